// What goes wrong, drawn from a seed: which, when, and for how long.
import { setTimeout as sleep } from 'node:timers/promises';
import { makeDice } from './dice.mjs';
import { HERD_MS } from './world.mjs';

const FIRST_MS = 3_000;
/** The last stretch of a run is left in peace, so that what is due at its end is due to a whole house. */
const LAST_MS = 4_000;
/** The same for each run, however long: all of them happen, the frequent ones more often in a longer one. */
const ALWAYS = ['kill-worker', 'cut-database', 'flush-queue', 'restart-queue', 'kill-worker'];
const MORE = ['kill-worker', 'kill-worker', 'kill-api', 'cut-database', 'flush-queue', 'restart-queue'];
const EVERY_MS = 4_500;
/** What ends processes is aimed: at the moment when a herd of rungs has fallen due and is being worked on. */
const AIMED = /^(kill|cut)/;
const AIM_MS = [10, 160];
/** The engine dies over the backlog of the leap. */
const AFTER_LEAP_MS = [80, 500];

/** Moments of a run and what happens then, in order. The leap of the clock stands where the world was made for it. */
export function planDisturbances({ seed, runMs, jumpAtMs, hasQueue }) {
  const dice = makeDice(seed ^ 0x5eed);
  const count = Math.max(ALWAYS.length, Math.floor((runMs - FIRST_MS - LAST_MS) / EVERY_MS));
  const drawn = dice.shuffle([
    ...ALWAYS,
    ...Array.from({ length: count - ALWAYS.length }, () => dice.pick(MORE)),
  ]);
  const gap = (runMs - FIRST_MS - LAST_MS) / count;
  const draw = (what, at) => ({
    what,
    at,
    downMs: dice.between(200, 1_500),
    which: dice.whole(0, 99),
    aim: dice.between(...AIM_MS),
  });
  const planned = drawn
    .filter((what) => hasQueue || what !== 'restart-queue')
    .map((what, i) => draw(what, FIRST_MS + i * gap + dice.between(0, gap * 0.6)));
  const leap = [draw('leap', jumpAtMs), draw('kill-workers', jumpAtMs + dice.between(...AFTER_LEAP_MS))];
  return [...planned, ...leap.map((each) => ({ ...each, aim: null }))].sort((a, b) => a.at - b.at);
}

/** When it is to happen, asked when the one before it is over: the moment planned for it, or the herd after it. */
export function momentOf({ what, at, aim }, elapsed) {
  const from = Math.max(at, elapsed);
  return aim !== null && AIMED.test(what) ? Math.ceil(from / HERD_MS) * HERD_MS + aim : from;
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
