import type { Board } from '@duban/contracts';
import { plannedRowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import { UNIT, type Orgs } from './board.queries';

/** `units`: those that lead, of whom something was taken back. */
export type ComplaintSums = {
  filed: number;
  withdrawn: number;
  units: { unit: Board['complaints']['units'][number]['unit']; filed: number; withdrawn: number }[];
};

/**
 * Complaints filed since `since`, and those of them that were taken back, whatever came of it: of the county all, of an
 * organisation those it leads. Counts alone, from an index: who a complaint comes from is not near.
 */
export async function findComplaintSums(em: EntityManager, orgs: Orgs, since: Date): Promise<ComplaintSums> {
  const [row] = await plannedRowsOf<ComplaintSums>(
    em,
    'board-complaints',
    `with led as materialized (
       select lead_id, count(*)::int as filed, count(withdrawn_at)::int as withdrawn from complaints
       where filed_at >= $2 and ($1::uuid[] is null or lead_id = any($1)) group by lead_id
     )
     select coalesce(sum(filed), 0)::int as filed, coalesce(sum(withdrawn), 0)::int as withdrawn,
       (select coalesce(jsonb_agg(to_jsonb(u)), '[]') from (
          select ${UNIT}, l.filed, l.withdrawn from led l join orgs o on o.id = l.lead_id where l.withdrawn > 0) u) as units
     from led`,
    [orgs, since],
  );
  return row ?? { filed: 0, withdrawn: 0, units: [] };
}
