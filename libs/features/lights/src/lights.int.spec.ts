import { IdentityModule } from '@duban/identity';
import { SYSTEM, Work } from '@duban/platform';
import { startApp, type TestApp } from '@duban/testing';
import { LightsModule, LightsReactions, LightsService } from './index';

const WAN = 1_000_000n;
type Row = { kind: string; period: string; color: string; word: string; rule: string; current: boolean };

describe('the lights of the county', () => {
  let app: TestApp;
  let unit: { id: string; name: string };

  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, LightsModule] });
    unit = await app.given.org({ name: '撮镇镇' });
  });
  afterEach(() => app.close());

  const begin = () =>
    app.running.nest.get(Work).run(SYSTEM, (tx) => app.running.nest.get(LightsReactions).begin(tx));
  const settle = (...ids: string[]) =>
    app.running.nest.get(Work).run(SYSTEM, (tx) => app.running.nest.get(LightsService).settle(tx, ids));
  const lights = (id: string, kind?: string) =>
    app.query<Row>(
      `select kind, period, color, word, rule, current from lights
       where subject_id = $1 and ($2::text is null or kind = $2) order by id`,
      [id, kind ?? null],
    );
  const current = async (id: string) =>
    Object.fromEntries(
      (await lights(id)).filter((row) => row.current).map(({ kind, color }) => [kind, color]),
    );
  const project = async (over: Record<string, string | null> = {}, stage = 'building') => {
    const made = await app.given.project({ unit, stage, actualStart: '2025-01-10' });
    await app.query(
      `update projects set created_at = '2025-01-04', planned_start = $2, actual_start = $3, planned_finish = $4, registered_on = $5
       where id = $1`,
      [made.id, '2025-01-05', '2025-01-10', '2027-12-31', '2025-02-01'].map((value, i) => {
        const key = [null, 'planned_start', 'actual_start', 'planned_finish', 'registered_on'][i];
        return key && key in over ? over[key] : value;
      }),
    );
    return made.id;
  };
  const report = (id: string, period: string, monthWan: bigint, yearWan: bigint, total = yearWan) =>
    app.query(
      `insert into reports (id, project_id, period, kind, state, as_of, month_fen, year_fen, total_fen, progress_text, submissions)
       values (gen_random_uuid(), $1, $2, 'monthly', 'submitted', ($2 || '-25')::date, $3, $4, $5, '主体施工', 1)`,
      [id, period, monthWan * WAN, yearWan * WAN, total * WAN].map(String),
    );
  const plan = (id: string, wan: bigint) =>
    app.query(
      `insert into project_plans (project_id, year, version, amount_fen, basis, reason, approved_by, current, created_at)
       values ($1, 2026, 1, $2, 'declared', '年初', '测试', true, now())`,
      [id, String(wan * WAN)],
    );

  it('are judged each night by the calendar alone, and the overall one is the worst of them', async () => {
    const id = await project({ planned_finish: '2026-04-20' });
    await plan(id, 12_000n);
    await report(id, '2026-04', 1_000n, 4_000n);
    await begin();
    await app.fastForward({ to: '2026-05-11T16:31:00Z' }); // 00:31 in Shanghai
    expect(await current(id)).toEqual({
      investment: 'green',
      start: 'green',
      finish: 'yellow',
      register: 'green',
      late: 'green',
      zero: 'green',
      overall: 'yellow',
    });
    expect((await lights(id, 'finish'))[0]).toMatchObject({ word: 'finish-overdue', rule: 'finish-1-3/0' });
    // the planned month was April: yellow in May and June, red from July on
    await app.fastForward({ to: '2026-06-30T16:31:00Z' });
    expect((await lights(id, 'finish')).map(({ color, period }) => [color, period])).toEqual([
      ['yellow', '2026-05'],
      ['yellow', '2026-06'],
      ['red', '2026-07'],
    ]);
    expect((await current(id)).overall).toBe('red');
    const events = await app.query<{ data: { from: string | null; to: string; kind: string } }>(
      `select data from events where type = 'light.changed' order by seq`,
    );
    expect(events.map(({ data }) => [data.from, data.to, data.kind])).toEqual([
      [null, 'yellow', 'finish'],
      ['yellow', 'red', 'late'], // the report of May did not come: red before the finish is
    ]);
  });

  it('are written once: again the same night, and after nights that were slept through', async () => {
    const id = await project({ planned_finish: '2026-04-20' });
    await begin();
    await app.fastForward({ to: '2026-05-11T16:31:00Z' });
    const first = await lights(id);
    await settle(id);
    await begin();
    await app.fastForward({ to: '2026-05-12T10:00:00Z' });
    expect(await lights(id)).toEqual(first);
    // nobody at work for a week: the clock jumps and the work is done once
    app.clock.set(Date.parse('2026-05-20T02:00:00Z'));
    await app.running.engine.drain();
    const pending = await app.query<{ due_at: Date }>(
      `select due_at from tasks where kind = 'light.nightly'`,
    );
    expect(pending.map(({ due_at }) => due_at.toISOString())).toEqual(['2026-05-20T16:30:00.000Z']);
    expect((await lights(id, 'finish')).length).toBe(1);
  });

  it('of a permit, of the register, of reports that do not come and of months without money', async () => {
    const id = await project({ registered_on: null, actual_start: '2026-03-01' });
    await project();
    await app.query(
      `insert into milestones (id, project_id, kind, name, unit_id, planned_day, created_at, updated_at)
       values (gen_random_uuid(), $1, 'permit', '施工许可', $2, '2026-04-01', now(), now())`,
      [id, unit.id],
    );
    await report(id, '2026-02', 0n, 0n);
    await report(id, '2026-03', 0n, 0n);
    await settle(id);
    expect(await current(id)).toMatchObject({
      register: 'red',
      permit: 'red',
      late: 'red',
      zero: 'yellow',
      overall: 'red',
    });
    const [late] = await app.query<{ reason: { facts: object } }>(
      `select reason from lights where subject_id = $1 and kind = 'late'`,
      [id],
    );
    expect(late?.reason.facts).toEqual({ period: '2026-04', dueDay: '2026-04-27', missing: 1 });
  });

  it('two yellow months make a red one, and it says so', async () => {
    const id = await project();
    await plan(id, 12_000n);
    await report(id, '2026-03', 100n, 2_300n);
    await settle(id);
    await report(id, '2026-04', 100n, 3_100n);
    await settle(id);
    expect((await lights(id, 'investment')).map(({ color, word }) => [color, word])).toEqual([
      ['yellow', 'lag'],
      ['red', 'lag-again'],
    ]);
    const notices = await app.query<{ severity: string }>('select severity from notices');
    expect(notices.map(({ severity }) => severity)).toEqual(['important']);
  });

  it('keep what a snapshot was judged by, and let a project that ended go dark', async () => {
    const id = await project({ planned_finish: '2026-01-20' });
    await app.query(
      `insert into reports (id, project_id, period, kind, state, as_of, total_fen, progress_text)
       values (gen_random_uuid(), $1, '2026-04', 'observation', 'submitted', '2026-04-30', 5, '')`,
      [id],
    );
    await app.query(
      `insert into lights (subject_type, subject_id, kind, period, as_of, color, word, reason, rule, current, created_at)
       values ('project', $1, 'investment', '2026-04', '2026-04-30', 'green', 'on-plan', '{"code": "on-plan", "rule": "x/1", "facts": {}}', 'x/1', true, now())`,
      [id],
    );
    await settle(id);
    expect(await current(id)).toMatchObject({ investment: 'green', finish: 'red', overall: 'red' });
    expect(await lights(id, 'investment')).toHaveLength(1);
    await app.query(`update projects set stage = 'ended' where id = $1`, [id]);
    await settle(id);
    expect(await current(id)).toEqual({ investment: 'green', overall: 'green' });
  });

  it('two at once judge one project after the other', async () => {
    const id = await project({ planned_finish: '2026-01-20' });
    await Promise.all([settle(id), settle(id), settle(id)]);
    expect(await lights(id, 'finish')).toHaveLength(1);
  });

  it('more than a batch are judged in as many transactions', async () => {
    const first = await project({ planned_finish: '2026-01-20' });
    await app.query(
      `insert into projects (id, name, unit_id, township, township_name, sector, category, nature, stage, year_class, total_fen,
         source, search, created_at, updated_at, planned_finish)
       select gen_random_uuid(), name || n, unit_id, township, township_name, sector, category, nature, stage, year_class, total_fen,
         source, search, created_at, updated_at, planned_finish
       from projects, generate_series(1, 600) as n where id = $1`,
      [first],
    );
    await begin();
    await app.fastForward({ to: '2026-05-11T16:31:00Z' });
    const [row] = await app.query<{ n: number }>(
      `select count(*)::int as n from lights where kind = 'overall' and color = 'red' and current`,
    );
    expect(row?.n).toBe(601);
  });
});
