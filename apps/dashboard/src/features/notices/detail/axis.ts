import type { NoticeDetail } from '@duban/contracts';

type Axis = NoticeDetail['axis'];

/** The due day by the ledger: of a notice that is over it may be another, drawn by the calendar of today. */
export const ledgerDueDay = ({ ledger, dueDay }: Pick<NoticeDetail, 'ledger' | 'dueDay'>): string | null =>
  ledger.find((line) => line.due)?.day ?? dueDay;

/**
 * Working days from today to `day`: positive ahead, negative behind, by the days the server told. null when one of
 * them lies outside of what it told.
 */
export function workingDaysTo(axis: Axis, today: string, day: string): number | null {
  const first = axis[0]?.day;
  const last = axis.at(-1)?.day;
  if (!first || !last || day < first || day > last || today < first || today > last) return null;
  const [from, to] = today <= day ? [today, day] : [day, today];
  const between = axis.filter((d) => d.working && d.day > from && d.day <= to).length;
  return today <= day ? between : -between;
}
