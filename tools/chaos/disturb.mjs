// What goes wrong, drawn from a seed: which, when, and for how long.
import { setTimeout as sleep } from 'node:timers/promises';
import { makeDice } from './dice.mjs';

const FIRST_MS = 3_000;
/** The last stretch of a run is left in peace, so that what is due at its end is due to a whole house. */
const LAST_MS = 4_000;
/** The same for each run, however long: all of them happen, the frequent ones more often in a longer one. */
const ALWAYS = ['kill-worker', 'cut-database', 'flush-queue', 'restart-queue', 'kill-workers'];
const MORE = ['kill-worker', 'kill-worker', 'kill-api', 'cut-database', 'flush-queue', 'restart-queue'];
const EVERY_MS = 4_500;

/** Moments of a run and what happens then, in order. The leap of the clock stands where the world was made for it. */
export function planDisturbances({ seed, runMs, jumpAtMs, hasQueue }) {
  const dice = makeDice(seed ^ 0x5eed);
  const count = Math.max(ALWAYS.length, Math.floor((runMs - FIRST_MS - LAST_MS) / EVERY_MS));
  const drawn = dice.shuffle([
    ...ALWAYS,
    ...Array.from({ length: count - ALWAYS.length }, () => dice.pick(MORE)),
  ]);
  const gap = (runMs - FIRST_MS - LAST_MS) / count;
  const planned = drawn
    .filter((what) => hasQueue || what !== 'restart-queue')
    .map((what, i) => ({
      what,
      at: FIRST_MS + i * gap + dice.between(0, gap * 0.6),
      downMs: dice.between(200, 1_500),
      which: dice.whole(0, 99),
    }));
  return [...planned, { what: 'leap', at: jumpAtMs, downMs: 0, which: 0 }].sort((a, b) => a.at - b.at);
}

/**
 * Does one of them. Resolves when it is over: a killed process runs again (it is not yet ready), the database or the
 * queue answers again, the clock has leapt.
 */
export async function disturb({ what, downMs, which }, { postgres, queue, apis, workers, leap }) {
  const one = (list) => list[which % list.length];
  const bringBack = async (processes) => {
    await Promise.all(processes.map((each) => each.kill()));
    await sleep(downMs);
    for (const each of processes) each.again();
  };
  if (what === 'kill-worker') return bringBack([one(workers)]);
  if (what === 'kill-workers') return bringBack(workers);
  if (what === 'kill-api') return bringBack([one(apis)]);
  if (what === 'flush-queue') return queue.flush();
  if (what === 'restart-queue') return queue.restart(() => sleep(downMs));
  if (what === 'leap') return leap();
  await postgres.cut();
  await sleep(downMs);
  return postgres.start();
}
