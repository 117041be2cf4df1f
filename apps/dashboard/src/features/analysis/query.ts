import { CATEGORIES, LEVELS, SECTORS, YEAR_CLASSES } from '../../shared/project-words';
import { among, isId, withParts } from '../../shared/address';

export const VIEWS = ['table', 'curve', 'heat', 'replans', 'scatter'] as const;
export type View = (typeof VIEWS)[number];
export const GROUPS = [
  'unit',
  'township',
  'sector',
  'industry',
  'category',
  'yearClass',
  'level',
  'leader',
] as const;
export type Group = (typeof GROUPS)[number];
export const DIMENSIONS = [...GROUPS, 'month', 'year'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export const LIGHTS = ['red', 'yellow', 'stale', 'waived', 'none', 'green'] as const;

const oneOf = (allowed: readonly string[]) => (text: string) => allowed.includes(text);
/** What narrows every view; anything else in the address is ignored, so that an old link still opens the page. */
const KNOWN = {
  unitId: isId,
  township: (text: string) => /^\d{9,12}$/.test(text),
  sector: oneOf(SECTORS),
  industry: (text: string) => /^[A-T]$/.test(text),
  category: oneOf(CATEGORIES),
  yearClass: oneOf(YEAR_CLASSES),
  level: oneOf(LEVELS),
  leader: (text: string) => text.length > 0 && text.length <= 40,
  light: oneOf(LIGHTS),
};
export type FilterKey = keyof typeof KNOWN;
export const FILTERS = Object.keys(KNOWN) as FilterKey[];
export type Filters = Partial<Record<FilterKey, string>>;

/** The whole state of the page, as its address says it. */
export type State = {
  view: View;
  by: Dimension;
  steps: 'reason' | 'unit';
  measure: 'first' | 'current';
  period: string | undefined;
  filters: Filters;
};

export function readState(params: URLSearchParams): State {
  const period = params.get('period') ?? '';
  return {
    view: among(VIEWS, params.get('view')) ?? 'table',
    by: among(DIMENSIONS, params.get('by')) ?? 'unit',
    steps: among(['reason', 'unit'] as const, params.get('steps')) ?? 'reason',
    measure: params.get('measure') === 'first' ? 'first' : 'current',
    period: /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(period) ? period : undefined,
    filters: Object.fromEntries(
      FILTERS.flatMap((key) => {
        const text = params.get(key) ?? '';
        return KNOWN[key](text) ? [[key, text]] : [];
      }),
    ),
  };
}

/** A heat map has its time across: by month or year it is by unit. */
export const groupOf = (by: Dimension): Group => among(GROUPS, by) ?? 'unit';

/** What every endpoint of the page is asked with. */
export const askedOf = ({ filters, measure, period }: State) => ({ ...filters, measure, period }) as never;

const FILTER_OF: Record<Group, FilterKey> = {
  unit: 'unitId',
  township: 'township',
  sector: 'sector',
  industry: 'industry',
  category: 'category',
  yearClass: 'yearClass',
  level: 'level',
  leader: 'leader',
};

/**
 * The list that makes a figure: the register with the filters of the page and the group's own. null where the group has no
 * name to filter by. A month or a year is no filter of the register: it leads to the page as it stood then.
 */
export function linkOf(state: State, by: Dimension, key: string): string | null {
  if (by === 'month') return `/analysis?${pageOf(state, { period: key })}`;
  if (by === 'year') return `/analysis?${pageOf(state, { period: `${key}-12`, by: null })}`;
  if (key === '') return null;
  const search = new URLSearchParams({ ...state.filters, [FILTER_OF[by]]: key, sort: 'lag' });
  if (state.measure === 'first') search.set('measure', 'first');
  return `/projects?${search.toString()}`;
}

/** The page's own address. */
function pageOf(state: State, parts: Record<string, string | null>): string {
  const own = new URLSearchParams({ ...state.filters });
  if (state.measure === 'first') own.set('measure', 'first');
  return withParts(own, {
    view: state.view === 'table' ? null : state.view,
    by: null,
    period: state.period ?? null,
    ...parts,
  }).toString();
}
