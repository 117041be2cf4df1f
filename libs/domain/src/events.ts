/** Everything that can be told about the county's business, past tense. One list: audit trail, bus and live feed. */
export const EVENT_TYPES = [
  'session.opened',
  'session.refused',
  'session.closed',
  'account.created',
  'account.changed',
  'account.locked',
  'org.created',
  'org.changed',
  'project.created',
  'project.changed',
  'project.replanned',
  'project.left',
  'milestone.added',
  'milestone.changed',
  'milestone.done',
  'milestone.dropped',
  'milestone.reopened',
  'report.opened',
  'report.submitted',
  'report.late',
  'light.changed',
  'notice.proposed',
  'notice.issued',
  'notice.dismissed',
  'notice.signed',
  'notice.replied',
  'notice.returned',
  'notice.closed',
  'notice.warned',
  'notice.reminded',
  'notice.escalated',
  'notice.rung-skipped',
  'notice.approved',
  'notice.acting',
  'notice.fed-back',
  'notice.feedback-missed',
  'notice.sign-expired',
  'notice.accepted',
  'notice.archived',
  'notice.withdrawn',
  'notice.objected',
  'notice.redispatched',
  'notice.objection-overruled',
  'notice.extension-asked',
  'notice.extended',
  'notice.extension-refused',
  'notice.suspension-asked',
  'notice.suspended',
  'notice.suspension-refused',
  'notice.pause-ended',
  'notice.resumed',
  'notice.reason-stated',
  'notice.reason-accepted',
  'notice.reason-rejected',
  'notice.reprojected',
  'card.proposed',
  'card.dismissed',
  'card.issued',
  'card.served',
  'card.explained',
  'card.appealed',
  'card.upheld',
  'card.lowered',
  'card.revoked',
  'card.verifying',
  'card.lifted',
  'card.explain-missed',
  'card.appeal-ended',
  'card.review-late',
  'card.reprojected',
  'report.rescheduled',
  'calendar.changed',
  'settings.changed',
  'task.retried',
  'task.discarded',
  'clock.advanced',
  'standings.repaired',
  'list.exported',
  'import.finished',
  'demo.seeded',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** The office's own papers: who is supervised learns of them when they are issued. Every list, feed and board asks here. */
export const OFFICE_EVENTS: readonly string[] = [
  'notice.proposed',
  'notice.dismissed',
  'notice.approved',
  'notice.rung-skipped',
  'card.proposed',
  'card.dismissed',
] satisfies EventType[];

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The one spelling of a JSON value that is hashed: keys sorted, no blanks. Numbers must be safe integers. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] as Json)}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new RangeError(`an event holds whole numbers only, not ${value}`);
  return JSON.stringify(value);
}
