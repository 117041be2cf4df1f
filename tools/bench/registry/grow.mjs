// More projects like those that are there: each with the plan of the year, twelve monthly reports and a light. Rows are
// written with the triggers asleep, as nobody could wait for a million single writes; then everything kept is counted anew,
// and the index of the search is made whole instead of grown.

const CHUNK = 100_000;
const TABLES = ['projects', 'project_plans', 'reports', 'lights'];

export async function growTo(db, projects) {
  const { rows } = await db.query('select count(*)::int as n from projects');
  if (rows[0].n >= projects) return;
  for (const table of TABLES) await db.query(`alter table ${table} disable trigger user`);
  for (let from = rows[0].n; from < projects; from += CHUNK)
    await addProjects(db, from, Math.min(projects, from + CHUNK) - 1);
  for (const table of TABLES) await db.query(`alter table ${table} enable trigger user`);
  await db.query(
    `insert into line_spells (project_id, since) select id, created_at from projects
     where owes_direct_report(total_fen, currency, stage) on conflict do nothing`,
  );
  await db.query('select repair_standings(closed) from standing_head');
  await fillSearch(db);
  await db.query('select repair_project_years(year) from project_year_head');
  await db.query('vacuum analyze');
}

async function fillSearch(db) {
  const { rows } = await db.query(`select indexdef from pg_indexes where indexname = 'search_entries_grams'`);
  await db.query('drop index search_entries_grams');
  await db.query('select repair_search()');
  await db.query(rows[0].indexdef.replace(' ON ONLY ', ' ON '));
}

async function addProjects(db, from, to) {
  await db.query('create temp table fresh (id uuid, n int, unit_id uuid, plan bigint, pace float8)');
  await db.query(
    `insert into fresh
     select gen_random_uuid(), n, u.id, (1000 + n % 90000)::bigint * 1000000, 0.3 + random()
     from generate_series($1::int, $2::int) n
     join (select id, row_number() over (order by id) - 1 as i, count(*) over () as all from orgs
           where kind in ('township', 'zone', 'department')) u on u.i = n % u.all`,
    [from, to],
  );
  await db.query(
    `insert into projects (id, name, code, unit_id, township, township_name, sector, category, nature, stage, year_class, total_fen,
       source, search, created_at, updated_at)
     select f.id, x.name, '2601-340199-04-01-' || lpad(n::text, 6, '0'), f.unit_id, t.region_code, t.short_name,
       (array['manufacturing', 'urban', 'transport-logistics', 'services', 'agriculture'])[1 + n % 5], 'industry', '新建',
       'building', 'continued', plan * 3, 'bench', x.name, now() - interval '400 days', now()
     from fresh f
     join (select region_code, short_name, row_number() over (order by region_code) - 1 as i, count(*) over () as all from orgs
           where kind in ('township', 'zone')) t on t.i = n % t.all
     cross join lateral (
       select t.short_name || (array['智能装备产业园', '新材料扩建项目', '雨污管网改造', '冷链物流中心', '标准化厂房'])[1 + n % 5]
         || (array['一期', '二期', '三期'])[1 + n % 3] || n as name) x`,
  );
  await db.query(
    `insert into project_plans (project_id, year, version, amount_fen, basis, reason, approved_by, current, created_at)
     select fresh.id, left(h.closed, 4)::int, 1, plan, 'declared', '年初下达', '县重点办', true, now() from fresh, standing_head h`,
  );
  await db.query(
    `insert into reports (id, project_id, period, state, as_of, month_fen, year_fen, total_fen, physical_bp, submitted_at, submitted_by)
     select gen_random_uuid(), f.id, p.period, 'submitted', (p.period || '-28')::date, (plan * pace / 12)::bigint,
       (plan * pace * right(p.period, 2)::int / 12)::bigint, (plan * pace * (13 - p.back) / 12)::bigint, 5000, now(), 'bench'
     from fresh f cross join (
       select back, to_char((h.closed || '-01')::date - make_interval(months => back), 'YYYY-MM') as period
       from standing_head h, generate_series(11, 0, -1) back) p`,
  );
  await db.query(
    `insert into lights (subject_type, subject_id, kind, period, as_of, color, word, reason, rule, current, created_at)
     select 'project', fresh.id, 'investment', h.closed, (h.closed || '-28')::date, l.color, l.word,
       jsonb_build_object('code', l.word, 'doneFen', (plan * pace)::bigint::text, 'planFen', plan::text, 'scheduleNum', '1',
         'scheduleDen', '1', 'rateTenths', (pace * 1000)::int, 'scheduleTenths', 1000, 'ratioPerMille', (pace * 1000)::int,
         'pointsTenths', (pace * 1000)::int - 1000, 'rule', 'bench/1'), 'bench/1', true, now()
     from fresh cross join standing_head h cross join lateral (
       select case when pace < 0.6 then 'red' when pace < 0.8 then 'yellow' else 'green' end as color,
         case when pace < 0.6 then 'severe-lag' when pace < 0.8 then 'lag' else 'on-plan' end as word) l`,
  );
  await db.query('drop table fresh');
}
