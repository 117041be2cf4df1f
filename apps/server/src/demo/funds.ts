import type { DemoReport } from './make-figures';

/**
 * 资金到位 of a month: three projects in four tell of it, and get 82 to 99 % of what they did. Taken from the project's id
 * and not thrown, so that everything else of the demonstration stays what it is.
 */
export function fundsWanOf({ project, monthWan }: Pick<DemoReport, 'project' | 'monthWan'>): number | null {
  const n = Number.parseInt(project.id.slice(-4), 16);
  return n % 4 === 0 ? null : Math.floor((monthWan * (82 + (n % 18))) / 100);
}
