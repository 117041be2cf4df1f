// What it costs to look: a worker with nothing to do, a sweep every second, while more and more rungs lie ahead. Its
// CPU, that of PostgreSQL with everything it does by itself, and the entries of tasks that were read, for each sweep.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt } from '../build.mjs';
import { cpuSeconds } from './cpu.mjs';
import { dist, on, prepareGround, startProcess } from './herd/ground.mjs';
import { seedHerd, seedPending } from './herd/seed.mjs';

const COUNTS = (process.env.PENDING || '1000,100000,1000000').split(',').map(Number);
const WINDOW_MS = Number(process.env.WINDOW_MS || 30_000);
const SETTLE_MS = 5000;

export async function bench({ say }) {
  if (!process.env.BENCH_DIST) await ensureBuilt(say);
  const ground = await prepareGround();
  try {
    const runs = [];
    for (const count of COUNTS) {
      say(`${count} pending rungs: filling the tables …`);
      await ground.create(`pending_${count}`, async (db) => {
        await seedHerd(db, {});
        await seedPending(db, count);
      });
      runs.push({ pending: count, ...(await idle(ground, `pending_${count}`)) });
      say(JSON.stringify(runs.at(-1)));
    }
    const [first, last] = [runs[0], runs.at(-1)];
    const growth = (key) => Math.round((last[key] / first[key]) * 100) / 100;
    return { runs, growth: { rowsPerSweep: growth('rowsPerSweep'), cpuPerMinute: growth('cpuPerMinute') } };
  } finally {
    await ground.stop();
  }
}

async function idle(ground, name) {
  const url = ground.named(name);
  await ground.redis.flushAll();
  const env = { DATABASE_URL: url, REDIS_URL: ground.redis.url, ROLES: 'worker', SWEEP_SECONDS: '1' };
  const worker = await startProcess(path.join(dist, 'main.js'), { ...env, DEMO: '', LOG_LEVEL: 'warn' });
  try {
    return await on(url, async (db) => {
      await db.query('checkpoint');
      await sleep(SETTLE_MS);
      const before = await look(db, ground, worker);
      await sleep(WINDOW_MS);
      const after = await look(db, ground, worker);
      const of = (key) => after[key] - before[key];
      const perMinute = (seconds) => Math.round((seconds / of('at')) * 1000) / 1000;
      return {
        sweeps: of('sweeps'),
        rowsPerSweep: Math.round((of('rows') / of('sweeps')) * 10) / 10,
        workerCpuPerMinute: perMinute(of('worker')),
        postgresCpuPerMinute: perMinute(of('postgres')),
        cpuPerMinute: perMinute(of('worker') + of('postgres')),
      };
    });
  } finally {
    await worker.stop();
  }
}

/** Rows and entries of indexes by PostgreSQL's own counting, which comes a second late. */
async function look(db, ground, worker) {
  await sleep(1500);
  const { rows } = await db.query(
    `select (select sum(idx_tup_read)::float8 from pg_stat_user_indexes where relname = 'tasks')
         + (select seq_tup_read from pg_stat_user_tables where relname = 'tasks') as rows,
       (select n_tup_upd::int from pg_stat_user_tables where relname = 'engine_state') as sweeps`,
  );
  const at = performance.now() / 60_000;
  return { ...rows[0], at, worker: cpuSeconds(worker.pid), postgres: cpuSeconds(ground.pid) };
}
