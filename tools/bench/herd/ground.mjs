// One PostgreSQL and one Redis for all who run, as the product starts them. Every run gets a database of its own,
// copied from one that was migrated by the product and seeded once.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { root } from '../../build.mjs';
import { startEmbeddedPostgres } from '../../embedded-postgres.mjs';
import { startRedis } from '../../testing/redis.mjs';

/** The built product; an environment variable, so that another build can be measured beside it. */
export const dist = process.env.BENCH_DIST || path.join(root, 'apps/server/dist');

export async function prepareGround() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duban-bench-'));
  fs.chmodSync(folder, 0o755);
  const start = () => startEmbeddedPostgres({ dataDir: path.join(folder, 'pg'), port: 0 });
  let server = await start();
  // who committed when is read from the server, the same for all: no runner measures itself
  await on(server.url, (db) => db.query('alter system set track_commit_timestamp = on'));
  await server.stop();
  server = await start();
  const redis = await startRedis();
  const named = (name) => Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
  return {
    url: server.url,
    pid: server.pid,
    redis,
    named,
    /** A copy of a seeded database, under another name. */
    copy: async (template, name) => {
      await on(server.url, async (db) => {
        await db.query(`drop database if exists ${name} with (force)`);
        await db.query(`create database ${name} template ${template} strategy file_copy`);
        await db.query('checkpoint');
      });
      return named(name);
    },
    /** An empty database with the product's schema, filled by `seed`. */
    create: async (name, seed) => {
      await on(server.url, (db) => db.query(`create database ${name}`));
      await runToEnd(path.join(dist, 'migrate.js'), { DATABASE_URL: named(name) });
      await on(named(name), async (db) => {
        await seed(db);
        await db.query('vacuum analyze');
      });
    },
    stop: async () => {
      await redis.stop();
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs `act` with a connection of its own. */
export async function on(url, act) {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    return await act(db);
  } finally {
    await db.end();
  }
}

async function runToEnd(file, env) {
  const child = fork(file, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${path.basename(file)} ended with ${code}`);
}

/** A process of its own, ready when it says so. */
export async function startProcess(file, env) {
  const child = fork(file, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${path.basename(file)} ended with ${code} before it was ready`);
    }),
  ]);
  const gone = once(child, 'exit');
  return {
    pid: child.pid,
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGKILL');
      await gone;
    },
  };
}
