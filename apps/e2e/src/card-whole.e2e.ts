import { until } from '@duban/testing';
import { openHouse, type House, type Person } from './browsers';

/** One card from its proposal to its lifting, each person in a window of their own. */
describe('a card, whole', () => {
  let house: House;
  let head: Person;
  let unit: Person;
  let leader: Person;
  let monitor: Person;
  let url: string;

  beforeAll(async () => {
    house = await openHouse();
    head = await house.person('head');
    unit = await house.person('cuozhen');
    leader = await house.person('leader');
    monitor = await house.person('monitor');
  }, 120_000);
  afterAll(() => house.close(), 60_000);

  const isIn = ({ page }: Person, state: string) =>
    until(`the card is ${state}`, async () => (await page.locator('.face-state').innerText()) === state);
  /** Presses an act of the page, and in its dialog the same verb. */
  const act = async ({ page }: Person, verb: string, text?: string) => {
    await page.getByRole('button', { name: `${verb}…` }).click();
    const dialog = page.getByRole('dialog');
    if (text) await dialog.getByRole('textbox').fill(text);
    await dialog.getByRole('button', { name: verb, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  };

  it('waits for the head as a dashed sheet without a number, and the unit knows nothing of it', async () => {
    const { page } = head;
    await page.goto(`${house.url}/cards?view=mine`);
    const row = page.locator('.cards-table tbody tr', { hasText: '拟发红牌' }).filter({ hasText: '撮镇镇' });
    await row.locator('a').first().click();
    await page.locator('.face-proposed').waitFor();
    url = page.url();
    await house.shot(head, 'card-proposed');
    await unit.page.goto(url);
    await unit.page.getByText('没有这一页').waitFor();
  }, 60_000);

  it('is issued with words and a number, signed for, explained and appealed by the unit', async () => {
    await act(head, '签发红牌', '通报批评后仍未反馈，予以红牌。');
    await head.page.getByText(/^〔\d{4}〕\d+号$/).waitFor();
    const { page } = unit;
    await page.goto(`${house.url}/cards?view=mine`);
    await page.locator('.cards-table tbody tr', { hasText: '红牌' }).locator('a').first().click();
    await act(unit, '签收');
    // both terms stand there with their days
    await until('both terms', async () => (await page.locator('.card-terms .chip').count()) === 2);
    await act(unit, '提交说明', '已成立专班，余下杆线本月底前迁完。');
    await act(unit, '提出申诉', '原因在外，请予复核。');
    await isIn(unit, '申诉中');
    await house.shot(unit, 'card-appealed');
  }, 60_000);

  it('is not decided by who issued it, and lowered by the leader', async () => {
    // the head's page has heard of the appeal by itself
    await head.page.getByText('拟发或签发的人不作复核').waitFor();
    expect(await head.page.getByRole('button', { name: /^维持|^撤销/ }).count()).toBe(0);
    await leader.page.goto(`${house.url}/cards?view=mine`);
    await leader.page.locator('.cards-table tbody tr', { hasText: '红牌' }).locator('a').first().click();
    await act(leader, '降为黄牌', '部分原因在外，情节较轻。');
    await isIn(leader, '复核降级');
  }, 60_000);

  it('is verified and lifted, counts as yellow in the account of the year, and prints as a paper', async () => {
    const { page } = monitor;
    await page.goto(url);
    await act(monitor, '开始核查', '赴现场核查。');
    await act(monitor, '解除红牌', '整改到位。');
    await isIn(monitor, '已解除 · 复核降级');
    await until('the whole course', async () => (await page.locator('.card-course li').count()) === 8);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.official h2').innerText()).toBe('红牌通知书');
    expect(await page.locator('.face').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await unit.page.goto(`${house.url}/cards/points`);
    const row = unit.page.locator('.points-table tbody tr');
    // its own unit only: the yellow ones of the year, and this one among them
    await row.first().waitFor();
    expect(await row.count()).toBe(1);
    expect(await row.locator('td').nth(2).innerText()).toBe('—');
    expect([head, unit, leader, monitor].flatMap(({ errors }) => errors)).toEqual([]);
  }, 60_000);
});
