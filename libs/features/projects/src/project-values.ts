import type { Call, createProject, Doubt } from '@duban/contracts';
import { doubtsOf, type Day, type Json, type ProjectFacts } from '@duban/domain';
import type { Project } from './project.entity';

export type Fields = Call<typeof createProject>['body'];

/** What people write of a project, and the columns it is kept in. */
export const COLUMNS = {
  code: 'code',
  name: 'name',
  unitId: 'unit_id',
  ownerId: 'owner_id',
  legalName: 'legal_name',
  creditCode: 'credit_code',
  township: 'township',
  sector: 'sector',
  industry: 'industry',
  category: 'category',
  nature: 'nature',
  stage: 'stage',
  yearClass: 'year_class',
  labels: 'labels',
  description: 'description',
  scale: 'scale',
  address: 'address',
  regulatorId: 'regulator_id',
  leaderId: 'leader_id',
  leaderName: 'leader_name',
  officerName: 'officer_name',
  totalFen: 'total_fen',
  governmentFunded: 'government_funded',
  funding: 'funding',
  estimateFen: 'estimate_fen',
  budgetFen: 'budget_fen',
  counting: 'counting',
  plannedStart: 'planned_start',
  plannedFinish: 'planned_finish',
  plannedOperation: 'planned_operation',
  actualStart: 'actual_start',
  actualFinish: 'actual_finish',
  actualOperation: 'actual_operation',
  registeredOn: 'registered_on',
} as const satisfies Record<keyof Fields, keyof Project>;

/** Writes the given fields onto the row; amounts come as text. */
export function assignFields(project: Project, changes: Partial<Fields>): void {
  for (const [field, column] of Object.entries(COLUMNS)) {
    const value = changes[field as keyof Fields];
    if (value === undefined) continue;
    const isAmount = column.endsWith('_fen') && value !== null;
    Object.assign(project, { [column]: isAmount ? BigInt(value as string) : value });
  }
}

/** The row as its event tells it: money as text. */
export function valuesOf(project: Project): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(COLUMNS).map(([field, column]) => {
      const value = project[column];
      if (typeof value === 'bigint') return [field, value.toString()];
      return [field, structuredClone(value) as Json];
    }),
  );
}

type Checked = Omit<Project, 'total_fen' | 'estimate_fen' | 'budget_fen'> & { total_fen: bigint | string };

const factsOf = (project: Checked): ProjectFacts => ({
  code: project.code,
  stage: project.stage,
  yearClass: project.year_class,
  totalFen: BigInt(project.total_fen),
  fundingFen: project.funding.map(({ fen }) => BigInt(fen)),
  plannedStart: project.planned_start,
  plannedFinish: project.planned_finish,
  plannedOperation: project.planned_operation,
  actualStart: project.actual_start,
  actualFinish: project.actual_finish,
  actualOperation: project.actual_operation,
  registeredOn: project.registered_on,
});

/** What is told to whoever looks: what once got in, by a file or long ago, is no wall to them either. */
export const doubtsOfRow = (project: Checked, today: Day, county: string | null): Doubt[] =>
  doubtsOf(factsOf(project), today, county).map(({ field, code, facts }) => ({ field, code, facts }));

/** What cannot be: refused, unless it stood there before. */
export const contradictionsOf = (project: Project, today: Day): Doubt[] =>
  doubtsOf(factsOf(project), today, null).filter(({ level }) => level === 'error');
