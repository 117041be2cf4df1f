import type { ReportForm } from '@duban/contracts';
import { until } from '@duban/testing';
import { openHouse, type House, type Person } from './browsers';

/** A month is filed on a phone with the values of the month before, and the line goes in the middle. */
describe('a report filed on a phone', () => {
  let house: House;
  let reporter: Person;

  beforeAll(async () => {
    house = await openHouse();
    reporter = await house.person('reporter', { size: 'phone' });
  }, 120_000);
  afterAll(() => house.close(), 60_000);

  /** What the server has of the month that is open on the page. */
  const kept = (address: string): Promise<ReportForm> =>
    reporter.page.evaluate(async (path) => {
      const [, , project, period] = path.split('/');
      const answer = await fetch(`/api/projects/${project}/reports/${period}`);
      return (await answer.json()) as ReportForm;
    }, new URL(address).pathname);
  const photograph = () =>
    reporter.page.evaluate(async () => {
      const canvas = new OffscreenCanvas(320, 240);
      canvas.getContext('2d')?.fillRect(20, 20, 200, 100);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
      return [...new Uint8Array(await blob.arrayBuffer())];
    });

  it('takes three fields and a photograph; nothing typed is lost, and it counts once', async () => {
    const { page, context, errors } = reporter;
    const began = Date.now();
    let hands = 1;
    await page.locator('main a[href^="/reports/"]').first().click();
    const month = page.getByRole('textbox', { name: '本月完成投资' });
    const percent = page.getByRole('textbox', { name: '完成百分比' });
    const text = page.getByRole('textbox', { name: '本月进展', exact: true });
    await month.waitFor();
    const before = await kept(page.url());
    // the step reached and the per cent are those of last month until somebody changes them
    expect(before.previous).not.toBeNull();
    const percentBefore = Number(await percent.inputValue());
    expect(percentBefore).toBe((before.previous?.physicalBp ?? 0) / 100);
    await month.fill('12.5');
    await page
      .locator('input[type=file][capture]')
      .setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await photograph()) });
    await page.locator('.file-line', { hasText: '已上传' }).waitFor();
    hands += 2;
    await page.locator('.report-photos').scrollIntoViewIfNeeded();
    await house.shot(reporter, 'phone-report-photos');

    await context.setOffline(true);
    await text.fill('三层楼板浇筑完成，四层开始绑筋');
    hands += 1;
    await page
      .getByText(/已存在本机/)
      .first()
      .waitFor();
    await house.shot(reporter, 'phone-report-offline');
    // the page is gone while the line is away
    const address = page.url();
    await page.goto('about:blank');
    await context.setOffline(false);
    await page.goto(address);
    // sent meanwhile or still on the device alone: it is there
    await month.waitFor();
    expect([await month.inputValue(), await text.inputValue(), Number(await percent.inputValue())]).toEqual([
      '12.5',
      '三层楼板浇筑完成，四层开始绑筋',
      percentBefore,
    ]);
    await page.locator('.file-line', { hasText: '已上传' }).waitFor();

    // it arrives, and its answer does not
    let isLost = false;
    await page.route('**/api/projects/*/reports/*', async (route) => {
      if (route.request().method() !== 'POST' || isLost) return route.continue();
      isLost = true;
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: /^提交.*直报$/ }).click();
    hands += 1;
    await until('it has arrived', async () => (await kept(address)).submitted !== null);
    await page.reload();
    await page.getByText('报送内容').waitFor();
    const after = await kept(address);
    expect(after.submitted).toMatchObject({ version: 1, monthFen: '12500000' });
    expect(after.photos?.map(({ name, version }) => [name, version])).toEqual([['现场.jpg', 1]]);
    expect(isLost).toBe(true);
    expect(hands).toBeLessThanOrEqual(6);
    console.log(`a month on a phone: ${hands} touches, ${Date.now() - began} ms with the line cut and back`);
    await house.shot(reporter, 'phone-report-filed');
    // the empty page between has no storage
    expect(errors.filter((error) => !error.includes("'localStorage'"))).toEqual([]);
  }, 60_000);
});
