import type { Measure } from '@duban/contracts';
import { OFFICE_EVENTS, type LightColor, type Period } from '@duban/domain';
import { EVENT_LINE_COLUMNS, rowsOf, type EventLineRow } from '@duban/platform';
import type { EntityManager } from 'typeorm';

/** Whose board: every organisation's (null), or one organisation's with those below it. */
export type Orgs = readonly string[] | null;

/** Its unit or its owner is among these organisations; `$1` is the list, null for everybody's. */
export const mine = (row: string) =>
  `($1::uuid[] is null or ${row}.unit_id = any($1) or ${row}.owner_id = any($1))`;

/** A notice and a card are their unit's, whoever owns the project: the owner is not told. */
export const served = (row: string) => `($1::uuid[] is null or ${row}.unit_id = any($1))`;

/** A unit, `o`, as it is shown. */
export const UNIT = `json_build_object('id', o.id, 'name', o.name, 'shortName', o.short_name) as unit`;

export async function findOrgsOfRoom(em: EntityManager, room: string): Promise<Orgs> {
  if (room === 'all') return null;
  const rows = await rowsOf<{ id: string }>(em, 'select id from orgs where path @> array[$1::uuid]', [
    room.slice('org:'.length),
  ]);
  return rows.map((row) => row.id);
}

/** Sums of one group in the board's currency; amounts are text, `scheduled_twelfths` is twelve times what is scheduled. */
export type SumRow = {
  key: string | null;
  name: string | null;
  projects: number;
  large: number;
  plan_fen: string;
  done_fen: string;
  scheduled_twelfths: string;
  total_fen: string;
  /** Projects whose last figure is too old to judge by, and those that count what was paid. */
  stale: number;
  paid: number;
};
export type Sums = {
  currency: string | null;
  others: number;
  whole: SumRow;
  townships: SumRow[];
  sectors: SumRow[];
  lights: { color: LightColor; count: number }[];
  /** What each month added to the sum of the year, and what plans by month set for it; the rest is planned evenly. */
  done_by_month: { month: number; fen: string }[];
  planned_by_month: { month: number; fen: string }[];
  planned_evenly: string;
};

/**
 * What is planned, done and scheduled when a month has closed, and how the lights stand now. Every project counts with
 * its last report up to that month; a snapshot without yearly figures counts as its stored light judged it, and not
 * in the months. `measure` says which plan of the year counts. Sums are exact: twelfths are divided once, in the domain.
 */
export async function findSums(
  em: EntityManager,
  orgs: Orgs,
  closed: Period,
  measure: Measure,
): Promise<Sums> {
  const [row] = await rowsOf<Sums>(em, SUMS, [
    orgs,
    closed,
    Number(closed.slice(0, 4)),
    Number(closed.slice(5)),
    measure,
  ]);
  if (!row) throw new Error('sums always answer one row');
  return row;
}

