import { rowsOf, type Tx } from '@duban/platform';

type Plan = { project_id: string; year: number; version: number; amount_fen: string; reason: string };
type Before = { project_id: string; year: number; name: string; unit_id: string; from_fen: string };

/**
 * Plans of the years: a new version where the file says otherwise than at its last import. What somebody has planned
 * by hand since then stays, as long as the file stays the same.
 */
export async function writePlans(tx: Tx, importer: string): Promise<number> {
  await tx.em.query(
    `create temp table import_new_plans on commit drop as
     select p.id as project_id, p.name, p.unit_id, s.year, s.amount_fen, s.months, s.basis, s.reason,
       (select c.amount_fen from project_plans c where c.project_id = p.id and c.year = s.year and c.current) as from_fen
     from import_plans s join projects p on p.code = s.code
     left join lateral (
       select l.amount_fen, l.months, l.basis, l.reason from project_plans l
       where l.project_id = p.id and l.year = s.year and l.approved_by = $1 order by l.version desc limit 1
     ) l on true
     where (s.amount_fen, s.months, s.basis, s.reason) is distinct from (l.amount_fen, l.months, l.basis, l.reason)`,
    [importer],
  );
  await tx.em.query(
    `update project_plans l set current = false from import_new_plans n
     where l.project_id = n.project_id and l.year = n.year and l.current`,
  );
  const made = await rowsOf<Plan>(
    tx.em,
    `insert into project_plans (project_id, year, version, amount_fen, months, basis, reason, approved_by, current, created_at)
     select n.project_id, n.year, 1 + coalesce((
         select max(l.version) from project_plans l where l.project_id = n.project_id and l.year = n.year), 0),
       n.amount_fen, n.months, n.basis, n.reason, $1, true, $2
     from import_new_plans n
     returning project_id, year, version, amount_fen, reason`,
    [importer, new Date(tx.now)],
  );
  const plans = new Map(made.map((plan) => [`${plan.project_id} ${plan.year}`, plan]));
  const again = await rowsOf<Before>(
    tx.em,
    'select project_id, year, name, unit_id, from_fen from import_new_plans where from_fen is not null order by 1, 2',
  );
  for (const { project_id, year, name, unit_id, from_fen } of again) {
    const plan = plans.get(`${project_id} ${year}`) as Plan;
    tx.record({
      type: 'project.replanned',
      subject: { type: 'project', id: project_id },
      rootId: project_id,
      unitId: unit_id,
      data: {
        name,
        year,
        planVersion: plan.version,
        fromFen: from_fen,
        toFen: plan.amount_fen,
        reason: plan.reason,
        approvedBy: importer,
      },
    });
  }
  return made.length;
}
