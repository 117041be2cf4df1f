import { LOOKED_BACK, type CheckedProject, type Day, type Period } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';

export type KeptFinding = {
  id: string;
  period: Period;
  name: string;
  facts: Record<string, string | number>;
  state: 'open' | 'dismissed' | 'noticed' | 'cleared';
};
/** A project with its last reports, as it is checked, and what was found before. */
export type ProjectToCheck = { id: string; period: Period; checked: CheckedProject; kept: KeptFinding[] };

type Row = {
  id: string;
  total_fen: string;
  estimate_fen: string | null;
  budget_fen: string | null;
  government_funded: boolean;
  actual_start: Day | null;
  plans: Record<number, string>;
  reports: {
    period: Period;
    month: string | null;
    total: string | null;
    paid: string | null;
    physical: number | null;
    text: string;
  }[];
  kept: KeptFinding[];
};

/**
 * What is told of a month by a file (an observation) is no sentence somebody wrote, and is not held against the last one.
 * What is received (资金到位) stands for what was paid: the sum up to each report, where any report tells.
 */
const CHECKED = `
select p.id, p.total_fen, p.estimate_fen, p.budget_fen, p.government_funded, p.actual_start, coalesce(plans.list, '{}') as plans,
  reports.list as reports, coalesce(kept.list, '[]') as kept
from projects p
join lateral (
  select jsonb_agg(jsonb_build_object('period', r.period, 'month', r.month_fen::text, 'total', r.total_fen::text,
      'paid', r.paid_fen::text, 'physical', r.physical_bp,
      'text', case r.kind when 'observation' then '' else r.progress_text end) order by r.period desc) as list
  from (
    select r.period, r.kind, r.month_fen, r.total_fen, r.physical_bp, r.progress_text,
      sum(r.funds_fen) over (order by r.period) as paid_fen
    from reports r where r.project_id = p.id and r.state = 'submitted' order by r.period desc limit $2
  ) r
) reports on reports.list is not null
left join lateral (
  select jsonb_object_agg(l.year, l.amount_fen::text) as list from project_plans l where l.project_id = p.id and l.current
) plans on true
left join lateral (
  select jsonb_agg(jsonb_build_object('id', f.id, 'period', f.period, 'name', f.name, 'facts', f.facts, 'state', f.state)) as list
  from findings f where f.project_id = p.id
) kept on true
where p.id = any($1::uuid[])`;

/** `limit`: how many of the last reports of each. */
export async function findChecked(
  em: EntityManager,
  ids: readonly string[],
  limit: number | null = LOOKED_BACK,
): Promise<ProjectToCheck[]> {
  const rows = await rowsOf<Row>(em, CHECKED, [ids, limit]);
  return rows.map(toCheck);
}

const fen = (text: string | null) => (text === null ? null : BigInt(text));

function toCheck(row: Row): ProjectToCheck {
  return {
    id: row.id,
    period: row.reports[0]?.period ?? '',
    kept: row.kept,
    checked: {
      totalFen: BigInt(row.total_fen),
      estimateFen: fen(row.estimate_fen),
      budgetFen: fen(row.budget_fen),
      governmentFunded: row.government_funded,
      actualStart: row.actual_start,
      planFen: Object.fromEntries(Object.entries(row.plans).map(([year, amount]) => [year, BigInt(amount)])),
      reports: row.reports.map(({ period, month, total, paid, physical, text }) => ({
        period,
        monthFen: fen(month),
        totalFen: fen(total),
        paidFen: fen(paid),
        physicalBp: physical,
        text,
      })),
    },
  };
}
