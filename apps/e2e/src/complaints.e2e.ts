import type { Session } from '@duban/contracts';
import { PICTURE } from '@duban/testing';
import { openHouse, type House, type Person } from './browsers';

/** An enterprise reports on a phone, follows, says that it is not solved, and sees it go up; a sealed name stays sealed. */
describe('the problems of enterprises', () => {
  let house: House;
  let enterprise: Person;
  let monitor: Person;
  let handler: Person;

  beforeAll(async () => {
    house = await openHouse();
    enterprise = await house.person('enterprise', { size: 'phone' });
    monitor = await house.person('monitor');
    handler = await house.person('cuozhen');
  }, 180_000);
  afterAll(() => house.close(), 60_000);

  const sessionOf = ({ page }: Person): Promise<Session> =>
    page.evaluate(async () => (await (await fetch('/api/session')).json()) as Session);

  type Report = { title: string; confidentiality: '公开' | '隐名' };
  /** The three steps of the form, as a thumb goes through them; answers with the address of what was filed. */
  async function report({ title, confidentiality }: Report): Promise<string> {
    const { page } = enterprise;
    await page.goto(`${house.url}/complaints`);
    await page.getByRole('link', { name: '反映问题' }).click();
    await page.getByRole('radio', { name: /求助/ }).check();
    await page.getByLabel('是什么问题').selectOption({ label: '要素保障' });
    await page.getByLabel('发生了什么').fill(`${title}。货车进不来，已经两个月，多次反映没有结果。`);
    await page.getByLabel('一句话说是什么事').fill(title);
    await house.shot(enterprise, `complaint-${confidentiality}-what`);
    await page.getByRole('button', { name: /^下一步/ }).click();
    await page.getByLabel('反映的是哪个单位').waitFor();
    await page.getByRole('button', { name: /^下一步/ }).click();
    await page.getByRole('radio', { name: new RegExp(`^${confidentiality}`) }).check();
    await page.getByLabel('联系人').fill('卞若昀');
    await page.getByLabel('电话', { exact: true }).fill('0551-67712345');
    await house.shot(enterprise, `complaint-${confidentiality}-who`);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByRole('heading', { name: title }).waitFor();
    return new URL(page.url()).pathname;
  }
  const act = async (
    { page }: Person,
    verb: RegExp,
    fill: (dialog: ReturnType<typeof page.locator>) => Promise<unknown>,
  ) => {
    await page.getByRole('button', { name: verb }).first().click();
    const dialog = page.locator('dialog[open]');
    await fill(dialog);
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
  };
  /** The office accepts it and gives it to the handler's unit, who speaks to the enterprise and answers. */
  async function handle(path: string): Promise<void> {
    const unit = (await sessionOf(handler)).account.org.name;
    await monitor.page.goto(house.url + path);
    await act(monitor, /^受理…/, async () => undefined);
    await act(monitor, /^转办…/, (dialog) => dialog.getByLabel('主办单位').selectOption({ label: unit }));
    await monitor.page
      .getByText(`转${(await sessionOf(handler)).account.org.shortName}办理`)
      .first()
      .waitFor();
    await handler.page.goto(house.url + path);
    await act(handler, /^已联系企业…/, (dialog) =>
      dialog.getByRole('textbox').fill('已到现场看过，管材在采购'),
    );
    await handler.page.getByLabel('答复', { exact: true }).fill('管网 12 月底接通，先用临时泵排水。');
    await handler.page.getByRole('button', { name: '书面答复' }).click();
    await handler.page.getByText('等企业评价').first().waitFor();
  }

  it('keep a sealed name from the handler: on no page, in no answer, not in the file', async () => {
    const { name } = (await sessionOf(enterprise)).account.org;
    const path = await report({ title: '厂门口的电压一直不稳', confidentiality: '隐名' });
    const answers: string[] = [];
    handler.page.on('response', (response) => {
      if (!response.url().includes('/api/')) return;
      response.text().then(
        (text) => answers.push(text),
        () => undefined,
      );
    });
    await handle(path);
    const seen: string[] = [await handler.page.content()];
    await handler.page.getByText('名称已封存').waitFor();
    await house.shot(handler, 'complaint-sealed-handler');
    await handler.page.goto(`${house.url}/complaints?view=all&q=${encodeURIComponent('电压')}`);
    await handler.page.getByText('厂门口的电压一直不稳').waitFor();
    seen.push(await handler.page.content());
    await handler.page.goto(`${house.url}/search?q=${encodeURIComponent('电压')}`);
    await handler.page.locator('main').waitFor();
    seen.push(await handler.page.content());
    const csv = await handler.page.evaluate(
      async (q) => await (await fetch(`/api/complaints/export?view=all&format=csv&q=${q}`)).text(),
      encodeURIComponent('电压'),
    );
    expect(csv).toContain('厂门口的电压一直不稳');
    expect(answers.join('\n')).toContain('厂门口的电压一直不稳');
    for (const text of [...seen, ...answers, csv])
      for (const secret of [name, '卞若昀', '67712345']) expect(text).not.toContain(secret);
    // the enterprise itself reads its own name
    await enterprise.page.goto(house.url + path);
    await enterprise.page.getByText(name).first().waitFor();
  }, 120_000);

  it('are reported, followed, said not to be solved, and go up one level', async () => {
    const path = await report({ title: '北门外雨水管网没有接通', confidentiality: '公开' });
    const { page, errors } = enterprise;
    await page.getByText('现在由 效能办 办理').waitFor();
    await house.shot(enterprise, 'complaint-filed');
    await handle(path);
    // told by the live line: the page was open all the time
    await page.getByText('管网 12 月底接通，先用临时泵排水。').first().waitFor();
    await page.getByRole('radio', { name: '没解决' }).check({ force: true });
    await page.getByRole('radio', { name: '不满意', exact: true }).check({ force: true });
    await page.getByText('提交后退回并升一级重办').waitFor();
    await page.getByLabel('想说的话').fill('临时泵没有来');
    await house.shot(enterprise, 'complaint-verdict');
    await page.getByRole('button', { name: '提交，升一级' }).click();
    await page.locator('.complaint-tags', { hasText: '不满意重办' }).waitFor();
    await page.locator('.cstep-now', { hasText: '升一级' }).waitFor();
    await page.getByText('评价：没解决，不满意').first().waitFor();
    await page.getByText(/^离重办答复还有/).waitFor();
    await house.shot(enterprise, 'complaint-up');
    expect(errors).toEqual([]);
  }, 120_000);

  it('are reported without a name, and followed by a code that is shown once', async () => {
    const stranger = await house.stranger({ size: 'phone' });
    const { page, errors } = stranger;
    await page.goto(`${house.url}/sign-in`);
    await page.getByRole('link', { name: '不登录反映问题' }).click();
    await page.getByRole('radio', { name: /举报/ }).check();
    await page.getByLabel('是什么问题').selectOption({ label: '吃拿卡要' });
    await page.getByLabel('发生了什么').fill('检查时要求买指定的灭火器，不买就不给过。');
    await page.getByRole('button', { name: /^下一步/ }).click();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    const code = await page.locator('.receipt-code code').innerText();
    const photo = { name: '我们店门口.png', mimeType: 'image/png', buffer: PICTURE };
    await page.locator('.files input[multiple]').setInputFiles(photo);
    await page.getByRole('button', { name: '补充', exact: true }).click();
    await page.getByText('已补充，办理台账里能看到。').waitFor();
    await house.shot(stranger, 'complaint-receipt');
    await page.getByRole('link', { name: '用它看进度' }).click();
    await page.getByLabel('查询码').fill(code.toLowerCase());
    await page.getByRole('button', { name: '查看' }).click();
    await page.getByText('现在由 效能办 办理').waitFor();
    // fetched by the code, and called otherwise than it was sent
    await page.getByRole('button', { name: /^看大图：附件1\.png/ }).waitFor();
    await page.waitForFunction(
      () => (document.querySelector<HTMLImageElement>('.attached-images img')?.naturalWidth ?? 0) > 0,
    );
    await house.shot(stranger, 'complaint-followed');
    expect(page.url()).not.toContain(code);
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    for (const word of [code, '店门口']) expect(kept).not.toContain(word);
    expect(errors).toEqual([]);
    await stranger.context.close();
  }, 60_000);
});
