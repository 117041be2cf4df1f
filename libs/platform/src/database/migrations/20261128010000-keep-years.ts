import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What every project has planned and done in each month of each year, as rows and as sums by all an analysis groups and
 * filters by, so that unit × month costs the same with twelve million reports as with a hundred. The law is
 * `count_project_years`; everything else here is a copy of its answer, kept in the transaction that changes a figure.
 */
export class KeepYears20261128010000 implements MigrationInterface {
  name = 'KeepYears20261128010000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [LEVEL, TABLES, COUNT, KEEP, TRIGGERS, DRIFT, REPAIR])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const months = (of: (month: number) => string) =>
  `array[${Array.from({ length: 12 }, (_, i) => of(i + 1)).join(', ')}]`;

/** The same as `projectLevelOf` of the domain. */
const LEVEL = `
create function level_of(labels text[]) returns text language sql immutable parallel safe as $$
  select case when '省重点' = any(labels) then 'province' when '市重点' = any(labels) then 'city'
    when '县重点' = any(labels) then 'county' else 'none' end
$$;
create index projects_level on projects (level_of(labels));
create index project_plans_again on project_plans (year, project_id) where version > 1;
`;

/** By what sums are kept. */
const KEY =
  'year, unit_id, township, township_name, sector, section, category, year_class, level, leader, currency';

const TELLS = `funds_months <> array_fill(null::bigint, '{12}')`;

/** What is summed of a row; amounts and counts of months as arrays of twelve, of the month alone, not up to it. */
const SUMS: Record<string, string> = {
  projects: 'count(*)',
  snapshots: 'count(*) filter (where whole_life)',
  plan_fen: 'coalesce(sum(plan_fen), 0)',
  first_fen: 'coalesce(sum(first_fen), 0)',
  // the plans of those whose reports tell of money received: only these are a whole to hold it against
  funded_plan_fen: `coalesce(sum(plan_fen) filter (where ${TELLS}), 0)`,
  funded_first_fen: `coalesce(sum(first_fen) filter (where ${TELLS}), 0)`,
  planned_evenly: 'coalesce(sum(plan_fen) filter (where plan_months is null), 0)',
  first_evenly: 'coalesce(sum(first_fen) filter (where first_months is null), 0)',
  planned_months: months((m) => `coalesce(sum(plan_months[${m}]), 0)`),
  first_planned_months: months((m) => `coalesce(sum(first_months[${m}]), 0)`),
  done_months: months((m) => `coalesce(sum(done_months[${m}]), 0)`),
  funds_months: months((m) => `coalesce(sum(funds_months[${m}]), 0)`),
  reports: months((m) => `count(done_months[${m}])`),
  start_due: months((m) => `count(*) filter (where start_due = ${m})`),
  start_done: months((m) => `count(*) filter (where start_done = ${m})`),
  finish_due: months((m) => `count(*) filter (where finish_due = ${m})`),
  finish_done: months((m) => `count(*) filter (where finish_done = ${m})`),
  begun: months((m) => `count(*) filter (where begun = ${m})`),
  registered: months((m) => `count(*) filter (where registered = ${m})`),
};
const isArray = (name: string) => SUMS[name]?.startsWith('array[');
const COLUMNS = Object.keys(SUMS);
const SUMMED = COLUMNS.map(
  (name) => `${SUMS[name]}${isArray(name) ? '::numeric[]' : '::numeric'} as ${name}`,
).join(',\n  ');
const minus = (name: string) => `${isArray(name) ? `times_each(${name}, -1)` : `-${name}`} as ${name}`;
const LIST = COLUMNS.join(', ');

const TABLES = `
-- The year whose projects all have a row, planned or not: that of the last closed month. No row: nothing is kept yet.
create table project_year_head (
  id int primary key default 1 check (id = 1),
  year int not null,
  counted_at timestamptz not null
);

create table project_years (
  project_id uuid not null references projects (id),
  year int not null,
  unit_id uuid not null,
  owner_id uuid,
  township text not null,
  township_name text not null,
  sector text not null,
  section text not null,
  category text not null,
  year_class text not null,
  level text not null,
  leader text not null,
  currency text not null,
  -- its last figures are a snapshot of its whole life: nothing of them belongs to a year
  whole_life boolean not null,
  -- the plan in force and the first one
  plan_fen bigint,
  plan_months bigint[],
  first_fen bigint,
  first_months bigint[],
  -- what the report of each month added; null where there is none
  done_months bigint[] not null,
  funds_months bigint[] not null,
  -- months of this year: planned for, and by when it was so for those that were planned for the year
  start_due int,
  start_done int,
  finish_due int,
  finish_done int,
  -- the month of this year from which on it has begun, and is begun and registered
  begun int,
  registered int,
  primary key (project_id, year)
);
create index project_years_unit on project_years (unit_id, year);
create index project_years_owner on project_years (owner_id) where owner_id is not null;

create table project_year_sums (
  year int not null,
  unit_id uuid not null,
  township text not null,
  township_name text not null,
  sector text not null,
  section text not null,
  category text not null,
  year_class text not null,
  level text not null,
  leader text not null,
  currency text not null,
  ${COLUMNS.map((name) => `${name} ${isArray(name) ? 'numeric[]' : 'numeric'} not null`).join(',\n  ')},
  primary key (${KEY})
);
`;

/** The month of year `y` in which, or before which, a day lies; null when it is unknown or later. */
const reached = (day: string) =>
  `case when ${day} is null or extract(year from ${day}) > y.year then null
    when extract(year from ${day}) < y.year then 1 else extract(month from ${day})::int end`;
const dueIn = (day: string) =>
  `case when extract(year from ${day}) = y.year then extract(month from ${day})::int end`;

const COUNT = `
-- The years of these projects (null: all of them): those with a plan or a monthly report, those in which they were
-- planned to start or to finish, as far as \`held\`, and \`held\` itself.
create function count_project_years(held int, ids uuid[]) returns setof project_years language sql stable as $$
  select p.id, y.year, p.unit_id, p.owner_id, p.township, p.township_name, p.sector, coalesce(left(p.industry, 1), ''), p.category,
    p.year_class, level_of(p.labels), p.leader_name, p.currency, last.whole_life,
    case when not last.whole_life then plan.amount_fen end,
    case when not last.whole_life then plan.months end,
    case when not last.whole_life then first.amount_fen end,
    case when not last.whole_life then first.months end,
    filed.done, filed.funds,
    ${dueIn('p.planned_start')},
    case when extract(year from p.planned_start) = y.year then ${reached('p.actual_start')} end,
    ${dueIn('p.planned_finish')},
    case when extract(year from p.planned_finish) = y.year then ${reached('p.actual_finish')} end,
    ${reached('p.actual_start')},
    -- \`greatest\` would answer the one day that is known
    case when p.actual_start is not null and p.registered_on is not null
      then ${reached('greatest(p.registered_on, p.actual_start)')} end
  from projects p
  cross join lateral (
    select coalesce((select r.kind = 'observation' from reports r
      where r.project_id = p.id and r.state = 'submitted' order by r.period desc limit 1), false) as whole_life
  ) last
  cross join lateral (
    select held as year
    union select plan.year from project_plans plan where plan.project_id = p.id
    union select left(r.period, 4)::int from reports r
      where r.project_id = p.id and r.state = 'submitted' and r.kind = 'monthly'
    union select extract(year from day)::int from unnest(array[p.planned_start, p.planned_finish]) as day
      where extract(year from day) < held
  ) y
  left join project_plans plan on plan.project_id = p.id and plan.year = y.year and plan.current
  left join project_plans first on first.project_id = p.id and first.year = y.year and first.version = 1
  cross join lateral (
    select ${months((m) => `sum(fen) filter (where month = ${m})`)}::bigint[] as done,
      ${months((m) => `sum(funds_fen) filter (where month = ${m})`)}::bigint[] as funds
    from (
      select right(r.period, 2)::int as month, r.funds_fen,
        r.year_fen - coalesce(lag(r.year_fen) over (order by r.period), 0) as fen
      from reports r
      where r.project_id = p.id and r.state = 'submitted' and r.kind = 'monthly' and r.year_fen is not null
        and not last.whole_life and r.period between y.year || '-01' and y.year || '-12'
    ) r
  ) filed
  where ids is null or p.id = any(ids)
$$;
`;

/**
 * Every statement that changes rows changes their sums by as much, in the order of their keys, so that two transactions
 * never wait for each other.
 */
const moved = (sources: string[]) => `
  insert into project_year_sums as k (${KEY}, ${LIST})
  select ${KEY}, ${COLUMNS.map((name) => (isArray(name) ? `sum_each(${name})` : `sum(${name})`)).join(', ')}
  from (${sources.join(' union all ')}) moved
  group by ${KEY} order by ${KEY}
  on conflict (${KEY}) do update set
    ${COLUMNS.map((name) => `${name} = ${isArray(name) ? `add_each(k.${name}, excluded.${name})` : `k.${name} + excluded.${name}`}`).join(',\n    ')};
  return null;`;
const ADDED = `select ${KEY}, ${LIST} from (select ${KEY}, ${SUMMED} from added group by ${KEY}) a`;
const TAKEN = `select ${KEY}, ${COLUMNS.map(minus).join(', ')} from (select ${KEY}, ${SUMMED} from taken group by ${KEY}) t`;
const summing = (name: string, sources: string[]) =>
  `create function ${name}() returns trigger language plpgsql as $$ begin ${moved(sources)} end $$;`;

const KEPT = `unit_id, owner_id, township, township_name, sector, section, category, year_class, level, leader, currency, whole_life,
  plan_fen, plan_months, first_fen, first_months, done_months, funds_months, start_due, start_done, finish_due, finish_done, begun,
  registered`;
const of = (row: string) => KEPT.replace(/\b(\w+)\b/g, `${row}.$1`);

const KEEP = `
-- Brings the years of these projects (null: all of them) up to date; of what has not moved no row is touched.
create function count_years_again(held int, ids uuid[]) returns void language sql as $$
  with counted as materialized (
    select * from count_project_years(held, ids)
  ), gone as (
    delete from project_years k where (ids is null or k.project_id = any(ids))
      and not exists (select 1 from counted c where c.project_id = k.project_id and c.year = k.year)
  )
  merge into project_years k using counted s on k.project_id = s.project_id and k.year = s.year
  when not matched then insert (project_id, year, ${KEPT}) values (s.project_id, s.year, ${of('s')})
  when matched and (${of('k')}) is distinct from (${of('s')}) then update set (${KEPT}) = (${of('s')})
$$;

-- As above, if years are kept at all. Who rolls them to another year is waited for first.
create function keep_project_years(ids uuid[]) returns void language plpgsql as $$
declare held int;
begin
  if cardinality(ids) = 0 then return; end if;
  lock table project_years in row exclusive mode;
  select year into held from project_year_head;
  if held is not null then perform count_years_again(held, ids); end if;
end $$;

-- All of them, held against another year. Readers see the old ones meanwhile; who writes a figure waits.
create function roll_project_years(held int) returns void language plpgsql as $$
begin
  lock table project_years in share row exclusive mode;
  insert into project_year_head (year, counted_at) values (held, clock_timestamp())
  on conflict (id) do update set year = excluded.year, counted_at = excluded.counted_at;
  perform count_years_again(held, null);
end $$;
`;

const on = (table: string, event: 'insert' | 'update' | 'delete', keeper: string) => `
create trigger ${table}_year_${event} after ${event} on ${table}
  referencing ${event === 'delete' ? 'old' : 'new'} table as changed for each statement execute function ${keeper}();`;

const TRIGGERS = `
${summing('sum_years_insert', [ADDED])}
${summing('sum_years_delete', [TAKEN])}
${summing('sum_years_update', [ADDED, TAKEN])}
create trigger project_years_sum_insert after insert on project_years referencing new table as added
  for each statement execute function sum_years_insert();
create trigger project_years_sum_delete after delete on project_years referencing old table as taken
  for each statement execute function sum_years_delete();
create trigger project_years_sum_update after update on project_years referencing old table as taken new table as added
  for each statement execute function sum_years_update();

create function keep_years_of_projects() returns trigger language plpgsql as $$
begin
  perform keep_project_years(array(select id from changed));
  return null;
end $$;
create function keep_years_of_plans() returns trigger language plpgsql as $$
begin
  perform keep_project_years(array(select distinct project_id from changed));
  return null;
end $$;
create function keep_years_of_reports() returns trigger language plpgsql as $$
begin
  perform keep_project_years(array(
    select distinct project_id from changed where state = 'submitted' or submitted_at is not null));
  return null;
end $$;
${on('projects', 'insert', 'keep_years_of_projects')}
${on('projects', 'update', 'keep_years_of_projects')}
${on('project_plans', 'insert', 'keep_years_of_plans')}
${on('project_plans', 'update', 'keep_years_of_plans')}
${on('project_plans', 'delete', 'keep_years_of_plans')}
${on('reports', 'insert', 'keep_years_of_reports')}
${on('reports', 'update', 'keep_years_of_reports')}
${on('reports', 'delete', 'keep_years_of_reports')}
`;

const differ = (a: string, b: string) =>
  `((select * from ${a} except select * from ${b}) union all (select * from ${b} except select * from ${a}))`;

const DRIFT = `
-- Where the kept rows and sums are not what a recount says: nothing, if all is well.
create function project_year_drift(held int) returns table (what text, key text) language sql stable as $$
  with counted as materialized (select * from count_project_years(held, null)),
  sums as (select ${KEY}, ${SUMMED} from counted group by ${KEY}),
  kept as (select ${KEY}, ${LIST} from project_year_sums where projects <> 0)
  select 'year', concat_ws(' ', project_id, year) from ${differ('counted', 'project_years')} d
  union all
  select 'year-sum', concat_ws(' ', year, unit_id, township, sector, currency) from ${differ('sums', 'kept')} d
$$;
`;

const REPAIR = `
-- Counts and sums everything anew, whatever is kept.
create function repair_project_years(held int) returns void language plpgsql as $$
begin
  perform roll_project_years(held);
  delete from project_year_sums;
  insert into project_year_sums (${KEY}, ${LIST}) select ${KEY}, ${SUMMED} from project_years group by ${KEY};
end $$;
`;

const sources = ['projects', 'project_plans', 'reports'];
const DOWN = `
${sources.map((table) => ['insert', 'update', 'delete'].map((event) => `drop trigger if exists ${table}_year_${event} on ${table};`).join(' ')).join('\n')}
drop function keep_years_of_projects();
drop function keep_years_of_plans();
drop function keep_years_of_reports();
drop function repair_project_years(int);
drop function project_year_drift(int);
drop function roll_project_years(int);
drop function keep_project_years(uuid[]);
drop function count_years_again(int, uuid[]);
drop function count_project_years(int, uuid[]);
drop table project_year_head, project_years, project_year_sums;
drop function sum_years_insert();
drop function sum_years_update();
drop function sum_years_delete();
drop index project_plans_again;
drop index projects_level;
drop function level_of(text[]);
`;
