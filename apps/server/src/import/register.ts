import type { Day, Fen } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';

/** What an import has to know of a project that is already there. */
export type Known = { id: string; totalFen: Fen; plannedStart: Day | null; plannedFinish: Day | null };
/** `monthly`: "code period" of the reports people have filed, which no observation may replace. */
export type Register = { projects: Map<string, Known>; monthly: Set<string> };

type Row = {
  id: string;
  code: string;
  total_fen: string;
  planned_start: Day | null;
  planned_finish: Day | null;
};

/** The projects whose code begins with a prefix. */
export async function readRegister(em: EntityManager | DataSource, prefix: string): Promise<Register> {
  const rows = await rowsOf<Row>(
    em,
    'select id, code, total_fen, planned_start, planned_finish from projects where starts_with(code, $1)',
    [prefix],
  );
  const filed = await rowsOf<{ month: string }>(
    em,
    `select p.code || ' ' || r.period as month from reports r join projects p on p.id = r.project_id
     where r.kind = 'monthly' and starts_with(p.code, $1)`,
    [prefix],
  );
  const known = rows.map((row): [string, Known] => [
    row.code,
    {
      id: row.id,
      totalFen: BigInt(row.total_fen),
      plannedStart: row.planned_start,
      plannedFinish: row.planned_finish,
    },
  ]);
  return { projects: new Map(known), monthly: new Set(filed.map(({ month }) => month)) };
}
