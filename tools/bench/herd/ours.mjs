// The built product: two worker processes, woken by BullMQ as always.
import path from 'node:path';
import { dist, on, startProcess } from './ground.mjs';
import { measureHerd, untilFired } from './measure.mjs';
import { HERD, setTasks, WARM_UP } from './seed.mjs';

export const WORKERS = 2;
/** A sweep in between finds the deadlines, which came by SQL, and sets the alarm for them. */
const LEAD_MS = 3500;

export async function runOurs(ground, template) {
  const url = await ground.copy(template, 'herd_ours');
  await ground.redis.flushAll();
  const env = {
    ...{ DATABASE_URL: url, REDIS_URL: ground.redis.url, ROLES: 'worker', SWEEP_SECONDS: '1' },
    ...{ DEMO: '', LOG_LEVEL: 'warn' },
  };
  return on(url, async (db) => {
    const workers = [];
    try {
      for (let i = 0; i < WORKERS; i++) workers.push(await startProcess(path.join(dist, 'main.js'), env));
      await setTasks(db, WARM_UP, new Date());
      await untilFired(db, WARM_UP);
      const due = new Date(Date.now() + LEAD_MS);
      await setTasks(db, HERD, due);
      return await measureHerd(db, due);
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
    }
  });
}
