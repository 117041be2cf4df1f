import type { LightColor, Period } from '@duban/domain';
import { plannedRowsOf, rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import type { FilingRow, Sums } from './board.queries';

/** What the county's board takes from the kept sums: a few hundred rows, however many projects there are. */
export type KeptSums = {
  sums: Sums;
  lightsBefore: { color: LightColor; count: number }[];
  filing: FilingRow;
};

/**
 * The sums of the whole county against the plans in force, from what is kept for the month `closed`; null when nothing is
 * kept for it. The same answers as `findSums`, `findLightsOf` and `findFiling` count.
 */
export async function findKeptSums(
  em: EntityManager,
  closed: Period,
  open: Period,
): Promise<KeptSums | null> {
  const [head] = await rowsOf(em, 'select 1 from standing_head where closed = $1', [closed]);
  if (!head) return null;
  const [row] = await plannedRowsOf<Omit<KeptSums, 'sums'> & Sums>(em, 'board-sums', SUMS, [open === closed]);
  if (!row) throw new Error('sums always answer one row');
  const { lightsBefore, filing, ...sums } = row;
  return { sums, lightsBefore, filing };
}

const months = (column: string) => `(
    select coalesce(jsonb_agg(jsonb_build_object('month', m, 'fen', fen::text)), '[]')
    from (
      select m, sum(fen) as fen from counted, unnest(${column}) with ordinality as u (fen, m) group by m order by m) s)`;

const SUMS = `
with kept as materialized (
  select * from standing_sums where projects > 0
), main as (
  select currency from kept group by currency order by sum(projects) desc, currency limit 1
), counted as (
  select * from kept where currency = (select currency from main)
), sums as (
  select township, sector, grouping(township) as all_townships, grouping(sector) as all_sectors, min(township_name) as name,
    coalesce(sum(projects), 0)::int as projects, coalesce(sum(large), 0)::int as large,
    coalesce(sum(plan_fen), 0)::text as plan_fen, coalesce(sum(done_fen), 0)::text as done_fen,
    coalesce(sum(scheduled_twelfths), 0)::text as scheduled_twelfths, coalesce(sum(total_fen), 0)::text as total_fen,
    coalesce(sum(stale), 0)::int as stale, coalesce(sum(paid), 0)::int as paid
  from counted group by grouping sets ((), (township), (sector))
)
select
  (select currency from main) as currency,
  (select coalesce(sum(projects), 0)::int from kept where currency <> (select currency from main)) as others,
  (select to_jsonb(s) from sums s where all_townships = 1 and all_sectors = 1) as whole,
  (select coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('key', township)), '[]') from sums s where all_townships = 0) as townships,
  (select coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('key', sector, 'name', null)), '[]') from sums s where all_sectors = 0) as sectors,
  (select coalesce(jsonb_agg(jsonb_build_object('color', value, 'count', projects)), '[]')
   from standing_counts where facet = 'light' and projects > 0) as lights,
  (select coalesce(jsonb_agg(jsonb_build_object('color', value, 'count', projects)), '[]')
   from standing_counts where facet = 'before' and projects > 0) as "lightsBefore",
  ${months('done_months')} as done_by_month,
  ${months('planned_months')} as planned_by_month,
  (select coalesce(sum(planned_evenly), 0)::text from counted) as planned_evenly,
  (select jsonb_build_object(
     'filed', coalesce(sum(case when $1 then filed_closed else filed_next end), 0),
     'owed', coalesce(sum(direct - case when $1 then filed_closed else filed_next end), 0),
     'filed_fen', coalesce(sum(case when $1 then closed_month_fen else next_month_fen end), 0)::text)
   from kept) as filing
`;
