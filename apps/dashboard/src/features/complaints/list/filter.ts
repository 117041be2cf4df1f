import type { Input, listComplaints } from '@duban/contracts';
import { COMPLAINT_CATEGORIES, COMPLAINT_KINDS, COMPLAINT_STAGES, CONFIDENTIALITIES } from '@duban/domain';
import { among, idOr, wordOr } from '../../../shared/address';

type Query = NonNullable<Input<typeof listComplaints>['query']>;
export type ComplaintView = NonNullable<Query['view']>;
export type ComplaintFilter = Omit<Query, 'cursor' | 'limit'> & { view: ComplaintView };

export const VIEWS = [
  'mine',
  'open',
  'overdue',
  'filed',
  'assigning',
  'handling',
  'call-back',
  'asked',
  'closed',
  'all',
] as const satisfies readonly ComplaintView[];
/** The office's own work: a unit has nothing there. */
const OFFICE_ONLY: readonly ComplaintView[] = ['filed', 'assigning', 'call-back', 'asked'];
export const OWN_VIEWS = ['open', 'mine', 'closed', 'all'] as const satisfies readonly ComplaintView[];
export const SORTS = ['due', 'newest', 'oldest'] as const;
const CLOCKS = ['running', 'soon', 'missed'] as const;

/** The name of a view in the counts of the server. */
export const countKey = (view: ComplaintView): string => (view === 'call-back' ? 'callBack' : view);

export const viewsFor = (isOffice: boolean): ComplaintView[] =>
  VIEWS.filter((view) => isOffice || !OFFICE_ONLY.includes(view));

/** The state of the list stands in the address; what is not understood is left out. */
export function readFilter(params: URLSearchParams): ComplaintFilter {
  const isNarrowed = params.has('q') || params.has('unitId') || params.has('stage');
  return {
    view: among(VIEWS, params.get('view')) ?? (isNarrowed ? 'all' : 'open'),
    stage: among(COMPLAINT_STAGES, params.get('stage')),
    category: among(COMPLAINT_CATEGORIES, params.get('category')),
    kind: among(COMPLAINT_KINDS, params.get('kind')),
    unitId: idOr(params.get('unitId')),
    unitAs: among(['complained-of'] as const, params.get('unitAs')),
    clock: among(CLOCKS, params.get('clock')),
    confidentiality: among(CONFIDENTIALITIES, params.get('confidentiality')),
    q: wordOr(params.get('q')),
    sort: among(SORTS, params.get('sort')),
  };
}
