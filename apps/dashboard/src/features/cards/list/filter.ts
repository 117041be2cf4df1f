import type { Input, listCards } from '@duban/contracts';
import { among, idOr, wordOr } from '../../../shared/address';

type Query = NonNullable<Input<typeof listCards>['query']>;
export type CardView = NonNullable<Query['view']>;
export type CardFilter = Omit<Query, 'cursor' | 'limit'> & { view: CardView };

export const VIEWS = [
  'mine',
  'proposed',
  'in-force',
  'appealed',
  'over',
  'all',
] as const satisfies readonly CardView[];

/** What is only proposed is the office's own paper: a unit has nothing there. */
export const viewsFor = (isCounty: boolean): CardView[] =>
  VIEWS.filter((view) => isCounty || view !== 'proposed');

/** The state of the list stands in the address; what is not understood is left out. */
export function readFilter(params: URLSearchParams): CardFilter {
  const narrowed = ['unitId', 'noticeId', 'q'].some((key) => params.has(key));
  return {
    view: among(VIEWS, params.get('view')) ?? (narrowed ? 'all' : 'in-force'),
    color: among(['yellow', 'red'], params.get('color')),
    unitId: idOr(params.get('unitId')),
    noticeId: idOr(params.get('noticeId')),
    q: wordOr(params.get('q')),
  };
}
