import { openHouse, SIZES, type House, type Person, type Size } from './browsers';

const PAGES: Record<string, string[]> = {
  monitor: [
    '/board',
    '/map?by=lag',
    '/board?measure=first',
    '/projects',
    '/projects/new',
    '/milestones',
    '/notices?view=open',
    '/notices/new',
    '/cards?view=all',
    '/cards/points',
    '/findings',
    '/findings/gap',
    '/findings/waivers?state=all',
    '/enrolments',
    '/enrolments?state=refused',
    '/complaints?view=all',
    '/complaints/register',
    '/complaints/figures',
  ],
  enterprise: ['/complaints', '/complaints/new'],
  leader: ['/leader', '/leader/month', '/leader/problems', '/leader/paper'],
  head: ['/leader'],
  reporter: ['/reports'],
  cuozhen: ['/milestones'],
  admin: ['/admin', '/calendar?year=2026', '/calendar?year=2027', '/rules'],
  auditor: ['/audit'],
};
const LANGUAGES = ['zh', 'en'] as const;
type Language = (typeof LANGUAGES)[number];
/** A key that has no text shows itself: words joined by dots. */
const BARE =
  /\b(?:tile|hero|view|col|act|state|filter|nav|step|now|due|ledger|ladder|why|follows|then|requests|row|head)\.[a-z][A-Za-z]+\b/g;

/** Every main page at every size in both languages: nothing cut, nothing untranslated, no error. */
describe('the screens', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  }, 120_000);
  afterAll(() => house.close(), 60_000);

  /** Keeps the picture of what is on the screen at each size, once it is there, and looks whether it is whole. */
  const look = async (person: Person, name: string, language: Language) => {
    const { page } = person;
    await page.locator('main').waitFor();
    await page.waitForLoadState('networkidle').catch(() => undefined);
    for (const size of Object.keys(SIZES) as Size[]) {
      const [width, height] = SIZES[size];
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(250);
      await house.shot(person, `${name}-${size}-${language}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([name, size, wide <= 1]).toEqual([name, size, true]);
      const text = (await page.locator('body').textContent()) ?? '';
      expect(text.match(BARE) ?? []).toEqual([]);
    }
    expect(await page.locator('html').getAttribute('lang')).toBe(language === 'zh' ? 'zh-CN' : 'en');
  };
  /** Somebody at his work in both languages at once. */
  const inEach = (who: string, work: (person: Person, language: Language) => Promise<void>) =>
    Promise.all(
      LANGUAGES.map(async (language) => {
        const person = await house.person(who, { size: 'desk', language });
        await work(person, language);
        expect(person.errors).toEqual([]);
        await person.context.close();
      }),
    );

  it.each(Object.entries(PAGES))(
    'of %s',
    async (who, paths) => {
      await inEach(who, async (person, language) => {
        for (const path of paths) {
          await person.page.goto(`${house.url}${path}`);
          await look(person, path.replace(/\W+/g, '-').replace(/^-/, ''), language);
        }
      });
    },
    180_000,
  );

  it.each(['monitor', 'cuozhen'])(
    'of a notice and its paper for %s',
    async (who) => {
      await inEach(who, async (person, language) => {
        const { page } = person;
        await page.goto(`${house.url}/notices?view=open`);
        await page.locator('main [data-row]').first().click();
        await page.locator('.paper h1').waitFor();
        await look(person, `notice-${who}`, language);
        await page.goto(`${page.url()}/paper`);
        await page.locator('.sheet').waitFor();
        await look(person, `notice-paper-${who}`, language);
      });
    },
    120_000,
  );
});
