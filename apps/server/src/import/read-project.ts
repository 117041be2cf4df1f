import type { CellReader } from './cell-reader';
import type { ProjectFields, ProjectMapping } from './mapping';
import { readMore } from './more-fields';
import { columnsOf } from './read-mapping';
import { readObservation } from './read-observation';
import type { ProjectRow, Sums, YearPlan } from './rows';
import { straightLine } from './straight-line';

/** The fields of a project; with complaints when they are not right. */
export function readProjectFields(
  cells: CellReader,
  fields: Omit<ProjectFields, 'code'>,
  { line, code }: { line: number; code: string },
): ProjectRow {
  return {
    line,
    code,
    name: cells.required(fields.name),
    unit: cells.required(fields.unit),
    township: cells.required(fields.township),
    townshipName: cells.required(fields.townshipName),
    sector: cells.required(fields.sector),
    category: cells.required(fields.category),
    nature: cells.required(fields.nature),
    stage: cells.required(fields.stage),
    yearClass: cells.required(fields.yearClass),
    labels: (cells.text(fields.labels) ?? '')
      .split(/[;；]/)
      .map((label) => label.trim())
      .filter(Boolean),
    description: cells.text(fields.description) ?? '',
    address: cells.text(fields.address) ?? '',
    totalFen: cells.requiredFen(fields.total),
    plannedStart: cells.day(fields.plannedStart),
    plannedFinish: cells.day(fields.plannedFinish),
    actualStart: cells.day(fields.actualStart),
    actualFinish: cells.day(fields.actualFinish),
    longitude: cells.degrees(fields.longitude, 180),
    latitude: cells.degrees(fields.latitude, 90),
    more: readMore(cells, fields),
    plans: [],
    opening: null,
  };
}

/** A row of a file of projects, with its plans and its opening observation. `used`: codes of the rows before it. */
export function readProject(
  cells: CellReader,
  mapping: ProjectMapping,
  line: number,
  used: Set<string>,
  sums: Sums,
): ProjectRow {
  const code = codeOf(cells, mapping, used);
  const project = readProjectFields(cells, mapping.fields, { line, code });
  sums.add('total', project.totalFen);
  const { estimate, budget } = project.more;
  if (estimate) sums.add('estimate', BigInt(estimate));
  if (budget) sums.add('budget', BigInt(budget));
  project.plans = plansOf(cells, mapping, project, sums);
  if (mapping.opening) {
    project.opening = readObservation(cells, mapping.opening, { line, code });
    sums.add('opening', project.opening.totalFen);
  }
  return project;
}

function codeOf(cells: CellReader, mapping: ProjectMapping, used: Set<string>): string {
  const key = cells.required(mapping.fields.code);
  let code = mapping.codePrefix + key;
  if (key !== '' && used.has(code)) {
    const column = columnsOf(mapping.fields.code).join(' + ');
    if (mapping.onDuplicate === 'refuse') cells.complain(column, `"${key}" stands twice in the file`);
    for (let n = 2; used.has(code); n++) code = `${mapping.codePrefix}${key}#${n}`;
  }
  used.add(code);
  return code;
}

function plansOf(cells: CellReader, { plan }: ProjectMapping, project: ProjectRow, sums: Sums): YearPlan[] {
  if (plan?.rule === 'years')
    return plan.years.flatMap(({ year, amount }) => {
      const amountFen = cells.fen(amount);
      sums.add(`plan ${year}`, amountFen);
      const { reason } = plan;
      return amountFen === null
        ? []
        : [{ year, amountFen, months: null, basis: 'declared' as const, reason }];
    });
  const { plannedStart, plannedFinish, totalFen } = project;
  if (!plan || plannedStart === null || plannedFinish === null || totalFen === 0n) return [];
  return straightLine(totalFen, plannedStart, plannedFinish).map((share) => {
    sums.add('plans', share.amountFen);
    return { ...share, basis: 'straight-line' as const, reason: plan.reason };
  });
}
