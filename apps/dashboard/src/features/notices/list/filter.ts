import type { Input, listNotices } from '@duban/contracts';
import { ANSWER_DAYS, NOTICE_STAGES, type Severity } from '@duban/domain';
import { among, idOr, wordOr } from '../../../shared/address';

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

/** The state of the list stands in the address; what is not understood is left out. */
export function readFilter(params: URLSearchParams): NoticeFilter {
  return {
    view: among(VIEWS, params.get('view')) ?? (params.has('projectId') || params.has('q') ? 'all' : 'open'),
    state: among(NOTICE_STAGES, params.get('state')),
    severity: among(SEVERITIES, params.get('severity')),
    unitId: idOr(params.get('unitId')),
    projectId: idOr(params.get('projectId')),
    q: wordOr(params.get('q')),
  };
}
