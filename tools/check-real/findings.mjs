// What the checks find in the real files: a worker goes through every report that came with them, and the office's own
// list says what it found. Counted a second time from the files.
import { cents, readCsv } from './files.mjs';
import { signIn, startApi } from './server.mjs';
import { contractOf } from './simec-lights.mjs';

const PATIENCE_MS = 180_000;
const [FROM, TO] = ['2017-04-06', '2018-05-24'];
const thousand = (text) => BigInt(text) * 100_000n;

/** @param {any} ground */
export async function checkFindings({ data, database, check, note }) {
  const cookie = await signIn(database);
  const began = performance.now();
  const server = await startApi(database.url, { ROLES: 'api,worker' });
  try {
    await untilChecked(database);
    note(`the past of all projects is checked in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    const read = (...names) => readCsv(data, ...names);
    const works = new Map(read('simec-school-works', 'works_2018-05-24.csv').map((work) => [work.id, work]));
    const courses = coursesOf(read('simec-school-works', 'progress_long.csv'));
    await checkFalls(courses, database, check);
    await checkOverTotal(courses, works, database, check);
    await checkOverBudget(read('nyc-capital-fy2021', 'projects.csv'), database, check, note);
    await checkList(server, cookie, database, check);
  } finally {
    await server.stop();
  }
}
checkFindings.title = 'Findings in the real files';

async function untilChecked({ one }) {
  for (let waited = 0; ; waited += 500) {
    const left = await one(`select count(*)::int from tasks where kind = 'finding.check-past'`);
    if (left === 0) return;
    if (waited > PATIENCE_MS) throw new Error(`${left} projects are still to be checked`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** The rows of each work, the oldest first. */
function coursesOf(seen) {
  const courses = new Map();
  for (const row of seen) courses.set(row.id, [...(courses.get(row.id) ?? []), row]);
  for (const rows of courses.values()) rows.sort((a, b) => (a.snapshot < b.snapshot ? -1 : 1));
  return courses;
}

/** Where a work is further back than its last row said that said anything. */
function fallsOf(rows) {
  let before = null;
  return rows.filter(({ percentual_de_execucao }) => {
    const now = cents(percentual_de_execucao);
    if (now === null) return false;
    const fell = before !== null && now < before;
    before = now;
    return fell;
  });
}

async function checkFalls(courses, { rows }, check) {
  const found = await rows(
    `select distinct substr(p.code, 7) as id, f.period from findings f join projects p on p.id = f.project_id
     where f.name = 'physical-fell' and p.code like 'SIMEC-%'`,
  );
  const named = new Set(found.map(({ id, period }) => `${id} ${period}`));
  const falls = [...courses.values()].flatMap(fallsOf).map((row) => `${row.id} ${row.snapshot.slice(0, 7)}`);
  check('falls of physical progress that are found', found.length, falls.length);
  check('falls that are not found', falls.filter((fall) => !named.has(fall)).length, 0);

  const percent = (rows, day) =>
    cents(rows.find(({ snapshot }) => snapshot === day)?.percentual_de_execucao ?? '');
  const fell = [...courses].filter(([, rows]) => {
    const [a, b] = [percent(rows, FROM), percent(rows, TO)];
    return a !== null && b !== null && b < a;
  });
  check(`works further back on ${TO} than on ${FROM}`, fell.length, 869);
  const between = new Set(
    found.filter(({ period }) => period > FROM.slice(0, 7) && period <= TO.slice(0, 7)).map(({ id }) => id),
  );
  check('of them named by a finding of those months', fell.filter(([id]) => between.has(id)).length, 869);
}

/** Works of which more was paid than they cost, in any of the five files. */
async function checkOverTotal(courses, works, { one }, check) {
  const over = [...courses].filter(([id, rows]) => {
    const work = works.get(id);
    const total = work ? contractOf(work) : (cents(rows.at(-1).valor_do_contrato) ?? 0n);
    return total > 0n && rows.some(({ total_pago }) => (cents(total_pago) ?? 0n) > total);
  });
  const found = await one(
    `select count(distinct project_id)::int from findings f join projects p on p.id = f.project_id
     where f.name = 'over-total' and p.code like 'SIMEC-%'`,
  );
  check('works of which more was paid than they cost', found, over.length);
}

async function checkOverBudget(projects, { one, rows }, check, note) {
  const budgeted = projects.filter(({ original_budget }) => BigInt(original_budget) > 0n);
  const above = budgeted.filter(
    ({ combined_total, original_budget }) => thousand(combined_total) > thousand(original_budget),
  );
  note(`${projects.length - budgeted.length} projects of New York had no first budget`);
  check('totals above the first budget, as the file has them', above.length, 1048);
  const found = `from findings f join projects p on p.id = f.project_id where f.name = 'over-budget' and p.code like 'NYC-%'`;
  check('are found', await one(`select count(*)::int ${found}`), above.length);
  const sums = await rows(
    `select coalesce(sum((f.facts ->> 'reachedFen')::bigint - (f.facts ->> 'budgetFen')::bigint), 0) as v ${found}`,
  );
  const excess = above.reduce(
    (sum, { combined_total, original_budget }) => sum + thousand(combined_total) - thousand(original_budget),
    0n,
  );
  check('and by how much', `${sums[0].v}`, `${excess}`);
}

/** What the office sees is what is kept. */
async function checkList({ url }, cookie, { one }, check) {
  for (const name of ['physical-fell', 'over-budget']) {
    const response = await fetch(`${url}/api/findings?check=${name}`, { headers: { cookie } });
    const { total } = await response.json();
    check(
      `the office's list of ${name}`,
      total,
      await one(`select count(*)::int from findings where name = $1 and state = 'open'`, [name]),
    );
  }
}
