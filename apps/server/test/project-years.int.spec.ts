import { projectLevelOf } from '@duban/domain';
import { Calendars, databaseOptions, rowsOf } from '@duban/platform';
import { freshDatabase } from '@duban/testing';
import { DataSource } from 'typeorm';
import { seedDemo } from '../src/demo/seed-demo';
import { throughAnyWrites } from './any-writes';

const YEAR = 2026;

/** Whatever is written, and by whom: what is kept of the years is what a recount says. */
describe('the kept years of projects', () => {
  let source: DataSource;
  let drop: () => Promise<void>;
  let ids: string[];
  beforeAll(async () => {
    const database = await freshDatabase();
    source = await new DataSource(databaseOptions(database.url, 4)).initialize();
    drop = async () => {
      await source.destroy();
      await database.drop();
    };
    const calendar = await new Calendars(source).current();
    const given = { hashPassword: () => Promise.resolve('x'), keepBytes: () => Promise.resolve() };
    await seedDemo(source, { today: '2026-11-23', calendar, ...given });
    await source.query('select roll_project_years($1)', [YEAR]);
    ids = (await rowsOf<{ id: string }>(source, 'select id from projects order by id')).map(({ id }) => id);
  });
  afterAll(() => drop());

  const drift = (year = YEAR) =>
    rowsOf<{ what: string }>(source, 'select * from project_year_drift($1) limit 5', [year]);

  it('are what a recount says: every project in the year in view, and in each year it has a plan or a report', async () => {
    const rows = await rowsOf<{ year: number; n: number; sum: number }>(
      source,
      `select year, count(*)::int as n,
         (select sum(projects)::int from project_year_sums s where s.year = y.year) as sum
       from project_years y where year between 2025 and 2026 group by year order by year`,
    );
    expect(rows.find(({ year }) => year === YEAR)).toEqual({ year: YEAR, n: 320, sum: 320 });
    for (const { n, sum } of rows) expect(sum).toBe(n);
    expect(await drift()).toEqual([]);
  });

  it('add up to what plain sums of plans and reports say', async () => {
    const [row] = await rowsOf<Record<string, string>>(
      source,
      `select (select sum(plan_fen) from project_year_sums where year = $1)::text as plan,
         (select sum(amount_fen) from project_plans where year = $1 and current)::text as "plainPlan",
         (select sum(first_fen) from project_year_sums where year = $1)::text as first,
         (select sum(amount_fen) from project_plans where year = $1 and version = 1)::text as "plainFirst",
         (select sum(m) from project_year_sums, unnest(done_months[1:10]) m where year = $1)::text as done,
         (select sum(r.year_fen) from (
            select distinct on (project_id) year_fen from reports
            where state = 'submitted' and period between $1 || '-01' and $1 || '-10'
            order by project_id, period desc) r)::text as "plainDone",
         (select sum(r) from project_year_sums, unnest(reports) r where year = $1)::text as reports,
         (select count(*) from reports where state = 'submitted' and left(period, 4) = $1::text)::text as "plainReports"`,
      [YEAR],
    );
    expect(row?.plan).toBe(row?.plainPlan);
    expect(row?.first).toBe(row?.plainFirst);
    expect(row?.done).toBe(row?.plainDone);
    expect(row?.reports).toBe(row?.plainReports);
    expect(BigInt(row?.done ?? 0)).toBeGreaterThan(0n);
  });

  /** A write as somebody may do it, of the project `id`, with a number to make it another each time. */
  const WRITES: Record<string, (id: string, n: number) => Promise<unknown>> = {
    'a report is filed': (id, n) =>
      source.query(
        `insert into reports (id, project_id, period, kind, state, as_of, month_fen, year_fen, total_fen, funds_fen, submitted_at)
         values (gen_random_uuid(), $1, $2, $4, 'submitted', '2026-11-20', $3, $3, $3, $5, now())
         on conflict (project_id, period) do update set state = 'submitted', year_fen = reports.year_fen + $3, funds_fen = $5`,
        [
          id,
          `${YEAR - (n % 3)}-${String(1 + (n % 11)).padStart(2, '0')}`,
          n * 1000,
          n % 7 ? 'monthly' : 'observation',
          n % 2 ? n : null,
        ],
      ),
    'a report is taken back': (id) =>
      source.query(
        `update reports set state = 'draft'
         where id in (select id from reports where project_id = $1 order by period desc limit 1)`,
        [id],
      ),
    'the plan is set anew': async (id, n) => {
      const year = YEAR + (n % 3) - 1;
      await source.query(
        `update project_plans set current = false where project_id = $1 and year = $2 and current`,
        [id, year],
      );
      await source.query(
        `insert into project_plans (project_id, year, version, amount_fen, months, basis, reason, approved_by, current, created_at)
         select $1, $4, coalesce(max(version), 0) + 1, $2, $3, 'declared', 'r', 'a', true, now() from project_plans
         where project_id = $1 and year = $4`,
        [id, n * 12, n % 2 === 0 ? Array.from({ length: 12 }, () => n) : null, year],
      );
    },
    'its plans are taken away': (id, n) =>
      source.query(`delete from project_plans where project_id = $1 and year = $2`, [id, YEAR - (n % 2)]),
    'it moves to another place, unit and class': (id, n) =>
      source.query(
        `update projects set township = '34012210' || $2::int % 3, township_name = '镇' || $2::int % 3, industry = 'C3' || $2::int % 9,
           unit_id = (select id from orgs where kind = 'department' order by id offset $2::int % 5 limit 1),
           owner_id = null, year_class = (array['new', 'continued'])[1 + $2::int % 2], leader_name = '', labels = $3 where id = $1`,
        [id, n, n % 2 ? ['省重点', '亿元'] : ['县重点']],
      ),
    'its days are written': (id, n) =>
      source.query(
        `update projects set planned_start = make_date(2024 + $2::int % 4, 1 + $2::int % 12, 3),
           planned_finish = make_date(2026 + $2::int % 2, 1 + $2::int % 12, 3),
           actual_start = case when $2::int % 5 > 0 then make_date(2025 + $2::int % 2, 1 + $2::int % 9, 1) end,
           actual_finish = case when $2::int % 3 = 0 then make_date(2026, 1 + $2::int % 12, 1) end,
           registered_on = case when $2::int % 4 = 0 then make_date(2025 + $2::int % 2, 1 + $2::int % 11, 9) end
         where id = $1`,
        [id, n],
      ),
  };

  it('stay so through any writes in any order', async () => {
    const byPlace = Object.entries(WRITES).map(
      ([what, write]) => [what, (which: number, n: number) => write(ids[which] as string, n)] as const,
    );
    await throughAnyWrites(Object.fromEntries(byPlace), () => drift(), { which: 319, least: 4, most: 12 });
  }, 60_000);

  it('and through many at once, in one statement and in several transactions', async () => {
    await source.query(`update projects set category = 'ecology' where sector = 'urban'`);
    await Promise.all(ids.slice(0, 40).map((id, n) => WRITES['a report is filed']?.(id, n + 1)));
    expect(await drift()).toEqual([]);
  });

  it('leave no trace of a transaction that was rolled back', async () => {
    await source
      .transaction(async (em) => {
        await em.query(`update projects set unit_id = (select unit_id from projects order by id limit 1)`);
        throw new Error('not after all');
      })
      .catch(() => undefined);
    expect(await drift()).toEqual([]);
  });

  it('follow into another year, and back', async () => {
    await source.query('select roll_project_years($1)', [YEAR + 1]);
    expect(await drift(YEAR + 1)).toEqual([]);
    await source.query('select roll_project_years($1)', [YEAR]);
    expect(await drift()).toEqual([]);
  });

  it('say where they were changed behind their back, and are put right', async () => {
    await source.query(
      `update project_year_sums set plan_fen = plan_fen + 1
       where ctid = (select min(ctid) from project_year_sums where projects > 0)`,
    );
    expect((await drift()).map(({ what }) => what)).toEqual(['year-sum', 'year-sum']);
    await source.query('select repair_project_years($1)', [YEAR]);
    expect(await drift()).toEqual([]);
  });

  it.each([[['市重点', '省重点']], [['县重点', '市重点']], [['县重点', '亿元']], [['亿元']], [[]]])(
    'know the level of %j as the domain does',
    async (labels) => {
      const [row] = await rowsOf<{ level: string }>(source, 'select level_of($1::text[]) as level', [labels]);
      expect(row?.level).toBe(projectLevelOf(labels));
    },
  );
});
