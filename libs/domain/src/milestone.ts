import { addDays, daysBetween, type Day } from './time';

/** 手续 and 节点 of the county's list (DOMAIN §13.1.3). */
export const MILESTONE_TOPICS = [
  'approval',
  'planning',
  'land',
  'environment',
  'energy',
  'design',
  'tendering',
  'construction-permit',
  'start',
  'topping-out',
  'acceptance',
  'operation',
] as const;
export type MilestoneTopic = (typeof MILESTONE_TOPICS)[number];
export type MilestoneKind = 'permit' | 'milestone';

/** done: it was, on a day · dropped: not wanted any more, with a reason · overdue: its day has passed. */
export type MilestoneState = 'open' | 'overdue' | 'done' | 'dropped';
export type MilestoneDays = { plannedDay: Day; actualDay: Day | null; droppedDay: Day | null };

/** The day itself is still in time; from the next one on it is overdue. */
export function milestoneState(
  { plannedDay, actualDay, droppedDay }: MilestoneDays,
  today: Day,
): MilestoneState {
  if (droppedDay) return 'dropped';
  if (actualDay) return 'done';
  return today > plannedDay ? 'overdue' : 'open';
}

/** Calendar days behind the plan, by the day it was done or by today; 0 when in time, null when dropped. */
export function milestoneLateDays(days: MilestoneDays, today: Day): number | null {
  if (days.droppedDay) return null;
  return Math.max(0, daysBetween(days.plannedDay, days.actualDay ?? today));
}

/** A line of a template. `office`: part of the name of the department that usually owes it; null: the project's unit. */
export type TemplateLine = {
  topic: MilestoneTopic;
  kind: MilestoneKind;
  office: string | null;
  /** Days from the planned start (or finish) of the project. */
  from: 'start' | 'finish';
  days: number;
};
type Category = 'industry' | 'infrastructure' | 'livelihood' | 'ecology';

const line = (
  topic: MilestoneTopic,
  kind: MilestoneKind,
  office: string | null,
  from: TemplateLine['from'],
  days: number,
): TemplateLine => ({ topic, kind, office, from, days });

const COMMON: TemplateLine[] = [
  line('approval', 'permit', '发改', 'start', -180),
  line('planning', 'permit', '自然资源', 'start', -120),
  line('land', 'permit', '自然资源', 'start', -90),
  line('environment', 'permit', '生态环境', 'start', -60),
  line('tendering', 'milestone', null, 'start', -45),
  line('construction-permit', 'permit', '住建', 'start', -15),
  line('start', 'milestone', null, 'start', 0),
  line('acceptance', 'milestone', '住建', 'finish', 0),
];
const ENERGY = line('energy', 'permit', '发改', 'start', -60);
const DESIGN = line('design', 'permit', '发改', 'start', -75);
const TOPPING = line('topping-out', 'milestone', null, 'finish', -150);
const OPERATION = line('operation', 'milestone', null, 'finish', 90);

/**
 * What a project of a category usually has to have and to reach: factories an energy review and operation, public
 * money an approved design with its budget, what is no building no topping-out. A start to work from, no law.
 */
export function milestoneTemplate(category: Category, governmentFunded: boolean): TemplateLine[] {
  const lines = [
    ...COMMON,
    ...(category === 'industry' ? [ENERGY, OPERATION] : []),
    ...(category === 'industry' || category === 'livelihood' ? [TOPPING] : []),
    ...(governmentFunded ? [DESIGN] : []),
  ];
  return lines.sort((a, b) => (a.from === b.from ? a.days - b.days : a.from === 'start' ? -1 : 1));
}

/** The day a line of a template falls on; null while the project has no planned day to count from. */
export function templateDay(line: TemplateLine, start: Day | null, finish: Day | null): Day | null {
  const from = line.from === 'start' ? start : finish;
  return from === null ? null : addDays(from, line.days);
}
