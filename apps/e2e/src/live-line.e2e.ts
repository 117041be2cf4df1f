import {
  advanceDemoClock,
  closeAllSessions,
  getBoard,
  getReportForm,
  listOwedReports,
  submitReport,
} from '@duban/contracts';
import { sendPicture, signIn, until, type SignedIn } from '@duban/testing';
import { filedOn, openHouse, overdueOn, type House, type Person } from './browsers';

/** What is missed while the line is cut is there when it is back. */
describe('a board whose line is cut', () => {
  let house: House;
  let monitor: Person;
  beforeAll(async () => {
    house = await openHouse();
    monitor = await house.person('monitor');
  }, 120_000);
  afterAll(() => house.close(), 60_000);

  it('T18: cut off for ten minutes while much happens, it says so, and shows the present once it is back, without a reload', async () => {
    const { page, context } = monitor;
    // the page's own clock, so that ten minutes are soon over
    await page.clock.install();
    await page.reload();
    await page.getByText('已连接').first().waitFor();
    await page.evaluate(() => document.body.setAttribute('data-same-page', 'yes'));
    const other = await signIn(house.url, 'monitor');
    const { board: before } = await other.call(getBoard, {});

    await context.setOffline(true);
    await page.clock.runFor(60_000);
    await page
      .getByText(/正在重连|断开/)
      .first()
      .waitFor({ timeout: 60_000 });
    await page.clock.runFor(600_000);
    await page
      .getByText(/断开 1[01] 分钟/)
      .first()
      .waitFor();
    await house.shot(monitor, 'board-cut');

    await file(house.url, await signIn(house.url, 'reporter'));
    const admin = await signIn(house.url, 'admin');
    await admin.call(advanceDemoClock, { body: { advanceWorkingDays: 6 } });
    const { board } = await other.call(getBoard, {});
    expect(board.version - before.version).toBeGreaterThan(20);

    await context.setOffline(false);
    await page.clock.runFor(30_000);
    await page.getByText('已连接').first().waitFor({ timeout: 60_000 });
    const shown = async () => ({ filed: await filedOn(monitor), overdue: await overdueOn(monitor) });
    const present = { filed: board.filing.filed, overdue: board.notices.overdue };
    expect(present.overdue).not.toBe(before.notices.overdue);
    await until(
      'the board catches up',
      async () => {
        await page.clock.runFor(1000);
        return JSON.stringify(await shown()) === JSON.stringify(present);
      },
      30,
    );
    expect(await page.evaluate(() => document.body.getAttribute('data-same-page'))).toBe('yes');
    expect(monitor.errors).toEqual([]);
  }, 180_000);

  it('loses its session and its live line at sign-out in another window', async () => {
    const { page } = monitor;
    const other = await signIn(house.url, 'monitor');
    await other.call(closeAllSessions, {});
    await page.locator('input[type=password]').waitFor({ timeout: 20_000 });
  }, 60_000);
});

/** Files a month somebody owes. */
async function file(url: string, reporter: SignedIn): Promise<void> {
  const { items, period } = await reporter.call(listOwedReports, {});
  const owed = items.find((item) => item.state === 'owed' && item.large);
  const params = { projectId: owed?.projectId ?? '', period };
  const form = await reporter.call(getReportForm, { params });
  await reporter.call(submitReport, {
    params,
    body: {
      version: form.version,
      photoIds: [await sendPicture(url, reporter)],
      content: {
        ...form.draft,
        monthFen: '100000000',
        physicalBp: form.previous?.physicalBp ?? 5000,
        progressText: '断网期间报送的进展',
      },
    },
  });
}
