import { closeAllSessions, getBoard, getReportForm, listOwedReports, submitReport } from '@duban/contracts';
import { signIn, until } from '@duban/testing';
import { filedOn, openHouse, type House, type Person } from './browsers';

/** What is missed while the line is cut is there when it is back (peers' failure T18). */
describe('a board whose line is cut', () => {
  let house: House;
  let monitor: Person;
  beforeAll(async () => {
    house = await openHouse();
    monitor = await house.person('monitor');
  }, 120_000);
  afterAll(() => house.close(), 60_000);

  it('says so, and shows the truth once it is back, without a reload', async () => {
    const { page, context } = monitor;
    await page.getByText('已连接').first().waitFor();
    await context.setOffline(true);
    await page
      .getByText(/正在重连|断开/)
      .first()
      .waitFor({ timeout: 60_000 });
    await house.shot(monitor, 'board-cut');

    const reporter = await signIn(house.url, 'reporter');
    const { items, period } = await reporter.call(listOwedReports, {});
    const owed = items.find((item) => item.state === 'owed' && item.large);
    const params = { projectId: owed?.projectId ?? '', period };
    const form = await reporter.call(getReportForm, { params });
    await reporter.call(submitReport, {
      params,
      body: {
        version: form.version,
        content: {
          ...form.draft,
          monthFen: '100000000',
          physicalBp: form.previous?.physicalBp ?? 5000,
          progressText: '断网期间报送的进展',
        },
      },
    });
    const { board } = await (await signIn(house.url, 'monitor')).call(getBoard, {});

    await context.setOffline(false);
    await page.getByText('已连接').first().waitFor({ timeout: 60_000 });
    await until('the board catches up', async () => (await filedOn(monitor)) === board.filing.filed, 30);
    expect(monitor.errors).toEqual([]);
  }, 180_000);

  it('loses its session and its live line at sign-out in another window', async () => {
    const { page } = monitor;
    const other = await signIn(house.url, 'monitor');
    await other.call(closeAllSessions, {});
    await page.locator('input[type=password]').waitFor({ timeout: 20_000 });
  }, 60_000);
});
