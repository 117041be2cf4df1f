import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPEN = `'issued', 'signed', 'acting', 'replied', 'returned', 'suspended', 'accepted'`;
const RUNNING = `'issued', 'signed', 'acting', 'replied', 'returned'`;
const BEFORE = `'issued', 'signed', 'replied', 'returned'`;

/** The register and the boards with the whole way of a notice, and the indexes of what they and the engine watch ask. */
export class WatchSupervision20261124000100 implements MigrationInterface {
  name = 'WatchSupervision20261124000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(STANDING_BEFORE);
    await runner.query(`drop index notices_due`);
    await runner.query(INDEXES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index tasks_retried, cards_standing, notices_asked, rung_fires_leader, notice_rungs_at, notices_unsigned,
        notices_running, notices_issued, notices_closed;
      create index notices_due on notices (due_at, id) where state in (${BEFORE});
    `);
    await runner.query(standingOf(BEFORE));
  }
}

/**
 * notices_running, notices_unsigned: what goes wrong next, from the index. notice_rungs_at: the rungs of the next days.
 * notices_asked, rung_fires_leader: what waits for the office, and for the leader. tasks_retried: the few that failed
 * and are tried again, among a million that did not. None is written when a rung fires, but the leader's.
 */
const INDEXES = `
create index notices_running on notices (due_at, id) include (round, unit_id, state) where state in (${RUNNING});
create index notices_unsigned on notices (sign_due_day, id) where state = 'issued';
create index notices_issued on notices (issued_at) where issued_at is not null;
create index notices_closed on notices (closed_at) include (replied_at, due_at, unit_id) where state in ('closed', 'archived');
create index notice_rungs_at on notice_rungs (at) include (notice_id, round, key);
create index rung_fires_leader on rung_fires (notice_id, round) where key = 'leader';
create index notices_asked on notices (unit_id) where pending <> '{}';
create index cards_standing on cards (unit_id, state) where state not in ('lifted', 'revoked', 'dismissed');
create index tasks_retried on tasks (id) where state = 'pending' and attempts > 0;
`;

/** How every project stands when a month has closed, as `create-views` says; which notices count as open is new. */
const standingOf = (open: string) => `
create or replace function project_standing(closed text) returns table (
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
      where n.subject_id = p.id and n.state in (${open}))
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

/** What later migrations go back to. */
export const STANDING_BEFORE = standingOf(OPEN);
