// When each rung was really there: the commit of the transaction that wrote its row, by PostgreSQL's own clock.
import { setTimeout as sleep } from 'node:timers/promises';
import { HERD, RUNG, WARM_UP } from './seed.mjs';

const LOOK_MS = 500;
const PATIENCE_MS = 180_000;
const FIRED = `rung_fires f join notices n on n.id = f.notice_id and n.reason_code = $1 where f.key = '${RUNG}'`;

/** How many rungs will have fired when a part is through. */
async function countExpected(db, part) {
  const { rows } = await db.query(`select count(*)::int as n from notices where reason_code = any($1)`, [
    part === HERD ? [WARM_UP, HERD] : [part],
  ]);
  return rows[0].n;
}

/** Waits until every rung of a part has fired; looks seldom, because looking costs those who are measured. */
export async function untilFired(db, part, expected) {
  const all = expected ?? (await countExpected(db, part));
  for (let fired = 0, waited = 0; fired < all; waited += LOOK_MS) {
    if (waited > PATIENCE_MS) throw new Error(`${fired} of ${all} rungs have fired (${part})`);
    await sleep(LOOK_MS);
    fired = (await db.query('select count(*)::int as n from rung_fires')).rows[0].n;
  }
}

/** The figures of the herd, in milliseconds after the common instant. */
export async function measureHerd(db, due) {
  // counted before they are due: with a million pending notices this reads a long table
  const expected = await countExpected(db, HERD);
  await sleep(Math.max(0, due.getTime() - Date.now()));
  await untilFired(db, HERD, expected);
  const { rows } = await db.query(
    `with late as (
       select extract(epoch from pg_xact_commit_timestamp(f.xmin) - $2::timestamptz) * 1000 as ms from ${FIRED})
     select count(*)::int as n, max(ms)::float8 as max, percentile_disc(0.5) within group (order by ms)::float8 as p50,
       percentile_disc(0.99) within group (order by ms)::float8 as p99 from late`,
    [HERD, due],
  );
  const { n, p50, p99, max } = rows[0];
  return {
    perSecond: Math.round(n / (max / 1000)),
    p50: Math.round(p50),
    p99: Math.round(p99),
    max: Math.round(max),
  };
}

/** Of several runs the one in the middle. */
export const medianOf = (runs) => [...runs].sort((a, b) => a.perSecond - b.perSecond)[runs.length >> 1];
