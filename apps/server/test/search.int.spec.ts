import { Calendars, databaseOptions, rowsOf } from '@duban/platform';
import { freshDatabase } from '@duban/testing';
import { DataSource } from 'typeorm';
import { seedDemo } from '../src/demo/seed-demo';
import { throughAnyWrites } from './any-writes';

/** Whatever is written, and by whom: what can be searched is what the rows say. */
describe('the entries of the search', () => {
  let source: DataSource;
  let drop: () => Promise<void>;
  const ids: Record<'projects' | 'notices' | 'orgs', string[]> = { projects: [], notices: [], orgs: [] };
  beforeAll(async () => {
    const database = await freshDatabase();
    source = await new DataSource(databaseOptions(database.url, 4)).initialize();
    drop = async () => {
      await source.destroy();
      await database.drop();
    };
    const calendar = await new Calendars(source).current();
    const hashPassword = () => Promise.resolve('x');
    const keepBytes = () => Promise.resolve();
    await seedDemo(source, { today: '2026-11-23', calendar, hashPassword, keepBytes });
    for (const table of ['projects', 'notices', 'orgs'] as const)
      ids[table] = (await rowsOf<{ id: string }>(source, `select id from ${table} order by id`)).map(
        ({ id }) => id,
      );
  });
  afterAll(() => drop());

  const drift = () =>
    rowsOf<{ kind: string; row_id: string }>(source, 'select * from search_drift() limit 5');
  const countOf = async (kind: string) => {
    const [row] = await rowsOf<{ n: number }>(
      source,
      'select count(*)::int as n from search_entries where kind = $1',
      [kind],
    );
    return row?.n;
  };

  it('are there for everything the demonstration has', async () => {
    expect(await drift()).toEqual([]);
    expect(await countOf('project')).toBe(320);
    for (const kind of ['unit', 'notice', 'report', 'reply']) expect(await countOf(kind)).toBeGreaterThan(5);
  });

  it('are none for a report without a word', async () => {
    const before = await countOf('report');
    await source.query(
      `insert into reports (id, project_id, period, state, as_of, submitted_at)
       select gen_random_uuid(), id, '2031-01', 'submitted', '2031-01-25', now() from projects`,
    );
    expect(await countOf('report')).toBe(before);
    expect(await drift()).toEqual([]);
  });

  /** A write as somebody may do it, with a number to make it another each time. */
  const WRITES: Record<string, (of: number, n: number) => Promise<unknown>> = {
    'a project is renamed': (of, n) =>
      source.query(`update projects set name = '更名' || $2::int where id = $1`, [project(of), n]),
    'it changes hands': (of, n) =>
      source.query(`update projects set unit_id = $2, owner_id = $3 where id = $1`, [
        project(of),
        org(n),
        n % 2 ? org(n + 1) : null,
      ]),
    'it gets a number, an address, another place': (of, n) =>
      source.query(
        `update projects set credit_code = $2, address = $3, legal_name = $3, township_name = $4 where id = $1`,
        [project(of), n % 2 ? `9134${n}` : null, `某路${n}号`, `镇${n % 3}`],
      ),
    'a report is drafted and filed': async (of, n) => {
      await source.query(
        `insert into reports (id, project_id, period, state, as_of, progress_text, problems)
         values (gen_random_uuid(), $1, $2, 'draft', '2026-11-20', $3, $4) on conflict do nothing`,
        [
          project(of),
          `2032-0${1 + (n % 9)}`,
          `进度${n}`,
          JSON.stringify([{ category: 'land', text: `问题${n}` }]),
        ],
      );
      await source.query(
        `update reports set state = 'submitted', progress_text = $2, submitted_at = now() where project_id = $1 and period > '2032'`,
        [project(of), n % 3 ? `进度又${n}` : ''],
      );
    },
    'a report goes': (of) =>
      source.query(
        `delete from reports r where project_id = $1 and period > '2032' and not exists (select 1 from report_versions v where v.report_id = r.id)`,
        [project(of)],
      ),
    'a notice is registered': (of, n) =>
      source.query(
        `insert into notices (id, title, state, severity, source, subject_type, subject_id, subject_name, unit_id, reason_code, proposed_at)
         values (gen_random_uuid(), '新事项' || $3::int, 'proposed', 'normal', 'by-hand', 'project', $1, '某项目', $2, 'matter', now())`,
        [project(of), org(n), n],
      ),
    'a notice is hidden or shown, and goes to others': (of, n) =>
      source.query(
        `update notices set state = (array['proposed', 'issued', 'dismissed', 'signed'])[1 + $2::int % 4], demands = '请于' || $2::int || '日前办结',
           unit_id = $3, co_unit_ids = $4 where id = $1`,
        [notice(of), n, org(n), n % 3 ? [org(n + 1)] : []],
      ),
    'it is replied to, and the reply judged': async (of, n) => {
      await source.query(
        `insert into notice_replies (notice_id, version, text, by_name, at)
         select $1, coalesce(max(version), 0) + 1, '回复' || $2::int, '某人', now() from notice_replies where notice_id = $1`,
        [notice(of), n],
      );
      await source.query(`update notice_replies set opinion = '意见' || $2::int where notice_id = $1`, [
        notice(of),
        n,
      ]);
    },
    'progress is told': (of, n) =>
      source.query(
        `insert into notice_feedbacks (notice_id, seq, text, by_name, unit_id, at)
         select $1, coalesce(max(seq), 0) + 1, '进展' || $2::int, '某人', $3, now() from notice_feedbacks where notice_id = $1`,
        [notice(of), n, org(n)],
      ),
    'an organisation is renamed': (of, n) =>
      source.query(`update orgs set name = '改名' || $2::int, short_name = $3 where id = $1`, [
        org(of),
        n,
        n % 2 ? `改名${n}` : '简称',
      ]),
    'what nobody searches changes': async (of, n) => {
      await source.query(`update projects set total_fen = $2, updated_at = now() where id = $1`, [
        project(of),
        n,
      ]);
      await source.query(`update notices set level = level + 1, version = version + 1 where id = $1`, [
        notice(of),
      ]);
    },
  };
  const at = (list: string[], n: number) => list[n % list.length] as string;
  const project = (n: number) => at(ids.projects, n);
  const notice = (n: number) => at(ids.notices, n);
  const org = (n: number) => at(ids.orgs, n);

  it('stay so through any writes in any order', async () => {
    await throughAnyWrites(WRITES, drift, { which: 400, least: 6, most: 20 });
  }, 60_000);

  it('and through each of them once, and many rows in one statement', async () => {
    for (const [i, write] of Object.values(WRITES).entries()) {
      await write(i, i + 1);
      expect([Object.keys(WRITES)[i], await drift()]).toEqual([Object.keys(WRITES)[i], []]);
    }
    await source.query(`update projects set name = name || '甲'`);
    await source.query(`update notices set title = title || '乙'`);
    await source.query(`update orgs set name = name || '丙'`);
    expect(await drift()).toEqual([]);
  });

  it('leave no trace of a transaction that was rolled back', async () => {
    await source
      .transaction(async (em) => {
        await em.query(`update projects set name = '不算'`);
        throw new Error('not after all');
      })
      .catch(() => undefined);
    expect(await drift()).toEqual([]);
  });

  it('are not written where nothing of theirs changed', async () => {
    const seen = () =>
      rowsOf<{ xmin: string }>(
        source,
        `select xmin::text from search_entries where kind in ('project', 'notice') order by row_id`,
      );
    const before = await seen();
    await source.query(`update projects set updated_at = now(), stage = stage, name = name`);
    await source.query(`update notices set level = level + 1`);
    expect(await seen()).toEqual(before);
  });

  it('say where they were changed behind their back, and are put right', async () => {
    await source.query(`update search_entries set title = '错' where kind = 'project' and row_id = $1`, [
      project(0),
    ]);
    await source.query(`delete from search_entries where kind = 'notice' and row_id = $1`, [notice(0)]);
    await source.query(
      `insert into search_entries (kind, row_id, part, page_id, org_ids, title, body, place, at)
       values ('unit', gen_random_uuid(), '', gen_random_uuid(), '{}', '没有的单位', '', '', now())`,
    );
    expect((await drift()).map(({ kind }) => kind).sort()).toEqual(['notice', 'project', 'unit']);
    await source.query('select repair_search()');
    expect(await drift()).toEqual([]);
  });
});
