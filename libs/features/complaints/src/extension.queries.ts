import type { ComplaintClock, Extension } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';

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
