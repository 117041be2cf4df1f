// What all our commands agree on: the environment (with `.env`, if there is one), the data folder, the database.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './build.mjs';
import { liveUsers, startEmbeddedPostgres } from './embedded-postgres.mjs';
import { answers } from './ports.mjs';

export { root };
const dotEnv = path.join(root, '.env');
if (fs.existsSync(dotEnv)) process.loadEnvFile(dotEnv); // what is set already stays

export const dataDir = path.resolve(root, process.env.DATA_DIR || '.duban');
export const clusterDir = path.join(dataDir, 'pg');
export const uploadsDir = path.join(dataDir, 'uploads');
export const port = Number(process.env.PORT || 3000);
export const host = process.env.HOST || '127.0.0.1';
export const origin = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

const WATCH_MS = 3000;

/** Pids of our commands that use the embedded database now. */
export const runningCommands = () => liveUsers(clusterDir);

/** The database of DATABASE_URL, or the embedded one in the data folder. */
export async function openDatabase({ log = console.log } = {}) {
  if (process.env.DATABASE_URL)
    return { url: process.env.DATABASE_URL, embedded: false, stop: async () => {}, watch: () => {} };
  const options = { dataDir: clusterDir, port: Number(process.env.PG_PORT || 54_329), log };
  let cluster = await startEmbeddedPostgres(options);
  let timer;
  return {
    url: cluster.url,
    embedded: true,
    port: cluster.port,
    async stop() {
      clearInterval(timer);
      return cluster.stop();
    },
    /** Brings the database back on its port when it was killed (say, for lack of memory) under a running server. */
    watch(lost) {
      let busy = false;
      timer = setInterval(async () => {
        if (busy) return;
        busy = true;
        if (!(await answers(cluster.port))) {
          log('The database has stopped; starting it again …');
          const again = await startEmbeddedPostgres({ ...options, port: cluster.port }).catch(lost);
          if (again && again.port !== cluster.port) lost(new Error(`Port ${cluster.port} is now taken.`));
          cluster = again ?? cluster;
        }
        busy = false;
      }, WATCH_MS);
      timer.unref();
    },
  };
}

/** The last words of a command that cannot go on: a sentence, no stack trace. */
export function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}
