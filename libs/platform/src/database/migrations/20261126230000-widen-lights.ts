import type { MigrationInterface, QueryRunner } from 'typeorm';
import { STANDING as STANDING_BEFORE } from './20261126000100-measure-plans';

/** Lights of every kind, the overall one that register and boards show, and the waivers that make one hollow. */
export class WidenLights20261126230000 implements MigrationInterface {
  name = 'WidenLights20261126230000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLORS);
    await runner.query(WAIVERS);
    await runner.query(STANDING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(STANDING_BEFORE.replace('create function', 'create or replace function'));
    await runner.query('drop table light_waivers');
    await runner.query(COLORS_BEFORE);
  }
}

const COLORS = `
alter table lights drop constraint lights_color_check;
alter table lights add constraint lights_color_check
  check (color in ('green', 'yellow', 'red', 'stale', 'waived', 'none'));
`;
/** What the version before cannot show is unlit for it; its own light of the money is lit again with the next report. */
const COLORS_BEFORE = `
delete from lights where kind <> 'investment';
update lights set color = 'none' where color = 'waived';
alter table lights drop constraint lights_color_check;
alter table lights add constraint lights_color_check check (color in ('green', 'yellow', 'red', 'stale', 'none'));
`;

/** 免: asked for by a unit or written by the office, granted by another person, with a last day. */
const WAIVERS = `
create table light_waivers (
  id uuid primary key,
  project_id uuid not null references projects (id),
  kind text not null,
  reason text not null,
  until_day date not null,
  state text not null check (state in ('asked', 'granted', 'refused', 'ended')),
  asked_by uuid,
  asked_by_name text not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  opinion text,
  ended_at timestamptz,
  version int not null default 1
);
create index light_waivers_project on light_waivers (project_id, asked_at);
create index light_waivers_asked on light_waivers (asked_at, id) where state = 'asked';
create unique index light_waivers_one on light_waivers (project_id, kind) where state in ('asked', 'granted');
`;

/**
 * As `measure-plans` says, and the light is the overall one where there is one. Old figures are grey, but for what a
 * clock has turned yellow or red: that is so whatever the figures are. Beside an overall light the reason keeps the figures
 * of the investment one: boards sum by them.
 */
const STANDING = `
create or replace function project_standing(closed text, measure text default 'current') returns table (
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
    case when seen.grey then 'stale' else coalesce(whole.color, money.color, 'none') end,
    case when seen.grey then 'stale'
      else coalesce(whole.word, money.word, case when figures.plan_fen > 0 then 'quiet' else 'no-plan' end) end,
    case when seen.grey then money.period else coalesce(whole.reason ->> 'period', money.period) end,
    case when seen.grey or whole.reason is null then money.reason else coalesce(money.reason, '{}') || whole.reason end,
    v.month,
    case when v.whole_life then (money.reason ->> 'pointsTenths')::float8 / 1000
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
  left join lights whole on whole.subject_id = p.id and whole.kind = 'overall' and whole.current
  left join lights money on money.subject_id = p.id and money.kind = 'investment' and money.current
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
  cross join lateral (
    select duty.stale and not (coalesce(whole.color, '') in ('yellow', 'red') and whole.reason ->> 'kind' <> 'investment') as grey
  ) seen
$$;
`;
