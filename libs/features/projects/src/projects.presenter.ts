import type {
  listProjectFacets,
  Answer,
  Light,
  MoneyFigure,
  PlanVersion,
  ProjectDetail,
  ProjectLine,
} from '@duban/contracts';
import {
  addMonths,
  firstDayOf,
  instantAt,
  may,
  percentTenths,
  pointsTenths,
  yearOf,
  type Action,
  type Day,
  type Period,
} from '@duban/domain';
import type { Actor } from '@duban/platform';
import type { z } from 'zod';
import { curveOf, scheduleOf, type CurvePlan, type Figure } from './curve';
import type { FigureRow, PlanRow } from './project-detail.queries';
import type { Facet, FacetRow } from './facets.queries';
import { doubtsOfRow } from './project-values';
import type { StandingRow } from './projects.queries';

/** Bigints come from the database as text. */
const amounts = (months: string[] | null) => months?.map(BigInt) ?? null;

const planOf = (row: StandingRow): CurvePlan =>
  row.whole_life
    ? { kind: 'whole', planFen: BigInt(row.plan_fen), start: row.planned_start, finish: row.planned_finish }
    : { kind: 'year', planFen: BigInt(row.plan_fen), months: amounts(row.year_plan_months) };

/** A light gone stale keeps the reason of the figures it was last judged on, and their month beside it. */
const lightOf = (row: StandingRow): Light => ({
  color: row.color,
  word: row.word,
  period: row.light_period,
  reason: row.light_reason,
  ...(row.light_reason?.kind ? { kind: row.light_reason.kind } : {}),
});

/** From signing to completion somebody owes figures, whatever the size. */
const REPORTING: readonly string[] = ['signed', 'preparing', 'building', 'paused'];

/** The closed month is missing, unless the project entered the register after it. A snapshot is as old as it is. */
function isStale(row: StandingRow, closed: Period): boolean {
  if (row.whole_life || !REPORTING.includes(row.stage)) return false;
  if (row.last_period !== null) return row.last_period < closed;
  return row.created_at.getTime() < instantAt(firstDayOf(addMonths(closed, 1)), '00:00');
}

/** Of which day the last figures are, told by whom and counted how. */
const toldBy = (row: StandingRow, closed: Period): Omit<MoneyFigure, 'fen'> => ({
  asOf: row.as_of,
  source: row.as_of === null ? null : row.whole_life ? 'import' : 'report',
  basis: row.basis,
  stale: isStale(row, closed),
});

/** Whole life: the distance the stored light was judged on. Year: what is done against the month it was done by. */
function pointsOf(row: StandingRow): number | null {
  if (row.whole_life) return row.light_reason?.pointsTenths ?? null;
  return pointsTenths(BigInt(row.done_fen), BigInt(row.plan_fen), scheduleOf(planOf(row), monthOf(row)));
}
/** The month its figures are held against. */
const monthOf = (row: StandingRow) => `${row.year}-${String(row.month).padStart(2, '0')}`;

export function presentProject(row: StandingRow, closed: Period): ProjectLine {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    unit: { id: row.unit_id, name: row.unit_name, shortName: row.unit_short_name },
    owner:
      row.owner_id && row.owner_name && row.owner_short_name
        ? { id: row.owner_id, name: row.owner_name, shortName: row.owner_short_name }
        : null,
    township: { code: row.township, name: row.township_name },
    sector: row.sector,
    stage: row.stage,
    yearClass: row.year_class,
    labels: row.labels,
    large: row.large,
    currency: row.currency,
    totalFen: row.total_fen,
    planFen: row.plan_fen,
    done: { fen: row.done_fen, ...toldBy(row, closed) },
    rateTenths: percentTenths(BigInt(row.done_fen), BigInt(row.plan_fen)),
    pointsTenths: pointsOf(row),
    lastPeriod: row.last_period,
    light: lightOf(row),
    openNotices: row.open_notices,
    left: row.departure,
  };
}

const presentPlan = (row: PlanRow): z.infer<typeof PlanVersion> => ({
  year: row.year,
  version: row.version,
  amountFen: row.amount_fen,
  months: row.months,
  basis: row.basis,
  reason: row.reason,
  approvedBy: row.approved_by,
  approvedOn: row.approved_on,
  createdAt: row.created_at.toISOString(),
  current: row.current,
});

