import type { Day } from '@duban/domain';
import { rowsOf, type ReadRow, type RowFault } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import { MONTH_KEYS } from './project-fields';

export type ToldPlan = {
  year: number;
  amountFen: string;
  months: string[] | null;
  reason: string | null;
  approvedBy: string | null;
  approvedOn: Day | null;
};

/** The plan of a year as a row tells it; null when it tells none. */
export function planOfRow(
  values: ReadRow['values'],
  year: number,
): { plan: ToldPlan | null; faults: RowFault[] } {
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : null);
  const amountFen = text('planFen');
  const told = MONTH_KEYS.map(text);
  const count = told.filter((month) => month !== null).length;
  if (amountFen === null)
    return { plan: null, faults: count > 0 ? [{ field: 'planFen', code: 'months-without-year' }] : [] };
  if (count > 0 && count < 12) return { plan: null, faults: [{ field: 'month1Fen', code: 'some-months' }] };
  const months = count === 12 ? (told as string[]) : null;
  if (months && months.reduce((sum, fen) => sum + BigInt(fen), 0n) !== BigInt(amountFen))
    return { plan: null, faults: [{ field: 'planFen', code: 'not-the-sum', facts: { amountFen } }] };
  return {
    plan: {
      year: typeof values.planYear === 'number' ? values.planYear : year,
      amountFen,
      months,
      reason: text('planReason')?.slice(0, 500) ?? null,
      approvedBy: text('planApprovedBy')?.slice(0, 40) ?? null,
      approvedOn: text('planApprovedOn'),
    },
    faults: [],
  };
}

export type PlanNow = { amount_fen: string; months: string[] | null; last: number; current: boolean };
export const planKey = (projectId: string, year: number) => `${projectId} ${year}`;

/** By project and year: the plan in force, if there is one, and the number of the last version. */
export async function findPlansOf(em: EntityManager, ids: readonly string[]): Promise<Map<string, PlanNow>> {
  const rows = await rowsOf<PlanNow & { project_id: string; year: number }>(
    em,
    `select distinct on (project_id, year) project_id, year, amount_fen, months, current,
       max(version) over (partition by project_id, year) as last
     from project_plans where project_id = any($1::uuid[]) order by project_id, year, current desc, version desc`,
    [ids],
  );
  return new Map(rows.map((row) => [planKey(row.project_id, row.year), row]));
}

/** Another amount, or other months where the row tells them. */
export const isOtherPlan = (
  now: PlanNow | undefined,
  told: Pick<ToldPlan, 'amountFen' | 'months'>,
): boolean =>
  !now?.current ||
  now.amount_fen !== told.amountFen ||
  (told.months !== null && JSON.stringify(now.months?.map(String) ?? null) !== JSON.stringify(told.months));

export type NewPlan = {
  project_id: string;
  year: number;
  version: number;
  amount_fen: string;
  months: string[] | null;
  reason: string;
  approved_by: string;
  approved_on: Day;
};

/** New versions become the plans in force; the earlier ones stay. */
export async function writePlans(em: EntityManager, plans: readonly NewPlan[], now: Date): Promise<void> {
  if (plans.length === 0) return;
  const json = JSON.stringify(plans);
  await em.query(
    `update project_plans l set current = false
     from jsonb_to_recordset($1::jsonb) as n (project_id uuid, year int)
     where l.project_id = n.project_id and l.year = n.year and l.current`,
    [json],
  );
  await em.query(
    `insert into project_plans (project_id, year, version, amount_fen, months, basis, reason, approved_by, approved_on,
       current, created_at)
     select n.project_id, n.year, n.version, n.amount_fen, n.months, 'declared', n.reason, n.approved_by, n.approved_on,
       true, $2
     from jsonb_to_recordset($1::jsonb) as n (project_id uuid, year int, version int, amount_fen bigint, months bigint[],
       reason text, approved_by text, approved_on date)`,
    [json, now],
  );
}
