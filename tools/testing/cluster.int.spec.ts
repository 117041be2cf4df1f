// The cluster that global-setup.mjs starts for the specs.
import { Client } from 'pg';

it('is there and lets specs make databases', async () => {
  const client = new Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  const { rows } = await client.query<{ version: number; may: boolean }>(
    `select current_setting('server_version_num')::int as version, rolcreatedb as may
       from pg_roles where rolname = current_user`,
  );
  await client.end();
  expect(rows[0]?.version).toBeGreaterThanOrEqual(140_000);
  expect(rows[0]?.may).toBe(true);
});
