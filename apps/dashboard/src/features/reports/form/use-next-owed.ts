import { listOwedReports, type Owed } from '@duban/contracts';
import { useFetched } from '../../../shared/query';
import { useCan } from '../../../shared/session';

/** Where this report stands in the pile, and which comes after it. */
export function useNextOwed(
  projectId: string,
  period: string,
): { position: number | null; count: number; next: Owed | null; isKnown: boolean } {
  const mayFile = useCan('report:file');
  const { data } = useFetched(listOwedReports, {}, { shows: [{ type: 'report' }], enabled: mayFile });
  const open = data?.items.filter((item) => item.state !== 'submitted') ?? [];
  const at = open.findIndex((item) => item.projectId === projectId && item.period === period);
  const others = open.filter((_, i) => i !== at);
  // the one behind it; from the last, back to the first
  const next = (at >= 0 ? (others[at] ?? others[0]) : others[0]) ?? null;
  return { position: at >= 0 ? at + 1 : null, count: open.length, next, isKnown: data !== undefined };
}
