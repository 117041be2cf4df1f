import { changeSetting, checkSetting } from '@duban/contracts';
import { DEFAULT_LIGHT_RULES, LIGHT_RULE_PRESETS } from '@duban/domain';
import { IdentityModule } from '@duban/identity';
import { LightsService } from '@duban/lights';
import { SYSTEM, Work } from '@duban/platform';
import { startApp, type TestApp, type TestUser } from '@duban/testing';
import { AdminModule } from './index';

const WAN = 1_000_000n;
type Lit = { color: string; rule: string };

describe('the rules of lights', () => {
  let app: TestApp;
  let admin: TestUser;
  let unit: { id: string; name: string };

  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, AdminModule.with({ DEMO: false })] });
    unit = await app.given.org({ name: '撮镇镇' });
    admin = await app.as('admin');
  });
  afterEach(() => app.close());

  const settle = (...ids: string[]) =>
    app.running.nest.get(Work).run(SYSTEM, (tx) => app.running.nest.get(LightsService).settle(tx, ids));
  const money = (id: string) =>
    app.query<Lit>(
      `select color, rule from lights where subject_id = $1 and kind = 'investment' order by id`,
      [id],
    );
  /** 12,000 万元 for the year, of which so much is done by April: 4,000 are scheduled. */
  const project = async (doneWan: bigint, name?: string) => {
    const plan = { year: 2026, amountFen: 12_000n * WAN };
    const made = await app.given.project({ unit, plan, ...(name ? { name } : {}) });
    await app.query(`update projects set created_at = '2026-01-04' where id = $1`, [made.id]);
    await app.query(
      `insert into reports (id, project_id, period, kind, state, as_of, month_fen, year_fen, total_fen, progress_text, submissions)
       values (gen_random_uuid(), $1, '2026-04', 'monthly', 'submitted', '2026-04-25', 1, $2, $2, '主体施工', 1)`,
      [made.id, String(doneWan * WAN)],
    );
    return made.id;
  };
  const change = (value: object, version = 0) => ({
    params: { key: 'light-rules' as const },
    body: { value: { ...value }, reason: '照三亚试行', version },
  });

  it('judge every light anew when they take effect, each with its version', async () => {
    const id = await project(3_300n);
    await settle(id);
    await admin.call(changeSetting, change(LIGHT_RULE_PRESETS.sanya));
    await app.running.engine.drain();
    expect((await money(id)).map(({ color, rule }) => [color, rule])).toEqual([
      ['green', 'ratio-80-60/0'],
      ['yellow', 'ratio-100-50/1'],
    ]);
  });

  it('are tried on today’s portfolio first: how many would turn and which, and nothing is written', async () => {
    const lagging = await project(3_300n, '滞后');
    const slow = await project(3_400n, '略滞后');
    const far = await project(1_900n, '落后');
    const ahead = await project(4_100n, '超前');
    await settle(lagging, slow, far, ahead);
    const before = await app.query('select * from lights order by id');
    const trial = async (value: object, page: object = {}) =>
      (
        await admin.call(checkSetting, {
          params: { key: 'light-rules' },
          body: { value: { ...value }, ...page },
        })
      ).trial;
    expect(await trial(DEFAULT_LIGHT_RULES)).toMatchObject({
      projects: 4,
      changed: 0,
      items: [],
      next: null,
    });
    const strict = {
      ...DEFAULT_LIGHT_RULES,
      investment: { kind: 'ratio', yellowBelow: 100, redBelow: 90 },
    };
    expect(await trial(strict)).toMatchObject({
      projects: 4,
      changed: 2,
      moves: [{ from: 'green', to: 'red', count: 2 }],
      items: [
        {
          unit: { name: '撮镇镇' },
          from: { color: 'green', word: 'slight-lag' },
          to: { color: 'red', reason: { rule: 'ratio-100-90/1' } },
        },
        {},
      ],
    });
    const first = await trial(strict, { limit: 1 });
    const second = await trial(strict, { limit: 1, cursor: first?.next ?? '' });
    expect([first?.changed, second?.changed, second?.next]).toEqual([2, 2, null]);
    const shown = [first, second].flatMap((page) => page?.items.map((item) => item.project.id) ?? []);
    expect(shown.sort()).toEqual([lagging, slow].sort());
    expect(await trial({ ...DEFAULT_LIGHT_RULES, repeat: 1 })).toBeNull();
    expect(await app.query('select * from lights order by id')).toEqual(before);
    expect(await app.query('select 1 from settings')).toEqual([]);
  });

  it('are judged before: red is worse than yellow', async () => {
    const wrong = { ...DEFAULT_LIGHT_RULES, start: { yellow: 3, red: 1 } };
    expect(await admin.refusal(changeSetting, change(wrong))).toMatchObject({
      code: 'setting-refused',
      fields: [{ path: 'value.start.red', code: 'red-not-over-yellow' }],
    });
    const shapeless = { ...DEFAULT_LIGHT_RULES, repeat: -1 };
    expect((await admin.refusal(changeSetting, change(shapeless))).code).toBe('invalid');
  });
});
