import type {
  listProjectFacets,
  Answer,
  Light,
  PlanVersion,
  ProjectDetail,
  ProjectLine,
} from '@duban/contracts';
import { may, percentTenths, pointsTenths, yearOf, type Action } from '@duban/domain';
import type { Actor } from '@duban/platform';
import type { z } from 'zod';
import { curveOf, scheduleOf, type CurvePlan, type Figure } from './curve';
import type { FigureRow, PlanRow } from './project-detail.queries';
import type { FacetRow, StandingRow } from './projects.queries';

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

/** Whole life: the distance the stored light was judged on. Year: what is done against the month it was done by. */
function pointsOf(row: StandingRow): number | null {
  if (row.whole_life) return row.light_reason?.pointsTenths ?? null;
  const period = `${row.year}-${String(row.month).padStart(2, '0')}`;
  return pointsTenths(BigInt(row.done_fen), BigInt(row.plan_fen), scheduleOf(planOf(row), period));
}

export function presentProject(row: StandingRow): ProjectLine {
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
    doneFen: row.done_fen,
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
  createdAt: row.created_at.toISOString(),
  current: row.current,
});

const OFFERED: Action[] = ['project:edit', 'report:read', 'report:file', 'notice:read', 'notice:propose'];

/** What the actor may do to this project. */
const offered = (actor: Actor, orgIds: (string | null)[]) =>
  OFFERED.filter((action) => may(actor, action, orgIds));

export function presentDetail(
  row: StandingRow,
  parts: { plans: PlanRow[]; figures: FigureRow[] },
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
  return {
    ...presentProject(row),
    nature: row.nature,
    category: row.category,
    description: row.description,
    address: row.address,
    leaderName: row.leader_name,
    officerName: row.officer_name,
    plannedStart: row.planned_start,
    plannedFinish: row.planned_finish,
    actualStart: row.actual_start,
    actualFinish: row.actual_finish,
    doneTotalFen: row.done_total_fen,
    physicalBp: row.physical_bp,
    plans: parts.plans.map(presentPlan),
    curve: curveOf(year, planOf(row), figures),
    source: row.source,
    version: row.version,
    can: offered(actor, [row.unit_id, row.owner_id]),
  };
}

export function presentFacets(rows: FacetRow[]): Answer<typeof listProjectFacets> {
  const of = (key: 'light' | 'unit' | 'township' | 'sector' | 'stage') =>
    rows.flatMap((row) => {
      const value = row[key];
      return value === null ? [] : [{ value, name: row.name, count: row.count }];
    });
  return {
    lights: of('light'),
    units: of('unit'),
    townships: of('township'),
    sectors: of('sector'),
    stages: of('stage'),
  };
}
