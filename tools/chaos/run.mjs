// One run of chaos on one queue backend: see tools/chaos.mjs for what it does and what its words mean.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ensureBuilt, root } from '../build.mjs';
import { work } from './clients.mjs';
import { disturb, momentOf, planDisturbances } from './disturb.mjs';
import { readFacts } from './facts.mjs';
import { migrateDatabase, startPostgres, startProcess, startQueue } from './ground.mjs';
import { isClean, judge } from './judge.mjs';
import { startSink } from './sink.mjs';
import { makeAsker, recoveryOf, startWatching } from './watcher.mjs';
import { DAY_MS, makeWorld } from './world.mjs';
import { signIn, writeWorld } from './write-world.mjs';

const LEAP_MS = 3 * DAY_MS;
/** After the run: what is due is done, then the letters that still gather are let go and arrive. */
const SETTLE_MS = 30_000;
const GATHERING_MS = 10 * 60_000;
const MAX_RECOVERY_MS = 15_000;
const CLIENTS = 6;
/** What is so late that the run is over strikes no more. */
const LATE_MS = 5_000;

/**
 * @param {{ backend: 'redis' | 'postgres', notices?: number, runMs?: number, seed?: number, say?: (line: string) => void }} wish
 */
export async function runChaos({ backend, notices = 2000, runMs = 75_000, seed = 1, say = () => {} }) {
  await ensureBuilt(say);
  const logs = path.join(root, 'test-results/chaos', backend);
  fs.rmSync(logs, { recursive: true, force: true });
  fs.mkdirSync(logs, { recursive: true });
  const closers = [];
  try {
    const sink = await startSink();
    closers.push(sink.stop);
    const postgres = await startPostgres();
    closers.push(postgres.stop);
    await migrateDatabase(postgres.url);
    const asker = makeAsker(postgres.url);
    closers.push(asker.close);
    const queue = await startQueue(backend, asker.insist);
    closers.push(queue.stop);
    const jumpAtMs = runMs * (0.4 + ((seed * 7919) % 100) / 500);
    const world = makeWorld({ seed, notices, runMs, jumpAtMs, jumpMs: LEAP_MS, start: nextTuesday() });
    const sessions = await settleIn(postgres.url, world, sink);
    const env = {
      ...{ DATABASE_URL: postgres.url, ...queue.env, DEMO: '1', SWEEP_SECONDS: '1', POOL_SIZE: '10' },
      ...{ LOG_LEVEL: 'warn', IDLE_MINUTES: '1440', WEBHOOK_HOSTS: sink.host },
    };
    const started = [];
    closers.push(() => Promise.all(started.map((each) => each.stop())));
    for (const [name, ROLES] of [
      ['api-1', 'api'],
      ['api-2', 'api'],
      ['worker-1', 'worker'],
      ['worker-2', 'worker'],
      ['worker-3', 'worker'],
    ])
      started.push(await startProcess(name, { ...env, ROLES }, path.join(logs, `${name}.log`)));
    await Promise.all(started.map(({ ready }) => ready));
    const [apis, workers] = [started.slice(0, 2), started.slice(2)];
    const ground = { postgres, queue, apis, workers, asker, sessions, sink, world };
    return await runOn(ground, {
      backend,
      runMs,
      jumpAtMs,
      seed,
      say,
      stuckLog: path.join(logs, 'stuck.log'),
    });
  } finally {
    for (const close of closers.reverse())
      await close().catch((error) => say(`could not close: ${error.message}`));
  }
}

/** Ten in the morning of the next Tuesday in Shanghai: the leap of three days stays within a week. */
function nextTuesday() {
  const day = new Date(Date.now() + 12 * 3_600_000);
  while (day.getUTCDay() !== 2) day.setTime(day.getTime() + DAY_MS);
  return Date.parse(`${day.toISOString().slice(0, 10)}T02:00:00Z`);
}

async function settleIn(url, world, sink) {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    await writeWorld(db, world, { robot: sink.address });
    const sessions = new Map();
    for (const { handlers } of world.units) sessions.set(handlers[0].id, await signIn(db, handlers[0].id));
    return sessions;
  } finally {
    await db.end();
  }
}

