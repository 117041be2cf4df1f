import type { Page } from 'playwright-core';
import { openHouse, type House, type Person } from './browsers';

const KB = 1024;

/** Evidence on a bad line: nothing is lost, everything is shown, and only to whom it may be. */
describe('the attachments of a reply', () => {
  let house: House;
  let unit: Person;
  let monitor: Person;
  let url: string;

  beforeAll(async () => {
    house = await openHouse();
    unit = await house.person('cuozhen', { size: 'phone' });
    monitor = await house.person('monitor');
  }, 120_000);
  afterAll(() => house.close(), 60_000);

  /** A photograph that does not get small: every point another colour. */
  const photograph = async (page: Page): Promise<Buffer> => {
    const data = await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(1600, 1200);
      const drawing = canvas.getContext('2d');
      const points = drawing?.createImageData(1600, 1200);
      if (!drawing || !points) throw new Error('nothing to draw on');
      for (let i = 0; i < points.data.length; i++) points.data[i] = i % 4 === 3 ? 255 : Math.random() * 256;
      drawing.putImageData(points, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      let text = '';
      for (let i = 0; i < bytes.length; i += 8192)
        text += String.fromCharCode(...bytes.subarray(i, i + 8192));
      return btoa(text);
    });
    return Buffer.from(data, 'base64');
  };
  /** The line carries so many kilobytes a second upwards. */
  const slowLine = async ({ page, context }: Person, upKb: number) => {
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 20,
      downloadThroughput: -1,
      uploadThroughput: upKb * KB,
    });
    return () => cdp.detach();
  };
  const lineOf = (name: string) => unit.page.locator('.file-line', { hasText: name });

  it('the unit replies with a photo and a paper; the line is cut in the middle and nothing is lost', async () => {
    const { page, context } = unit;
    const id = await page.evaluate(async () => {
      const get = async (path: string) => (await (await fetch(`/api/notices${path}`)).json()) as unknown;
      const { items } = (await get('?view=mine')) as { items: { id: string }[] };
      for (const item of items) {
        const { can } = (await get(`/${item.id}`)) as { can: string[] };
        if (can.includes('reply')) return item.id;
      }
      throw new Error('no notice waits for a reply');
    });
    url = `${house.url}/notices/${id}`;
    await page.goto(url);
    await page.getByLabel('反馈内容').fill('塔基已开挖，停电计划已批复，见附件。');
    const photo = await photograph(page);
    const paper = await page.context().browser()?.newPage();
    if (!paper) throw new Error('no browser');
    await paper.setContent('<h1>停电计划的批复</h1><p>同意十二月十一日停电。</p>');
    const pdf = await paper.pdf();
    await paper.close();

    const sent: string[] = [];
    page.on('request', (each) => {
      if (each.url().includes('/api/uploads')) sent.push(each.method());
    });
    const fast = await slowLine(unit, 400);
    await page.locator('.files input[multiple]').setInputFiles([
      { name: '塔基开挖.jpg', mimeType: 'image/jpeg', buffer: photo },
      { name: '停电计划的批复.pdf', mimeType: 'application/pdf', buffer: pdf },
    ]);
    await lineOf('塔基开挖.jpg')
      .getByText(/^[1-9]\d?%/)
      .waitFor();
    await context.setOffline(true);
    await lineOf('塔基开挖.jpg').getByText('恢复后自动续传').waitFor();
    await page.getByText('网络断开。已传的部分不会丢').first().waitFor();
    expect(await page.getByRole('button', { name: '提交反馈' }).isDisabled()).toBe(true);
    await lineOf('塔基开挖.jpg').scrollIntoViewIfNeeded();
    await house.shot(unit, 'journey-files-offline');
    await context.setOffline(false);
    await fast();
    await lineOf('塔基开挖.jpg').getByText('已上传').waitFor();
    await lineOf('停电计划的批复.pdf').getByText('已上传').waitFor();
    // it went on where it was: asked how far it had come, and was not begun anew
    expect(sent.filter((method) => method === 'POST')).toHaveLength(2);
    expect(sent).toContain('HEAD');

    // the page goes and comes back: text and files are there
    await page.reload();
    await lineOf('塔基开挖.jpg').getByText('已上传').waitFor();
    expect(await page.getByLabel('反馈内容').inputValue()).toContain('塔基已开挖');
    await lineOf('停电计划的批复.pdf').scrollIntoViewIfNeeded();
    await house.shot(unit, 'journey-files-sent');
    await page.getByRole('button', { name: '提交反馈' }).click();
    await page.getByText('反馈已提交，等待审核').waitFor();
    await page.locator('.replies .attached-images img').first().waitFor();
    await page.locator('.replies .attached-files b', { hasText: '停电计划的批复.pdf' }).waitFor();
  }, 120_000);

  it('a file that is none of the allowed is refused at its line, and the others are taken', async () => {
    const { page } = monitor;
    await page.goto(`${house.url}/notices/new`);
    await page.locator('.files input[multiple]').setInputFiles([
      { name: '假照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('%PDF-1.7 not a picture at all') },
      { name: '程序.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
      { name: '会议纪要.txt', mimeType: 'text/plain', buffer: Buffer.from('第十二次调度会纪要') },
    ]);
    await page.locator('.file-refused', { hasText: '假照片.jpg' }).waitFor();
    await page.locator('.file-refused', { hasText: '程序.exe' }).getByText('不收这种文件').waitFor();
    await page.locator('.file-done', { hasText: '会议纪要.txt' }).waitFor();
    await page.getByText('2 个附件没有传上').waitFor();
    await page.getByText('2 个附件没有传上').scrollIntoViewIfNeeded();
    await house.shot(monitor, 'journey-files-refused');
  }, 60_000);

  it('the monitor looks at the photo as large as the window, with its hash', async () => {
    const { page } = monitor;
    await page.goto(url);
    await page.getByRole('button', { name: /^看大图：塔基开挖\.jpg/ }).click();
    const dialog = page.getByRole('dialog');
    const picture = dialog.locator('.preview-stage img');
    await page.waitForFunction(
      () => (document.querySelector<HTMLImageElement>('.preview-stage img')?.naturalWidth ?? 0) > 1000,
    );
    expect(await picture.getAttribute('alt')).toBe('塔基开挖.jpg');
    expect(await dialog.locator('code').textContent()).toMatch(/^[0-9a-f]{64}$/);
    await house.shot(monitor, 'journey-files-preview');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction(() =>
      document.activeElement?.getAttribute('aria-label')?.includes('塔基开挖'),
    );
  }, 60_000);

  it('the file comes down as it is kept, and its hash is the one that is shown', async () => {
    const { page } = monitor;
    const link = page.locator('.replies .attached-files a', { hasText: '停电计划的批复.pdf' });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('停电计划的批复.pdf');
    const shown = (await link.getAttribute('title'))?.split(' ')[1];
    const stream = await download.createReadStream();
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha256');
    for await (const piece of stream) hash.update(piece as Buffer);
    expect(hash.digest('hex')).toBe(shown);
  }, 60_000);

  it('the paper numbers them', async () => {
    const { page } = monitor;
    await page.goto(`${url}/paper`);
    const table = page.locator('section', { hasText: '附件清单' }).locator('table');
    await table.getByText('塔基开挖.jpg').waitFor();
    expect(await table.locator('code').count()).toBeGreaterThanOrEqual(2);
  }, 60_000);

  it('somebody of another unit finds nothing there', async () => {
    const address = await monitor.page.evaluate(async (noticeUrl) => {
      const id = noticeUrl.split('/').at(-1) ?? '';
      const notice = (await (await fetch(`/api/notices/${id}`)).json()) as {
        replies: { attachments: { id: string; kind: string }[] }[];
      };
      const photo = notice.replies[0]?.attachments.find(({ kind }) => kind === 'image');
      return `/api/attachments/${photo?.id ?? ''}`;
    }, url);
    const other = await house.person('zone');
    const seen = (person: Person) =>
      person.page.evaluate(
        async (path) =>
          await Promise.all([path, `${path}/preview`].map(async (each) => (await fetch(each)).status)),
        address,
      );
    expect(await seen(monitor)).toEqual([200, 200]);
    expect(await seen(other)).toEqual([404, 404]);
    await other.context.close();
  }, 60_000);

  it('no window saw a script error', () => {
    expect([unit, monitor].flatMap((person) => person.errors)).toEqual([]);
  });
});
