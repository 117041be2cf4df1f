import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { freshDatabase, PASSWORD, startServer, type Server } from '@duban/testing';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
export const SIZES = { desk: [1920, 1080], laptop: [1366, 768], phone: [390, 844] } as const;
export type Size = keyof typeof SIZES;

export type Person = { page: Page; context: BrowserContext; errors: string[] };
export type House = {
  url: string;
  server: Server;
  /** A person in a window of their own, signed in through the form. */
  person(username: string, options?: { size?: Size; language?: 'zh' | 'en'; zone?: string }): Promise<Person>;
  /** Somebody who is not signed in, in a window of their own. */
  stranger(options?: { size?: Size }): Promise<Person>;
  /** Keeps what is on the screen in test-results/screens. */
  shot(person: Person, name: string): Promise<void>;
  close(): Promise<void>;
};

/** The whole product with demonstration data of its own, and a real browser. */
export async function openHouse(): Promise<House> {
  const database = await freshDatabase();
  const server = await startServer({
    DATABASE_URL: database.url,
    DEMO: '1',
    TZ: 'UTC',
    WEB_DIR: path.join(ROOT, 'apps/dashboard/dist'),
  });
  const executablePath = process.env.CHROMIUM ?? KNOWN.find((file) => existsSync(file));
  if (!executablePath) throw new Error('no Chromium: run the tests through `npm test`, or set CHROMIUM');
  const browser: Browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const screens = path.join(ROOT, 'test-results/screens');
  mkdirSync(screens, { recursive: true });
  const open = async (size: Size, language: 'zh' | 'en', zone: string): Promise<Person> => {
    const [width, height] = SIZES[size];
    const context = await browser.newContext({
      viewport: { width, height },
      timezoneId: zone,
      locale: 'zh-CN',
      hasTouch: size === 'phone',
    });
    await context.addInitScript((lang) => localStorage.setItem('duban.lang', lang), language);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    return { page, context, errors };
  };
  // far from Shanghai: whatever is shown in the zone of the browser is wrong
  const FAR = 'America/New_York';
  return {
    url: server.url,
    server,
    stranger: ({ size = 'laptop' } = {}) => open(size, 'zh', FAR),
    person: async (username, { size = 'laptop', language = 'zh', zone = FAR } = {}) => {
      const person = await open(size, language, zone);
      const { page } = person;
      await page.goto(server.url);
      await page.locator('input[name=username], input[autocomplete=username]').first().fill(username);
      await page.locator('input[type=password]').first().fill(PASSWORD);
      await page.locator('form button[type=submit]').click();
      await page.locator('nav').first().waitFor();
      return person;
    },
    shot: async ({ page }, name) => {
      await page.screenshot({ path: path.join(screens, `${name}.png`) });
    },
    close: async () => {
      await browser.close();
      await server.stop();
      await database.drop();
    },
  };
}

/** The overdue notices of the board's tile: "逾期 4 · 待批拟发 2" is 4. */
export const overdueOn = ({ page }: Person) =>
  page.evaluate(() => {
    const tiles = [...document.querySelectorAll('.figure')];
    const tile = tiles.find((each) => each.querySelector('.figure-label')?.textContent === '督办在办');
    return Number(/逾期 (\d+)/.exec(tile?.querySelector('.figure-basis')?.textContent ?? '')?.[1]);
  });

/** The number of the board's filing tile: "68/ 111" is 68. */
export const filedOn = ({ page }: Person) =>
  page.evaluate(() => {
    const tiles = [...document.querySelectorAll('.figure')];
    const tile = tiles.find((each) =>
      /^\d+月直报$/.test(each.querySelector('.figure-label')?.textContent ?? ''),
    );
    return parseInt(tile?.querySelector('.figure-value')?.textContent ?? '', 10);
  });

/** The administrator moves the demonstration clock by so many working days. */
export async function advance({ page }: Person, days: number): Promise<void> {
  const status = await page.evaluate(async (advanceWorkingDays) => {
    const session = (await (await fetch('/api/session')).json()) as { csrf: string };
    const response = await fetch('/api/demo/clock', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrf },
      body: JSON.stringify({ advanceWorkingDays }),
    });
    return response.status;
  }, days);
  if (status !== 200) throw new Error(`the clock did not move: ${status}`);
}
