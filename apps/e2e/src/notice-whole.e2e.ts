import { until } from '@duban/testing';
import { advance, openHouse, type House, type Person } from './browsers';

const REASON = '停电计划须报省公司审批';

/** One notice from its register to its paper, each person in a window of their own; nobody reloads. */
describe('a notice, whole', () => {
  let house: House;
  let monitor: Person;
  let head: Person;
  let unit: Person;
  let admin: Person;
  let url: string;

  beforeAll(async () => {
    house = await openHouse();
    monitor = await house.person('monitor');
    head = await house.person('head', { size: 'desk' });
    unit = await house.person('cuozhen');
    admin = await house.person('admin');
  }, 120_000);
  afterAll(() => house.close(), 60_000);

  const dueDay = ({ page }: Person) => page.locator('.due time').first().getAttribute('datetime');
  /** Presses an act of the page, and in its dialog the same verb. */
  const act = async (
    { page }: Person,
    verb: string,
    fill?: (dialog: ReturnType<typeof page.getByRole>) => Promise<void>,
  ) => {
    await page
      .getByRole('button', { name: `${verb}…` })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await fill?.(dialog);
    await dialog.getByRole('button', { name: verb, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  };

  it('the monitor registers a matter, the head approves and issues it', async () => {
    const { page } = monitor;
    await page.goto(`${house.url}/notices/new`);
    await page.getByPlaceholder('按名称、代码或单位搜索项目').fill('撮镇');
    await page.locator('.picker-found button').first().click();
    await page.getByRole('combobox', { name: '来源', exact: true }).selectOption('meeting');
    await page.getByLabel('来源说明').fill('第 12 次调度会纪要');
    const town = await page
      .locator('option', { hasText: /^撮镇镇/ })
      .first()
      .getAttribute('value');
    await page.getByRole('combobox', { name: '主办单位' }).selectOption(town);
    await page.getByLabel('标题').fill('装备园二期高压线路迁改滞后');
    await page.getByLabel('办理要求').fill('12 月 18 日前完成停电割接，每周报进展');
    await page.getByRole('button', { name: '现场照片' }).click();
    await page.getByRole('button', { name: '登记督办' }).click();
    await page.waitForURL(/\/notices\/[0-9a-f-]{36}$/);
    await page.getByText('待批准立项').first().waitFor();
    url = page.url();
    expect(await page.getByRole('button', { name: '签发…' }).count()).toBe(0);
    await page.getByText('自行登记的须先由负责人批准立项。').waitFor();

    await head.page.goto(url);
    await act(head, '批准立项');
    await act(head, '签发', (dialog) => dialog.getByText('一般').first().click());
    // the monitor's window learns of it by itself
    await monitor.page
      .getByText(/督办〔\d{4}〕\d+号/)
      .first()
      .waitFor();
  }, 90_000);

  it('the unit signs, begins and asks for an extension', async () => {
    const { page } = unit;
    await page.goto(url);
    await page.getByRole('button', { name: '签收', exact: true }).click();
    await page.getByLabel('办理计划').fill('两支队伍进场，12 月 11 日前完成杆塔');
    await page.getByRole('button', { name: '开始办理', exact: true }).click();
    await page.getByText('办理中').first().waitFor();
    await act(unit, '申请延期', async (dialog) => {
      await dialog.getByLabel(/延几个工作日/).fill('5');
      await dialog.getByText(/新到期日/).waitFor();
      await dialog.getByLabel('理由和目前进展').fill(REASON);
    });
    await page.getByText('延期待批').waitFor();
    await page.getByText('延期已提出，正等待决定。').waitFor();
  }, 60_000);

  it('somebody else grants it: the due day moves, the old one stays with its reason', async () => {
    const before = await dueDay(unit);
    const { page } = monitor;
    await page.getByText(REASON).first().waitFor();
    await act(monitor, '同意延期');
    await until('the due day moves in the window of the unit', async () => (await dueDay(unit)) !== before);
    const old = before?.slice(5) ?? '';
    for (const { page: shown } of [unit, monitor, head]) {
      await shown.locator('.due-was del', { hasText: old }).waitFor();
      await shown.locator('.ledger-was', { hasText: REASON }).waitFor();
      await shown.locator('.ledger-old').first().waitFor();
    }
    await house.shot(monitor, 'journey-extended');
  }, 60_000);

  it('a suspension stops the clock, and resuming puts the due day off by what stood still', async () => {
    await act(unit, '申请挂起', (dialog) => dialog.getByLabel('为什么要停，等什么').fill('等省公司批复停电'));
    expect(await monitor.page.getByRole('button', { name: '同意挂起…' }).count()).toBe(0);
    await head.page.getByText('等省公司批复停电').first().waitFor();
    const before = (await dueDay(head)) ?? '';
    await act(head, '同意挂起');
    await unit.page
      .getByText(/挂起，剩 \d+ 个工作日/)
      .first()
      .waitFor();
    await house.shot(unit, 'journey-suspended');
    await advance(admin, 3);
    await act(head, '恢复计时');
    await until('the due day has moved', async () => ((await dueDay(unit)) ?? '') > before);
    // the day of the issue is not counted, and so cannot be paused
    await until('the days stand still', async () => (await unit.page.locator('.ledger-paused').count()) >= 2);
    await house.shot(unit, 'journey-resumed');
  }, 90_000);

  it('prints as a paper with its ledger, its rungs and every due day that moved', async () => {
    const { page } = unit;
    await page.getByRole('link', { name: '通知单' }).first().click();
    await page.locator('.sheet').waitFor();
    const text = (await page.locator('.sheet').textContent()) ?? '';
    for (const words of [
      '督办通知单',
      '到期日逐日账',
      '改过的到期日',
      REASON,
      '等省公司批复停电',
      '呈报县领导',
      '现场照片',
    ])
      expect(text).toContain(words);
    expect(await page.locator('.sheet-grid del').count()).toBe(2);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').first().isVisible()).toBe(false);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: null });
  }, 60_000);

  it('nobody answers: rungs fire, and each says why it fell on its day and who was told', async () => {
    await advance(admin, 30);
    const { page } = monitor;
    await page.getByText('已到顶级').first().waitFor();
    await page.getByRole('button', { name: /^二次催办/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/办结到期日 .*之后第 3 个工作日/).waitFor();
    await dialog.getByText('通知了谁').waitFor();
    await dialog.getByText('王海涛').first().waitFor();
    await house.shot(monitor, 'journey-why');
    await dialog.getByRole('button', { name: '看数据表' }).click();
    await page.getByRole('dialog').last().getByText('逾期第 3 个工作日').waitFor();
  }, 90_000);

  it('no window saw a script error', () => {
    expect([monitor, head, unit, admin].flatMap((person) => person.errors)).toEqual([]);
  });
});
