import { ACTIONS, actionsOf, may, RIGHTS, ROLES, rolesFit, scopeOf, type Viewer } from './access';

const viewer = (roles: Viewer['roles'], orgIds: string[] = ['town']): Viewer => ({
  accountId: 'a',
  orgId: orgIds[0] ?? null,
  orgIds,
  roles,
});

describe('the rights table', () => {
  it('takes the widest scope of several roles', () => {
    expect(scopeOf(['handler'], 'notice:read')).toBe('org');
    expect(scopeOf(['handler', 'monitor'], 'notice:read')).toBe('all');
    expect(scopeOf(['enterprise'], 'notice:read')).toBeNull();
  });

  it('lets a handler act on rows of its unit and of units below, and on no other', () => {
    expect(may(viewer(['handler']), 'notice:sign', ['town'])).toBe(true);
    expect(may(viewer(['handler'], ['town', 'village']), 'notice:sign', ['village'])).toBe(true);
    expect(may(viewer(['handler']), 'notice:sign', ['other'])).toBe(false);
    expect(may(viewer(['handler']), 'notice:sign', [null])).toBe(false);
  });

  it('keeps administration and audit out of business', () => {
    for (const action of ACTIONS.filter(
      (a) => /^(notice|report|project|attachment):/.test(a) && !a.endsWith(':read'),
    )) {
      expect(scopeOf(['admin'], action)).toBeNull();
      expect(scopeOf(['auditor'], action)).toBeNull();
    }
    expect(rolesFit(['admin', 'monitor'])).toBe(false);
    expect(rolesFit(['admin', 'auditor'])).toBe(false);
    expect(rolesFit(['monitor', 'office-head'])).toBe(true);
    expect(rolesFit([])).toBe(false);
    expect(rolesFit(['monitor', 'monitor'])).toBe(false);
  });

  it('never lets the judged judge: nobody who may reply may review, issue or dismiss', () => {
    for (const role of ROLES.filter((r) => 'notice:reply' in RIGHTS && scopeOf([r], 'notice:reply')))
      for (const action of ['notice:review', 'notice:issue', 'notice:dismiss'] as const)
        expect(scopeOf([role], action)).toBeNull();
  });

  it('gives every role something to do', () => {
    for (const role of ROLES) expect(actionsOf([role])).not.toEqual([]);
  });
});
