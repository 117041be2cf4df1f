import { type Answer, listCards } from '@duban/contracts';
import { keepPreviousData, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ApiError, call, keyOf } from '../../../shared/api';
import type { CardFilter } from './filter';

type Page = Answer<typeof listCards>;
export type CardPages = { pages: Page[]; pageParams: (string | undefined)[] };

/** The list, page by page; "more" asks by the key of the last row, so that nothing is skipped or doubled. */
export function useCards(filter: CardFilter): UseInfiniteQueryResult<CardPages, ApiError> {
  return useInfiniteQuery<Page, ApiError, CardPages, readonly unknown[], string | undefined>({
    queryKey: keyOf(listCards, { query: filter }),
    queryFn: ({ pageParam, signal }) =>
      call(listCards, { query: { ...filter, cursor: pageParam, limit: 50 } }, signal),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    meta: { shows: [{ type: 'card' }, { type: 'clock' }] },
  });
}
