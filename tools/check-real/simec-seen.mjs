// What was seen of the school works on five days: counts and sums by day, and what moved between them.
import { by, cents, pairs, sum } from './files.mjs';

export async function checkSeen(seen, works, { one, rows }, check, note) {
  const known = new Set(works.map((work) => work.id));
  const strangers = new Set(seen.filter(({ id }) => !known.has(id)).map(({ id }) => id));
  check('observations in the file', seen.length, 68_925);
  check(
    'observations in the database',
    await one(`select count(*)::int from reports where kind = 'observation'`),
    seen.length,
  );
  const others = `select count(*)::int from projects where code like 'SIMEC-%' and not source like '%, 2018-05-24'`;
  check('works known from observations alone', await one(others), strangers.size);
  note(
    `${seen.filter(({ id }) => strangers.has(id)).length} observations are of works that the list of works has not`,
  );
  const counts = await rows('select as_of::text as k, count(*) as v from reports group by 1');
  check(
    'observations by day',
    pairs(counts),
    by(seen, (row) => row.snapshot),
  );
  const paid = await rows(
    'select as_of::text as k, coalesce(sum(total_fen), 0) as v from reports group by 1',
  );
  check(
    'sum paid by day',
    pairs(paid),
    by(
      seen,
      (row) => row.snapshot,
      (row) => cents(row.total_pago),
    ),
  );
  const contracts = await rows(
    `select as_of::text as k, coalesce(sum((content ->> 'contractFen')::bigint), 0) as v from reports group by 1`,
  );
  check(
    'sum of contracts by day',
    pairs(contracts),
    by(
      seen,
      (row) => row.snapshot,
      (row) => cents(row.valor_do_contrato),
    ),
  );
  const physical = await rows('select as_of::text as k, sum(physical_bp) as v from reports group by 1');
  const percent = (row) => cents(row.percentual_de_execucao);
  check(
    'sum of physical progress by day',
    pairs(physical),
    by(seen, (row) => row.snapshot, percent),
  );
  check(
    'physical progress fell from 2017-04 to 2018-05',
    await one(MOVED('b.physical_bp < a.physical_bp')),
    869,
  );
  check('physical progress rose', await one(MOVED('b.physical_bp > a.physical_bp')), 6190);
  const end = (row) => `(${row}.content ->> 'forecastEnd')`;
  check('forecast moved later', await one(MOVED(`${end('b')} > ${end('a')}`)), 7066);
  check('forecast moved earlier', await one(MOVED(`${end('b')} < ${end('a')}`)), 229);
  check(
    'sum of what was paid between two days',
    await one('select sum(month_fen) from reports'),
    `${between(seen)}`,
  );
}

/** Works of which something is true between the first (a) and the fourth (b) day. */
const MOVED = (condition) => `
  select count(*)::int from reports a join reports b on b.project_id = a.project_id
  where a.period = '2017-04' and b.period = '2018-05' and ${condition}`;

/** What each work was paid between the first and the last day on which that is known, summed. */
function between(seen) {
  const ends = new Map();
  for (const row of [...seen].sort((a, b) => (a.snapshot < b.snapshot ? -1 : 1))) {
    const paid = cents(row.total_pago);
    if (paid === null) continue;
    ends.set(row.id, { first: ends.get(row.id)?.first ?? paid, last: paid });
  }
  return sum([...ends.values()].map(({ first, last }) => last - first));
}
