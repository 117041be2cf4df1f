import { getReportForm, listOwedReports } from '@duban/contracts';
import type { HolidayRow, ReportDay } from '@duban/domain';
import { IdentityModule } from '@duban/identity';
import { Calendars, readCalendar, SYSTEM, TermKeepers, Work } from '@duban/platform';
import { SupervisionModule } from '@duban/supervision';
import { startApp, type TestApp } from '@duban/testing';
import { beginPeriod } from './report.fixture';
import { ReportsModule } from './reports.module';

describe('the due day of a month, when the calendar changes', () => {
  let app: TestApp;
  afterEach(() => app.close());

  const begin = async (now: string, period: string) => {
    app = await startApp({ modules: [IdentityModule, SupervisionModule, ReportsModule], now });
    await app.given.project({ unit: await app.given.org({ name: '撮镇镇' }), since: '2026-01-01' });
    await beginPeriod(app, period);
  };

  /** As the administrator's change does: what would move, the rows, and the question to count again. */
  const change = (rows: HolidayRow[], years = '', days: ReportDay[] = []) =>
    app.running.nest.get(Work).run(SYSTEM, async (tx) => {
      const keepers = app.running.nest.get(TermKeepers);
      const kept = await app.running.nest.get(Calendars).current(tx.em);
      await tx.em.query(
        `insert into holidays (day, off, name) select * from jsonb_to_recordset($1::jsonb)
           as r (day date, off boolean, name text)
         on conflict (day) do update set off = excluded.off`,
        [JSON.stringify(rows)],
      );
      if (years) await tx.em.query(years);
      const after = await readCalendar(tx.em, { hours: [...kept.hours], report_days: days });
      const { terms, checked } = await keepers.preview(tx.em, after, []);
      await tx.em.query('update calendar_head set version = version + 1, report_days = $1', [
        JSON.stringify(days),
      ]);
      keepers.ask(tx, terms, { reason: '防汛', by: '管理员' });
      return { terms, checked };
    });
  const told = async (type: string) =>
    (await app.query<{ data: object }>('select data from events where type = $1 order by seq', [type])).map(
      ({ data }) => data,
    );

  it('T7: is put off with its deadline, once, and nobody is late before the new day is over', async () => {
    await begin('2026-05-11T02:00:00Z', '2026-05');
    const { terms, checked } = await change([{ day: '2026-05-25', off: true, name: '防汛' }]);
    expect(checked).toBe(1);
    expect(terms).toMatchObject([
      { type: 'report', id: '2026-05', what: 'report', from: '2026-05-25', to: '2026-05-26', moves: true },
    ]);
    await app.running.engine.drain();
    expect(await told('report.rescheduled')).toEqual([
      { period: '2026-05', from: '2026-05-25', to: '2026-05-26', provisional: false, reason: '防汛' },
    ]);
    const steps = await app.query<{ due: string }>(
      `select to_char(due_at at time zone 'Asia/Shanghai', 'MM-DD') as due from tasks
       where kind = 'report.line-step' order by due_at`,
    );
    expect(steps.map(({ due }) => due)).toEqual(['05-20', '05-22', '05-27', '05-29', '06-09']);
    await app.fastForward({ to: '2026-05-26T09:30:00Z' });
    expect(await told('report.late')).toEqual([]);
    await app.fastForward({ to: '2026-05-26T09:30:01Z' });
    expect(await told('report.late')).toMatchObject([{ period: '2026-05', dueDay: '2026-05-26' }]);
    // a month that is over is not asked again
    expect((await change([{ day: '2026-05-26', off: true, name: '防汛' }])).terms).toEqual([]);
  });

  it('moves to another day of the month, with every step of it', async () => {
    await begin('2026-05-11T02:00:00Z', '2026-05');
    const { terms } = await change([], '', [{ from: '2026-05', day: 28 }]);
    expect(terms).toMatchObject([{ id: '2026-05', from: '2026-05-25', to: '2026-05-28', moves: true }]);
    await app.running.engine.drain();
    const due = await app.query<{ due: string }>(
      `select to_char(due_at at time zone 'Asia/Shanghai', 'MM-DD') as due from tasks
       where kind in ('report.line-step', 'report.period-due') order by due_at`,
    );
    expect(due.map((one) => one.due)).toEqual(['05-25', '05-27', '05-28', '05-29', '06-02', '06-11']);
    await app.fastForward({ to: '2026-05-29T02:00:00Z' });
    expect(await told('report.late')).toMatchObject([{ period: '2026-05', dueDay: '2026-05-28' }]);
  });

  it('is provisional in a year that is not announced, and says when it becomes certain', async () => {
    await begin('2027-02-08T02:00:00Z', '2027-02');
    const reporter = await app.as('reporter', await app.given.org({ kind: 'enterprise' }));
    expect(await reporter.call(listOwedReports, {})).toMatchObject({
      dueDay: '2027-02-25',
      provisional: true,
    });
    const monitor = await app.as('monitor');
    const [project] = await app.query<{ id: string }>('select id from projects');
    const params = { projectId: project?.id ?? '', period: '2027-02' };
    expect((await monitor.call(getReportForm, { params })).provisional).toBe(true);
    const { terms } = await change([], `update calendar_years set status = 'announced' where year = 2027`);
    expect(terms).toMatchObject([{ from: '2027-02-25', to: '2027-02-25', moves: false, provisional: false }]);
    await app.running.engine.drain();
    expect((await reporter.call(listOwedReports, {})).provisional).toBe(false);
    expect(await told('report.rescheduled')).toMatchObject([{ to: '2027-02-25', provisional: false }]);
  });
});
