import { type Answer, getDuties, listInbox, readInbox, type InboxLine } from '@duban/contracts';
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { type ApiError, call, keyOf } from '../api';
import { useDuties } from '../use-duties';

type Page = Answer<typeof listInbox>;
type Asked = { unreadOnly?: boolean; limit: number };

/**
 * The own inbox, page by page. What is told meanwhile moves nothing under the pointer: it is counted in `newer` and
 * comes with `refresh`. What is read here is marked here at once.
 */
export function useInbox({ unreadOnly = false, limit }: Asked) {
  const client = useQueryClient();
  const counted = useDuties().data?.inbox;
  const query = { limit, ...(unreadOnly ? { unread: 'true' as const } : {}) };
  const queryKey = [...keyOf(listInbox, { query }), 'pages'];
  const pages = useInfiniteQuery<Page, ApiError, Page[], readonly unknown[], string | undefined>({
    queryKey,
    queryFn: ({ pageParam, signal }) => call(listInbox, { query: { ...query, cursor: pageParam } }, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    select: ({ pages: all }) => all,
    refetchOnMount: 'always',
  });
  const [first] = pages.data ?? [];
  const lines = pages.data?.flatMap((page) => page.items) ?? [];

  const read = async (which: { ids: string[] } | { upTo: string }, isRead: (line: InboxLine) => boolean) => {
    const { unread: left } = await call(readInbox, { body: which });
    const now = new Date().toISOString();
    client.setQueryData<{ inbox: number }>(keyOf(getDuties), (old) => old && { ...old, inbox: left });
    client.setQueriesData<InfiniteData<Page>>(
      { queryKey: [listInbox.name], predicate: (each) => each.queryKey.at(-1) === 'pages' },
      (old) =>
        old && {
          ...old,
          pages: old.pages.map((page) => ({
            ...page,
            unread: left,
            items: page.items.map((line) => (isRead(line) ? { ...line, readAt: line.readAt ?? now } : line)),
          })),
        },
    );
  };
  return {
    pages,
    first,
    lines,
    unread: counted ?? first?.unread ?? 0,
    newer: first && counted !== undefined ? Math.max(0, counted - first.unread) : 0,
    refresh: () => void pages.refetch(),
    readOne: ({ id, readAt }: InboxLine) =>
      readAt === null ? read({ ids: [id] }, (line) => line.id === id).catch(() => undefined) : undefined,
    readAll: () => {
      const newest = lines[0]?.id;
      return newest ? read({ upTo: newest }, (line) => BigInt(line.id) <= BigInt(newest)) : undefined;
    },
  };
}
