// A database of its own, and the import as people call it.
import { spawn } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { root } from '../build.mjs';
import { startEmbeddedPostgres } from '../embedded-postgres.mjs';

/** An empty throw-away cluster with its schema, and a county to import below. */
export async function openFreshDatabase(folder) {
  const cluster = await startEmbeddedPostgres({ dataDir: path.join(folder, 'pg'), port: 0, throwaway: true });
  const client = new pg.Client({ connectionString: cluster.url });
  client.on('error', () => {});
  await client.connect();
  return {
    url: cluster.url,
    rows: async (sql, params = []) => (await client.query(sql, params)).rows,
    /** The first column of the first row. */
    one: async (sql, params = []) => Object.values((await client.query(sql, params)).rows[0] ?? {})[0],
    close: async () => {
      await client.end();
      await cluster.stop();
    },
  };
}

/** Runs the import on files; what it said, its exit code and how long it took. */
export function makeImporter(url) {
  return (mapping, files, options = []) => {
    const cli = path.join(root, 'apps/server/dist/import.js');
    const mappingFile = path.join(root, 'mappings', `${mapping}.json`);
    const args = ['--enable-source-maps', cli, '--mapping', mappingFile, ...options, ...[files].flat()];
    const env = { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'warn' };
    const began = performance.now();
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += piece));
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, output, seconds: (performance.now() - began) / 1000 }));
    });
  };
}

/** One hash over everything an import may write, but the audit trail: equal before and after says nothing changed. */
export const FINGERPRINT = `
  select md5(string_agg(part, '' order by part)) from (
    select 'o' || md5(string_agg(o::text, '' order by id)) as part from orgs o
    union all select 'p' || md5(string_agg(p::text, '' order by id)) from projects p
    union all select 'l' || md5(string_agg(l::text, '' order by project_id, year, version)) from project_plans l
    union all select 'r' || md5(string_agg(r::text, '' order by id)) from reports r
    union all select 'v' || md5(string_agg(v::text, '' order by report_id, version)) from report_versions v
    union all select 'g' || md5(string_agg(g::text, '' order by id)) from lights g
    union all select 'n' || count(*)::text from notices
  ) parts`;
