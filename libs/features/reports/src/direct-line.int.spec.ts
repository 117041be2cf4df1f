import {
  chaseReports,
  exportReportLine,
  getReportForm,
  getReportLine,
  listCards,
  listNotices,
  reopenReport,
  submitReport,
} from '@duban/contracts';
import { LIFE_CYCLE, owesDirectReport } from '@duban/domain';
import { givenLine, YI, type Line } from './direct-line.fixture';
import { beginPeriod, draft } from './report.fixture';

/** Monday 11 May 2026: May is due on Monday the 25th. */
describe('the direct line', () => {
  let app: Line['app'];
  let town: Line['town'];
  let reporter: Line['reporter'];
  let monitor: Line['monitor'];
  let params: Line['params'];
  let other: Line['other'];
  let form: Line['form'];
  let file: Line['file'];
  let inbox: Line['inbox'];
  beforeEach(async () => {
    ({ app, town, reporter, monitor, params, other, form, file, inbox } = await givenLine());
  });
  afterEach(() => app.close());

  const openMonth = () => beginPeriod(app, '2026-05');
  const steps = () =>
    app.query<{ step: string; timely: boolean; owing: number }>(
      `select step, timely, owing from report_steps where period = '2026-05' order by taken_at, step`,
    );

  const lateNotice = async () =>
    (await monitor.call(listNotices, { query: { view: 'proposed' } })).items.find(
      ({ source }) => source === 'late-report',
    );

  describe('goes its steps', () => {
    it('reminds twice, chases, proposes a card and locks, each once and on its working day', async () => {
      await openMonth();
      await app.fastForward({ to: '2026-05-20T00:29:00Z' });
      expect(await steps()).toEqual([]);
      await app.fastForward({ to: '2026-05-20T00:30:00Z' });
      expect(await inbox()).toEqual([['report.reminded', 2]]);
      await file(draft());
      await app.fastForward({ to: '2026-05-26T01:00:00Z' });
      // one of the two was filed meanwhile
      expect(await inbox()).toEqual([
        ['report.chased', 1],
        ['report.reminded', 1],
        ['report.reminded', 2],
      ]);
      const late = await lateNotice();
      expect(late).toMatchObject({ source: 'late-report', severity: 'normal' });
      // nobody issued the notice: there is nothing a card could stand on
      await app.fastForward({ to: '2026-05-28T01:00:00Z' });
      const raised = await lateNotice();
      expect(raised).toMatchObject({ source: 'late-report', severity: 'important' });
      await app.fastForward({ to: '2026-06-09T01:00:00Z' });
      expect(await steps()).toEqual([
        { step: 'remind-first', timely: true, owing: 2 },
        { step: 'remind-again', timely: true, owing: 1 },
        { step: 'chase', timely: true, owing: 1 },
        { step: 'card', timely: true, owing: 1 },
        { step: 'lock', timely: true, owing: 1 },
      ]);
    });

    it('puts the yellow card on the notice that was issued', async () => {
      await openMonth();
      await app.fastForward({ to: '2026-05-26T01:00:00Z' });
      await app.query(
        `update notices set state = 'signed', issued_at = now(), number_year = 2026, number_seq = (select count(*) from notices m where m.id <= notices.id), due_day = '2026-06-10',
           due_at = '2026-06-10T09:30Z', sign_due_day = '2026-05-27', working_days = 10 where reason_code = 'report-late'`,
      );
      await app.fastForward({ to: '2026-05-28T01:00:00Z' });
      const { items } = await monitor.call(listCards, {});
      expect(items.map(({ color, state }) => [color, state])).toEqual([
        ['yellow', 'proposed'],
        ['yellow', 'proposed'],
      ]);
    });

    it('is caught up once by an engine that slept over it, and reminds of no day that has passed', async () => {
      await openMonth();
      app.clock.set(Date.parse('2026-06-01T02:00:00Z'));
      await app.running.engine.drain();
      await app.fastForward({ to: '2026-06-01T02:01:00Z' });
      expect(await steps()).toEqual([
        { step: 'chase', timely: true, owing: 2 },
        { step: 'remind-again', timely: false, owing: 2 },
        { step: 'remind-first', timely: false, owing: 2 },
        { step: 'card', timely: true, owing: 2 },
      ]);
      // the notices that a card would stand on were there first
      expect(await lateNotice()).toMatchObject({ severity: 'important' });
      expect(await inbox()).toEqual([['report.chased', 2]]);
    });

    it('locks: nothing is filed any more until the office opens the month again, with a reason and to a day', async () => {
      await openMonth();
      await app.fastForward({ to: '2026-06-09T01:00:00Z' });
      expect(await form()).toMatchObject({ lock: { locked: true, reopenedUntil: null } });
      const body = { content: draft(), version: 0 };
      expect(await reporter.refusal(submitReport, { params, body })).toMatchObject({ code: 'period-locked' });
      const wish = { untilDay: '2026-06-11', reason: '设备验收单补到' };
      expect(await reporter.refusal(reopenReport, { params, body: wish })).toMatchObject({ status: 403 });
      expect(
        await monitor.refusal(reopenReport, { params, body: { ...wish, untilDay: '2026-06-01' } }),
      ).toMatchObject({ fields: [{ path: 'untilDay', code: 'too-early' }] });
      expect((await monitor.call(reopenReport, { params, body: wish })).lock).toEqual({
        locked: false,
        reopenedUntil: '2026-06-11',
        reason: '设备验收单补到',
      });
      expect((await inbox())[0]).toEqual(['report.reopened', null]);
      expect((await reporter.call(submitReport, { params, body })).report).toMatchObject({ late: true });
      // for this project alone, and not for ever
      const elsewhere = { projectId: other.id, period: '2026-05' };
      expect(await reporter.refusal(submitReport, { params: elsewhere, body })).toMatchObject({
        code: 'period-locked',
      });
      await app.fastForward({ to: '2026-06-11T09:31:00Z' });
      expect((await form()).lock.locked).toBe(true);
    });

    it('is planned once, however often a process starts, and by the rules the month opened with', async () => {
      await openMonth();
      await app.fastForward({ to: '2026-05-20T01:00:00Z' });
      const value = {
        remindFirst: 5,
        remindAgain: 2,
        chaseAfter: 2,
        cardAfter: 4,
        lockAfter: 5,
        reviewDays: 1,
      };
      await app.query(
        `insert into settings (key, version, value, reason, by_name, at) values ('report-rules', 1, $1, '测试', '管理员', now())`,
        [JSON.stringify(value)],
      );
      await openMonth();
      const pending = await app.query<{ due: string }>(
        `select to_char(due_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as due from tasks
         where kind = 'report.line-step' order by due_at`,
      );
      expect(pending.map(({ due }) => due)).toEqual([
        '05-22 08:30',
        '05-26 08:30',
        '05-28 08:30',
        '06-08 17:30',
      ]);
    });
  });

  describe('is overseen', () => {
    const line = (query = {}) => monitor.call(getReportLine, { query });

    it('says who has filed, in time, late or not at all, with rates, and finds by state and word', async () => {
      await openMonth();
      await file(draft());
      const before = await line();
      expect(before).toMatchObject({
        period: '2026-05',
        dueDay: '2026-05-25',
        locked: false,
        whole: { filed: { num: 1, den: 2 }, inTime: { num: 1, den: 2 } },
        counts: { owed: 1, missing: 0, unreviewed: 1 },
      });
      expect(before.units).toMatchObject([{ unit: { name: '撮镇镇' }, small: true }]);
      expect(before.items.map(({ projectName, state }) => [projectName, state])).toEqual([
        ['乙项目', 'owed'],
        ['甲项目', 'unreviewed'],
      ]);
      await app.fastForward({ to: '2026-05-26T01:00:00Z' });
      const after = await line({ state: 'missing' });
      expect(after.items.map(({ projectName }) => projectName)).toEqual(['乙项目']);
      expect(after.counts).toMatchObject({ missing: 1, unreviewed: 1 });
      // reviewed by nobody for more than three working days
      expect(after.reviewLate).toBe(1);
      expect(after.steps.map(({ step, takenAt }) => [step, takenAt !== null])).toEqual([
        ['remind-first', true],
        ['remind-again', true],
        ['chase', true],
        ['card', false],
        ['lock', false],
      ]);
      expect((await line({ q: '甲' })).items).toHaveLength(1);
      expect((await line({ period: '2026-04' })).counts).toMatchObject({ missing: 2 });
      // nobody owes a month that was due before he came
      await app.given.project({ unit: town, name: '丙项目', totalFen: 50n * YI, since: '2026-05-10' });
      expect((await line({ period: '2026-04' })).whole.filed.den).toBe(2);
      expect((await line()).whole.filed.den).toBe(3);
      expect(await monitor.refusal(getReportLine, { query: { period: '2026-06' } })).toMatchObject({
        status: 404,
      });
    });

    it('owes by where each project stood when the month was due, and marks who came onto the line', async () => {
      await openMonth();
      const small = await app.given.project({
        unit: town,
        name: '丁项目',
        totalFen: YI / 2n,
        since: '2026-01-01',
      });
      expect((await line()).whole.filed.den).toBe(2);
      const set = (id: string, change: string, at: string) =>
        app.query(`update projects set ${change}, updated_at = $2 where id = $1`, [id, new Date(at)]);
      await set(small.id, `total_fen = ${2n * YI}`, '2026-05-11T01:00:00Z');
      await app.fastForward({ to: '2026-05-27T01:00:00Z' });
      await set(other.id, `stage = 'ended'`, '2026-05-27T01:00:00Z');
      const may = await line();
      expect(may.items.map(({ projectName, state, enteredDay }) => [projectName, state, enteredDay])).toEqual(
        [
          ['丁项目', 'missing', '2026-05-11'],
          ['甲项目', 'missing', null],
          ['乙项目', 'missing', null],
        ],
      );
      expect((await line({ period: '2026-04' })).whole.filed.den).toBe(2);
      await app.fastForward({ to: '2026-06-03T01:00:00Z' });
      expect((await line()).items.map(({ projectName }) => projectName).sort()).toEqual(['丁项目', '甲项目']);
    });

    it('keeps its spells by the same law as the domain', async () => {
      const cases = LIFE_CYCLE.flatMap((stage) =>
        [YI - 1n, YI].flatMap((totalFen) =>
          ['CNY', 'USD'].map((currency) => ({ stage, totalFen, currency })),
        ),
      );
      for (const one of cases) {
        const [row] = await app.query<{ owes: boolean }>('select owes_direct_report($1, $2, $3) as owes', [
          String(one.totalFen),
          one.currency,
          one.stage,
        ]);
        expect([one, row?.owes]).toEqual([one, owesDirectReport(one)]);
      }
    });

    it('asks a smaller project for no review and locks no month of it', async () => {
      const small = await app.given.project({
        unit: town,
        name: '丁项目',
        totalFen: YI / 2n,
        since: '2026-01-01',
      });
      const own = { projectId: small.id, period: '2026-05' };
      const clerk = await app.as('reporter', town);
      await openMonth();
      await app.fastForward({ to: '2026-06-20T01:00:00Z' });
      expect((await clerk.call(getReportForm, { params: own })).lock.locked).toBe(false);
      const { report } = await clerk.call(submitReport, {
        params: own,
        body: { content: draft(), version: 0 },
      });
      expect(report).toMatchObject({ review: null, published: null });
      expect(
        await monitor.refusal(reopenReport, {
          params: own,
          body: { untilDay: '2026-06-30', reason: '补报' },
        }),
      ).toMatchObject({ code: 'forbidden-move' });
    });

    it('is chased with one act, each project once a day, and not who has filed', async () => {
      await file(draft());
      const wish = { period: '2026-05', projectIds: [params.projectId, other.id] };
      expect(await monitor.call(chaseReports, { body: wish })).toEqual({
        chased: 1,
        already: 0,
        filed: 1,
        people: 1,
      });
      expect(await monitor.call(chaseReports, { body: wish })).toMatchObject({ chased: 0, already: 1 });
      expect(await inbox()).toEqual([['report.chased', 1]]);
      expect((await line()).items[0]).toMatchObject({ projectName: '乙项目', chasedDay: '2026-05-11' });
      await app.fastForward({ workingDays: 1 });
      expect(await monitor.call(chaseReports, { body: wish })).toMatchObject({ chased: 1 });
      expect(await monitor.refusal(chaseReports, { body: { ...wish, period: '2026-06' } })).toMatchObject({
        status: 404,
      });
      const small = await app.given.project({ unit: town, totalFen: YI / 2n });
      expect(
        await monitor.refusal(chaseReports, { body: { ...wish, projectIds: [small.id] } }),
      ).toMatchObject({ status: 404 });
    });

    it('is the county’s to see and the office’s to chase, and goes out as a table', async () => {
      const body = { period: '2026-05', projectIds: [other.id] };
      const leader = await app.as('leader');
      expect((await leader.call(getReportLine, {})).items).toHaveLength(2);
      expect((await leader.refusal(chaseReports, { body })).status).toBe(403);
      for (const user of [reporter, await app.as('handler', town), await app.as('admin')]) {
        expect((await user.refusal(getReportLine, {})).status).toBe(403);
        expect((await user.refusal(chaseReports, { body })).status).toBe(403);
      }
      const answer = await fetch(`${app.url}/api${exportReportLine.path}?format=csv`, {
        headers: { cookie: monitor.cookie },
      });
      const text = await answer.text();
      expect(text.split('\r\n')[0]).toContain('项目,责任单位,填报单位,状态');
      expect(text).toContain('乙项目,撮镇镇,皖东聚纤,待报');
    });
  });
});
