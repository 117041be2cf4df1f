// Starts the PostgreSQL that comes inside node_modules, or takes over the one that already runs on the data.
//
// No system PostgreSQL, no Docker, no dependency but `pg`. Holds as root and as an ordinary user, with blanks and
// Chinese in the path, with a busy port, after kill -9 of our own process (the server is adopted) and of the
// database (it recovers), and for several processes on one folder: the last one to leave stops the server.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openCluster } from './embedded-postgres/cluster.mjs';
import { userRegister } from './embedded-postgres/processes.mjs';
import { nextFreePort } from './ports.mjs';

export { liveUsers } from './embedded-postgres/processes.mjs';

const ATTEMPTS = 20;

/**
 * @param {import('./embedded-postgres.mjs').EmbeddedPostgresOptions} options
 * @returns {Promise<import('./embedded-postgres.mjs').EmbeddedPostgres>}
 */
export async function startEmbeddedPostgres({ dataDir: folder, port: wanted = 54_329, ...options }) {
  const { user = 'duban', database = 'duban', throwaway = false, log = () => {} } = options;
  const dataDir = path.resolve(folder);
  const cluster = openCluster({ dataDir, user, throwaway });
  const users = userRegister(dataDir);
  users.enter();
  try {
    if (!cluster.exists()) await cluster.create();
    const connect = (port, name) => connectTo({ port, user, password: cluster.password(), database: name });
    const { port, pid, adopted } = await adoptOrStart({ cluster, dataDir, wanted, connect, log });
    await ensureDatabase(await connect(port, 'postgres'), database);
    const [name, secret] = [user, cluster.password()].map(encodeURIComponent);
    return {
      url: `postgres://${name}:${secret}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
      ...{ port, pid, adopted, dataDir },
      /** Stops the server unless another living process uses it. */
      async stop() {
        users.leave();
        return users.others().length === 0 && (await cluster.stop());
      },
    };
  } catch (error) {
    users.leave();
    throw error;
  }
}

/** A loop, because the server may be starting, stopping or recovering in just this moment. */
async function adoptOrStart({ cluster, dataDir, wanted, connect, log }) {
  let problem = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stale = cluster.clearFalsePid();
    if (stale) log(`postmaster.pid names process ${stale}, which is no PostgreSQL server: recovering`);
    const running = cluster.running();
    if (running) {
      if (await servesFolder(running, connect, dataDir)) return { ...running, adopted: true };
      problem = `process ${running.pid} does not answer on port ${running.port}`;
      // a hanging server: PostgreSQL recovers from an immediate stop as from a power cut
      if (attempt === ATTEMPTS / 2) await cluster.stop('immediate');
    } else {
      const port = await nextFreePort(wanted);
      const started = await cluster.start(port);
      if (started.ok) {
        if (wanted && port !== wanted) log(`port ${wanted} is busy, PostgreSQL uses ${port}`);
        return { ...cluster.running(), port, adopted: false };
      }
      problem = started.reason;
      // children of a killed server need a moment to notice; another start may have been faster; the port taken
      if (!/shared memory block|already exists|in use|could not bind/i.test(problem)) break;
    }
    await sleep(300);
  }
  throw new Error(`PostgreSQL did not start: ${problem}\nIts own log: ${path.join(dataDir, 'server.log')}`);
}

/** Does the server on that port answer, and are these its data? */
async function servesFolder({ port }, connect, dataDir) {
  try {
    const client = await connect(port, 'postgres');
    const { rows } = await client.query('show data_directory');
    await client.end();
    return fs.realpathSync(rows[0].data_directory) === fs.realpathSync(dataDir);
  } catch {
    return false;
  }
}

async function connectTo(options) {
  const client = new pg.Client({ host: '127.0.0.1', connectionTimeoutMillis: 3000, ...options });
  client.on('error', () => {}); // a cut connection also rejects the query in hand, that is enough
  await client.connect();
  return client;
}

async function ensureDatabase(client, name) {
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (error) {
    if (!['23505', '42P04'].includes(error.code)) throw error; // another start made it in this moment
  } finally {
    await client.end();
  }
}
