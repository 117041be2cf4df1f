import { closedPeriod } from '@duban/domain';
import { Calendars, databaseOptions, rowsOf } from '@duban/platform';
import { freshDatabase } from '@duban/testing';
import { DataSource, type EntityManager } from 'typeorm';
import { seedDemo } from '../src/demo/seed-demo';
import { throughAnyWrites } from './any-writes';

const CLOSED = '2026-10';

/** Whatever is written, and by whom: what is kept of the standings is what a recount says. */
describe('the kept standings', () => {
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
    expect(closedPeriod(calendar, '2026-11-23')).toBe(CLOSED);
    const hashPassword = () => Promise.resolve('x');
    const keepBytes = () => Promise.resolve();
    await seedDemo(source, { today: '2026-11-23', calendar, hashPassword, keepBytes });
    await source.query('select roll_standings($1)', [CLOSED]);
    ids = (await rowsOf<{ id: string }>(source, 'select id from projects order by id')).map(({ id }) => id);
  });
  afterAll(() => drop());

  const drift = (month = CLOSED) =>
    rowsOf<{ what: string }>(source, 'select * from standing_drift($1) limit 5', [month]);

  it('are what a recount says once a month is rolled', async () => {
    const [row] = await rowsOf<{ n: number; counts: number }>(
      source,
      `select (select count(*)::int from standings) as n,
         (select sum(projects)::int from standing_counts where facet = 'light') as counts`,
    );
    expect(row).toEqual({ n: 320, counts: 320 });
    expect(await drift()).toEqual([]);
  });

  /** A write as somebody may do it, of the project `id`, with a number to make it another each time. */
  const WRITES: Record<string, (id: string, n: number, em?: EntityManager) => Promise<unknown>> = {
    'a report is filed': (id, n, em = source.manager) =>
      em.query(
        `insert into reports (id, project_id, period, state, as_of, month_fen, year_fen, total_fen, submitted_at)
         values (gen_random_uuid(), $1, $2, 'submitted', '2026-11-20', $3, $3, $3, now())
         on conflict (project_id, period) do update set state = 'submitted', month_fen = $3, year_fen = reports.year_fen + $3`,
        [id, `2026-${String(1 + (n % 11)).padStart(2, '0')}`, n * 1000],
      ),
    'a report is taken back': (id) =>
      source.query(
        `update reports set state = 'draft'
         where id in (select id from reports where project_id = $1 order by period desc limit 1)`,
        [id],
      ),
    'the plan is set anew': async (id, n) => {
      await source.query(
        `update project_plans set current = false where project_id = $1 and year = 2026 and current`,
        [id],
      );
      await source.query(
        `insert into project_plans (project_id, year, version, amount_fen, months, basis, reason, approved_by, current, created_at)
         select $1, 2026, coalesce(max(version), 0) + 1, $2, $3, 'declared', 'r', 'a', true, now() from project_plans
         where project_id = $1 and year = 2026`,
        [id, n * 12, n % 2 === 0 ? Array.from({ length: 12 }, () => n) : null],
      );
    },
    'it moves to another place, unit and stage': (id, n) =>
      source.query(
        `update projects set township = '34012210' || $2::int % 3, township_name = '镇' || $2::int % 3, total_fen = $2::bigint * 1000000000,
           unit_id = (select id from orgs where kind = 'department' order by id offset $2::int % 5 limit 1),
           stage = (array['building', 'paused', 'completed'])[1 + $2::int % 3], leader_name = '' where id = $1`,
        [id, n],
      ),
    'it gets other labels': (id, n) =>
      source.query(`update projects set labels = $2 where id = $1`, [id, n % 2 ? ['省重点', '亿元'] : []]),
    'a light is lit': async (id, n, em = source.manager) => {
      const kind = n % 2 ? 'overall' : 'investment';
      await em.query(`update lights set current = false where subject_id = $1 and kind = $2`, [id, kind]);
      await em.query(
        `insert into lights (subject_type, subject_id, kind, period, as_of, color, word, reason, rule, current, created_at)
         values ('project', $1, $2, $3, '2026-10-31', $4, 'lag', '{}', 'r/1', true, now())`,
        [id, kind, n % 3 ? CLOSED : '2026-09', ['green', 'yellow', 'red'][n % 3]],
      );
    },
  };

  it('stay so through any writes in any order', async () => {
    const byPlace = Object.entries(WRITES).map(
      ([what, write]) => [what, (which: number, n: number) => write(ids[which] as string, n)] as const,
    );
    await throughAnyWrites(Object.fromEntries(byPlace), () => drift(), { which: 319, least: 4, most: 12 });
  }, 60_000);

  it('and through many at once, in one statement and in several transactions', async () => {
    await source.query(`update projects set stage = 'building' where stage = 'paused'`);
    await Promise.all(ids.slice(0, 40).map((id, n) => WRITES['a report is filed']?.(id, n + 1)));
    expect(await drift()).toEqual([]);
  });

  it('let nobody who files and lights wait for somebody who waits for him', async () => {
    const steps = ['a report is filed', 'a light is lit'] as const;
    const fileAndLight = (id: string, n: number) =>
      source.transaction(async (em) => {
        for (const step of steps) {
          await WRITES[step]?.(id, n, em);
          await em.query('select pg_sleep(0.02)');
        }
      });
    // a deadlock is an error here: nobody does it again
    await Promise.all(ids.slice(0, 12).map((id, n) => fileAndLight(id, n + 1)));
    expect(await drift()).toEqual([]);
  }, 60_000);

  it('leave no trace of a transaction that was rolled back', async () => {
    await source
      .transaction(async (em) => {
        await em.query(`update projects set stage = 'ended'`);
        throw new Error('not after all');
      })
      .catch(() => undefined);
    expect(await drift()).toEqual([]);
  });

  it('follow when another month has closed, and back', async () => {
    await source.query(`select roll_standings('2026-11')`);
    expect(await drift('2026-11')).toEqual([]);
    await source.query('select roll_standings($1)', [CLOSED]);
    expect(await drift()).toEqual([]);
  });

  it('say where they were changed behind their back, and are put right', async () => {
    await source.query(
      `update standing_sums set plan_fen = plan_fen + 1 where ctid = (select min(ctid) from standing_sums where projects > 0)`,
    );
    await source.query(
      `update standing_counts set projects = projects - 1 where facet = 'light' and value = 'green'`,
    );
    expect((await drift()).map(({ what }) => what).sort()).toEqual(['count', 'count', 'sum', 'sum']);
    await source.query('select repair_standings($1)', [CLOSED]);
    expect(await drift()).toEqual([]);
  });
});
