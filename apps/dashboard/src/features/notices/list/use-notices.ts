import { type Answer, listNotices } from '@duban/contracts';
import { keepPreviousData, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ApiError, call, keyOf } from '../../../shared/api';
import type { NoticeFilter } from './filter';

type Page = Answer<typeof listNotices>;
export type NoticePages = { pages: Page[]; pageParams: (string | undefined)[] };

/** The list, page by page; "more" asks by the key of the last row, so that nothing is skipped or doubled. */
export function useNotices(filter: NoticeFilter): UseInfiniteQueryResult<NoticePages, ApiError> {
  return useInfiniteQuery<Page, ApiError, NoticePages, readonly unknown[], string | undefined>({
    queryKey: keyOf(listNotices, { query: filter }),
    queryFn: ({ pageParam, signal }) =>
      call(listNotices, { query: { ...filter, cursor: pageParam, limit: 50 } }, signal),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    meta: { shows: [{ type: 'notice' }, { type: 'clock' }] },
  });
}
