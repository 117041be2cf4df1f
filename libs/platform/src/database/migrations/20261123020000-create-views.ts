import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The read model of the register and the boards. A function and not a view, because how a project stands depends on
 * the month that has closed; it is plain SQL, so PostgreSQL merges it into the query that reads it.
 */
export class CreateViews20261123020000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(INDEXES);
    await run.query(SCHEDULED_FEN);
    await run.query(PROJECT_STANDING);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      drop function project_standing(text);
      drop function scheduled_fen(bigint, bigint[], int);
      drop index events_owner, events_unit, notices_due, projects_updated, projects_total, projects_name, reports_last;
    `);
  }
}

/** reports_last answers "the last report of this project" from the index alone; the others are the sorts of the list. */
const INDEXES = `
create index reports_last on reports (project_id, period desc) include (kind, month_fen, year_fen, total_fen, physical_bp)
  where state = 'submitted';
create index projects_name on projects (name collate "zh-x-icu", id);
create index projects_total on projects (total_fen, id);
create index projects_updated on projects (updated_at, id);
create index notices_due on notices (due_at, id) where state in ('issued', 'signed', 'replied', 'returned');
create index events_unit on events (unit_id, seq) where unit_id is not null;
create index events_owner on events (owner_id, seq) where owner_id is not null;
`;

/** Roughly what is scheduled by the end of a month: to sort by. What is shown is computed exactly by the domain. */
const SCHEDULED_FEN = `
create function scheduled_fen(plan_fen bigint, months bigint[], month int) returns float8
language sql immutable as $$
  select case
    when months is null then plan_fen::float8 * month / 12
    else greatest(0, least(plan_fen, (select coalesce(sum(amount), 0)::float8 from unnest(months[1:month]) as amount)))
  end
$$;
`;

/**
 * How every project stands when the month `closed` has closed. The year in view is that of the closed month, or of the
 * last report if a newer year has begun to report. A snapshot (observation) has no yearly figures: it is held
 * against the whole project, and its light is the one stored with it. `direct`: owes the direct report (直报), the same
 * rule as `direct_report_projects`. `lead`: roughly the share of the plan it is ahead, to sort by. Stale: the closed
 * month is missing, unless the project entered the register after it.
 */
const PROJECT_STANDING = `
create function project_standing(closed text) returns table (
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
  open_notices int
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
      where n.subject_id = p.id and n.state in ('issued', 'signed', 'replied', 'returned'))
  from projects p
  left join lateral (
    select r.period, left(r.period, 4)::int as year, right(r.period, 2)::int as month, r.period >= closed as fresh,
      r.kind = 'observation' as whole_life, r.year_fen, r.total_fen, r.physical_bp
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
  left join project_plans plan on plan.project_id = p.id and plan.year = v.year and plan.current
  left join lights light on light.subject_id = p.id and light.kind = 'investment' and light.current
  cross join lateral (
    -- a snapshot may bring the works and not the money: then the last money known stands
    select coalesce(last.total_fen, (
      select r.total_fen from reports r
      where r.project_id = p.id and r.state = 'submitted' and r.total_fen is not null
      order by r.period desc limit 1), 0) as total_fen
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
