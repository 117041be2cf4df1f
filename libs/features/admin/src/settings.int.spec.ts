import {
  changeSetting,
  checkSetting,
  getNotice,
  getSettingHistory,
  issueNotice,
  listSettings,
  proposeNotice,
} from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { defaultSettings, Settings } from '@duban/platform';
import { SupervisionModule } from '@duban/supervision';
import { startApp, type TestApp, type TestUser } from '@duban/testing';
import { AdminModule } from './index';

const RULES = defaultSettings['notice-rules'];
const LADDER = defaultSettings['ladder-policy'];

describe('the rules of the county', () => {
  let app: TestApp;
  let admin: TestUser;

  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, AdminModule.with({ DEMO: false })] });
    admin = await app.as('admin');
  });
  afterEach(() => app.close());

  type Key = 'notice-rules' | 'ladder-policy' | 'card-rules' | 'complaint-rules';
  const params = (key: Key) => ({ params: { key } });
  const change = (value: object, version: number) =>
    admin.call(changeSetting, {
      ...params('notice-rules'),
      body: { value: { ...value }, reason: '县政府常务会议决定', version },
    });
  const refusal = (key: Key, value: object, version = 0) =>
    admin.refusal(changeSetting, { ...params(key), body: { value: { ...value }, reason: '调整', version } });

  it('are those the product came with until somebody changes them', async () => {
    const { items } = await admin.call(listSettings);
    expect(items.map(({ key, version, by }) => [key, version, by])).toEqual([
      ['notice-rules', 0, null],
      ['ladder-policy', 0, null],
      ['card-rules', 0, null],
      ['light-rules', 0, null],
      ['finding-rules', 0, null],
      ['import-limits', 0, null],
      ['report-rules', 0, null],
      ['complaint-rules', 0, null],
    ]);
    expect(items[0]?.value).toEqual(RULES);
  });

  it('are put in force version by version; every one stays to be read, with who and why', async () => {
    const first = await change({ ...RULES, signDays: 2 }, 0);
    expect(first).toMatchObject({ version: 1, reason: '县政府常务会议决定', value: { signDays: 2 } });
    await change({ ...RULES, signDays: 2, answerDays: { ...RULES.answerDays, normal: 20 } }, 1);
    const leader = await app.as('leader');
    const { items } = await leader.call(getSettingHistory, params('notice-rules'));
    expect(items.map(({ version, value }) => [version, value.signDays])).toEqual([
      [2, 2],
      [1, 2],
      [0, 1],
    ]);
    const { value, version } = await app.running.nest.get(Settings).current('notice-rules');
    expect([version, value.answerDays.normal]).toEqual([2, 20]);
    const events = await app.query<{ data: object }>(
      `select data from events where type = 'settings.changed' order by seq`,
    );
    expect(events.map(({ data }) => data)).toMatchObject([
      { key: 'notice-rules', version: 1, changed: [{ path: 'signDays', from: '1', to: '2' }] },
      { key: 'notice-rules', version: 2, changed: [{ path: 'answerDays.normal', from: '15', to: '20' }] },
    ]);
    await expect(app.query(`update settings set reason = ''`)).rejects.toThrow('insert-only');
  });

  it('of two who change at once the second is told that it is stale', async () => {
    const both = await Promise.allSettled([2, 3].map((signDays) => change({ ...RULES, signDays }, 0)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusal('notice-rules', { ...RULES, signDays: 3 }, 0)).toMatchObject({
      status: 409,
      code: 'stale',
      facts: { version: 1 },
    });
  });

  it('are judged before: what is wrong, where and what is allowed', async () => {
    const shapeless = await refusal('notice-rules', { ...RULES, signDays: 0 });
    expect(shapeless).toMatchObject({
      status: 400,
      fields: [{ path: 'value.signDays', code: 'too-small', facts: { minimum: 1 } }],
    });
    const [first, ...rest] = LADDER.rungs;
    const late = { rungs: [{ ...first, offset: 30 }, ...rest] };
    const checked = await admin.call(checkSetting, { ...params('ladder-policy'), body: { value: late } });
    expect(checked).toMatchObject({
      running: 0,
      findings: [{ path: 'rungs.warning', code: 'out-of-order', facts: { after: 'sign-overdue' } }],
    });
    expect(await refusal('ladder-policy', late)).toMatchObject({
      status: 422,
      code: 'setting-refused',
      fields: [{ path: 'value.rungs.warning', code: 'out-of-order' }],
    });
    const cards = { ...defaultSettings['card-rules'], points: { yellow: 3, red: 2 } };
    expect((await refusal('card-rules', cards)).fields?.[0]?.code).toBe('red-below-yellow');
    expect((await refusal('notice-rules', RULES)).facts).toEqual({ reason: 'no-change' });
    expect(await app.query('select 1 from settings')).toEqual([]);
  });

  it('of complaints go into force like the others, within what the law allows', async () => {
    const days = defaultSettings['complaint-rules'];
    const late = await refusal('complaint-rules', { ...days, acceptDays: 4 });
    expect(late.fields).toMatchObject([{ path: 'value.acceptDays', code: 'too-big', facts: { maximum: 3 } }]);
    const answerDays = { ...days.answerDays, joint: 5 };
    expect(await refusal('complaint-rules', { ...days, answerDays })).toMatchObject({
      status: 422,
      fields: [{ path: 'value.answerDays.joint', code: 'harder-has-less', facts: { days: 5, atLeast: 7 } }],
    });
    const body = { value: { ...days, acceptDays: 3 }, reason: '县政府常务会议决定', version: 0 };
    await admin.call(changeSetting, { ...params('complaint-rules'), body });
    const { value, version } = await app.running.nest.get(Settings).current('complaint-rules');
    expect([version, value]).toEqual([1, { ...days, acceptDays: 3 }]);
  });

  it('are changed by the administrator alone, and read by those who supervise', async () => {
    const monitor = await app.as('monitor');
    expect((await monitor.call(listSettings)).items).toHaveLength(8);
    const body = { value: { ...RULES, signDays: 2 }, reason: '调整', version: 0 };
    expect((await monitor.refusal(changeSetting, { ...params('notice-rules'), body })).status).toBe(403);
    const handler = await app.as('handler', await app.given.org());
    expect((await handler.refusal(listSettings)).status).toBe(403);
  });
});

