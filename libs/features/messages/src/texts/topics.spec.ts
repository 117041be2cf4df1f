import { EVENT_TYPES } from '@duban/domain';
import { GROUPS, groupOf, saysOf } from './topics';

const OF_A_MATTER = EVENT_TYPES.filter((type) => /^(notice|card|complaint)\./.test(type));

it.each([...OF_A_MATTER, 'engine.alarm'])('%s is told in words, in a group of its own', (type) => {
  const data = { rung: 'reminder-1', color: 'red' };
  expect(saysOf(type, data)).not.toBe('有新进展');
  expect(groupOf(type, data)).not.toBe('other');
});

it('counts a missed sign-for apart from what is overdue', () => {
  expect(groupOf('notice.reminded', { rung: 'sign-overdue' })).toBe('unsigned');
  expect(groupOf('notice.reminded', { rung: 'reminder-1' })).toBe('overdue');
});

it('tells what nobody thought of as other, without failing', () => {
  expect(groupOf('tomorrow.invented', {})).toBe('other');
  expect(saysOf('tomorrow.invented', {})).toBe('有新进展');
  expect(saysOf('notice.reminded', {})).toBe('阶梯到级');
});

it('says how many of each group there are', () =>
  expect(Object.values(GROUPS).map(({ counted }) => counted(3))).toEqual(
    expect.arrayContaining(['3 件督办逾期', '3 件预警', '3 条其他消息']),
  ));
