import type { z } from 'zod';
import type { Funding, Sector, Stage } from '@duban/contracts';
import { daysBetween, isProjectCode, lastDayOf, firstDayOf, type Day, type Period } from '@duban/domain';
import { LosslessNumber } from 'lossless-json';
import {
  CODE_SCHEME,
  CREDIT_SCHEME,
  FUNDING_NAME,
  PLACE_SCHEME,
  SECTOR_SCHEME,
  SECTOR_WORDS,
  STAGE_SCHEME,
  STATUS,
  TYPE_OF_NATURE,
} from './words';

/** What leaves of a project. No names of persons: a package is made to be published. Amounts are fen as text. */
export type Disclosed = {
  id: string;
  code: string | null;
  name: string;
  description: string;
  stage: z.infer<typeof Stage>;
  sector: z.infer<typeof Sector>;
  nature: string;
  currency: string;
  total_fen: string;
  unit_id: string;
  unit_name: string;
  legal_name: string;
  credit_code: string | null;
  address: string;
  township: string;
  township_name: string;
  longitude: number | null;
  latitude: number | null;
  planned_start: Day | null;
  planned_finish: Day | null;
  actual_start: Day | null;
  actual_finish: Day | null;
  actual_operation: Day | null;
  funding: z.infer<typeof Funding>[];
  updated_at: Date;
};
export type DisclosedPlan = { year: number; amount_fen: string; approved_on: Day | null };
export type DisclosedFigure = { period: Period; total_fen: string | null; physical_bp: number | null };
export type DisclosedMilestone = { id: string; name: string; planned_day: Day; actual_day: Day | null };
export type Parts = { plans: DisclosedPlan[]; figures: DisclosedFigure[]; milestones: DisclosedMilestone[] };

type Json = Record<string, unknown>;

/** A day as the standard writes one. */
const at = (day: Day | null) => (day === null ? undefined : `${day}T00:00:00Z`);

/** Fen as a JSON number with two decimals, written and never counted: a float would lose the last fen of large ones. */
export function yuanNumber(fen: string): LosslessNumber {
  const value = BigInt(fen);
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return new LosslessNumber(`${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`);
}

/** The id a project goes by outside: its code, or our own where it has none. */
export const outsideId = ({ code, id }: { code: string | null; id: string }) => code ?? id;

/** A project as an OC4IDS 0.9 project. Pure: the same facts, the same text. What is not known is not there. */
export function toOc4ids(project: Disclosed, { plans, figures, milestones }: Parts): Json {
  const value = (fen: string) => ({ amount: yuanNumber(fen), currency: project.currency });
  return known({
    id: outsideId(project),
    identifiers: identifiersOf(project.code),
    updated: project.updated_at.toISOString(),
    title: project.name,
    description: project.description || undefined,
    status: STATUS[project.stage],
    type: TYPE_OF_NATURE[project.nature],
    sector: some(SECTOR_WORDS[project.sector]),
    additionalClassifications: [
      { scheme: STAGE_SCHEME, id: project.stage },
      { scheme: SECTOR_SCHEME, id: project.sector },
    ],
    period: periodOf(project),
    implementationPeriod: some({ startDate: at(project.actual_start) }),
    maintenancePeriod: some({ startDate: at(project.actual_operation) }),
    completion: some({ endDate: at(project.actual_finish) }),
    publicAuthority: { name: project.unit_name, id: project.unit_id },
    parties: partiesOf(project),
    locations: [locationOf(project)],
    budget: known({
      amount: value(project.total_fen),
      budgetBreakdowns: some([
        ...(plans.length > 0 ? [{ id: '1', budgetBreakdown: plans.map((plan) => yearOf(plan, value)) }] : []),
        ...(project.funding.length > 0
          ? [
              {
                id: 'funding',
                description: '资金来源',
                budgetBreakdown: project.funding.map((source) => ({
                  id: source.kind,
                  description: FUNDING_NAME[source.kind],
                  amount: value(source.fen),
                })),
              },
            ]
          : []),
      ]),
    }),
    milestones: some(milestones.map(milestoneOf)),
    metrics: some(metricsOf(figures, value)),
  });
}

