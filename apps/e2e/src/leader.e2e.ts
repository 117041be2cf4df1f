import { openHouse, type House, type Person } from './browsers';

/** The county's leader: what waits, decided where it stands, and the paper for the meeting. */
describe('the page of a leader', () => {
  let house: House;
  let leader: Person;
  beforeAll(async () => {
    house = await openHouse();
    leader = await house.person('leader');
  }, 120_000);
  afterAll(() => house.close(), 60_000);

  it('opens with what waits, takes a decision in place, and prints what is left', async () => {
    const { page, errors } = leader;
    await page.goto(`${house.url}/leader`);
    const appeals = page.locator('.decision[data-kind="card-review"]');
    await appeals.first().waitFor();
    const before = await page.locator('.decision').count();
    const appeal = appeals.first();
    const title = (await appeal.locator('.decision-what b').textContent()) ?? '';
    if ((await appeal.locator('details[open]').count()) === 0) await appeal.locator('summary').click();

    await appeal.getByRole('button', { name: '维持…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`维持：${title}`).waitFor();
    const act = dialog.getByRole('button', { name: '维持', exact: true });
    expect(await act.isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('整改未到位，维持原决定');
    await house.shot(leader, 'leader-decides');
    await act.click();
    await page.getByText(`已决定：维持 · ${title}`).waitFor();
    await page
      .locator('.decision')
      .nth(before - 1)
      .waitFor({ state: 'detached' });

    await page.getByRole('link', { name: '本月变化' }).click();
    await page.getByRole('heading', { level: 1, name: /的变化/ }).waitFor();
    await page.getByRole('link', { name: '待协调问题' }).click();
    await page.getByRole('heading', { level: 1, name: /个问题待协调/ }).waitFor();
    await page.locator('.problem-list a[href^="/reports/"]').first().click();
    await page.locator('.report-head').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: '调度会材料' }).click();
    const paper = page.getByRole('article', { name: '重大项目调度会材料' });
    await paper.getByRole('heading', { name: '五、待决定事项' }).waitFor();
    await paper
      .getByText(/数据截至 .*打印$/)
      .first()
      .waitFor();

    // on paper there is the sheet alone
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.leader-tabs').isVisible()).toBe(false);
    expect(await page.locator('.rail').first().isVisible()).toBe(false);
    expect(await paper.isVisible()).toBe(true);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.length).toBeGreaterThan(10_000);
    await house.shot(leader, 'leader-paper-print');
    await page.emulateMedia({ media: 'screen' });

    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: '待协调清单' }).click();
    expect((await file).suggestedFilename()).toMatch(/^待协调问题-\d{4}-\d\d-\d\d\.xlsx$/);
    expect(errors).toEqual([]);
  }, 120_000);
});
