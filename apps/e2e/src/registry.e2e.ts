import { getProject, listProjectMilestones, listProjects } from '@duban/contracts';
import { signIn, until, type TestUser } from '@duban/testing';
import { openHouse, SIZES, type House, type Size } from './browsers';

/** The register in a browser: what is owed and by whom, the first plan beside the one in force, the form in sections. */
describe('the register', () => {
  let house: House;
  let other: TestUser;
  /** A project whose plan of the year was changed. */
  let replanned: string;
  /** One without permits and milestones. */
  let bare: string;

  beforeAll(async () => {
    house = await openHouse();
    other = await signIn(house.url, 'monitor');
    const { items } = await other.call(listProjects, { query: { limit: 200, sort: 'total' } });
    const find = async (is: (id: string) => Promise<boolean>): Promise<string> => {
      for (const { id } of items) if (await is(id)) return id;
      throw new Error('the demonstration has none');
    };
    const one = (projectId: string) => ({ params: { projectId } });
    replanned = await find(async (id) => (await other.call(getProject, one(id))).againstFirst !== null);
    bare = await find(async (id) => (await other.call(listProjectMilestones, one(id))).items.length === 0);
  }, 120_000);
  afterAll(() => house.close(), 60_000);

  it.each(
    (Object.keys(SIZES) as Size[]).flatMap((size) =>
      (['zh', 'en'] as const).map((lang) => [size, lang] as const),
    ),
  )(
    'shows a project whole at %s in %s, and fits',
    async (size, language) => {
      const person = await house.person('monitor', { size, language });
      const { page } = person;
      for (const [path, name] of [
        [`/projects/${replanned}?measure=first`, 'project'],
        [`/projects/${replanned}/edit`, 'project-edit'],
      ] as const) {
        await page.goto(`${house.url}${path}`);
        await page.locator('main table').first().waitFor();
        await page.waitForLoadState('networkidle').catch(() => undefined);
        await page.waitForTimeout(500);
        await house.shot(person, `${name}-${size}-${language}`);
        if (name === 'project') {
          await page.locator('.project-register').scrollIntoViewIfNeeded();
          await page.evaluate(() => document.querySelector('.project-register')?.scrollIntoView());
          await page.evaluate(() => scrollBy(0, -80));
          await house.shot(person, `project-register-${size}-${language}`);
          await page.evaluate(() => document.querySelector('table.milestones')?.scrollIntoView());
          await page.evaluate(() => scrollBy(0, -140));
          await house.shot(person, `project-milestones-${size}-${language}`);
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect([name, wide <= 1]).toEqual([name, true]);
      }
      expect(person.errors).toEqual([]);
      await person.context.close();
    },
    60_000,
  );

  it('takes the usual list, finishes one, and tells who owes what by when', async () => {
    const person = await house.person('monitor');
    const { page } = person;
    await page.goto(`${house.url}/projects/${bare}`);
    await page.getByRole('button', { name: '套用清单' }).click();
    await house.shot(person, 'milestone-template');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^加 \d+ 项$/ })
      .click();
    const rows = page.locator('table.milestones tbody tr');
    await rows.first().waitFor();
    const before = await rows.count();
    expect(before).toBeGreaterThan(6);
    await rows.first().getByRole('button', { name: '办结' }).click();
    await house.shot(person, 'milestone-finish');
    await page.getByRole('dialog').getByRole('button', { name: '办结' }).click();
    await rows.first().getByText('已办结').waitFor();
    await rows.nth(1).getByRole('button', { name: '修改' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=date]').fill('2027-03-31');
    await dialog.getByLabel('为什么改日期或责任单位').fill('组卷材料不齐');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText('2027-03-31').first().waitFor();
    await page.getByText('组卷材料不齐').first().waitFor();
    expect(await rows.count()).toBe(before);
    expect(person.errors).toEqual([]);
    await person.context.close();
  }, 60_000);

  it('measures against the first plan and the one in force, in the address', async () => {
    const person = await house.person('monitor', { size: 'desk' });
    const { page } = person;
    await page.goto(`${house.url}/projects/${replanned}`);
    const figures = page.getByRole('region', { name: '投资与进度' });
    const current = await figures.textContent();
    await figures.getByLabel('首次计划').click();
    await page.waitForURL(/measure=first/);
    await until(
      'the figures are those of the first plan',
      async () => (await figures.textContent()) !== current,
    );
    await person.context.close();
  }, 60_000);
});
