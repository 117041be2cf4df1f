import type { Input, listProjects } from '@duban/contracts';
import { isId, withParts } from '../../../shared/address';
import { CATEGORIES, LEVELS, SECTORS, STAGES, YEAR_CLASSES } from '../../../shared/project-words';

type Query = NonNullable<Input<typeof listProjects>['query']>;
export const LIGHTS = ['red', 'yellow', 'stale', 'waived', 'none', 'green'] as const;
export const SORTS = ['light', 'lag', 'total', 'name', 'updated'] as const;

const oneOf = (allowed: readonly string[]) => (text: string) => allowed.includes(text);
/** What the address may say; anything else in it is ignored, so that an old link still opens the list. */
const KNOWN = {
  q: (text: string) => text.trim().length > 0 && text.length <= 80,
  light: oneOf(LIGHTS),
  unitId: isId,
  township: (text: string) => /^\d{9,12}$/.test(text),
  sector: oneOf(SECTORS),
  stage: oneOf(STAGES),
  yearClass: oneOf(YEAR_CLASSES),
  category: oneOf(CATEGORIES),
  level: oneOf(LEVELS),
  large: oneOf(['true', 'false']),
  label: (text: string) => text.length > 0 && text.length <= 20,
  industry: (text: string) => /^[A-T](\d{2})?$/.test(text),
  regulatorId: isId,
  leader: (text: string) => text.length > 0 && text.length <= 40,
  registered: oneOf(['true', 'false']),
  governmentFunded: oneOf(['true', 'false']),
  filing: oneOf(['owed', 'filed']),
  left: oneOf(['true', 'false']),
  sort: oneOf(SORTS),
  measure: oneOf(['first']),
};
export type FilterKey = keyof typeof KNOWN;
/** How a list is shown, not what is in it. */
const SHOWN = ['sort', 'measure'];
export const FILTERS = Object.keys(KNOWN).filter((key) => !SHOWN.includes(key)) as Exclude<
  FilterKey,
  'sort' | 'measure'
>[];

export function readQuery(params: URLSearchParams): Query {
  const found = Object.entries(KNOWN).flatMap(([key, isKnown]) => {
    const text = params.get(key) ?? '';
    return isKnown(text) ? [[key, key === 'q' ? text.trim() : text]] : [];
  });
  return Object.fromEntries(found) as Query;
}

/** The address with one thing changed; null or '' takes it out. */
export const withChange = (params: URLSearchParams, key: FilterKey, value: string | null): URLSearchParams =>
  withParts(params, { [key]: value });

export const isFiltered = (query: Query): boolean => FILTERS.some((key) => query[key] !== undefined);
