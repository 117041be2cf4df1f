// Brazil's school works: 15,198 works and what was seen of them on five days.
import path from 'node:path';
import { by, cents, readCsv, sum } from './files.mjs';
import { FINGERPRINT } from './ground.mjs';
import { contractOf, lightOf, plausible } from './simec-lights.mjs';
import { checkSeen } from './simec-seen.mjs';

const WORKS = 'works_2018-05-24.csv';
const SEEN = 'progress_long.csv';
const FROM_WORKS = `source like '%, 2018-05-24'`;

/** @param {any} ground */
export async function checkSimec({ data, database, importFile, check, note }) {
  const folder = path.join(data, 'simec-school-works');
  const [works, seen] = [readCsv(folder, WORKS), readCsv(folder, SEEN)];
  for (const [mapping, file, options] of [
    ['simec-works', WORKS, ['--county', '核对县']],
    ['simec-progress', SEEN, []],
  ]) {
    const { code, output, seconds } = await importFile(mapping, path.join(folder, file), options);
    check(`${file} is imported`, code, 0);
    note(code === 0 ? `in ${seconds.toFixed(1)} s` : output);
  }
  await checkWorks(works, database, check);
  await checkSeen(seen, works, database, check, note);
  await checkLights(seen, works, database, check, note);

  const before = await database.one(FINGERPRINT);
  await importFile('simec-works', path.join(folder, WORKS));
  await importFile('simec-progress', path.join(folder, SEEN));
  check('the same files again change nothing', await database.one(FINGERPRINT), before);
}
checkSimec.title = 'School works of Brazil (simec)';

async function checkWorks(works, { one }, check) {
  check('works in the file', works.length, 15_198);
  check(
    'works in the register',
    await one(`select count(*)::int from projects where ${FROM_WORKS}`),
    works.length,
  );
  const investment = sum(works.map((work) => contractOf(work)));
  check(
    'sum of investment',
    await one(`select sum(total_fen) from projects where ${FROM_WORKS}`),
    `${investment}`,
  );
  const approved = sum(works.map((work) => cents(work.valor_pactuado_pelo_fnde)));
  check('sum agreed with FNDE', await one(IMPORTED_SUM, ['simec-works', 'budget']), `${approved}`);

  const planned = works.filter(
    (work) =>
      work.data_de_assinatura_do_contrato < plausible(work.data_de_termino_do_contrato) &&
      work.data_de_assinatura_do_contrato !== '' &&
      contractOf(work) > 0n,
  );
  const inPlans = `select %s from project_plans l join projects p on p.id = l.project_id where ${FROM_WORKS}`;
  const query = (what) => one(inPlans.replace('%s', what));
  check('works with a straight-line plan', await query('count(distinct p.id)::int'), planned.length);
  check(
    'sum of their plans',
    await query('sum(l.amount_fen)'),
    `${sum(planned.map((work) => contractOf(work)))}`,
  );
  check('plans by year other than their months', await query(UNEVEN), 0);
  check(
    'responsible units',
    await one(`select count(*)::int from orgs where kind = 'department'`),
    unitsOf(works),
  );
}

const IMPORTED_SUM = `select data -> 'sums' ->> $2 from events where type = 'import.finished' and subject_id = $1 order by seq limit 1`;
const UNEVEN = `(count(*) filter (where l.amount_fen <> (select sum(m) from unnest(l.months) m) or l.basis <> 'straight-line'))::int`;
const unitsOf = (works) =>
  new Set(works.map((work) => work.nome_da_entidade.trim().replace(/\s+/g, ' '))).size;

async function checkLights(seen, works, { one, rows }, check, note) {
  const workOf = new Map(works.map((work) => [work.id, work]));
  const stored = await rows(
    `select p.code || ' ' || l.as_of as k, l.color as v from lights l join projects p on p.id = l.subject_id`,
  );
  const colors = new Map(stored.map(({ k, v }) => [k, v]));
  const expected = seen.map((row) => [`SIMEC-${row.id} ${row.snapshot}`, lightOf(row, workOf.get(row.id))]);
  check('lights', stored.length, seen.length);
  check(
    'lights of another colour than computed here',
    expected.filter(([k, v]) => colors.get(k) !== v).length,
    0,
  );
  note(`colours: ${JSON.stringify(by(expected, ([, color]) => color))}`);
  const current = `select count(*)::int from lights l where current and as_of = (select max(as_of) from lights m where m.subject_id = l.subject_id)`;
  check('current lights, each of its last day', await one(current), new Set(seen.map(({ id }) => id)).size);
  check(
    'current lights in all',
    await one('select count(*)::int from lights where current'),
    await one(current),
  );
  check('notices proposed', await one('select count(*)::int from notices'), 0);
}
