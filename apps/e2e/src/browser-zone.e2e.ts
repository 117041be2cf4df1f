import { openHouse, type House } from './browsers';

const ZONES = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'];

/** T8: a peer read deadlines in the zone of the browser, so that a clerk abroad was a day late without knowing. */
describe('the zone of the browser', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  }, 120_000);
  afterAll(() => house.close(), 60_000);

  it('T8: the server in UTC, the browser in New York or on Kiritimati: the same wall time, that of Shanghai', async () => {
    const seen: { zone: string; days: string; due: string; moments: string[] }[] = [];
    let notice: string | null = null;
    for (const zone of ZONES) {
      const person = await house.person('monitor', { zone });
      const { page } = person;
      expect(await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe(zone);
      await page.goto(`${house.url}/notices?view=open`);
      await page.locator('main table tbody tr a').first().waitFor();
      notice ??= await page.locator('main table tbody tr a').first().getAttribute('href');
      await page.goto(`${house.url}${notice}`);
      await page.locator('main .ledger td').first().waitFor();
      const moments = await page
        .locator('main time')
        .evaluateAll((all) => all.map((time) => time.textContent));
      const due = await page.locator('main .ledger .ledger-due').first().getAttribute('title');
      await page.goto(`${house.url}/calendar?year=2026`);
      await page.locator('.day-today').first().waitFor();
      const days = await page.locator('.months').innerText();
      const today = await page.locator('.months .day-today').first().getAttribute('title');
      seen.push({ zone, days: `${days} ${today}`, due: due ?? '', moments: moments.map(String) });
      expect(person.errors).toEqual([]);
      await person.context.close();
    }
    const [first, ...others] = seen;
    expect(first?.moments.some((moment) => /\d\d:\d\d/.test(moment))).toBe(true);
    for (const other of others) expect({ ...other, zone: first?.zone }).toEqual(first);
  }, 120_000);
});
