import { readFileSync } from 'node:fs';
import { openHouse, SIZES, type House, type Person, type Size } from './browsers';

const VIEWS = ['table', 'curve', 'heat', 'replans', 'scatter'] as const;

/** The analysis in a browser: every view at every size, from a figure to its list, and out as files. */
describe('the analysis', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  }, 120_000);
  afterAll(() => house.close(), 60_000);

  const open = async ({ page }: Person, search: string) => {
    await page.goto(`${house.url}/analysis${search}`);
    await page.locator('.analysis-view').waitFor();
  };

  it.each(
    (Object.keys(SIZES) as Size[]).flatMap((size) =>
      (['zh', 'en'] as const).map((lang) => [size, lang] as const),
    ),
  )(
    'shows every view whole at %s in %s',
    async (size, language) => {
      const person = await house.person('monitor', { size, language });
      const { page } = person;
      for (const view of VIEWS) {
        await open(person, `?view=${view}`);
        await page.waitForLoadState('networkidle').catch(() => undefined);
        await page.locator('.analysis-drawing svg').first().waitFor({ state: 'attached' });
        await page.screenshot({
          path: `test-results/screens/analysis-${view}-${size}-${language}.png`,
          fullPage: true,
        });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect([view, wide <= 1]).toEqual([view, true]);
      }
      expect(person.errors).toEqual([]);
      await person.context.close();
    },
    90_000,
  );

  it('leads from a filter through the views to the list that makes a figure', async () => {
    const person = await house.person('monitor');
    const { page } = person;
    await page.locator('nav a[href="/analysis"]').click();
    await page.locator('.analysis-rates').waitFor();
    await page.getByLabel('行业', { exact: true }).selectOption('manufacturing');
    await page.getByText('行业：制造业').waitFor();
    await page.getByRole('link', { name: '分月热力' }).click();
    await page.locator('.heat-table').waitFor();
    expect(new URL(page.url()).searchParams.get('sector')).toBe('manufacturing');
    const row = page.locator('.heat-table tbody tr').first();
    const count = (await row.locator('td').first().textContent()) ?? '';
    await row.getByRole('rowheader').getByRole('link').click();
    await page.locator('.projects-table tbody tr').first().waitFor();
    await page.getByText(`已列 ${count} / ${count}`).waitFor();
    await page.goBack();
    await page.locator('.heat-table').waitFor();
    expect(person.errors).toEqual([]);
    await person.context.close();
  }, 60_000);

  it('leaves as a spreadsheet, and as a picture with its title, in light and dark', async () => {
    const person = await house.person('monitor');
    const { page } = person;
    await open(person, '?view=curve');
    const [sheet] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 Excel' }).click(),
    ]);
    expect(sheet.suggestedFilename()).toMatch(/^计划与完成-\d{4}-\d{2}\.xlsx$/);
    for (const theme of ['light', 'dark'] as const) {
      await page.evaluate((wanted) => localStorage.setItem('duban.theme', wanted), theme);
      for (const view of VIEWS) {
        await open(person, `?view=${view}`);
        await page.locator('.analysis-drawing svg').first().waitFor({ state: 'attached' });
        const [picture] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: '存为图片' }).click(),
        ]);
        const file = `test-results/screens/picture-${view}-${theme}.png`;
        await picture.saveAs(file);
        const bytes = readFileSync(file);
        expect(bytes.subarray(1, 4).toString()).toBe('PNG');
        // twice as fine as the screen, with room for its words
        expect(bytes.readUInt32BE(16)).toBeGreaterThan(600);
        expect(bytes.length).toBeGreaterThan(10_000);
      }
    }
    expect(person.errors).toEqual([]);
    await person.context.close();
  }, 90_000);

  it('is found on a phone behind the person, where the bar has no room for it', async () => {
    const person = await house.person('monitor', { size: 'phone' });
    const { page } = person;
    await page.locator('.top-me').click();
    await page.locator('.person-menu a[href="/analysis"]').click();
    await page.locator('.analysis-rates').waitFor();
    await person.context.close();
  }, 60_000);

  it('shows a unit its own projects, and a reporter none of it', async () => {
    const unit = await house.person('cuozhen');
    await open(unit, '');
    const names = await unit.page.locator('.analysis-rates tbody th').allTextContents();
    expect(names.map((name) => name.trim())).toEqual(['撮镇镇']);
    await unit.context.close();
    const reporter = await house.person('reporter');
    expect(await reporter.page.locator('nav a[href="/analysis"]').count()).toBe(0);
    await reporter.context.close();
  }, 60_000);
});
