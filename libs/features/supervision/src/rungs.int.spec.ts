import { type Clock, Engine, Work } from '@duban/platform';
import { noticeCase, type NoticeCase } from './notice-case.fixture';
import { SupervisionReactions } from './supervision.reactions';

const LADDER = ['sign-overdue', 'warning', 'reminder-1', 'reminder-2', 'criticism', 'leader'];

describe('the rungs of many notices', () => {
  let c: NoticeCase;
  beforeEach(async () => (c = await noticeCase(undefined, { LOG_LEVEL: 'silent' })));
  afterEach(() => c.app.close());

  const passTo = (instant: string) => c.app.clock.set(Date.parse(instant));
  const drain = () => c.app.running.engine.drain();
  const keysOf = async (id: string) =>
    (
      await c.app.query<{ rung: string }>(
        `select data ->> 'rung' as rung from events where subject_id = $1 and data ? 'rung' order by seq`,
        [id],
      )
    ).map((row) => row.rung);
  const firesOf = (id: string) =>
    c.app.query<{ key: string; round: number; skipped: boolean }>(
      `select f.key, f.round, f.skipped from rung_fires f join notice_rungs r using (notice_id, round, key)
       where f.notice_id = $1 order by f.round, r.seq`,
      [id],
    );
  /** Who was told of which rung, each line once. */
  const linesOf = (id: string) =>
    c.app.query<{ key: string; n: number }>(
      `select split_part(key, ':', 4) as key, count(*)::int as n from inbox where key like 'rung:' || $1 || ':%'
       group by 1 order by min(id)`,
      [id],
    );

  it('T9: an engine dead for days records each missed rung once and in order, and says they came late', async () => {
    const { id } = await c.issued();
    // due on 18 May; nothing runs from the morning of the 19th until the 22nd: three days
    await c.app.fastForward({ to: '2026-05-19T01:00:00Z' });
    expect(await keysOf(id)).toEqual(['sign-overdue', 'warning']);
    passTo('2026-05-22T01:00:00Z');
    expect(await drain()).toBe(1);
    expect(await keysOf(id)).toEqual(['sign-overdue', 'warning', 'reminder-1', 'reminder-2']);
    expect((await firesOf(id)).map(({ key }) => key)).toEqual(LADDER.slice(0, 4));
    const late = await c.app.query<{ late: boolean }>(
      `select (data ->> 'late')::boolean as late from events where data ? 'late' order by seq`,
    );
    expect(late.map((row) => row.late)).toEqual([false, false, true, true]);
    expect(await drain()).toBe(0);
    // and the next one comes on its own day as if nothing had been
    await c.app.fastForward({ to: '2026-05-25T10:00:00Z' });
    expect((await firesOf(id)).map(({ key }) => key)).toEqual(LADDER.slice(0, 5));
  });

  it('T10: several engines at once write one row, one event and one line to each person for every rung', async () => {
    const notices = await Promise.all(Array.from({ length: 12 }, () => c.issued()));
    const others = Array.from({ length: 3 }, () => {
      const { nest, clock, source } = c.app.running;
      const quiet = { warn: () => undefined, error: () => undefined };
      const providers = { getProviders: () => [{ instance: nest.get(SupervisionReactions) }] };
      const engine = new Engine(nest.get(Work), clock as Clock, source, providers as never, quiet as never);
      engine.onModuleInit();
      return engine;
    });
    passTo('2026-07-01T00:00:00Z');
    await Promise.all([c.app.running.engine, ...others].map((engine) => engine.drain()));
    for (const { id } of notices) {
      expect((await firesOf(id)).map(({ key }) => key)).toEqual(LADDER);
      expect(await keysOf(id)).toEqual(LADDER);
    }
    const [{ doubled }] = (await c.app.query<{ doubled: number }>(
      `select count(*)::int as doubled from (select 1 from inbox group by account_id, key having count(*) > 1) d`,
    )) as [{ doubled: number }];
    expect(doubled).toBe(0);
    // the handler is told of the first four, the office of all but the first two
    const lines = await c.app.query<{ n: number }>(
      `select count(*)::int as n from inbox where kind = 'rung' and key like 'rung:%' group by account_id order by 1`,
    );
    expect(lines.map((row) => row.n)).toEqual([12 * 4, 12 * 4, 12 * 4]);
  });

  it('T16: a rung that finds nobody is passed over at once, written down, and the administrator is alarmed', async () => {
    const admin = await c.app.as('admin');
    const { id } = await c.issued();
    await c.app.query(`update accounts set disabled = true where roles && '{monitor,office-head,handler}'`);
    await c.app.fastForward({ to: '2026-05-12T10:00:00Z' });
    expect(await firesOf(id)).toEqual([{ key: 'sign-overdue', round: 1, skipped: true }]);
    expect(await c.app.events(id)).toEqual(['notice.issued', 'notice.rung-skipped']);
    expect(await c.told(admin)).toEqual([
      { topic: 'notice.rung-skipped', kind: 'rung', data: expect.objectContaining({ rung: 'sign-overdue' }) },
    ]);
    // the ladder went on: the next rung is set, and somebody who is appointed is told of it
    await c.app.query(`update accounts set disabled = false`);
    await c.app.fastForward({ to: '2026-05-15T10:00:00Z' });
    expect((await firesOf(id)).map(({ skipped }) => skipped)).toEqual([true, false]);
    expect((await c.told(c.handler)).map(({ topic }) => topic)).toContain('notice.warned');
  });

  it('tells each place the policy names, and says in the event which of them nobody holds', async () => {
    const { id } = await c.issued();
    await c.app.fastForward({ to: '2026-05-19T10:00:00Z' });
    expect(await linesOf(id)).toEqual([
      { key: 'sign-overdue', n: 1 },
      { key: 'warning', n: 1 },
      { key: 'reminder-1', n: 3 },
    ]);
    const [reminder] = await c.app.query<{ data: object }>(
      `select data from events where data ->> 'rung' = 'reminder-1'`,
    );
    expect(reminder?.data).toMatchObject({ empty: ['unit-head', 'supervising-leader'], late: false });
  });

  it('tells by the county’s default when the policy on the notice is older than recipients', async () => {
    const { id } = await c.issued();
    await c.app.query(
      `update notices set policy = jsonb_set(policy, '{rungs}',
         (select jsonb_agg(rung - 'to') from jsonb_array_elements(policy -> 'rungs') rung))`,
    );
    await c.app.fastForward({ to: '2026-05-12T10:00:00Z' });
    expect(await firesOf(id)).toEqual([{ key: 'sign-overdue', round: 1, skipped: false }]);
    expect(await linesOf(id)).toEqual([{ key: 'sign-overdue', n: 1 }]);
  });

  it('climbs in the present round only', async () => {
    const { id } = await c.issued();
    await c.app.query(`insert into notice_rungs (notice_id, round, key, seq, day, at, effects, provisional)
      select notice_id, 2, key, seq, day + 3, at + interval '3 days', effects, provisional from notice_rungs`);
    await c.app.query('update notices set round = 2, level = 0 where id = $1', [id]);
    passTo('2026-05-15T10:00:00Z');
    await drain();
    expect(await firesOf(id)).toEqual([{ key: 'sign-overdue', round: 2, skipped: false }]);
  });

  it('sets one poisoned row aside and fires all the others', async () => {
    const notices = await Promise.all(Array.from({ length: 5 }, () => c.issued()));
    await c.app.query(
      `insert into tasks (kind, subject, due_at, created_at) values ('notice.rung-due', 'no notice at all', $1, $1)`,
      [new Date('2026-05-12T08:00:00Z')],
    );
    passTo('2026-05-12T10:00:00Z');
    await drain();
    for (const { id } of notices) expect(await keysOf(id)).toEqual(['sign-overdue']);
    const rows = await c.app.query(`select subject, attempts from tasks where attempts > 0`);
    expect(rows).toEqual([{ subject: 'no notice at all', attempts: 1 }]);
  });
});
