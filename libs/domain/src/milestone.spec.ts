import { milestoneLateDays, milestoneState, milestoneTemplate, templateDay } from './milestone';

const days = { plannedDay: '2026-05-11', actualDay: null, droppedDay: null };

it.each([
  [days, '2026-05-11', 'open', 0],
  [days, '2026-05-12', 'overdue', 1],
  [{ ...days, actualDay: '2026-05-15' }, '2026-06-01', 'done', 4],
  [{ ...days, actualDay: '2026-05-01' }, '2026-06-01', 'done', 0],
  [{ ...days, droppedDay: '2026-05-20' }, '2026-06-01', 'dropped', null],
])('%j on %s is %s, %s days late', (of, today, state, late) => {
  expect(milestoneState(of, today)).toBe(state);
  expect(milestoneLateDays(of, today)).toBe(late);
});

const topics = (...args: Parameters<typeof milestoneTemplate>) =>
  milestoneTemplate(...args).map(({ topic }) => topic);

it('asks a factory for an energy review and for operation, public money for its design', () => {
  expect(topics('industry', false)).toEqual([
    'approval',
    'planning',
    'land',
    'environment',
    'energy',
    'tendering',
    'construction-permit',
    'start',
    'topping-out',
    'acceptance',
    'operation',
  ]);
  expect(topics('infrastructure', true)).toEqual([
    'approval',
    'planning',
    'land',
    'design',
    'environment',
    'tendering',
    'construction-permit',
    'start',
    'acceptance',
  ]);
});

it('counts the days of a template from the planned start or finish', () => {
  const lines = milestoneTemplate('industry', false);
  const at = (topic: string) => lines.find((line) => line.topic === topic) as (typeof lines)[number];
  expect(templateDay(at('approval'), '2026-07-01', '2027-12-31')).toBe('2026-01-02');
  expect(templateDay(at('operation'), '2026-07-01', '2027-12-31')).toBe('2028-03-30');
  expect(templateDay(at('operation'), '2026-07-01', null)).toBeNull();
});
