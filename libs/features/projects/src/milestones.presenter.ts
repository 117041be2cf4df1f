import type { Milestone } from '@duban/contracts';
import { may, milestoneLateDays, milestoneState, type Action, type Day } from '@duban/domain';
import type { Actor } from '@duban/platform';
import type { OwedRow } from './milestones.queries';

/** Who may say that it is done: who owes it, and the unit of the project. */
export const finishers = (row: OwedRow) => [row.unit_id, row.project_unit_id];

export function presentMilestone(row: OwedRow, actor: Actor, today: Day): Milestone {
  const days = { plannedDay: row.planned_day, actualDay: row.actual_day, droppedDay: row.dropped_day };
  const can: Action[] = [];
  if (may(actor, 'milestone:edit', finishers(row))) can.push('milestone:edit');
  if (may(actor, 'milestone:finish', finishers(row)) && !row.dropped_day) can.push('milestone:finish');
  // who owes a permit to somebody else's project knows its name and may not open it
  if (may(actor, 'project:read', [row.project_unit_id, row.project_owner_id])) can.push('project:read');
  return {
    id: row.id,
    projectId: row.project_id,
    projectName: row.project_name,
    kind: row.kind,
    topic: row.topic,
    name: row.name,
    unit: { id: row.unit_id, name: row.unit_name, shortName: row.unit_short_name },
    plannedDay: row.planned_day,
    actualDay: row.actual_day,
    dropped: row.dropped_day && row.drop_reason ? { day: row.dropped_day, reason: row.drop_reason } : null,
    note: row.note,
    state: milestoneState(days, today),
    lateDays: milestoneLateDays(days, today),
    version: row.version,
    can,
  };
}
