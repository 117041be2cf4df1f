import type { NoticeLine } from '@duban/contracts';
import {
  climb,
  dayOf,
  elapsedWith,
  isNoticeRunning,
  noticeNumber,
  remaining,
  workingDaysBetween,
  type Calendar,
  type Instant,
  type KeptRung,
} from '@duban/domain';
import { ledgerOf } from './notice-clocks';
import type { NoticeRow } from './notices.queries';
import type { Terms } from './replan';

export type Skippable = KeptRung & { skipped: boolean };
/** `terms`: the ledger, asked only while the clock stands still. */
export type LineParts = { row: NoticeRow; rungs: Skippable[]; terms: Terms };

export const iso = (date: Date | null) => date?.toISOString() ?? null;
export const numberOf = ({ number_year: year, number_seq: seq }: NoticeRow) =>
  year && seq ? noticeNumber(year, seq) : null;

/** While unsigned the sign-for is what is due, until the answer itself is. */
function dueOf(row: NoticeRow, rungs: KeptRung[], now: Instant): { day: string; at: Instant } | null {
  if (!row.due_at || !row.due_day) return null;
  const signAt = rungs.find((rung) => rung.key === 'sign-overdue')?.at;
  if (row.state === 'issued' && row.sign_due_day && signAt !== undefined && now <= row.due_at.getTime())
    return { day: row.sign_due_day, at: signAt };
  return { day: row.due_day, at: row.due_at.getTime() };
}

/** A notice as a list or the board shows it. */
export function presentLine({ row, rungs, terms }: LineParts, cal: Calendar, now: Instant): NoticeLine {
  const due = dueOf(row, rungs, now);
  const stopped = stoppedOf(row, terms, cal);
  const since = waitsSince(row);
  const { next } = climb({ state: row.state, rungs }, now);
  return {
    id: row.id,
    number: numberOf(row),
    title: row.title,
    state: row.state,
    severity: row.severity,
    source: row.source,
    color: row.color,
    unit: { id: row.unit_id, name: row.unit_name, shortName: row.unit_short_name },
    subject: { type: row.subject_type, id: row.subject_id, name: row.subject_name },
    proposedAt: row.proposed_at.toISOString(),
    issuedAt: iso(row.issued_at),
    dueDay: due?.day ?? null,
    provisional: row.provisional || stopped !== null,
    remaining: due && isNoticeRunning(row.state) ? remaining(cal, now, due.at) : null,
    stopped,
    level: row.level,
    rungs: rungs.map(({ key, firedAt, provisional }) => ({ key, fired: firedAt !== null, provisional })),
    next: next && { key: next.key, day: next.day },
    pending: row.pending,
    waiting: since && workingDaysBetween(cal, dayOf(since.getTime()), dayOf(now)),
  };
}

/** What of the term is left while the clock stands still: it was worked until then, and no longer. */
function stoppedOf(row: NoticeRow, terms: Terms, cal: Calendar): NoticeLine['stopped'] {
  const ledger = ledgerOf(row, terms);
  if (row.state !== 'suspended' || !row.suspended_at || !ledger) return null;
  const total = ledger.credits.reduce((sum, credit) => sum + credit.workingDays, ledger.workingDays);
  const used = elapsedWith(cal, ledger, row.suspended_at.getTime()).workingDays;
  return {
    since: row.suspended_at.toISOString(),
    workingDays: Math.max(0, total - used),
    untilDay: row.pause_ends_day,
    ended: row.pause_ended_at !== null,
  };
}

/** Since when it waits for the office: its reply, its closing, its issue, its resuming, or the oldest of its requests. */
function waitsSince(row: NoticeRow): Date | null {
  if (row.asked_at) return row.asked_at;
  switch (row.state) {
    case 'proposed':
      return row.proposed_at;
    case 'approved':
      return row.approved_at;
    case 'replied':
      return row.replied_at;
    case 'accepted':
      return row.accepted_at;
    case 'suspended':
      return row.pause_ended_at;
    default:
      return null;
  }
}