const SUMS = `
with standing as materialized (
  select p.id, p.township, p.township_name, p.sector, p.currency, p.total_fen, s.large, s.color, s.whole_life,
    case when s.whole_life then (s.light_reason ->> 'planFen')::bigint else plan.amount_fen end as plan_fen,
    case when s.whole_life or s.last_period <= $2 then s.done_fen else before.year_fen end as done_fen,
    case
      when s.whole_life then div(12 * (s.light_reason ->> 'planFen')::numeric * (s.light_reason ->> 'scheduleNum')::numeric,
        (s.light_reason ->> 'scheduleDen')::numeric)
      when plan.months is null then plan.amount_fen::numeric * $4
      else (select 12 * sum(amount) from unnest(plan.months[1:$4]) as amount)
    end as scheduled_twelfths,
    plan.months,
    s.basis,
    p.stage in ('signed', 'preparing', 'building', 'paused') and not s.whole_life and case
      when s.last_period is null
        then p.created_at < ((($2 || '-01')::date + interval '1 month') at time zone 'Asia/Shanghai')
      else s.last_period < $2 end as stale
  from projects p
  join project_standing($2) s on s.project_id = p.id
  left join project_plans plan on plan.project_id = p.id and plan.year = $3
    and case when $5::text = 'first' then plan.version = 1 else plan.current end
  left join lateral (
    select r.year_fen from reports r
    where s.last_period > $2 and r.project_id = p.id and r.state = 'submitted' and r.period between left($2, 4) || '-01' and $2
    order by r.period desc limit 1
  ) before on true
  where ${mine('p')}
), main as (
  select currency from standing group by currency order by count(*) desc, currency limit 1
), counted as (
  select * from standing where currency = (select currency from main)
), sums as (
  select township, sector, grouping(township) as all_townships, grouping(sector) as all_sectors, min(township_name) as name,
    count(*)::int as projects, count(*) filter (where large)::int as large,
    coalesce(sum(plan_fen), 0)::text as plan_fen, coalesce(sum(done_fen), 0)::text as done_fen,
    coalesce(sum(scheduled_twelfths), 0)::text as scheduled_twelfths, coalesce(sum(total_fen), 0)::text as total_fen,
    count(*) filter (where stale)::int as stale, count(*) filter (where basis = 'payment')::int as paid
  from counted group by grouping sets ((), (township), (sector))
), added as (
  select right(r.period, 2)::int as month,
    r.year_fen - coalesce(lag(r.year_fen) over (partition by r.project_id order by r.period), 0) as fen
  from reports r join counted c on c.id = r.project_id
  where r.state = 'submitted' and r.kind = 'monthly' and r.period between left($2, 4) || '-01' and $2 and not c.whole_life
)
select
  (select currency from main) as currency,
  (select count(*)::int from standing where currency <> (select currency from main)) as others,
  (select to_jsonb(s) from sums s where all_townships = 1 and all_sectors = 1) as whole,
  (select coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('key', township)), '[]') from sums s where all_townships = 0) as townships,
  (select coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('key', sector, 'name', null)), '[]') from sums s where all_sectors = 0) as sectors,
  (select coalesce(jsonb_agg(to_jsonb(l)), '[]') from (select color, count(*)::int from standing group by color) l) as lights,
  (select coalesce(jsonb_agg(to_jsonb(a)), '[]') from (select month, sum(fen)::text as fen from added group by month) a) as done_by_month,
  (select coalesce(jsonb_agg(to_jsonb(m)), '[]') from (
    select month, sum(amount)::text as fen from counted, unnest(months) with ordinality as u (amount, month)
    where not whole_life group by month) m) as planned_by_month,
  (select coalesce(sum(plan_fen), 0)::text from counted where months is null and not whole_life) as planned_evenly
`;

/** How the lights of a month stood: the last overall light each project got in it, or the light of its money. */
export function findLightsOf(
  em: EntityManager,
  orgs: Orgs,
  period: Period,
): Promise<{ color: LightColor; count: number }[]> {
  return rowsOf(
    em,
    `select color, count(*)::int as count from (
       select distinct on (l.subject_id) l.color from lights l join projects p on p.id = l.subject_id
       where l.kind in ('overall', 'investment') and l.period = $2 and ${mine('p')}
       order by l.subject_id, l.kind desc, l.id desc
     ) l group by color`,
    [orgs, period],
  );
}

export type FilingRow = { filed: number; owed: number; filed_fen: string };
/** The direct reports of a month: filed, and still owed. */
export async function findFiling(em: EntityManager, orgs: Orgs, period: Period): Promise<FilingRow> {
  const [row] = await rowsOf<FilingRow>(
    em,
    `select count(r.id)::int as filed, (count(*) - count(r.id))::int as owed, coalesce(sum(r.month_fen), 0)::text as filed_fen
     from direct_report_projects d
     left join reports r on r.project_id = d.id and r.period = $2 and r.state = 'submitted'
     where ${mine('d')}`,
    [orgs, period],
  );
  return row ?? { filed: 0, owed: 0, filed_fen: '0' };
}

/** The newest of the county's business; the office's own papers and everybody's sessions stay out of others' sight. */
export function findNews(em: EntityManager, orgs: Orgs, limit: number): Promise<EventLineRow[]> {
  return rowsOf<EventLineRow>(
    em,
    `select ${EVENT_LINE_COLUMNS} from events e
     where e.subject_type in ('project', 'report', 'notice', 'card', 'light', 'import') and ${mine('e')}
       and (e.subject_type not in ('notice', 'card') or ${served('e')})
       and ($1::uuid[] is null or e.type <> all($3::text[]))
     order by seq desc limit $2`,
    [orgs, limit, OFFICE_EVENTS],
  );
}
