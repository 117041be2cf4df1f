import type { Answer, Endpoint, Input, Topic } from '@duban/contracts';
import {
  type UseMutationResult,
  type UseQueryResult,
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type ApiError, call, type CallInput, keyOf, type Parts } from './api';

/** What a query shows: a change of one of these makes it fetch again. Without `id`: any thing of that type. */
export type Shows = { type: Topic['type']; id?: string };

/** `every`: asked again after so many milliseconds, for what changes by the passing of time alone. */
type QueryOptions = { shows?: Shows[]; enabled?: boolean; every?: number };

/** Read an endpoint; old data stays on the screen while new is fetched. */
export function useFetched<E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  { shows = [], enabled = true, every }: QueryOptions = {},
): UseQueryResult<Answer<E>, ApiError> {
  return useQuery<Answer<E>, ApiError>({
    queryKey: keyOf(endpoint, input as Parts),
    queryFn: ({ signal }) => call(endpoint, ...([input, signal] as unknown as CallInput<E>)),
    placeholderData: keepPreviousData as never,
    meta: { shows },
    enabled,
    refetchInterval: every ?? false,
  });
}

/** Act on an endpoint; everything that shows one of `changes` is fetched again, without waiting for the live message. */
export function useAct<E extends Endpoint>(
  endpoint: E,
  { changes = [] }: { changes?: Shows[] } = {},
): UseMutationResult<Answer<E>, ApiError, Input<E>> {
  const client = useQueryClient();
  return useMutation<Answer<E>, ApiError, Input<E>>({
    mutationKey: [endpoint.name],
    mutationFn: (input) => call(endpoint, ...([input] as unknown as CallInput<E>)),
    onSuccess: () =>
      client.invalidateQueries({
        predicate: (query) => touches(query.meta?.shows as Shows[] | undefined, changes),
      }),
  });
}

/** Does what a query shows meet what has changed? */
export function touches(shows: Shows[] | undefined, changed: Shows[]): boolean {
  return !!shows?.some((s) =>
    changed.some((c) => c.type === s.type && (s.id === undefined || c.id === undefined || c.id === s.id)),
  );
}