async function runOn(ground, { backend, runMs, jumpAtMs, seed, say, stuckLog }) {
  const { postgres, queue, apis, workers, asker, sessions, sink, world } = ground;
  const moveClock = (ms) =>
    asker.insist('update demo_clock set offset_ms = offset_ms + $1', [Math.round(ms)]);
  // the county's clock stands where the world begins, from now on
  const began = Date.now();
  await moveClock(world.start - began);
  const watcher = startWatching({ asker, apis, headers: [...sessions.values()][0], stuckLog });
  let isOver = false;
  const working = startClients(ground, seed, () => isOver);
  const felt = [];
  const leap = () => moveClock(LEAP_MS);
  const plan = planDisturbances({ seed, runMs, jumpAtMs, hasQueue: queue.restart !== null });
  for (const each of plan) {
    await sleep(Math.max(0, momentOf(each, Date.now() - began) - (Date.now() - began)));
    const from = Date.now();
    if (from - began > runMs + LATE_MS) break;
    await disturb(each, { postgres, queue, apis, workers, leap });
    felt.push({ what: each.what, from: from - began, wall: Date.now() });
  }
  await sleep(Math.max(0, began + runMs - Date.now()));
  isOver = true;
  const said = await working;
  await Promise.all([...apis, ...workers].map(({ ready }) => ready));
  const [{ end }] = await asker.insist(
    `select (extract(epoch from clock_timestamp()) * 1000 + offset_ms)::float8 as end from demo_clock`,
  );
  await settle(asker);
  await watcher.stop();
  await moveClock(GATHERING_MS);
  await settle(asker);
  const facts = await readFacts(asker.insist);
  const acknowledged = said.flatMap((each) => each.acknowledged);
  const verdict = judge({ world, facts, acknowledged, letters: sink.letters, end });
  const recoveries = felt.map(({ what, from, wall }) => ({
    what,
    from,
    ms: recoveryOf(wall, watcher.samples),
  }));
  const refused = said.flatMap((each) => each.refused);
  verdict.also.processesDied = [...apis, ...workers].reduce((sum, { died }) => sum + died, 0);
  return report({ backend, verdict, recoveries, refused, acknowledged, said, say });
}

/** People of as many units, each with the busy notices of theirs. */
function startClients({ world, apis, sessions }, seed, isOver) {
  return Promise.all(
    world.units.slice(0, CLIENTS).map((unit, i) =>
      work({
        notices: world.notices.filter((notice) => notice.isBusy && notice.unit === unit),
        urls: apis.map(({ url }) => url),
        headers: sessions.get(unit.handlers[0].id),
        seed: seed + i,
        name: `c${i}`,
        isOver,
      }),
    ),
  );
}

/** Until nothing is due and no letter waits, or the patience is over: then the judge finds what is missing. */
async function settle(asker) {
  const giveUpAt = Date.now() + SETTLE_MS;
  let quiet = 0;
  while (Date.now() < giveUpAt && quiet < 3) {
    await sleep(300);
    const [{ waiting }] = await asker.insist(
      `select (select count(*) from deliveries where state = 'waiting') + (select count(*) from tasks t, demo_clock c
         where t.state = 'pending' and t.due_at <= clock_timestamp() + make_interval(secs => c.offset_ms / 1000.0)) as waiting`,
    );
    quiet = Number(waiting) === 0 ? quiet + 1 : 0;
  }
}

function report({ backend, verdict, recoveries, refused, acknowledged, said, say }) {
  const { also, resent, letters, ...counts } = verdict;
  const never = recoveries.filter(({ ms }) => ms === null);
  const recoveryMs = never.length > 0 ? null : Math.max(0, ...recoveries.map(({ ms }) => ms));
  for (const { what, from, ms } of recoveries)
    say(`  ${(from / 1000).toFixed(1).padStart(6)} s ${what.padEnd(14)} recovered in ${ms ?? 'never'} ms`);
  const unknown = said.reduce((sum, each) => sum + each.unknown, 0);
  say(
    `  ${acknowledged.length} writes acknowledged, ${unknown} of unknown outcome, ${refused.length} refused`,
  );
  // what the recoveries are to be read against
  say(`  load of the machine ${os.loadavg()[0].toFixed(1)} on ${os.cpus().length} processors`);
  say(`  ${letters} letters, ${resent} sent again under their key`);
  for (const [what, n] of Object.entries({ ...also, refused: refused.length })) if (n) say(`  ${what}: ${n}`);
  for (const each of refused.slice(0, 5)) say(`    ${JSON.stringify(each)}`);
  const isGood =
    isClean(verdict) && refused.length === 0 && recoveryMs !== null && recoveryMs <= MAX_RECOVERY_MS;
  return { line: { backend, ...counts, recoveryMs }, also, isGood };
}
