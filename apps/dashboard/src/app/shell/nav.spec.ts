import { actionsOf, type Role } from '@duban/domain';
import { navFor, onPhone } from './nav';

const bottomOf = (role: Role) => {
  const items = navFor(actionsOf([role]));
  const bottom = onPhone(items);
  return items.filter((item) => bottom.has(item)).map(({ key }) => key);
};

describe('the bottom of a phone', () => {
  it.each([
    ['handler', ['board', 'reports', 'notices', 'complaints', 'cards']],
    ['monitor', ['board', 'line', 'notices', 'complaints', 'cards']],
    ['leader', ['board', 'leader', 'line', 'notices', 'complaints']],
  ] as const)('has for a %s where something can be owed', (role, keys) =>
    expect(bottomOf(role)).toEqual(keys),
  );

  it('has everything of who sees little', () => {
    const items = navFor(actionsOf(['enterprise']));
    expect(onPhone(items).size).toBe(Math.min(5, items.length));
  });

  it('is empty for who may see nothing', () => expect(onPhone([]).size).toBe(0));
});
