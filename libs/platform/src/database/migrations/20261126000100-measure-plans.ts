import type { MigrationInterface, QueryRunner } from 'typeorm';
import { STANDING_BEFORE } from './20261124000100-watch-supervision';

/** How a project stands, held against the first or the current plan of the year, with the day and basis of its figures. */
export class MeasurePlans20261126000100 implements MigrationInterface {
  name = 'MeasurePlans20261126000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function project_standing(text)`);
    await runner.query(INDEX);
    await runner.query(STANDING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function project_standing(text, text)`);
    await runner.query(INDEX_BEFORE);
    await runner.query(STANDING_BEFORE);
  }
}

const reportsLast = (columns: string) => `
drop index reports_last;
create index reports_last on reports (project_id, period desc) include (${columns}) where state = 'submitted';
`;
const INDEX_BEFORE = reportsLast('kind, month_fen, year_fen, total_fen, physical_bp');
const INDEX = reportsLast('kind, month_fen, year_fen, total_fen, physical_bp, as_of, basis');

/**
 * As `create-views` says, and `measure`: 'first' holds the year against the first plan somebody set for it, anything
 * else against the current one. The light is always the one that was lit, against the plan of its day.
 */
export const STANDING = `
create function project_standing(closed text, measure text default 'current') returns table (
  project_id uuid,
  large boolean,
  direct boolean,
  year int,
  year_plan_fen bigint,
  year_plan_months bigint[],
  whole_life boolean,
  plan_fen bigint,
  done_fen bigint,
  done_total_fen bigint,
  physical_bp int,
  last_period text,
  color text,
  word text,
  light_period text,
  light_reason jsonb,
  month int,
  lead float8,
  open_notices int,
  as_of date,
  basis text,
  total_as_of date,
  total_basis text
) language sql stable as $$
  select p.id,
    duty.large,
    duty.large and duty.reporting,
    v.year,
    plan.amount_fen,
    plan.months,
    v.whole_life,
    figures.plan_fen,
    figures.done_fen,
    known.total_fen,
    last.physical_bp,
    last.period,
    case when duty.stale then 'stale' else coalesce(light.color, 'none') end,
    case when duty.stale then 'stale' else coalesce(light.word, case when figures.plan_fen > 0 then 'quiet' else 'no-plan' end) end,
    light.period,
    light.reason,
    v.month,
    case when v.whole_life then (light.reason ->> 'pointsTenths')::float8 / 1000
      when figures.plan_fen > 0 then (figures.done_fen - scheduled_fen(figures.plan_fen, plan.months, v.month)) / figures.plan_fen
      end,
    (select count(*)::int from notices n
      where n.subject_id = p.id and n.state in ('issued', 'signed', 'acting', 'replied', 'returned', 'suspended', 'accepted')),
    last.as_of,
    last.basis,
    known.as_of,
    known.basis
  from projects p
  left join lateral (
    select r.period, left(r.period, 4)::int as year, right(r.period, 2)::int as month, r.period >= closed as fresh,
      r.kind = 'observation' as whole_life, r.year_fen, r.total_fen, r.physical_bp, r.as_of, r.basis
    from reports r where r.project_id = p.id and r.state = 'submitted' order by r.period desc limit 1
  ) last on true
  cross join lateral (
    select greatest(left(closed, 4)::int, last.year) as year,
      case when last.year >= left(closed, 4)::int then last.month else right(closed, 2)::int end as month,
      coalesce(last.whole_life, false) as whole_life
  ) v
  cross join lateral (
    select (make_date(left(closed, 4)::int, right(closed, 2)::int, 1) + interval '1 month') at time zone 'Asia/Shanghai' as at
  ) closing
  left join project_plans plan on plan.project_id = p.id and plan.year = v.year
    and case when measure = 'first' then plan.version = 1 else plan.current end
  left join lights light on light.subject_id = p.id and light.kind = 'investment' and light.current
  left join lateral (
    -- a snapshot may bring the works and not the money: then the last money known stands, with its own day
    select r.total_fen, r.as_of, r.basis from reports r
    where r.project_id = p.id and r.state = 'submitted' and r.total_fen is not null
    order by r.period desc limit 1
  ) earlier on last.total_fen is null
  cross join lateral (
    select coalesce(last.total_fen, earlier.total_fen, 0) as total_fen,
      case when last.total_fen is null then earlier.as_of else last.as_of end as as_of,
      case when last.total_fen is null then earlier.basis else last.basis end as basis
  ) known
  cross join lateral (
    select case when v.whole_life then p.total_fen else coalesce(plan.amount_fen, 0) end as plan_fen,
      case when v.whole_life then known.total_fen
        when last.year = v.year then coalesce(last.year_fen, 0)
        else 0 end as done_fen
  ) figures
  cross join lateral (
    select p.total_fen >= 10000000000 and p.currency = 'CNY' as large,
      p.stage in ('signed', 'preparing', 'building', 'paused') as reporting,
      p.stage in ('signed', 'preparing', 'building', 'paused') and not v.whole_life and case
        when last.period is null then p.created_at < closing.at
        else not last.fresh end as stale
  ) duty
$$;
`;
