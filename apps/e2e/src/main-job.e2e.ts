import { PICTURE, until } from '@duban/testing';
import { advance, filedOn, openHouse, type House, type Person } from './browsers';

const errorsOf = (...people: Person[]) => people.flatMap((person) => person.errors);
/** The main job, each person in a window of their own; nobody ever reloads. */
describe('the main job in a browser', () => {
  let house: House;
  let monitor: Person;
  let reporter: Person;
  let leader: Person;
  let admin: Person;
  let handler: Person;
  let noticeUrl: string;

  beforeAll(async () => {
    house = await openHouse();
    monitor = await house.person('monitor', { size: 'desk' });
    reporter = await house.person('reporter');
    admin = await house.person('admin');
  }, 120_000);
  afterAll(() => house.close(), 60_000);

  it('takes each role to what it must do now', async () => {
    expect(new URL(monitor.page.url()).pathname).toBe('/board');
    expect(new URL(reporter.page.url()).pathname).toBe('/reports');
    expect(new URL(admin.page.url()).pathname).toBe('/admin');
    leader = await house.person('leader');
    handler = await house.person('cuozhen');
    expect(leader.page.url()).toContain('/leader');
    expect(handler.page.url()).toContain('/notices?view=mine');
  }, 60_000);

  it('a reporter files a month and the board in the other window moves', async () => {
    await monitor.page.getByText('已连接').first().waitFor();
    const before = await filedOn(monitor);
    expect(before).toBeGreaterThan(0);
    const { page } = reporter;
    await page.locator('main a[href^="/reports/"]').first().click();
    const month = page.getByRole('textbox', { name: '本月完成投资' });
    await month.waitFor();
    await month.fill('1');
    await page.locator('textarea').first().fill('本月因管线迁改停工，仅完成现场看护');
    await page.getByRole('textbox', { name: '完成百分比' }).fill('24');
    await page
      .locator('input[type=file][capture]')
      .setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: PICTURE });
    await page.locator('.file-line', { hasText: '已上传' }).waitFor();
    await house.shot(reporter, 'journey-report');
    await page.getByRole('button', { name: /^提交.*直报$/ }).click();
    await page.locator('#report-result').waitFor();
    await until('the board moves', async () => (await filedOn(monitor)) === before + 1);
  }, 60_000);

  it('a monitor issues the oldest proposed notice', async () => {
    const { page } = monitor;
    await page.goto(`${house.url}/notices?view=proposed`);
    await page.locator('main a[href^="/notices/"]:not([href*="new"])').first().click();
    await page.getByRole('button', { name: /^签发/ }).first().click();
    const dialog = page.getByRole('dialog');
    const town = await dialog.locator('option', { hasText: '撮镇镇' }).first().getAttribute('value');
    await dialog.locator('select').first().selectOption(town);
    await dialog.getByText('特急').first().click();
    await house.shot(monitor, 'journey-issue');
    await dialog.getByRole('button', { name: '签发', exact: true }).click();
    await page
      .getByText(/〔\d{4}〕\d+号/)
      .first()
      .waitFor();
    noticeUrl = page.url();
  }, 60_000);

  it('nobody answers, the clock goes on, and the notice is seen climbing to the leader without a reload', async () => {
    const { page } = monitor;
    await page.evaluate(() => ((window as { mark?: number }).mark = 1));
    const day = await page.locator('.top-today time').getAttribute('datetime');
    await advance(admin, 8);
    await page.locator('.notice-cards').getByText('拟发黄牌').first().waitFor();
    await advance(admin, 8);
    await page.getByText('已到顶级').first().waitFor();
    expect(await page.evaluate(() => (window as { mark?: number }).mark)).toBe(1);
    await until(
      'the page knows what day it is',
      async () => (await page.locator('.top-today time').getAttribute('datetime')) !== day,
    );
    await house.shot(monitor, 'journey-climbed');
    await leader.page
      .getByText(await number())
      .first()
      .waitFor();
  }, 90_000);

  const number = async () =>
    /〔\d{4}〕\d+号/.exec((await monitor.page.locator('main').textContent()) ?? '')?.[0] ?? 'none';

  it('the unit signs and replies, the monitor accepts, and the head closes it', async () => {
    const { page } = handler;
    await page.goto(noticeUrl);
    await page.getByRole('button', { name: '签收', exact: true }).click();
    await page.getByRole('radio', { name: '提交反馈' }).check();
    await page.getByLabel('反馈内容').fill('已协调完成迁改，明日恢复施工');
    await page.getByRole('button', { name: '提交反馈', exact: true }).click();
    await monitor.page.getByRole('button', { name: '通过反馈…' }).click();
    await monitor.page.getByRole('dialog').getByRole('button', { name: '通过反馈', exact: true }).click();
    await page.getByText('待销号').first().waitFor();
    const head = await house.person('head');
    await head.page.goto(noticeUrl);
    await head.page.getByRole('button', { name: '销号…' }).click();
    const dialog = head.page.getByRole('dialog');
    await dialog.getByLabel('销号意见').fill('情况属实');
    await dialog.getByRole('button', { name: '销号', exact: true }).click();
    await page.getByText('已销号').first().waitFor();
    expect(head.errors).toEqual([]);
  }, 60_000);

  it('no window saw a script error', () => {
    expect(errorsOf(monitor, reporter, leader, admin, handler)).toEqual([]);
  });
});
