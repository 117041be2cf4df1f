// Looks on from outside, a few times a second: which rung is due and has not fired, and whether the apis answer.
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const EVERY_MS = 150;
const ANSWER_MS = 2_000;

/** Wall time and the county's, of one moment. */
const CLOCKS = `(extract(epoch from clock_timestamp()) * 1000)::float8 as wall, offset_ms::float8 as offset`;
const OLDEST = `
  select ${CLOCKS}, (
    select (extract(epoch from min(p.at)) * 1000)::float8 from chaos.planned p
    where p.at <= clock_timestamp() + make_interval(secs => offset_ms / 1000.0)
      and not exists (select 1 from rung_fires f where f.notice_id = p.notice_id and f.key = p.key)
  ) as oldest from demo_clock`;

/** Who holds up whom, for when nothing moves. */
const ACTIVITY = `
  select pid, application_name as who, state, wait_event_type as waits, wait_event as for, pg_blocking_pids(pid) as by,
    round(extract(epoch from clock_timestamp() - xact_start)::numeric, 1)::float8 as seconds, left(query, 160) as query
  from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() and state <> 'idle'
  order by xact_start`;
const STUCK_MS = 4_000;

/** A connection that is made anew after each cut. */
export function makeAsker(url) {
  let connecting = null;
  const connect = async () => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: ANSWER_MS });
    client.on('error', () => {}); // also rejects the question in hand, that is enough
    await client.connect();
    return client;
  };
  const ask = async (sql, params) => {
    const own = (connecting ??= connect());
    try {
      return (await (await own).query(sql, params)).rows;
    } catch (error) {
      if (connecting === own) connecting = null;
      own.then((client) => client.end()).catch(() => {});
      throw error;
    }
  };
  /** Asks until it is answered. */
  const insist = async (sql, params) => {
    for (;;) {
      try {
        return await ask(sql, params);
      } catch (error) {
        if (!isAway(error)) throw error;
        await sleep(100);
      }
    }
  };
  return { ask, insist, close: async () => (await connecting?.catch(() => null))?.end().catch(() => {}) };
}
const isAway = ({ code, message }) =>
  /^(57P|08|53300|ECONN|EPIPE)/.test(code ?? '') || /terminat|timeout|closed|ECONN/i.test(message);

/** Samples until stopped: `{ wall, county, oldest, apis }`, `oldest` the county's instant of the oldest rung not fired. */
export function startWatching({ asker, apis, headers, stuckLog }) {
  const samples = [];
  let toldAt = 0;
  const tellStuck = async ({ wall, oldest, offset }) => {
    if (oldest === null || wall - (oldest - offset) < STUCK_MS || wall - toldAt < STUCK_MS) return;
    toldAt = wall;
    const busy = await asker.ask(ACTIVITY).catch(() => []);
    fs.appendFileSync(stuckLog, `${new Date(wall).toISOString()} ${JSON.stringify(busy, null, 1)}\n`);
  };
  let isOver = false;
  const answers = async (url) => {
    const request = { headers, signal: AbortSignal.timeout(ANSWER_MS) };
    const response = await fetch(`${url}/api/session`, request).catch(() => null);
    await response?.arrayBuffer().catch(() => {});
    return response?.status === 200;
  };
  const look = async () => {
    while (!isOver) {
      const wall = Date.now();
      const [row, ...up] = await Promise.all([
        asker.ask(OLDEST).then(
          ([found]) => found,
          () => null,
        ),
        ...apis.map(({ url }) => answers(url)),
      ]);
      samples.push({ wall, row, apis: up.every(Boolean) });
      if (row) await tellStuck(row);
      await sleep(EVERY_MS);
    }
  };
  const looking = look();
  return {
    samples,
    stop: async () => {
      isOver = true;
      await looking;
    },
  };
}

/**
 * How long a disturbance that ended at `wall` was felt: until every rung that was due when it ended has fired and both
 * apis answer. Others that strike meanwhile are not taken off. `null`: it was never over while somebody looked.
 */
export function recoveryOf(wall, samples) {
  const after = samples.filter((sample) => sample.wall >= wall);
  const healed = after.find(
    ({ row, apis }) => row && apis && (row.oldest === null || row.oldest - row.offset > wall),
  );
  return healed ? Math.max(0, Math.round(healed.wall - wall)) : null;
}
