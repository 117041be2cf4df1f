import { type Answer, type Input, listProjects } from '@duban/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type ApiError, call, keyOf } from '../../../shared/api';
import type { Shows } from '../../../shared/query';

type Page = Answer<typeof listProjects>;
type Query = NonNullable<Input<typeof listProjects>['query']>;

const shows: Shows[] = [{ type: 'project' }, { type: 'report' }, { type: 'notice' }, { type: 'clock' }];

/** The register page by page; only fetched pages are on the screen. */
export function useProjects(query: Query) {
  const result = useInfiniteQuery<Page, ApiError, Page[], readonly unknown[], string | undefined>({
    queryKey: [...keyOf(listProjects, { query }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(listProjects, { query: { ...query, cursor: pageParam } }, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    select: ({ pages }) => pages,
    placeholderData: keepPreviousData,
    meta: { shows },
  });
  const pages = result.data ?? [];
  return { ...result, projects: pages.flatMap((page) => page.items), first: pages[0] };
}
