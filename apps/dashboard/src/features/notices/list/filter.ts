import type { Input, listNotices } from '@duban/contracts';
import { ANSWER_DAYS, NOTICE_STAGES, type Severity } from '@duban/domain';

type Query = NonNullable<Input<typeof listNotices>['query']>;
export type NoticeView = NonNullable<Query['view']>;
export type NoticeFilter = Omit<Query, 'cursor' | 'limit'> & { view: NoticeView };

export const VIEWS = [
  'mine',
  'open',
  'overdue',
  'proposed',
  'review',
  'requests',
  'suspended',
  'escalated',
  'carded',
  'closed',
  'all',
] as const satisfies readonly NoticeView[];
export const SEVERITIES = Object.keys(ANSWER_DAYS) as Severity[];
/** The office's own papers: other people have nothing there. */
const OFFICE_ONLY: readonly NoticeView[] = ['proposed', 'review', 'carded'];
export const viewsFor = (isOffice: boolean): NoticeView[] =>
  VIEWS.filter((view) => isOffice || !OFFICE_ONLY.includes(view));

const among = <T extends string>(values: readonly T[], value: string | null): T | undefined =>
  values.find((other) => other === value);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const id = (value: string | null) => (value && UUID.test(value) ? value : undefined);

/** The state of the list stands in the address; what is not understood is left out. */
export function readFilter(params: URLSearchParams): NoticeFilter {
  return {
    view: among(VIEWS, params.get('view')) ?? (params.has('projectId') || params.has('q') ? 'all' : 'open'),
    state: among(NOTICE_STAGES, params.get('state')),
    severity: among(SEVERITIES, params.get('severity')),
    unitId: id(params.get('unitId')),
    projectId: id(params.get('projectId')),
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
