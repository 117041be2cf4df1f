import { expect, it } from '@jest/globals';
import type { Org } from '@duban/contracts';
import { toTree } from './org-tree';

const org = (id: string, kind: Org['kind'], parentId: string | null): Org => ({
  id,
  kind,
  parentId,
  name: id,
  shortName: id,
  regionCode: null,
  creditCode: null,
  headId: null,
  supervisorId: null,
  active: true,
  version: 1,
});

it('grows a tree, departments before townships before enterprises', () => {
  const tree = toTree([
    org('e', 'enterprise', 't'),
    org('t', 'township', 'c'),
    org('c', 'county', null),
    org('d', 'department', 'c'),
  ]);
  expect(tree).toMatchObject([{ id: 'c', children: [{ id: 'd' }, { id: 't', children: [{ id: 'e' }] }] }]);
});

it('loses nothing whose parent is not shown', () => {
  expect(toTree([org('e', 'enterprise', 'gone')])).toMatchObject([{ id: 'e' }]);
});
