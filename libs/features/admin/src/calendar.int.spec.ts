import {
  actOnNotice,
  askOffice,
  changeDay,
  changeHours,
  changeReportDay,
  getCalendar,
  getPublicCalendar,
  getNotice,
  importYear,
  issueNotice,
  proposeNotice,
  signNotice,
  withdrawNotice,
  type CalendarChange,
} from '@duban/contracts';
import { reportDueDay, ROLES } from '@duban/domain';
import { IdentityModule } from '@duban/identity';
import { Calendars, TermKeepers } from '@duban/platform';
import { SupervisionModule } from '@duban/supervision';
import { startApp, userOf, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { AdminModule } from './index';

const off = (name: string, ...dates: string[]) => dates.map((date) => ({ name, date, isOffDay: true }));
/** A year that might be: 元旦 with a swap, the others on their days. */
const OF_2027 = {
  year: 2027,
  papers: ['https://www.gov.cn/2027'],
  days: [
    ...off('元旦', '2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'),
    { name: '元旦', date: '2027-01-09', isOffDay: false },
    ...off('春节', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'),
    ...off('清明节', '2027-04-05'),
    ...off('劳动节', '2027-05-01', '2027-05-02', '2027-05-03'),
    ...off('端午节', '2027-06-09'),
    ...off('中秋节', '2027-09-15'),
    ...off('国庆节', '2027-10-01', '2027-10-02', '2027-10-03'),
  ],
};

describe('the working-day calendar', () => {
  let app: TestApp;
  let admin: TestUser;
  let monitor: TestUser;
  let unit: GivenOrg;

  const begin = async (now?: string) => {
    app = await startApp({
      modules: [IdentityModule, SupervisionModule, AdminModule.with({ DEMO: false })],
      ...(now ? { now } : {}),
    });
    unit = await app.given.org({ name: '撮镇镇' });
    admin = await app.as('admin');
    monitor = await app.as('office-head');
  };
  afterEach(() => app.close());

  const issued = async (severity: 'urgent' | 'important' | 'normal' = 'urgent', of = unit) => {
    const project = await app.given.project({ unit: of });
    const { id, title, demands, version } = await monitor.call(proposeNotice, {
      body: { projectId: project.id, title: '加快管线迁改', demands: '请说明原因', severity },
    });
    return monitor.call(issueNotice, {
      params: { noticeId: id },
      body: { unitId: of.id, severity, title, demands, version },
    });
  };
  const read = (noticeId: string) => monitor.call(getNotice, { params: { noticeId } });
  const settle = () => app.running.engine.drain();
  const edit = (day: string, over: object = {}): Promise<CalendarChange> =>
    admin.call(changeDay, {
      params: { day },
      body: { kind: 'off', name: '防汛', reason: '全县防汛', preview: false, ...over },
    });
  const announce = (preview = false) =>
    admin.call(importYear, { params: { year: 2027 }, body: { file: OF_2027, reason: '国办通知', preview } });
  const told = () =>
    app.query<{ account_id: string; kind: string; data: Record<string, unknown> }>(
      `select account_id, kind, data from inbox where topic = 'calendar.changed' order by id`,
    );

  it('shows a year with its source, its days and the office hours to everybody', async () => {
    await begin();
    const enterprise = await app.as('enterprise', unit);
    const year = await enterprise.call(getCalendar, { params: { year: 2026 } });
    expect(year).toMatchObject({ status: 'announced', workingDays: 248, changes: [] });
    expect(year.source).toContain('国务院');
    expect(year.days.find(({ day }) => day === '2026-02-14')).toEqual({
      day: '2026-02-14',
      weekday: 6,
      working: true,
      kind: 'makeup',
      name: '春节',
    });
    expect(year.hours).toHaveLength(2);
    const open = await userOf(app.url, '', '').call(getPublicCalendar, { params: { year: 2026 } });
    expect(open).toEqual({ year: 2026, status: 'announced', source: year.source, days: year.days });
    const next = await enterprise.call(getCalendar, { params: { year: 2027 } });
    expect(next).toMatchObject({ status: 'estimated', workingDays: 248 });
    expect((await enterprise.call(getCalendar, { params: { year: 2090 } })).source).toBe('');
  });

  it('T7: says what an edit would move and writes nothing, then moves each term once and keeps the old day', async () => {
    await begin();
    const notice = await issued();
    expect(notice.dueDay).toBe('2026-05-18');
    const foreseen = await edit('2026-05-15', { preview: true });
    expect(foreseen).toMatchObject({
      applied: false,
      days: [{ day: '2026-05-15', from: 'workday', to: 'holiday', name: '防汛' }],
      checked: 1,
      moved: 1,
      certain: 0,
      terms: [{ type: 'notice', id: notice.id, what: 'answer', from: '2026-05-18', to: '2026-05-19' }],
    });
    await settle();
    expect((await read(notice.id)).dueDay).toBe('2026-05-18');
    expect(await app.query('select 1 from events where type = $1', ['calendar.changed'])).toEqual([]);

    expect(await edit('2026-05-15')).toEqual({ ...foreseen, applied: true });
    await settle();
    const moved = await read(notice.id);
    expect(moved).toMatchObject({ dueDay: '2026-05-19', provisional: false });
    expect(moved.superseded).toMatchObject([
      { dueDay: '2026-05-18', nextDay: '2026-05-19', by: 'calendar', reason: '全县防汛' },
    ]);
    expect(moved.rungs.map(({ key, day }) => [key, day])).toEqual([
      ['sign-overdue', '2026-05-12'],
      ['warning', '2026-05-18'],
      ['reminder-1', '2026-05-20'],
      ['reminder-2', '2026-05-22'],
      ['criticism', '2026-05-26'],
      ['leader', '2026-06-02'],
    ]);
    expect(moved.ledger.find(({ day }) => day === '2026-05-15')).toMatchObject({
      effect: 'skipped',
      name: '防汛',
    });
    // the same again: refused, and nothing moves twice
    expect(
      await admin.refusal(changeDay, {
        params: { day: '2026-05-15' },
        body: { kind: 'off', name: '防汛', reason: '再来一次', preview: false },
      }),
    ).toMatchObject({ status: 422, code: 'calendar-refused', facts: { reason: 'no-change' } });
    await settle();
    expect((await app.events(notice.id)).filter((type) => type === 'notice.reprojected')).toHaveLength(1);
    await app.fastForward({ workingDays: 20 });
    const fired = await app.query<{ key: string; day: string }>(
      `select key, (fired_at at time zone 'Asia/Shanghai')::date::text as day from rung_fires order by fired_at`,
    );
    expect(fired.map(({ key, day }) => [key, day])).toEqual(moved.rungs.map(({ key, day }) => [key, day]));
  });

  it('T7: moves no rung that has fired, and takes up at once what has come by the new calendar', async () => {
    await begin('2026-04-30T02:00:00Z');
    const notice = await issued();
    // five days of 劳动节, then 6 to 8 May and the make-up Saturday
    expect(notice.dueDay).toBe('2026-05-11');
    await app.fastForward({ to: '2026-05-09T10:00:00Z' });
    const before = await read(notice.id);
    expect(before.rungs.filter(({ fired }) => fired).map(({ key }) => key)).toEqual([
      'sign-overdue',
      'warning',
    ]);
    // two days of the holiday are worked after all: the answer was due yesterday, the reminder today
    await edit('2026-05-04', { kind: 'plain', name: '' });
    await edit('2026-05-05', { kind: 'plain', name: '' });
    await settle();
    const after = await read(notice.id);
    expect(after.dueDay).toBe('2026-05-08');
    expect(after.rungs.slice(0, 2)).toEqual(before.rungs.slice(0, 2));
    expect(after.rungs.slice(2, 4)).toMatchObject([
      { key: 'reminder-1', day: '2026-05-09', fired: true, firedAt: '2026-05-09T10:00:00.000Z' },
      { key: 'reminder-2', day: '2026-05-12', fired: false },
    ]);
    expect(after.superseded.map(({ dueDay, nextDay }) => [dueDay, nextDay])).toEqual([
      ['2026-05-11', '2026-05-08'],
    ]);
  });

  it('T7: announces a year: what was provisional is certain, each term is moved once, and nobody is flooded', async () => {
    await begin('2026-12-25T02:00:00Z');
    const handler = await app.given.account({ role: 'handler', org: unit });
    const elsewhere = await app.given.org({ name: '店埠镇' });
    const other = await app.given.account({ role: 'handler', org: elsewhere });
    const long = await issued('important');
    expect(long).toMatchObject({ dueDay: '2027-01-11', provisional: true });
    const rest = [];
    for (let n = 0; n < 12; n++) rest.push(await issued(n % 2 ? 'important' : 'urgent'));
    const foreseen = await announce(true);
    expect(foreseen).toMatchObject({ checked: 13, moved: 13, certain: 0 });
    expect(await announce()).toMatchObject({ applied: true, moved: 13 });
    await settle();
    const certain = await read(long.id);
    // 4 January is off, Saturday 9 January worked
    expect(certain).toMatchObject({ dueDay: '2027-01-11', provisional: false });
    expect(certain.rungs.every((rung) => !rung.provisional)).toBe(true);
    const dues = await app.query<{ n: number }>('select count(*)::int as n from notice_dues');
    const moved = await app.query<{ n: number; reasons: number }>(
      `select count(*)::int as n, count(distinct data ->> 'reason')::int as reasons from events
       where type = 'notice.reprojected'`,
    );
    expect(moved).toEqual([{ n: 13, reasons: 1 }]);
    expect(dues[0]?.n).toBe(foreseen.terms.filter((t) => t.what === 'answer' && t.from !== t.to).length);
    const lines = await told();
    expect(lines.filter(({ account_id }) => account_id === handler)).toMatchObject([
      { kind: 'news', data: { what: 'year', year: 2027, reason: '国办通知', moved: 13 } },
    ]);
    expect(lines.filter(({ account_id }) => account_id === other)).toEqual([]);
    expect(new Set(lines.map(({ account_id }) => account_id)).size).toBe(lines.length);
    const year = await admin.call(getCalendar, { params: { year: 2027 } });
    expect(year).toMatchObject({ status: 'announced', source: 'https://www.gov.cn/2027' });
    expect(year.changes).toMatchObject([{ what: 'year', reason: '国办通知', moved: 13 }]);
  });

  it('makes a term certain that does not move, and keeps no old day for it', async () => {
    await begin('2026-12-30T02:00:00Z');
    const notice = await issued();
    const plain = {
      ...OF_2027,
      days: OF_2027.days.filter(({ date }) => date !== '2027-01-04' && date !== '2027-01-09'),
    };
    const change = await admin.call(importYear, {
      params: { year: 2027 },
      body: { file: plain, reason: '国办通知', preview: false },
    });
    expect(change).toMatchObject({ moved: 0, certain: 1, terms: [{ from: '2027-01-07', to: '2027-01-07' }] });
    await settle();
    const certain = await read(notice.id);
    expect(certain).toMatchObject({ dueDay: notice.dueDay, provisional: false, superseded: [] });
    expect(await app.events(notice.id)).toContain('notice.reprojected');
  });

  it('changes the office hours: every instant moves, no day does', async () => {
    await begin();
    const notice = await issued();
    const hours = [
      { start: '08:00', end: '11:30' },
      { start: '13:00', end: '15:00' },
      { start: '15:30', end: '18:00' },
    ];
    const change = await admin.call(changeHours, { body: { hours, reason: '夏季作息', preview: false } });
    expect(change).toMatchObject({
      applied: true,
      days: [],
      moved: 1,
      terms: [{ from: '2026-05-18', to: '2026-05-18' }],
    });
    await settle();
    const after = await read(notice.id);
    expect(after).toMatchObject({ dueDay: '2026-05-18', dueAt: '2026-05-18T10:00:00.000Z', superseded: [] });
    expect(after.rungs[0]?.at).toBe('2026-05-12T10:00:00.000Z');
    const [task] = await app.query<{ due_at: Date }>(
      `select due_at from tasks where kind = 'notice.rung-due' and state = 'pending'`,
    );
    expect(task?.due_at.toISOString()).toBe('2026-05-12T10:00:00.000Z');
    expect((await admin.call(getCalendar, { params: { year: 2030 } })).changes).toMatchObject([
      {
        what: 'hours',
        facts: { hours: '08:00–11:30 13:00–15:00 15:30–18:00', was: '08:30–12:00 14:30–17:30' },
      },
    ]);
  });

  it('lets reports be due on another day from a month on that is not over, and leaves the months before', async () => {
    await begin();
    await app.fastForward({ to: '2026-05-26T02:00:00Z' });
    const wish = (from: string, day: number, preview = false) => ({
      from,
      day,
      preview,
      reason: '市里改了日子',
    });
    // May was due on the 25th
    expect(await admin.refusal(changeReportDay, { body: wish('2026-05', 28) })).toMatchObject({
      fields: [{ path: 'from', code: 'month-over', facts: { first: '2026-06' } }],
    });
    const body = wish('2026-06', 28, true);
    expect(await admin.call(changeReportDay, { body })).toMatchObject({ applied: false, days: [] });
    expect((await admin.call(getCalendar, { params: { year: 2026 } })).reportDays).toEqual([]);
    await admin.call(changeReportDay, { body: { ...body, preview: false } });
    const cal = await app.running.nest.get(Calendars).current();
    // 28 June 2026 is a Sunday
    expect([reportDueDay(cal, '2026-05'), reportDueDay(cal, '2026-06')]).toEqual([
      '2026-05-25',
      '2026-06-29',
    ]);
    const { reportDays, changes } = await admin.call(getCalendar, { params: { year: 2030 } });
    expect(reportDays).toEqual([{ from: '2026-06', day: 28 }]);
    expect(changes).toMatchObject([{ what: 'report-day', facts: { from: '2026-06', day: 28, was: 25 } }]);
    expect((await admin.refusal(changeReportDay, { body: { ...body, preview: false } })).code).toBe(
      'calendar-refused',
    );
    await app.fastForward({ to: '2026-06-20T02:00:00Z' });
    expect(await admin.refusal(changeReportDay, { body: wish('2026-06', 18) })).toMatchObject({
      fields: [{ path: 'day', code: 'day-over', facts: { day: 18 } }],
    });
    for (const role of ROLES.filter((one) => one !== 'admin'))
      expect((await (await app.as(role)).refusal(changeReportDay, { body })).status).toBe(403);
  });

  it('moves what stands beside the answer too: progress, a request that waits, a sign-for to which nothing followed', async () => {
    await begin();
    const handler = await app.as('handler', unit);
    const act = async (severity: 'important' | 'normal') => {
      const { id, version } = await issued(severity);
      return handler.call(signNotice, { params: { noticeId: id }, body: { version } });
    };
    const [signed, acting, asking] = [await act('normal'), await act('normal'), await act('normal')];
    const plan = await handler.call(actOnNotice, {
      params: { noticeId: acting.id },
      body: { plan: '倒排工期', version: acting.version },
    });
    expect(plan.nextFeedbackDay).toBe('2026-05-18');
    await app.clock.set(Date.parse('2026-05-12T02:00:00Z'));
    await handler.call(askOffice, {
      params: { noticeId: asking.id },
      body: { kind: 'extension', days: 2, text: '等待管线单位', version: asking.version },
    });
    const terms = () =>
      app.query<object>(
        `select (select (due_at at time zone 'Asia/Shanghai')::date::text from tasks
                 where kind = 'notice.sign-expires' and state = 'pending' and subject = $1) as sign,
           (select next_feedback_day::text from notices where id = $2) as feedback,
           (select (decide_by at time zone 'Asia/Shanghai')::date::text from notice_requests) as request,
           (select string_agg(distinct due_day::text, ' ') from notices) as due`,
        [signed.id, acting.id],
      );
    expect(await terms()).toEqual([
      { sign: '2026-05-14', feedback: '2026-05-18', request: '2026-05-13', due: '2026-06-01' },
    ]);
    // Wednesday off, a Saturday worked for it: the answer stays where it was
    await edit('2026-05-13');
    const change = await edit('2026-05-23', { kind: 'working', preview: true });
    expect(change).toMatchObject({ moved: 3 });
    await edit('2026-05-23', { kind: 'working' });
    await settle();
    expect(await terms()).toEqual([
      { sign: '2026-05-15', feedback: '2026-05-19', request: '2026-05-14', due: '2026-06-01' },
    ]);
    const said = await app.query<{ subject_id: string; what: string }>(
      `select subject_id, data ->> 'what' as what from events where type = 'notice.reprojected'
       and data ->> 'from' <> data ->> 'to' order by seq`,
    );
    expect(new Set(said.map(({ subject_id }) => subject_id)).size).toBe(3);
  });

  it('puts off the day on which the office is woken for a suspension', async () => {
    await begin();
    const { id } = await issued();
    await app.query(
      `update notices set state = 'suspended', suspended_at = '2026-05-11T03:00:00Z', pause_ends_day = '2026-05-15'
       where id = $1`,
      [id],
    );
    await app.query(
      `insert into notice_pauses (id, notice_id, from_at, reason, approved_by)
       values (gen_random_uuid(), $1, '2026-05-11T03:00:00Z', '等待审批', '主任')`,
      [id],
    );
    await app.query(
      `insert into tasks (kind, subject, due_at, created_at) values ('notice.pause-ends', $1, $2, now())`,
      [id, new Date('2026-05-15T09:30:00Z')],
    );
    await edit('2026-05-15');
    await settle();
    const [task] = await app.query<{ due_at: Date }>(
      `select due_at from tasks where kind = 'notice.pause-ends' and state = 'pending'`,
    );
    expect(task?.due_at.toISOString()).toBe('2026-05-18T09:30:00.000Z');
    await app.fastForward({ to: '2026-05-18T17:31:00+08:00' });
    expect(
      await app.query(`select data ->> 'day' as day from events where type = 'notice.pause-ended'`),
    ).toEqual([{ day: '2026-05-15' }]);
  });

  it('wakes nobody for a clock that stands still, and leaves what is over', async () => {
    await begin();
    const [held, over] = [await issued(), await issued()];
    await app.query(`update notices set state = 'suspended' where id = $1`, [held.id]);
    await app.query(
      `insert into notice_pauses (id, notice_id, from_at, reason, approved_by)
       values (gen_random_uuid(), $1, '2026-05-11T03:00:00Z', '等待审批', '主任')`,
      [held.id],
    );
    await app.query(`update notices set state = 'closed' where id = $1`, [over.id]);
    const change = await edit('2026-05-14');
    expect(change).toMatchObject({ checked: 1, moved: 1, past: 1 });
    await settle();
    expect(
      await app.query(`select due_day::text as due_day, provisional, next_rung from notices order by state`),
    ).toEqual([
      { due_day: '2026-05-18', provisional: false, next_rung: 'sign-overdue' },
      { due_day: '2026-05-19', provisional: false, next_rung: null },
    ]);
    expect(
      await app.query(`select subject from tasks where kind = 'notice.rung-due' and state = 'pending'`),
    ).toEqual([{ subject: over.id }]);
  });

  it('counts a term that is stamped at the same moment by the one calendar or the other, and moves it if need be', async () => {
    await begin();
    const [notice] = await Promise.all([issued(), edit('2026-05-15')]);
    await settle();
    expect((await read(notice.id)).dueDay).toBe('2026-05-19');
  });

  describe('while a change is foreseen', () => {
    /** Something that happens when the other features have said what would move. */
    const meanwhile = (act: () => Promise<unknown>) => {
      let isFirst = true;
      app.running.nest.get(TermKeepers).add({
        preview: async () => {
          if (isFirst) {
            isFirst = false;
            await act();
          }
          return { checked: 0, terms: [], past: 0 };
        },
      });
    };

    it('notices are issued, and their terms are moved with the others', async () => {
      await begin();
      const [first, over] = [await issued(), await issued()];
      let second: Awaited<ReturnType<typeof issued>> | undefined;
      meanwhile(async () => {
        second = await issued();
        await monitor.call(withdrawNotice, {
          params: { noticeId: over.id },
          body: { version: over.version, reason: '项目停建' },
        });
      });
      const change = await edit('2026-05-15');
      expect(second?.dueDay).toBe('2026-05-18');
      expect(change).toMatchObject({ applied: true, moved: 2 });
      await settle();
      for (const { id } of [first, second ?? first]) expect((await read(id)).dueDay).toBe('2026-05-19');
      expect((await read(over.id)).dueDay).toBe('2026-05-18');
    });

    it('another change makes this one stale, and nothing of it is written', async () => {
      await begin();
      meanwhile(() => edit('2026-05-14'));
      expect(
        await admin.refusal(changeDay, {
          params: { day: '2026-05-15' },
          body: { kind: 'off', name: '防汛', reason: '全县防汛', preview: false },
        }),
      ).toMatchObject({ status: 409, code: 'stale' });
      expect(
        await app.query(`select day from holidays where day between '2026-05-11' and '2026-05-17'`),
      ).toEqual([{ day: '2026-05-14' }]);
    });
  });

  describe('refuses what cannot be', () => {
    beforeEach(() => begin());
    const year = (file: object) =>
      admin.refusal(importYear, {
        params: { year: 2027 },
        body: { file: { ...OF_2027, ...file }, reason: '国办通知', preview: true },
      });
    const with_ = (...days: { name: string; date: string; isOffDay: boolean }[]) => ({
      days: [...OF_2027.days, ...days],
    });

    it.each([
      ['a date twice', with_(...off('国庆节', '2027-10-01')), 'file.days.18.date', 'twice'],
      ['another year', with_(...off('国庆节', '2026-10-01')), 'file.days.18.date', 'other-year'],
      ['no such day', with_(...off('国庆节', '2027-02-29')), 'file.days.18.date', 'invalid-format'],
      ['the file of another year', { year: 2026 }, 'file.year', 'other-year'],
      ['no paper', { papers: [] }, 'file.papers', 'papers-missing'],
      ['half a file', { days: OF_2027.days.slice(0, 9) }, 'file.days', 'feast-missing'],
    ])('in a year: %s', async (_, file, path, code) => {
      const { fields, status } = await year(file);
      expect([400, 422]).toContain(status);
      expect(fields?.[0]).toMatchObject({ path, code });
    });

    it('a day off without a name, and a year of another age', async () => {
      const body = { kind: 'off' as const, reason: '防汛' };
      expect(await admin.refusal(changeDay, { params: { day: '2026-05-14' }, body })).toMatchObject({
        code: 'calendar-refused',
        fields: [{ path: 'name', code: 'name-missing' }],
      });
      expect(await admin.refusal(changeDay, { params: { day: '1999-05-14' }, body })).toMatchObject({
        fields: [{ path: 'day', code: 'out-of-range', facts: { from: 2000, to: 2100 } }],
      });
      expect((await admin.refusal(changeDay, { params: { day: '2026-02-30' }, body })).status).toBe(404);
    });

    it('hours that overlap', async () => {
      const hours = [
        { start: '08:30', end: '12:00' },
        { start: '11:30', end: '17:30' },
      ];
      expect(await admin.refusal(changeHours, { body: { hours, reason: '夏季作息' } })).toMatchObject({
        fields: [{ path: 'hours.1.start', code: 'overlaps', facts: { after: '12:00' } }],
      });
    });

    it('whoever is not the administrator', async () => {
      for (const role of ROLES.filter((one) => one !== 'admin')) {
        const user = await app.as(role);
        const body = { kind: 'off' as const, name: '防汛', reason: '防汛' };
        expect((await user.refusal(changeDay, { params: { day: '2026-05-14' }, body })).status).toBe(403);
      }
    });
  });
});
