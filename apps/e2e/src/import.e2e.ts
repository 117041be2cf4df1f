import { listProjects } from '@duban/contracts';
import { signIn } from '@duban/testing';
import { openHouse, type House, type Person } from './browsers';

const HEADS = '项目代码,项目名称,责任单位,乡镇园区,行业,项目类别,阶段,年度类别,总投资（亿元）,开工的日子';

describe('a file that comes in by the browser', () => {
  let house: House;
  let unit: string;
  beforeAll(async () => {
    house = await openHouse();
    const monitor = await signIn(house.url, 'monitor');
    const [project] = (await monitor.call(listProjects, { query: { limit: 1 } })).items;
    unit = `${project?.unit.name},${project?.township.name}`;
  }, 120_000);
  afterAll(() => house.close(), 60_000);

  const line = (n: number, name: string, total: string) =>
    `2305-340122-04-01-${700_000 + n},${name},${unit},制造业,产业,在建,续建,${total},2026/3/5`;
  const fileOf = (name: string, lines: string[]) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from([HEADS, ...lines].join('\n')),
  });
  const narrow = ({ page }: Person) =>
    page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  const columnOf = ({ page }: Person, name: string) => page.getByLabel(`导入为 ${name}`, { exact: true });

  it.each(['desk', 'laptop', 'phone'] as const)(
    'is matched, tried, imported and undone at %s',
    async (size) => {
      const n = { desk: 1, laptop: 11, phone: 21 }[size];
      const person = await house.person('monitor', { size });
      const { page } = person;
      await page.goto(`${house.url}/projects/import`);
      await page.getByText('下载模板', { exact: true }).waitFor();
      await house.shot(person, `import-start-${size}`);
      const file = fileOf(`重点项目${n}.csv`, [
        line(n, '一号产业园', '5.2'),
        line(n + 1, '二号产业园', '很多'),
      ]);
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByText('文件的列 → 登记库的栏目').waitFor();
      await columnOf(person, '开工的日子').selectOption('actualStart');
      await page.getByText('→ 2026-03-05').first().waitFor();
      await house.shot(person, `import-columns-${size}`);
      expect(await narrow(person)).toBe(true);
      await page.getByRole('button', { name: '试运行', exact: true }).click();
      await page.getByText('试运行结果（没有写入）').waitFor();
      await page.getByText('有误的行', { exact: true }).waitFor();
      await house.shot(person, `import-tried-${size}`);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByText('下载标出问题的文件').click(),
      ]);
      expect(download.suggestedFilename()).toBe(`重点项目${n}-问题.csv`);
      await page.getByText(/只导入没有错误的 1 行/).click();
      await page.getByRole('button', { name: '导入', exact: true }).click();
      await page.getByRole('button', { name: '撤销导入…' }).waitFor();
      await house.shot(person, `import-done-${size}`);
      expect(await narrow(person)).toBe(true);
      await page.getByRole('button', { name: '撤销导入…' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('导错了文件');
      await house.shot(person, `import-undo-${size}`);
      await page.getByRole('dialog').getByRole('button', { name: '撤销导入', exact: true }).click();
      await page.getByText(/恢复 1 行，保留 0 行/).waitFor();
      await house.shot(person, `import-undone-${size}`);
      await page.goto(`${house.url}/projects/import`);
      await page.getByRole('link', { name: `重点项目${n}.csv` }).waitFor();
      await house.shot(person, `import-history-${size}`);
      expect(person.errors).toEqual([]);
      await person.context.close();
    },
    120_000,
  );

  it('speaks English and is readable in the dark', async () => {
    const person = await house.person('monitor', { size: 'laptop', language: 'en' });
    const { page } = person;
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${house.url}/projects/import`);
    const file = fileOf('list.csv', [line(31, 'Park', '1'), line(32, 'Port', 'x')]);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Dry run', exact: true }).click();
    await page.getByText('Download the marked file').waitFor();
    await page.locator('.import-fault').first().waitFor();
    await house.shot(person, 'import-tried-en-dark');
    expect(person.errors).toEqual([]);
    await person.context.close();
  }, 60_000);
});