it('T13: an edited policy changes no notice that runs, nor doubles a rung of it; the next one goes by the new', async () => {
  const app = await startApp({
    modules: [IdentityModule, SupervisionModule, AdminModule.with({ DEMO: false })],
  });
  try {
    const unit = await app.given.org({ name: '撮镇镇' });
    const [admin, office] = [await app.as('admin'), await app.as('office-head')];
    const issued = async () => {
      const project = await app.given.project({ unit });
      const { id, title, demands, version } = await office.call(proposeNotice, {
        body: { projectId: project.id, title: '加快管线迁改', demands: '请说明原因', severity: 'urgent' },
      });
      const body = { unitId: unit.id, severity: 'urgent' as const, title, demands, version };
      return office.call(issueNotice, { params: { noticeId: id }, body });
    };
    const change = (key: 'notice-rules' | 'ladder-policy', value: object) =>
      admin.call(changeSetting, {
        params: { key },
        body: { value: { ...value }, reason: '收紧催办', version: 0 },
      });
    const running = await issued();
    const [sign, warning, first, , criticism] = LADDER.rungs;
    await change('ladder-policy', { rungs: [sign, warning, { ...first, offset: 2 }, criticism] });
    await change('notice-rules', {
      ...RULES,
      signDays: 2,
      answerDays: { ...RULES.answerDays, urgent: 4 },
    });
    const { running: kept } = await admin.call(checkSetting, {
      params: { key: 'ladder-policy' },
      body: { value: { ...LADDER } },
    });
    expect(kept).toBe(1);
    const next = await issued();
    const days = ({ rungs }: typeof next) => rungs.map(({ key, day }) => [key, day]);
    expect(next).toMatchObject({ policy: 'ladder/1', signDueDay: '2026-05-13', dueDay: '2026-05-15' });
    expect(days(next)).toEqual([
      ['sign-overdue', '2026-05-13'],
      ['warning', '2026-05-14'],
      ['reminder-1', '2026-05-19'],
      ['criticism', '2026-05-22'],
    ]);
    const still = await office.call(getNotice, { params: { noticeId: running.id } });
    expect(days(still)).toEqual(days(running));
    expect(still).toMatchObject({ policy: 'ladder/0', signDueDay: '2026-05-12', dueDay: '2026-05-18' });

    await app.fastForward({ workingDays: 20 });
    const fired = await app.query<{ notice_id: string; n: number }>(
      'select notice_id, count(*)::int as n from rung_fires group by 1',
    );
    expect(new Map(fired.map(({ notice_id, n }) => [notice_id, n]))).toEqual(
      new Map([
        [running.id, 6],
        [next.id, 4],
      ]),
    );
  } finally {
    await app.close();
  }
});
