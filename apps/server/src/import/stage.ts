import type { EntityManager } from 'typeorm';
import type { Assessment } from '@duban/domain';
import type { Known } from './register';
import type { ObservationRow, ProjectRow } from './rows';
import { assessObservation } from './assess-observation';
import { rowOfMore, stagedMore } from './more-fields';

const CHUNK = 2000;

/** Tables of this transaction alone, from which rows are merged set by set. Their columns are named as their targets'. */
const TABLES: Record<string, string> = {
  import_projects: `code text, name text, unit text, unit_id uuid, township text, township_name text, sector text,
    category text, nature text, stage text, year_class text, labels text[], description text, address text,
    total_fen bigint, currency text, planned_start date, planned_finish date, actual_start date, actual_finish date,
    longitude double precision, latitude double precision, source text, search text`,
  import_plans: `code text, year int, amount_fen bigint, months bigint[], basis text, reason text`,
  import_observations: `code text, period text, as_of date, total_fen bigint, physical_bp int, progress_text text,
    problems jsonb, content jsonb, color text, word text, light_reason jsonb, rule text`,
};

export async function makeStage(em: EntityManager): Promise<void> {
  for (const [table, columns] of Object.entries(TABLES))
    await em.query(`create temp table ${table} (${columns}) on commit drop`);
}

async function fill(
  em: EntityManager,
  table: string,
  rows: Record<string, unknown>[],
  columns = TABLES[table],
): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK)
    await em.query(`insert into ${table} select * from jsonb_to_recordset($1::jsonb) as r (${columns})`, [
      JSON.stringify(rows.slice(from, from + CHUNK)),
    ]);
  await em.query(`analyze ${table}`);
}

export async function stageProjects(
  em: EntityManager,
  projects: readonly ProjectRow[],
  { currency, source }: { currency: string; source: string },
): Promise<void> {
  // every row of a file has the same fields, those the mapping names
  const more = stagedMore(projects[0]?.more ?? {}).map((column) => column.join(' '));
  for (const column of more) await em.query(`alter table import_projects add column ${column}`);
  await fill(
    em,
    'import_projects',
    projects.map((p) => ({
      code: p.code,
      name: p.name,
      unit: p.unit,
      township: p.township,
      township_name: p.townshipName,
      sector: p.sector,
      category: p.category,
      nature: p.nature,
      stage: p.stage,
      year_class: p.yearClass,
      labels: p.labels,
      description: p.description,
      address: p.address,
      total_fen: p.totalFen.toString(),
      currency,
      planned_start: p.plannedStart,
      planned_finish: p.plannedFinish,
      actual_start: p.actualStart,
      actual_finish: p.actualFinish,
      longitude: p.longitude,
      latitude: p.latitude,
      source,
      search: [p.name, p.code, p.address, p.more.legalName, p.more.creditCode].filter(Boolean).join(' '),
      ...rowOfMore(p.more),
    })),
    [TABLES.import_projects, ...more].join(', '),
  );
  const plans = projects.flatMap(({ code, plans }) => plans.map((plan) => ({ code, plan })));
  await fill(
    em,
    'import_plans',
    plans.map(({ code, plan }) => ({
      code,
      year: plan.year,
      amount_fen: plan.amountFen.toString(),
      months: plan.months?.map(String) ?? null,
      basis: plan.basis,
      reason: plan.reason,
    })),
  );
}

export type Contract = Omit<Known, 'id'>;

export async function stageObservations(
  em: EntityManager,
  observations: readonly ObservationRow[],
  contractOf: (code: string) => Contract,
): Promise<void> {
  await fill(
    em,
    'import_observations',
    observations.map((seen) => row(seen, assessObservation(seen, contractOf(seen.code)))),
  );
}

function row(seen: ObservationRow, light: Assessment): Record<string, unknown> {
  return {
    code: seen.code,
    period: seen.period,
    as_of: seen.asOf,
    total_fen: seen.totalFen?.toString() ?? null,
    physical_bp: seen.physicalBp,
    progress_text: seen.text,
    problems: seen.problem === null ? [] : [seen.problem],
    content: {
      contractFen: seen.contractFen?.toString() ?? null,
      contractEnd: seen.contractEnd,
      forecastEnd: seen.forecastEnd,
      inspectedOn: seen.inspectedOn,
    },
    color: light.color,
    word: light.word,
    light_reason: light.reason,
    rule: light.reason.rule,
  };
}
