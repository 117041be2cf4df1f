import { closedPeriod } from '@duban/domain';
import { Calendars, databaseOptions, rowsOf } from '@duban/platform';
import { freshDatabase } from '@duban/testing';
import { DataSource } from 'typeorm';
import { seedDemo } from '../src/demo/seed-demo';

/** The kept copy of how projects stand must be what a recount says, whatever is written and by whom. */
describe('the kept standings', () => {
  let source: DataSource;
  let drop: () => Promise<void>;
  const closed = '2026-10';
  beforeAll(async () => {
    const database = await freshDatabase();
    source = await new DataSource(databaseOptions(database.url, 4)).initialize();
    drop = async () => {
      await source.destroy();
      await database.drop();
    };
    const calendar = await new Calendars(source).current();
    expect(closedPeriod(calendar, '2026-11-23')).toBe(closed);
    await seedDemo(source, { today: '2026-11-23', calendar, hashPassword: () => Promise.resolve('x') });
    await source.query('select roll_standings($1)', [closed]);
  });
  afterAll(() => drop());

  /** What is kept and is not what a recount says: nothing, if all is well. */
  const drift = () => rowsOf(source, 'select * from standing_drift($1) limit 5', [closed]);

  it('are what a recount says once they are rolled', async () => {
    expect(await drift()).toEqual([]);
    const [row] = await rowsOf<{ n: number }>(source, 'select count(*)::int as n from standings');
    expect(row?.n).toBe(320);
  });
});
