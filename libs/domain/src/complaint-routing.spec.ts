import fc from 'fast-check';
import { type OrgTree, levelAbove, mayAssign, orgsAbove } from './complaint-routing';

/** county ← housing ← (station ← team), county ← market, and a zone that stands alone. */
const TREE: OrgTree = new Map([
  ['county', null],
  ['housing', 'county'],
  ['station', 'housing'],
  ['team', 'station'],
  ['market', 'county'],
  ['zone', null],
]);

describe('assigning a complaint', () => {
  it.each<[string, string, string[], string[], unknown[]]>([
    ['to another unit', 'market', [], ['housing'], []],
    ['with others to help', 'market', ['zone'], ['housing'], []],
    ['with nobody complained of', 'housing', ['station'], [], []],
    ['to the unit complained of', 'housing', [], ['housing'], [{ code: 'complained-of', orgId: 'housing' }]],
    [
      'to one below it',
      'team',
      [],
      ['housing'],
      [{ code: 'below-complained-of', orgId: 'team', of: 'housing' }],
    ],
    ['to the one above it', 'housing', [], ['station'], []],
    [
      'with it to help',
      'market',
      ['station', 'housing'],
      ['housing'],
      [
        { code: 'below-complained-of', orgId: 'station', of: 'housing' },
        { code: 'complained-of', orgId: 'housing' },
      ],
    ],
    ['to a unit nobody knows', 'nowhere', [], [], [{ code: 'unknown-unit', orgId: 'nowhere' }]],
    ['to the lead as helper', 'market', ['zone', 'market'], [], [{ code: 'named-twice', orgId: 'market' }]],
  ])('%s', (_, lead, co, complainedOf, refusals) => {
    expect(mayAssign(TREE, { lead, co }, complainedOf)).toEqual(refusals);
  });
});

describe('one level up', () => {
  it.each([
    ['the unit above', 'team', [], 'station'],
    ['past the one complained of', 'team', ['station'], 'housing'],
    ['past all that take orders from it', 'team', ['housing'], 'county'],
    ['to the office, where nobody is above', 'zone', [], null],
    ['to the office, where all above are concerned', 'team', ['county'], null],
  ])('%s', (_, from, complainedOf, to) => {
    expect(levelAbove(TREE, from, complainedOf)).toBe(to);
  });
});

describe('of any tree', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const tree = fc
    .array(fc.option(fc.constantFrom(...names)), { minLength: 6, maxLength: 6 })
    .map((above): OrgTree => new Map(names.map((name, i) => [name, above[i] ?? null])));
  const some = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 });

  it('nobody concerned ever gets it, also where the tree runs in a circle', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom(...names), some, some, (orgs, lead, others, complainedOf) => {
        const co = others.filter((orgId) => orgId !== lead);
        const isFree = (orgId: string) =>
          !complainedOf.includes(orgId) &&
          !orgsAbove(orgs, orgId).some((above) => complainedOf.includes(above));
        expect(mayAssign(orgs, { lead, co }, complainedOf).length === 0).toBe([lead, ...co].every(isFree));
        const up = levelAbove(orgs, lead, complainedOf);
        if (up !== null) {
          expect(up).not.toBe(lead);
          expect(isFree(up)).toBe(true);
        }
      }),
    );
  });
});