const identifiersOf = (code: string | null) =>
  code !== null && isProjectCode(code) ? [{ id: code, scheme: CODE_SCHEME }] : undefined;

function periodOf({ planned_start: start, planned_finish: finish }: Disclosed): Json | undefined {
  const days = start !== null && finish !== null ? daysBetween(start, finish) : -1;
  return some({
    startDate: at(start),
    endDate: at(finish),
    durationInDays: days >= 0 ? new LosslessNumber(`${days}`) : undefined,
  });
}

function partiesOf(project: Disclosed): Json[] {
  const authority = { id: project.unit_id, name: project.unit_name, roles: ['publicAuthority'] };
  if (project.legal_name === '') return [authority];
  const code = project.credit_code;
  const buyer = known({
    id: code === null ? 'owner' : `${CREDIT_SCHEME}-${code}`,
    name: project.legal_name,
    identifier:
      code === null ? undefined : { scheme: CREDIT_SCHEME, id: code, legalName: project.legal_name },
    roles: ['buyer'],
  });
  return [authority, buyer];
}

const locationOf = (project: Disclosed): Json =>
  known({
    id: '1',
    geometry:
      project.longitude === null || project.latitude === null
        ? undefined
        : {
            type: 'Point',
            coordinates: [project.longitude, project.latitude].map(
              (degrees) => new LosslessNumber(`${degrees}`),
            ),
          },
    gazetteer: { scheme: PLACE_SCHEME, identifiers: [project.township] },
    address: known({
      streetAddress: project.address || undefined,
      locality: project.township_name || undefined,
    }),
  });

const yearOf = ({ year, amount_fen, approved_on }: DisclosedPlan, value: (fen: string) => Json): Json =>
  known({
    id: `${year}`,
    amount: value(amount_fen),
    period: { startDate: `${year}-01-01T00:00:00Z`, endDate: `${year}-12-31T00:00:00Z` },
    approvalDate: at(approved_on),
  });

const milestoneOf = ({ id, name, planned_day, actual_day }: DisclosedMilestone): Json =>
  known({
    id,
    title: name,
    dueDate: at(planned_day),
    dateMet: at(actual_day),
    status: actual_day === null ? 'scheduled' : 'met',
  });

/** What was filed, month by month: how much stands, and how much was invested since the beginning. */
function metricsOf(figures: DisclosedFigure[], value: (fen: string) => Json): Json[] {
  const month = (period: Period) => ({ startDate: at(firstDayOf(period)), endDate: at(lastDayOf(period)) });
  const physical = figures.flatMap(({ period, physical_bp: bp }) =>
    bp === null
      ? []
      : [
          {
            id: period,
            period: month(period),
            measure: `${bp / 100}`,
            unit: { name: 'percent', scheme: 'UNCEFACT', id: 'P1' },
          },
        ],
  );
  const financial = figures.flatMap(({ period, total_fen: fen }) =>
    fen === null ? [] : [{ id: period, period: month(period), value: value(fen) }],
  );
  return [
    ...(physical.length > 0 ? [{ id: 'physicalProgress', title: '形象进度', observations: physical }] : []),
    ...(financial.length > 0
      ? [{ id: 'financialProgress', title: '累计完成投资', observations: financial }]
      : []),
  ];
}

/** Without what is undefined. */
const known = (object: Json): Json =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/** The standard has no empty arrays and objects: they are left out. */
function some<T extends Json | unknown[]>(value: T): T | undefined {
  if (Array.isArray(value)) return value.length > 0 ? value : undefined;
  const rest = known(value);
  return Object.keys(rest).length > 0 ? (rest as T) : undefined;
}
