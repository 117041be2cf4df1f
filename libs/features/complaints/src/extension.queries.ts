import { complaintExtensionRules, isExtendable, type ComplaintClock, type Extension } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import type { ClockRow } from './complaint-clocks';
import type { Complaint } from './complaint.entity';

export type ExtensionRow = {
  id: string;
  clock_id: string;
  clock: ComplaintClock;
  days: number;
  reason: string;
  asked_by: string;
  asked_by_name: string;
  asked_at: Date;
  decide_by: Date;
  decided_by: string | null;
  decided_by_name: string | null;
  decided_at: Date | null;
  granted_days: number | null;
  opinion: string | null;
};

/** What was asked for a complaint's clocks, the oldest first. */
export const findExtensions = (em: EntityManager, complaintId: string) =>
  rowsOf<ExtensionRow>(
    em,
    `select e.*, k.clock from complaint_extensions e join complaint_clocks k on k.id = e.clock_id
     where e.complaint_id = $1 order by e.asked_at, e.id`,
    [complaintId],
  );

/** An extension as the law sees it. */
export const pastOf = (row: ExtensionRow): Extension => ({
  askedBy: row.asked_by,
  askedAt: row.asked_at.getTime(),
  askedDays: row.days,
  decision: row.decided_at && {
    by: row.decided_by ?? '',
    at: row.decided_at.getTime(),
    grantedDays: row.granted_days ?? 0,
  },
});

/** The clock that may be put off, by which rules, and what was asked for it before; null when none runs. */
export function extendableOf(
  complaint: Complaint,
  clocks: readonly ClockRow[],
  extensions: readonly ExtensionRow[],
) {
  const clock = clocks.find((row) => row.ended_at === null && isExtendable(row.clock));
  const rules = clock && complaintExtensionRules(clock.clock, complaint, complaint.rules);
  if (!clock || !rules) return null;
  return { clock, rules, past: extensions.filter(({ clock_id }) => clock_id === clock.id).map(pastOf) };
}
