import type { Input, listCards } from '@duban/contracts';

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

const among = <T extends string>(values: readonly T[], value: string | null): T | undefined =>
  values.find((other) => other === value);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const id = (value: string | null) => (value && UUID.test(value) ? value : undefined);

/** The state of the list stands in the address; what is not understood is left out. */
export function readFilter(params: URLSearchParams): CardFilter {
  const narrowed = ['unitId', 'noticeId', 'q'].some((key) => params.has(key));
  return {
    view: among(VIEWS, params.get('view')) ?? (narrowed ? 'all' : 'in-force'),
    color: among(['yellow', 'red'], params.get('color')),
    unitId: id(params.get('unitId')),
    noticeId: id(params.get('noticeId')),
    q: params.get('q')?.trim().slice(0, 80) || undefined,
  };
}

/** The address with one part changed; an empty value falls away. */
export function withPart(params: URLSearchParams, key: string, value: string | null): string {
  const next = new URLSearchParams(params);
  if (value) next.set(key, value);
  else next.delete(key);
  return `?${next.toString()}`;
}
