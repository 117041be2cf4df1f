import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How every project stands, kept as rows and as sums, so that a board and a page of the register cost the same with a
 * million projects as with a hundred. The law stays where it was: `project_standing` says how a project stands,
 * `count_standings` adds what boards sum up, and everything here is a copy of their answer.
 */
export class KeepStandings20261127000000 implements MigrationInterface {
  name = 'KeepStandings20261127000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [TABLES, COUNT, SUM, KEEP, TRIGGERS, DRIFT, REPAIR])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const TABLES = `
-- The month the kept standings are held against. No row: nothing is kept yet, and readers count for themselves.
create table standing_head (
  id int primary key default 1 check (id = 1),
  closed text not null,
  counted_at timestamptz not null
);

create table standings (
  project_id uuid primary key references projects(id),
  large boolean not null,
  direct boolean not null,
  year int not null,
  year_plan_fen bigint,
  year_plan_months bigint[],
  whole_life boolean not null,
  plan_fen bigint not null,
  done_fen bigint not null,
  done_total_fen bigint not null,
  physical_bp int,
  last_period text,
  color text not null,
  word text not null,
  light_period text,
  light_reason jsonb,
  month int not null,
  lead float8,
  as_of date,
  basis text,
  total_as_of date,
  total_basis text,
  -- what lists are ordered by: the light, then how far behind
  rank int not null,
  lag float8 not null,
  -- what boards group and sum
  unit_id uuid not null,
  owner_id uuid,
  township text not null,
  township_name text not null,
  sector text not null,
  stage text not null,
  section text,
  regulator_id uuid,
  leader text,
  labels text[] not null,
  currency text not null,
  total_fen bigint not null,
  closed_plan_fen bigint,
  closed_done_fen bigint,
  scheduled_twelfths numeric,
  closed_plan_months bigint[],
  done_months bigint[] not null,
  is_stale boolean not null,
  -- the direct report of the closed month and of the one after it: filed, and with how much
  filed_closed boolean not null,
  filed_next boolean not null,
  closed_month_fen bigint,
  next_month_fen bigint,
  light_before text
);
create index standings_rank on standings (rank, lag, project_id);
create index standings_lag on standings (lag, project_id);
create index standings_color on standings (color, lag, project_id);
create index standings_unit on standings (unit_id, rank, lag, project_id);
create index standings_owner on standings (owner_id) where owner_id is not null;
create index standings_township on standings (township, rank, lag, project_id);
create index standings_sector on standings (sector, rank, lag, project_id);

-- Sums of the county: amounts of months as arrays of twelve.
create table standing_sums (
  township text not null,
  township_name text not null,
  sector text not null,
  currency text not null,
  color text not null,
  projects bigint not null,
  large bigint not null,
  stale bigint not null,
  paid bigint not null,
  plan_fen numeric not null,
  done_fen numeric not null,
  scheduled_twelfths numeric not null,
  total_fen numeric not null,
  planned_evenly numeric not null,
  planned_months numeric[] not null,
  done_months numeric[] not null,
  direct bigint not null,
  filed_closed bigint not null,
  filed_next bigint not null,
  closed_month_fen numeric not null,
  next_month_fen numeric not null,
  primary key (township, township_name, sector, currency, color)
);

-- How many projects there are of each thing the register can be filtered by, and how their lights stood a month before.
create table standing_counts (
  facet text not null,
  value text not null,
  projects bigint not null,
  primary key (facet, value)
);
`;

const COUNT = `
create function twelve_of(amounts bigint[]) returns numeric[] language sql immutable parallel safe as $$
  select array_agg(coalesce(amounts[m], 0)::numeric order by m) from generate_series(1, 12) m
$$;

-- How these projects stand (null: all of them) when \`held\` has closed.
create function count_standings(held text, ids uuid[]) returns setof standings language sql stable as $$
  select s.project_id, s.large, s.direct, s.year, s.year_plan_fen, s.year_plan_months, s.whole_life, s.plan_fen, s.done_fen,
    s.done_total_fen, s.physical_bp, s.last_period, s.color, s.word, s.light_period, s.light_reason, s.month, s.lead, s.as_of,
    s.basis, s.total_as_of, s.total_basis,
    array_position('{red,yellow,stale,waived,none,green}', s.color),
    coalesce(s.lead, 'infinity'),
    p.unit_id, p.owner_id, p.township, p.township_name, p.sector, p.stage, left(p.industry, 1), p.regulator_id,
    nullif(p.leader_name, ''), p.labels, p.currency, p.total_fen,
    case when s.whole_life then (s.light_reason ->> 'planFen')::bigint else plan.amount_fen end,
    case when s.whole_life or s.last_period <= held then s.done_fen else before.year_fen end,
    case
      when s.whole_life then div(12 * (s.light_reason ->> 'planFen')::numeric * (s.light_reason ->> 'scheduleNum')::numeric,
        (s.light_reason ->> 'scheduleDen')::numeric)
      when plan.months is null then plan.amount_fen::numeric * right(held, 2)::int
      else (select 12 * sum(amount) from unnest(plan.months[1:right(held, 2)::int]) as amount)
    end,
    plan.months,
    case when s.whole_life then '{0,0,0,0,0,0,0,0,0,0,0,0}' else added.months end,
    p.stage in ('signed', 'preparing', 'building', 'paused') and not s.whole_life and case
      when s.last_period is null then p.created_at < closing.at else s.last_period < held end,
    filed.closed, filed.next, filed.closed_fen, filed.next_fen,
    (select l.color from lights l
     where l.subject_id = p.id and l.kind in ('overall', 'investment') and l.period = closing.before
     order by l.kind desc, l.id desc limit 1)
  from projects p
  cross join lateral (
    select ((held || '-01')::date + interval '1 month') at time zone 'Asia/Shanghai' as at,
      to_char((held || '-01')::date - interval '1 month', 'YYYY-MM') as before,
      to_char((held || '-01')::date + interval '1 month', 'YYYY-MM') as next
  ) closing
  join project_standing(held, 'current') s on s.project_id = p.id
  left join project_plans plan on plan.project_id = p.id and plan.year = left(held, 4)::int and plan.current
  left join lateral (
    select r.year_fen from reports r
    where s.last_period > held and r.project_id = p.id and r.state = 'submitted'
      and r.period between left(held, 4) || '-01' and held
    order by r.period desc limit 1
  ) before on true
  cross join lateral (
    select array_agg(coalesce(a.fen, 0) order by m) as months
    from generate_series(1, 12) m left join (
      select right(r.period, 2)::int as month, r.year_fen - coalesce(lag(r.year_fen) over (order by r.period), 0) as fen
      from reports r
      where r.project_id = p.id and r.state = 'submitted' and r.kind = 'monthly'
        and r.period between left(held, 4) || '-01' and held
    ) a on a.month = m
  ) added
  cross join lateral (
    select coalesce(bool_or(r.period = held), false) as closed, coalesce(bool_or(r.period = closing.next), false) as next,
      sum(r.month_fen) filter (where r.period = held)::bigint as closed_fen,
      sum(r.month_fen) filter (where r.period = closing.next)::bigint as next_fen
    from reports r
    where r.project_id = p.id and r.state = 'submitted' and r.period in (held, closing.next)
  ) filed
  where ids is null or p.id = any(ids)
$$;
`;

const KEPT = `
  large, direct, year, year_plan_fen, year_plan_months, whole_life, plan_fen, done_fen, done_total_fen, physical_bp,
  last_period, color, word, light_period, light_reason, month, lead, as_of, basis, total_as_of, total_basis, rank, lag,
  unit_id, owner_id, township, township_name, sector, stage, section, regulator_id, leader, labels, currency, total_fen,
  closed_plan_fen, closed_done_fen, scheduled_twelfths,
  closed_plan_months, done_months, is_stale, filed_closed, filed_next, closed_month_fen, next_month_fen, light_before`;

const KEEP = `
-- Brings these projects (null: all of them) up to date; of what has not moved no row is touched.
create function count_again(month text, ids uuid[]) returns void language sql as $$
  merge into standings k using (select * from count_standings(month, ids)) s on k.project_id = s.project_id
  when not matched then insert (project_id, ${KEPT}) values (s.project_id, ${KEPT.replace(/\b(\w+)\b/g, 's.$1')})
  when matched and (${KEPT.replace(/\b(\w+)\b/g, 'k.$1')}) is distinct from (${KEPT.replace(/\b(\w+)\b/g, 's.$1')})
    then update set (${KEPT}) = (${KEPT.replace(/\b(\w+)\b/g, 's.$1')})
$$;

-- As above, if standings are kept at all.
create function keep_standings(ids uuid[]) returns void language plpgsql as $$
declare kept text;
begin
  select closed into kept from standing_head;
  if kept is not null and cardinality(ids) > 0 then perform count_again(kept, ids); end if;
end $$;

-- All of them, held against another month. Readers see the old ones meanwhile; who writes a figure waits.
create function roll_standings(month text) returns void language plpgsql as $$
begin
  lock table standings in share row exclusive mode;
  insert into standing_head (closed, counted_at) values (month, clock_timestamp())
  on conflict (id) do update set closed = excluded.closed, counted_at = excluded.counted_at;
  perform count_again(month, null);
end $$;
`;

const SUMMED = `
  count(*) as projects, count(*) filter (where large) as large, count(*) filter (where is_stale) as stale,
  count(*) filter (where basis = 'payment') as paid,
  coalesce(sum(closed_plan_fen), 0) as plan_fen, coalesce(sum(closed_done_fen), 0) as done_fen,
  coalesce(sum(scheduled_twelfths), 0) as scheduled_twelfths, coalesce(sum(total_fen), 0) as total_fen,
  coalesce(sum(closed_plan_fen) filter (where closed_plan_months is null and not whole_life), 0) as planned_evenly,
  sum_each(twelve_of(case when whole_life then null else closed_plan_months end)) as planned_months,
  sum_each(twelve_of(done_months)) as done_months,
  count(*) filter (where direct) as direct, count(*) filter (where direct and filed_closed) as filed_closed,
  count(*) filter (where direct and filed_next) as filed_next,
  coalesce(sum(closed_month_fen) filter (where direct), 0) as closed_month_fen,
  coalesce(sum(next_month_fen) filter (where direct), 0) as next_month_fen`;
const KEY = 'township, township_name, sector, currency, color';
/** One row for each thing a project counts in. */
const FACETS = `(
    values ('light', c.color), ('before', c.light_before), ('unit', c.unit_id::text), ('township', c.township), ('sector', c.sector),
      ('stage', c.stage), ('section', c.section), ('regulator', c.regulator_id::text), ('leader', c.leader)
    union all select 'label', unnest(c.labels))`;
const COLUMNS = `projects, large, stale, paid, plan_fen, done_fen, scheduled_twelfths, total_fen, planned_evenly, planned_months,
    done_months, direct, filed_closed, filed_next, closed_month_fen, next_month_fen`;
const MONTHS = ['planned_months', 'done_months'];
const NUMBERS = COLUMNS.split(/,\s+/).filter((column) => !MONTHS.includes(column));

const SUM = `
create function add_each(a numeric[], b numeric[]) returns numeric[] language sql immutable parallel safe as $$
  select array_agg(coalesce(x, 0) + coalesce(y, 0) order by i) from unnest(a, b) with ordinality as t (x, y, i)
$$;
create aggregate sum_each (numeric[]) (sfunc = add_each, stype = numeric[], initcond = '{0,0,0,0,0,0,0,0,0,0,0,0}');
create function times_each(a numeric[], factor int) returns numeric[] language sql immutable parallel safe as $$
  select array_agg(x * factor order by i) from unnest(a) with ordinality as t (x, i)
$$;

-- Every statement that changes standings changes their sums by as much, in the order of their keys, so that two
-- transactions never wait for each other.
create function sum_standings() returns trigger language plpgsql as $$
declare factor int := tg_argv[0]::int;
begin
  insert into standing_sums as k (${KEY}, ${COLUMNS})
  select ${KEY}, ${NUMBERS.slice(0, 9)
    .map((column) => `factor * ${column}`)
    .join(', ')},
    times_each(planned_months, factor), times_each(done_months, factor), ${NUMBERS.slice(9)
      .map((column) => `factor * ${column}`)
      .join(', ')}
  from (select ${KEY}, ${SUMMED} from changed group by ${KEY}) s
  order by ${KEY}
  on conflict (${KEY}) do update set
    ${NUMBERS.map((column) => `${column} = k.${column} + excluded.${column}`).join(', ')},
    ${MONTHS.map((column) => `${column} = add_each(k.${column}, excluded.${column})`).join(', ')};
  insert into standing_counts as k (facet, value, projects)
  select f.facet, f.value, factor * count(*) from changed c
  cross join lateral ${FACETS} as f (facet, value)
  where f.value is not null group by f.facet, f.value order by f.facet, f.value
  on conflict (facet, value) do update set projects = k.projects + excluded.projects;
  return null;
end $$;
`;

const on = (table: string, event: 'insert' | 'update' | 'delete', keeper: string) => `
create trigger ${table}_standing_${event} after ${event} on ${table}
  referencing ${event === 'delete' ? 'old' : 'new'} table as changed for each statement execute function ${keeper}();`;

const TRIGGERS = `
create trigger standings_sum_insert after insert on standings referencing new table as changed
  for each statement execute function sum_standings('1');
create trigger standings_sum_delete after delete on standings referencing old table as changed
  for each statement execute function sum_standings('-1');
create trigger standings_sum_before after update on standings referencing old table as changed
  for each statement execute function sum_standings('-1');
create trigger standings_sum_after after update on standings referencing new table as changed
  for each statement execute function sum_standings('1');

create function keep_projects() returns trigger language plpgsql as $$
begin
  perform keep_standings(array(select id from changed));
  return null;
end $$;
create function keep_plans() returns trigger language plpgsql as $$
begin
  perform keep_standings(array(select distinct project_id from changed));
  return null;
end $$;
create function keep_reports() returns trigger language plpgsql as $$
begin
  perform keep_standings(array(select distinct project_id from changed where state = 'submitted' or submitted_at is not null));
  return null;
end $$;
create function keep_lights() returns trigger language plpgsql as $$
begin
  perform keep_standings(array(
    select distinct subject_id from changed where subject_type = 'project' and kind in ('overall', 'investment')));
  return null;
end $$;
${on('projects', 'insert', 'keep_projects')}
${on('projects', 'update', 'keep_projects')}
${on('project_plans', 'insert', 'keep_plans')}
${on('project_plans', 'update', 'keep_plans')}
${on('project_plans', 'delete', 'keep_plans')}
${on('reports', 'insert', 'keep_reports')}
${on('reports', 'update', 'keep_reports')}
${on('reports', 'delete', 'keep_reports')}
${on('lights', 'insert', 'keep_lights')}
${on('lights', 'update', 'keep_lights')}
`;

const DRIFT = `
-- Where the kept sums and counts are not what their rows add up to: nothing, if all is well.
create function standing_drift(month text) returns table (what text, key text) language sql stable as $$
  with counted as materialized (select * from count_standings(month, null)),
  sums as (select ${KEY}, ${SUMMED} from counted group by ${KEY}),
  kept as (select ${KEY}, ${COLUMNS} from standing_sums where projects <> 0),
  counts as (
    select f.facet, f.value, count(*) as projects from counted c
    cross join lateral ${FACETS} as f (facet, value) where f.value is not null group by f.facet, f.value),
  kept_counts as (select facet, value, projects from standing_counts where projects <> 0)
  select 'standing', project_id::text from (
    (select * from counted except select * from standings) union all (select * from standings except select * from counted)) d
  union all
  select 'sum', concat_ws(' ', township, sector, currency, color) from (
    (select * from sums except select * from kept) union all (select * from kept except select * from sums)) d
  union all
  select 'count', concat_ws(' ', facet, value) from (
    (select * from counts except select * from kept_counts) union all (select * from kept_counts except select * from counts)) d
$$;
`;

const REPAIR = `
-- Counts and sums everything anew, whatever is kept.
create function repair_standings(month text) returns void language plpgsql as $$
begin
  perform roll_standings(month);
  delete from standing_sums;
  delete from standing_counts;
  insert into standing_sums (${KEY}, ${COLUMNS}) select ${KEY}, ${SUMMED} from standings group by ${KEY};
  insert into standing_counts (facet, value, projects)
  select f.facet, f.value, count(*) from standings c cross join lateral ${FACETS} as f (facet, value)
  where f.value is not null group by f.facet, f.value;
end $$;
`;

const tables = ['projects', 'project_plans', 'reports', 'lights'];
const DOWN = `
${tables.map((table) => ['insert', 'update', 'delete'].map((event) => `drop trigger if exists ${table}_standing_${event} on ${table};`).join(' ')).join('\n')}
drop function keep_projects();
drop function keep_plans();
drop function keep_reports();
drop function keep_lights();
drop function repair_standings(text);
drop function standing_drift(text);
drop function roll_standings(text);
drop function keep_standings(uuid[]);
drop function count_again(text, uuid[]);
drop function count_standings(text, uuid[]);
drop table standing_head, standings, standing_sums, standing_counts;
drop function sum_standings();
drop aggregate sum_each (numeric[]);
drop function times_each(numeric[], int);
drop function add_each(numeric[], numeric[]);
drop function twelve_of(bigint[]);
`;
