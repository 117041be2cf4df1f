import { expect, it } from '@jest/globals';
import { toTemplate } from './to-template';

const project = {
  category: 'industry' as const,
  governmentFunded: false,
  unit: { id: 'zone', name: '经开区', shortName: '经开区' },
  plannedStart: '2026-07-01',
  plannedFinish: null,
};
const units = [
  { id: 'plan', name: '县自然资源和规划局', shortName: '自规局' },
  { id: 'dev', name: '县发展和改革委员会', shortName: '发改委' },
];

it('finds who usually owes each, and counts the days from the planned start', () => {
  const rows = toTemplate(project, units, ['land']);
  expect(rows[0]).toEqual({
    topic: 'approval',
    kind: 'permit',
    unitId: 'dev',
    plannedDay: '2026-01-02',
    chosen: true,
  });
  expect(rows.some(({ topic }) => topic === 'land')).toBe(false);
  expect(rows.find(({ topic }) => topic === 'planning')?.unitId).toBe('plan');
  // nobody of that name: the unit of the project; no planned finish: the day is left to people
  expect(rows.find(({ topic }) => topic === 'acceptance')).toMatchObject({ unitId: 'zone', plannedDay: '' });
});
