import type { Unsealing } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';

type Row = {
  id: string;
  complaint_id: string;
  asked_by: string;
  asked_by_name: string;
  asked_at: Date;
  reason: string;
  decided_by: string | null;
  decided_by_name: string | null;
  decided_at: Date | null;
  granted: boolean | null;
  opinion: string | null;
};
export type KeptUnsealing = Unsealing & { id: string; byName: string; deciderName: string; opinion: string };

/** What was asked of these complaints, the oldest first. */
export async function findUnsealings(
  em: EntityManager,
  complaintIds: readonly string[],
): Promise<Map<string, KeptUnsealing[]>> {
  const kept = new Map<string, KeptUnsealing[]>();
  if (complaintIds.length === 0) return kept;
  const rows = await rowsOf<Row>(
    em,
    'select * from complaint_unsealings where complaint_id = any($1) order by asked_at, id',
    [complaintIds],
  );
  for (const row of rows) {
    const unsealing: KeptUnsealing = {
      id: row.id,
      askedBy: row.asked_by,
      askedAt: row.asked_at.getTime(),
      reason: row.reason,
      byName: row.asked_by_name,
      deciderName: row.decided_by_name ?? '',
      opinion: row.opinion ?? '',
      decision:
        row.decided_by && row.decided_at
          ? { by: row.decided_by, at: row.decided_at.getTime(), granted: row.granted === true }
          : null,
    };
    kept.set(row.complaint_id, [...(kept.get(row.complaint_id) ?? []), unsealing]);
  }
  return kept;
}
