import { type Answer, listComplaints } from '@duban/contracts';
import { keepPreviousData, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ApiError, call, keyOf } from '../../../shared/api';
import type { ComplaintFilter } from './filter';

type Page = Answer<typeof listComplaints>;
export type ComplaintPages = { pages: Page[]; pageParams: (string | undefined)[] };
export type ComplaintsQuery = UseInfiniteQueryResult<ComplaintPages, ApiError>;

/** The list, page by page; "more" asks by the key of the last row, so that nothing is skipped or doubled. */
export function useComplaints(filter: ComplaintFilter): ComplaintsQuery {
  return useInfiniteQuery<Page, ApiError, ComplaintPages, readonly unknown[], string | undefined>({
    queryKey: keyOf(listComplaints, { query: filter }),
    queryFn: ({ pageParam, signal }) =>
      call(listComplaints, { query: { ...filter, cursor: pageParam, limit: 50 } }, signal),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    meta: { shows: [{ type: 'complaint' }, { type: 'inbox' }, { type: 'clock' }, { type: 'calendar' }] },
  });
}
