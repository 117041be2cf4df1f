// New York's capital projects: plans by year, actuals before, reasons for delay. Thousand dollars.
import path from 'node:path';
import { by, pairs, readCsv, sum } from './files.mjs';
import { FINGERPRINT } from './ground.mjs';

const YEARS = [2021, 2022, 2023, 2024, 2025];
const MINE = `code like 'NYC-%'`;
const thousand = (row, column) => BigInt(row[column]) * 100_000n;

/** @param {any} ground */
export async function checkNyc({ data, database: { one, rows }, importFile, check, note }) {
  const file = path.join(data, 'nyc-capital-fy2021', 'projects.csv');
  const projects = readCsv(file);
  const total = (column) => `${sum(projects.map((row) => thousand(row, column)))}`;
  const { code, output, seconds } = await importFile('nyc-projects', file);
  check('projects.csv is imported', code, 0);
  note(code === 0 ? `in ${seconds.toFixed(1)} s` : output);

  check('projects in the file', projects.length, 2010);
  check(
    'projects in the register',
    await one(`select count(*)::int from projects where ${MINE}`),
    projects.length,
  );
  check(
    'of doubled ids, both are kept',
    await one(`select count(*)::int from projects where code like 'NYC-%#2'`),
    2,
  );
  check(
    'sum of totals',
    await one(`select sum(total_fen) from projects where ${MINE}`),
    total('combined_total'),
  );
  check('sum of original budgets', await one(APPROVED), total('original_budget'));
  const prior = `select sum(r.total_fen) from reports r join projects p on p.id = r.project_id where ${MINE} and as_of = '2020-06-30'`;
  check('sum of actuals before', await one(prior), total('combined_prior_actuals'));

  const plans = await rows(`select l.year as k, sum(l.amount_fen) as v from project_plans l
    join projects p on p.id = l.project_id where ${MINE} and l.current group by 1`);
  const planned = YEARS.flatMap((year) =>
    projects.map((row) => ({ year, fen: thousand(row, `combined${year}`) })),
  );
  const positive = planned.filter(({ fen }) => fen >= 0n);
  check(
    'plan by year',
    pairs(plans),
    by(
      positive,
      ({ year }) => year,
      ({ fen }) => fen,
    ),
  );
  check(
    'negative plans, listed and left out',
    (output.match(/is a negative amount \(left blank\)/g) ?? []).length,
    planned.length - positive.length,
  );

  const delayed = `select count(*)::int from reports r join projects p on p.id = r.project_id where ${MINE} and jsonb_array_length(problems) = 1`;
  check(
    'reasons for delay',
    await one(delayed),
    projects.filter((row) => row.explanation_for_delay !== '').length,
  );
  check(
    'rows whose parts are not their total',
    projects.filter((row) => partsOf(row) !== BigInt(row.combined_total)).length,
    0,
  );
  const before = await one(FINGERPRINT);
  await importFile('nyc-projects', file);
  check('the same file again changes nothing', await one(FINGERPRINT), before);
}
checkNyc.title = 'Capital projects of New York (nyc)';

const APPROVED = `select data -> 'sums' ->> 'budget' from events where type = 'import.finished' and subject_id = 'nyc-projects'`;
const PARTS = ['combined_prior_actuals', ...YEARS.map((year) => `combined${year}`), 'combined_r_t_c'];
const partsOf = (row) => sum(PARTS.map((column) => BigInt(row[column])));