const OFFERED: Action[] = [
  'project:edit',
  'milestone:edit',
  'report:read',
  'report:file',
  'notice:read',
  'notice:propose',
];

/** What the actor may do to this project. */
const offered = (actor: Actor, orgIds: (string | null)[]) =>
  OFFERED.filter((action) => may(actor, action, orgIds));

/** What people have written of it beyond what a list shows. */
export function presentFields(row: StandingRow) {
  return {
    legalName: row.legal_name,
    creditCode: row.credit_code,
    industry: row.industry,
    nature: row.nature,
    category: row.category,
    description: row.description,
    scale: row.scale,
    address: row.address,
    regulator:
      row.regulator_id && row.regulator_name && row.regulator_short_name
        ? { id: row.regulator_id, name: row.regulator_name, shortName: row.regulator_short_name }
        : null,
    leaderId: row.leader_id,
    leaderName: row.leader_name,
    officerName: row.officer_name,
    governmentFunded: row.government_funded,
    funding: row.funding,
    estimateFen: row.estimate_fen,
    budgetFen: row.budget_fen,
    counting: row.counting,
    plannedStart: row.planned_start,
    plannedFinish: row.planned_finish,
    plannedOperation: row.planned_operation,
    actualStart: row.actual_start,
    actualFinish: row.actual_finish,
    actualOperation: row.actual_operation,
    registeredOn: row.registered_on,
  };
}

export function presentDetail(
  row: StandingRow,
  parts: { plans: PlanRow[]; figures: FigureRow[]; closed: Period; today: Day; county: string | null },
  actor: Actor,
): ProjectDetail {
  const doneOf = (figure: FigureRow) => (row.whole_life ? figure.total_fen : figure.year_fen);
  const figures: Figure[] = parts.figures.flatMap((figure) => {
    const done = doneOf(figure);
    return done === null
      ? []
      : [
          {
            period: figure.period,
            doneFen: BigInt(done),
            monthFen: figure.month_fen === null ? null : BigInt(figure.month_fen),
          },
        ];
  });
  const year = row.whole_life && row.last_period ? yearOf(row.last_period) : row.year;
  const first = row.whole_life ? null : firstPlanOf(parts.plans, row.year);
  const told = toldBy(row, parts.closed);
  // money may have been told last by an earlier snapshot than the works
  const isOlder = row.total_as_of !== null && row.as_of !== null && row.total_as_of < row.as_of;
  return {
    ...presentProject(row, parts.closed),
    ...presentFields(row),
    doneTotal: {
      fen: row.done_total_fen,
      ...told,
      asOf: row.total_as_of,
      basis: row.total_basis,
      stale: told.stale || isOlder,
    },
    physical: { bp: row.physical_bp, ...told, basis: told.basis && 'physical' },
    againstFirst: first && {
      planFen: first.planFen.toString(),
      rateTenths: percentTenths(BigInt(row.done_fen), first.planFen),
      pointsTenths: pointsTenths(BigInt(row.done_fen), first.planFen, scheduleOf(first, monthOf(row))),
    },
    doubts: doubtsOfRow(row, parts.today, parts.county),
    plans: parts.plans.map(presentPlan),
    curve: curveOf(year, planOf(row), figures, first),
    source: row.source,
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
    can: offered(actor, [row.unit_id, row.owner_id]),
  };
}

/** The first plan of the year, where another is in force. */
function firstPlanOf(plans: PlanRow[], year: number): (CurvePlan & { kind: 'year' }) | null {
  const first = plans.find((plan) => plan.year === year && plan.version === 1);
  if (!first || first.current) return null;
  return { kind: 'year', planFen: BigInt(first.amount_fen), months: amounts(first.months) };
}

export function presentFacets(rows: FacetRow[]): Answer<typeof listProjectFacets> {
  const of = (facet: Facet) =>
    rows.filter((row) => row.facet === facet).map(({ value, name, count }) => ({ value, name, count }));
  return {
    lights: of('light'),
    units: of('unit'),
    townships: of('township'),
    sectors: of('sector'),
    stages: of('stage'),
    industries: of('section'),
    regulators: of('regulator'),
    leaders: of('leader'),
    labels: of('label'),
  };
}
