// The peers, each as its makers advise: a delayed job for every deadline, two worker processes, the effects of a rung
// in one statement, and the next rung as the next delayed job.
import path from 'node:path';
import { prepareEffects } from './effects.mjs';
import { on, startProcess } from './ground.mjs';
import { measureHerd, untilFired } from './measure.mjs';
import { HERD, idsOf, WARM_UP } from './seed.mjs';
import { WORKERS } from './ours.mjs';
import { openPeer } from './peer-queues.mjs';

export const PEERS = ['bullmq-redis', 'bullmq-postgres', 'graphile-worker', 'pg-boss'];
const LEAD_MS = 3000;

export async function runPeer(ground, name, template) {
  const url = await ground.copy(template, 'herd_peer');
  await ground.redis.flushAll();
  const env = { HERD_PEER: name, DATABASE_URL: url, REDIS_URL: ground.redis.url };
  return on(url, async (db) => {
    await prepareEffects(db);
    const peer = await openPeer(env);
    const workers = [];
    try {
      await peer.prepare();
      for (let i = 0; i < WORKERS; i++)
        workers.push(await startProcess(path.join(import.meta.dirname, 'peer-worker.mjs'), env));
      const [warmUp, herd] = [await idsOf(db, WARM_UP), await idsOf(db, HERD)];
      const started = Date.now();
      await peer.add(warmUp, new Date());
      const perJob = (Date.now() - started) / warmUp.length;
      await untilFired(db, WARM_UP);
      // all of them have to be there before the first is due
      const due = new Date(Date.now() + LEAD_MS + 2 * perJob * herd.length);
      await peer.add(herd, due);
      if (Date.now() > due.getTime()) throw new Error(`${name}: the jobs were not there in time`);
      return await measureHerd(db, due);
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
      await peer.close();
    }
  });
}
