import type { OwnLight } from '@duban/domain';
import type { DemoReport } from './make-figures';

/**
 * What a unit of the demonstration thinks of its month: two in three say it, and some say better than the data do. Taken
 * from the report's id and not thrown, so that everything else of the demonstration stays what it is.
 */
export function ownLightOf({ id, light }: Pick<DemoReport, 'id' | 'light'>): OwnLight | null {
  const n = Number.parseInt(id.slice(-4), 16);
  if (n % 3 === 0) return null;
  if (light.color === 'red') return (['green', 'yellow', 'yellow', 'red', 'red'] as const)[n % 5] ?? null;
  if (light.color === 'yellow') return n % 2 === 0 ? 'green' : 'yellow';
  return 'green';
}
