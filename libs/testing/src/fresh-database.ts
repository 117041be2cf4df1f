import { randomBytes } from 'node:crypto';
import { databaseOptions, migrate } from '@duban/platform';
import pg from 'pg';
import { DataSource } from 'typeorm';

/** Changes with the schema, so that a kept server never serves an old template. */
const TEMPLATE = 'duban_template';
const TEMPLATE_LOCK = 4_127_002;

async function on<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

const named = (url: string, database: string) => {
  const named = new URL(url);
  named.pathname = `/${database}`;
  return named.href;
};

/** The template is migrated once per Jest run; every test database is a copy of it. */
async function templateOf(base: string): Promise<string> {
  const name = `${TEMPLATE}_${process.env.DUBAN_TEST_RUN ?? 'x'}`;
  await on(base, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount) return;
    const making = `${name}_making`;
    await client.query(`drop database if exists "${making}"`);
    await client.query(`create database "${making}"`);
    const source = await new DataSource(databaseOptions(named(base, making), 4)).initialize();
    await migrate(source);
    await source.destroy();
    await client.query(`alter database "${making}" rename to "${name}"`);
  });
  return name;
}

/** An empty database with the present schema and calendar, and how to drop it. Needs TEST_DATABASE_URL. */
export async function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const base = process.env.TEST_DATABASE_URL;
  if (!base) throw new Error('TEST_DATABASE_URL is not set: run the tests through Jest (see tools/testing)');
  const template = await templateOf(base);
  const name = `t_${randomBytes(6).toString('hex')}`;
  await on(base, (client) => client.query(`create database "${name}" template "${template}"`));
  return {
    url: named(base, name),
    drop: () =>
      on(base, async (client) => void (await client.query(`drop database if exists "${name}" with (force)`))),
  };
}
