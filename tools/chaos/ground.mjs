// What a run stands on, all of its own: a PostgreSQL cluster, a Redis, and the built product as several processes.
// Everything here can be killed and comes back on the same address.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { root } from '../build.mjs';
import { openCluster } from '../embedded-postgres/cluster.mjs';
import { anyPort } from '../ports.mjs';
import { startRedis } from '../testing/redis.mjs';

const DIST = path.join(root, 'apps/server/dist');
/** How soon a service manager starts what has ended. */
const AGAIN_MS = 500;
const NAME = 'chaos';

/** A cluster with all its safety on: what it has acknowledged must survive an immediate stop. */
export async function startPostgres() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duban-chaos-'));
  fs.chmodSync(folder, 0o755); // as root, the server runs as another user, who must be able to reach it
  const cluster = openCluster({ dataDir: path.join(folder, 'pg'), user: 'duban' });
  const port = await anyPort();
  const start = async () => {
    const { ok, reason } = await cluster.start(port);
    if (!ok) throw new Error(`PostgreSQL did not start: ${reason}`);
  };
  const end = () => {
    const running = cluster.running();
    if (running) process.kill(running.pid, 'SIGQUIT');
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', end);
  await cluster.create();
  await start();
  const login = { host: '127.0.0.1', port, user: 'duban', password: cluster.password() };
  await using(login, 'postgres', (client) => client.query(`create database ${NAME}`));
  return {
    url: `postgres://duban:${encodeURIComponent(login.password)}@127.0.0.1:${port}/${NAME}`,
    /** As a power cut would end it; what was acknowledged is in its log and comes back. */
    cut: () => cluster.stop('immediate'),
    start,
    stop: async () => {
      process.off('exit', end);
      await cluster.stop();
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function using(login, database, act) {
  const client = new pg.Client({ ...login, database });
  await client.connect();
  await act(client).finally(() => client.end());
}

/** A Redis that is emptied, killed and started again on its port; on the postgres backend the queue's own tables. */
export async function startQueue(backend, query) {
  if (backend === 'postgres')
    return {
      env: { REDIS_URL: '' },
      flush: async () => {
        const [{ names }] = await query(
          `select string_agg(format('%I.%I', schemaname, tablename), ', ') as names from pg_tables
           where schemaname = 'bullmq' and tablename !~ 'migration'`,
        );
        await query(`truncate ${names}`);
      },
      restart: null,
      stop: async () => {},
    };
  let redis = await startRedis();
  return {
    env: { REDIS_URL: redis.url },
    flush: () => redis.flushAll(),
    restart: async (whileDown) => {
      await redis.kill();
      await whileDown();
      redis = await startRedis({ port: redis.port });
    },
    stop: () => redis.stop(),
  };
}

/** Brings the schema into an empty database. */
export async function migrateDatabase(url) {
  const child = fork(path.join(DIST, 'migrate.js'), {
    env: { PATH: process.env.PATH, DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the migration ended with ${code}`);
}

/**
 * One process of the product, kept running as a service manager would: when it ends without being told to, it is
 * started again. `died` counts how often it ended after it had been ready: that nothing here may cause.
 */
export async function startProcess(name, env, log) {
  const port = env.ROLES === 'api' ? await anyPort() : 0;
  let child;
  // which of its lives is wanted; null: none. A life that was ended while it came up must not come back beside the next
  let life = null;
  const self = { name, url: port ? `http://127.0.0.1:${port}` : null, died: 0, ready: null };
  const live = async (own) => {
    while (life === own) {
      const out = fs.openSync(log, 'a');
      const started = fork(path.join(DIST, 'main.js'), {
        env: { PATH: process.env.PATH, ...env, PORT: String(port) },
        stdio: ['ignore', out, out, 'ipc'],
      });
      child = started;
      fs.closeSync(out);
      const gone = once(started, 'exit').then(() => false);
      const isReady = await Promise.race([once(started, 'message').then(() => true), gone]);
      if (isReady) {
        gone.then(() => {
          if (life !== own) return;
          self.died++;
          self.ready = live(own);
        });
        return;
      }
      await sleep(AGAIN_MS);
    }
  };
  const end = async (signal) => {
    life = null;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  self.kill = () => end('SIGKILL');
  self.stop = () => end('SIGTERM');
  /** Answers as soon as it runs, not when it is ready. */
  self.again = () => {
    life = Symbol(name);
    self.ready = live(life);
  };
  self.again();
  return self;
}
