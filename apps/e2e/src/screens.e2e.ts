import { openHouse, SIZES, type House, type Size } from './browsers';

const PAGES: Record<string, string[]> = {
  monitor: ['/board', '/projects', '/notices?view=open'],
  reporter: ['/reports'],
  admin: ['/admin'],
  auditor: ['/audit'],
};
const CASES = (Object.keys(SIZES) as Size[]).flatMap((size) =>
  (['zh', 'en'] as const).flatMap((language) =>
    Object.keys(PAGES).map((who) => [who, size, language] as const),
  ),
);

/** Every main page at every size in both languages: nothing cut, nothing untranslated, no error. */
describe('the screens', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  }, 120_000);
  afterAll(() => house.close(), 60_000);

  it.each(CASES)(
    'of %s at %s in %s',
    async (who, size, language) => {
      const person = await house.person(who, { size, language });
      const { page } = person;
      for (const path of PAGES[who] ?? []) {
        await page.goto(`${house.url}${path}`);
        await page.locator('main').waitFor();
        await page.waitForLoadState('networkidle').catch(() => undefined);
        await page.waitForTimeout(400);
        await house.shot(person, `${path.replace(/\W+/g, '-').replace(/^-/, '')}-${size}-${language}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect([path, wide <= 1]).toEqual([path, true]);
        expect(await page.locator('html').getAttribute('lang')).toBe(language === 'zh' ? 'zh-CN' : 'en');
        // a key that has no text shows itself: words joined by dots
        const text = (await page.locator('body').textContent()) ?? '';
        expect(text.match(/\b(?:tile|hero|view|col|act|state|filter|nav)\.[a-z][A-Za-z]+\b/g) ?? []).toEqual(
          [],
        );
      }
      expect(person.errors).toEqual([]);
      await person.context.close();
    },
    60_000,
  );
});
