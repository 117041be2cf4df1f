import { readFile, writeFile } from 'node:fs/promises';
import { databaseOptions, describeSchema, migrate, MIGRATIONS, readConfig, runApp } from '@duban/platform';
import { freshDatabase } from '@duban/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module';

const KEPT = new URL('../../../docs/schema.sql', import.meta.url);

describe('the migrations', () => {
  let source: DataSource;
  let database: Awaited<ReturnType<typeof freshDatabase>>;

  const empty = async (url: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('drop schema public cascade; create schema public');
    await client.end();
  };

  beforeAll(async () => {
    database = await freshDatabase();
    await empty(database.url);
    source = await new DataSource(databaseOptions(database.url, 4)).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
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

  it('make every column an entity names, of the same type, and none that may be null where the entity says not', async () => {
    const app = await runApp(
      AppModule.with(readConfig({ DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'error' })),
      {
        api: true,
        worker: false,
        queue: false,
      },
    );
    const drift: string[] = [];
    for (const entity of app.source.entityMetadatas) {
      const columns = (await app.source.query(
        `select attname as name, format_type(atttypid, null) as type, not attnotnull as nullable
         from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
        [entity.tableName],
      )) as { name: string; type: string; nullable: boolean }[];
      for (const column of entity.columns) {
        const found = columns.find(({ name }) => name === column.databaseName);
        const wanted = app.source.driver.normalizeType(column) + (column.isArray ? '[]' : '');
        const same =
          found &&
          found.type
            .replace('timestamp with time zone', 'timestamptz')
            .replace('timestamptz', 'timestamp with time zone') ===
            wanted.replace(/^timestamptz$/, 'timestamp with time zone').replace(/^int$/, 'integer');
        if (!same || found.nullable !== column.isNullable)
          drift.push(
            `${entity.tableName}.${column.databaseName}: entity ${wanted}${column.isNullable ? ' null' : ''}, table ${found?.type}${found?.nullable ? ' null' : ''}`,
          );
      }
    }
    await app.close();
    expect(app.source.entityMetadatas.length).toBeGreaterThan(4);
    expect(drift).toEqual([]);
  });

  it('run once when several processes start at the same moment on an empty database', async () => {
    const other = await freshDatabase();
    await empty(other.url);
    const sources = await Promise.all(
      [1, 2, 3].map(() => new DataSource(databaseOptions(other.url, 4)).initialize()),
    );
    await Promise.all(sources.map((each) => migrate(each)));
    const [row] = (await sources[0]?.query('select count(*)::int as n from calendar_years')) as {
      n: number;
    }[];
    expect(row?.n).toBe(27);
    await Promise.all(sources.map((each) => each.destroy()));
    await other.drop();
  });
});
