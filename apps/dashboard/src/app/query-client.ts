import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isApiError } from '../shared/api';
import { leave } from '../shared/session';

/** Only a lost line is tried again: what the server refused stays refused. */
export const worthRetrying = (count: number, error: unknown): boolean =>
  isApiError(error) && (error.status === 0 || error.status === 503) && count < 3;

export function createQueryClient(): QueryClient {
  const signedOut = (error: unknown) => {
    if (isApiError(error) && error.code === 'not-signed-in') leave(client, 'expired');
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: signedOut }),
    mutationCache: new MutationCache({ onError: signedOut }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        retry: worthRetrying,
        refetchOnWindowFocus: 'always',
      },
      mutations: { retry: false },
    },
  });
  return client;
}
