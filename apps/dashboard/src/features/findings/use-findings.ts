import { type Answer, listFindings } from '@duban/contracts';
import { keepPreviousData, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ApiError, call, keyOf } from '../../shared/api';
import type { FindingFilter } from './filter';

type Page = Answer<typeof listFindings>;
export type FindingPages = { pages: Page[]; pageParams: (string | undefined)[] };

/** The list, page by page; "more" asks by the key of the last row, so that nothing is skipped or doubled. */
export function useFindings(
  filter: FindingFilter,
  enabled: boolean,
): UseInfiniteQueryResult<FindingPages, ApiError> {
  return useInfiniteQuery<Page, ApiError, FindingPages, readonly unknown[], string | undefined>({
    queryKey: keyOf(listFindings, { query: filter }),
    queryFn: ({ pageParam, signal }) =>
      call(listFindings, { query: { ...filter, cursor: pageParam, limit: 50 } }, signal),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    meta: { shows: [{ type: 'finding' }, { type: 'report' }] },
    enabled,
  });
}
