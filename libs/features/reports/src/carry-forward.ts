import { yearOf, type Fen, type Period } from '@duban/domain';
import { DomainError, rowsOf, type Tx } from '@duban/platform';

/** Sums up to a month: since January, and since the project began. */
export type Sums = { yearFen: Fen; totalFen: Fen };

type LaterRow = {
  period: Period;
  kind: 'monthly' | 'observation';
  year_fen: string | null;
  total_fen: string | null;
};

/**
 * Makes the running totals of the months filed after this one anew: what it told more or less is added to each, to the
 * sum of the year only within its year. An observation tells a total of its own, which nobody carries anything into or
 * past. What was published of those months stays as it was. Answers with the months carried into, the earliest first.
 * Refused with `later-negative` when a sum would fall below zero.
 */
export async function carryForward(
  tx: Tx,
  { projectId, period }: { projectId: string; period: Period },
  from: Sums,
  to: Sums,
): Promise<Period[]> {
  const year = to.yearFen - from.yearFen;
  const total = to.totalFen - from.totalFen;
  if (year === 0n && total === 0n) return [];
  const rows = await rowsOf<LaterRow>(
    tx.em,
    `select period, kind, year_fen, total_fen from reports
     where project_id = $1 and period > $2 and state = 'submitted' order by period`,
    [projectId, period],
  );
  const told = rows.findIndex(({ kind }) => kind === 'observation');
  const later = told < 0 ? rows : rows.slice(0, told);
  const isSameYear = (row: LaterRow) => yearOf(row.period) === yearOf(period);
  for (const row of later) {
    const sums = [BigInt(row.total_fen ?? '0') + total];
    if (isSameYear(row)) sums.push(BigInt(row.year_fen ?? '0') + year);
    const below = sums.find((sum) => sum < 0n);
    if (below !== undefined)
      throw new DomainError('report-refused', {}, [
        { path: 'monthFen', code: 'later-negative', facts: { laterPeriod: row.period, fen: String(below) } },
      ]);
  }
  const last = later.at(-1);
  if (!last) return [];
  await tx.em.query(
    `update reports set total_fen = coalesce(total_fen, 0) + $4,
       year_fen = case when left(period, 4) = left($2, 4) then coalesce(year_fen, 0) + $5 else year_fen end
     where project_id = $1 and period > $2 and period <= $3 and state = 'submitted'`,
    [projectId, period, last.period, String(total), String(year)],
  );
  return later.map((row) => row.period);
}
