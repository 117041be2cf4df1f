import { readFile, writeFile } from 'node:fs/promises';
import { freshDatabase } from '@duban/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { databaseOptions, migrate, MIGRATIONS } from './data-source';
import { describeSchema } from './describe-schema';

const KEPT = new URL('../../../../docs/schema.sql', import.meta.url);

describe('the migrations', () => {
  let source: DataSource;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await freshDatabase();
    drop = database.drop;
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('drop schema public cascade; create schema public');
    await client.end();
    source = await new DataSource(databaseOptions(database.url, 4)).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await drop();
  });

  it('lead from nothing to the schema kept in docs/schema.sql, back to nothing, and there again', async () => {
    await migrate(source);
    const first = await describeSchema(source);
    for (let i = 0; i < MIGRATIONS.length; i++) await source.undoLastMigration();
    expect(await describeSchema(source)).toBe('\n');
    await migrate(source);
    expect(await describeSchema(source)).toBe(first);
    if (process.env.UPDATE_SCHEMA) await writeFile(KEPT, first);
    expect(first).toBe(await readFile(KEPT, 'utf8'));
  });

  it('run once when several processes start at the same moment on an empty database', async () => {
    const database = await freshDatabase();
    const sources = await Promise.all(
      [1, 2, 3].map(() => new DataSource(databaseOptions(database.url, 4)).initialize()),
    );
    await sources[0]?.query('drop schema public cascade; create schema public');
    await Promise.all(sources.map((each) => migrate(each)));
    const [row] = (await source.query('select count(*)::int as n from calendar_years')) as { n: number }[];
    expect(row?.n).toBe(27);
    await Promise.all(sources.map((each) => each.destroy()));
    await database.drop();
  });
});
