import { getProject, listProjects, type ProjectLine } from '@duban/contracts';
import { foldText } from '@duban/domain';
import { signIn } from '@duban/testing';
import { openHouse, SIZES, type House, type Person, type Size } from './browsers';

/** The box of every page, in a browser. */
describe('the search', () => {
  let house: House;
  /** A project of a town, and one of another. */
  let own: ProjectLine;
  let foreign: ProjectLine;
  beforeAll(async () => {
    house = await openHouse();
    const monitor = await signIn(house.url, 'monitor');
    const { items } = await monitor.call(listProjects, { query: { limit: 200, sort: 'total' } });
    const inCuozhen = ({ unit }: ProjectLine) => unit.shortName === '撮镇镇';
    [own, foreign] = [inCuozhen, (line: ProjectLine) => !inCuozhen(line)].map((is) =>
      items.find((line) => is(line) && [...line.name].length > 6),
    ) as [ProjectLine, ProjectLine];
  }, 120_000);
  afterAll(() => house.close(), 60_000);

  const box = ({ page }: Person) => page.getByRole('combobox', { name: /^(搜索|Search)$/ });
  const option = ({ page }: Person, name: string) => page.locator('[role=option]', { hasText: name }).first();

  it('opens by a key, is walked with the arrows and leads to the project, a letter wrong or not', async () => {
    const person = await house.person('monitor');
    const { page } = person;
    await page.goto(`${house.url}/notices`);
    await page.locator('main [data-row]').first().waitFor();
    await page.keyboard.press('/');
    await page.getByText('名称、项目代码').waitFor();
    await house.shot(person, 'search-empty');
    await page.keyboard.type(own.name);
    await option(person, own.name).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[role=option][aria-selected=true]', { hasText: own.name }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/projects/${own.id}`);
    await page.getByRole('heading', { name: own.name }).first().waitFor();

    const letters = [...own.name];
    await page.keyboard.press('Control+k');
    await option(person, own.name).waitFor(); // what was sought last
    await page.keyboard.type([...letters.slice(0, 3), '喵', ...letters.slice(4)].join(''));
    await page.getByText('没有完全相符的，相近的有').waitFor();
    await option(person, own.name).waitFor();
    await house.shot(person, 'search-near');
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    expect(person.errors).toEqual([]);
    await person.context.close();
  }, 90_000);

  it('shows a town its own and nothing of another', async () => {
    const person = await house.person('cuozhen');
    await box(person).fill(foreign.name);
    await person.page
      .getByText(`没有找到“${foreign.name}”`)
      .or(person.page.getByText('相近的有'))
      .first()
      .waitFor();
    expect(await option(person, foreign.name).count()).toBe(0);
    await box(person).fill(own.name);
    await option(person, own.name).waitFor();
    await person.context.close();
  }, 60_000);

  it('finds a number, however it was typed', async () => {
    const monitor = await signIn(house.url, 'monitor');
    const { code } = await monitor.call(getProject, { params: { projectId: own.id } });
    if (!code) throw new Error('the demonstration gives every project a code');
    expect(foldText(code)).toBe(code.toLowerCase());
    const person = await house.person('leader');
    const wide = [...code].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('');
    await box(person).fill(wide);
    await option(person, own.name).click();
    await person.page.waitForURL(`**/projects/${own.id}`);
    await person.context.close();
  }, 60_000);

  it.each(
    (Object.keys(SIZES) as Size[]).flatMap((size) =>
      (['zh', 'en'] as const).flatMap((language) =>
        (['light', 'dark'] as const).map((theme) => [size, language, theme] as const),
      ),
    ),
  )(
    'fits at %s in %s, %s: the box, all hits, one kind',
    async (size, language, theme) => {
      const person = await house.person('monitor', { size, language });
      const { page } = person;
      await page.emulateMedia({ colorScheme: theme });
      const look = async (name: string) => {
        await house.shot(person, `search-${name}-${size}-${language}-${theme}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect([name, wide <= 1]).toEqual([name, true]);
      };
      await page.goto(`${house.url}/projects`);
      await page.locator('main [data-row]').first().waitFor();
      await look('bar');
      await box(person).fill('项目');
      await page.locator('[role=option]').nth(6).waitFor();
      await look('box');
      await box(person).press('Enter');
      await page.waitForURL('**/search?q=*');
      await page.locator('main .hit').nth(6).waitFor();
      await look('page');
      await page.locator('.panel-asof a').first().click();
      await page.waitForURL('**/search?q=*kind=*');
      await page.locator('main .hit').nth(6).waitFor();
      await look('kind');
      expect(person.errors).toEqual([]);
      await person.context.close();
    },
    60_000,
  );
});
