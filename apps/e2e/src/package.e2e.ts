import path from 'node:path';
import { openHouse, type House } from './browsers';

const EXAMPLE = path.resolve(
  import.meta.dirname,
  '../../../libs/features/projects/fixtures/oc4ids/example.json',
);
const BLANK = EXAMPLE.replace('example', 'blank');

describe('an OC4IDS package in the browser', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  }, 120_000);
  afterAll(() => house.close(), 60_000);

  it('is refused by its places, tried, brought in and found in the register', async () => {
    for (const size of ['desk', 'laptop', 'phone'] as const) {
      const person = await house.person('monitor', { size });
      const { page } = person;
      await page.goto(`${house.url}/projects${size === 'phone' ? '/import/oc4ids' : ''}`);
      if (size !== 'phone') {
        await page.getByText('导入', { exact: true }).first().click();
        await page.locator('a[href="/projects/import/oc4ids"]').click();
        await page.getByRole('button', { name: '试导入' }).waitFor();
      }
      await page.locator('input[type=file]').setInputFiles(BLANK);
      for (const label of [/责任单位/, /乡镇园区/]) await page.getByLabel(label).selectOption({ index: 1 });
      await page.getByRole('button', { name: '试导入' }).click();
      await page.getByText('projects.0.period.startDate').waitFor();
      await house.shot(person, `package-refused-${size}`);
      await page.locator('input[type=file]').setInputFiles(EXAMPLE);
      await page.getByRole('button', { name: '试导入' }).click();
      await page.getByText(/尚未写入/).waitFor();
      await house.shot(person, `package-tried-${size}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      await page.getByRole('button', { name: '正式导入' }).click();
      await page.getByText(/已导入/).waitFor();
      await page.goto(`${house.url}/projects?q=M75`);
      await page.getByText('M75 Junctions 4 to 5 upgrade smart motorway').first().waitFor();
      await page.locator('.projects-foot').scrollIntoViewIfNeeded();
      await house.shot(person, `package-register-${size}`);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByText('OC4IDS', { exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^OC4IDS-\d{4}-\d\d-\d\d\.json$/);
      expect(person.errors).toEqual([]);
      await person.context.close();
    }
  }, 180_000);
});
