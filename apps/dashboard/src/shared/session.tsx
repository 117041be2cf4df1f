import { type Action, type Role } from '@duban/domain';
import { getSession, type Session } from '@duban/contracts';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use } from 'react';
import { call, isApiError, keyOf, setCsrf } from './api';

export const sessionKey = keyOf(getSession);

/** null: nobody is signed in. */
export function useSessionQuery() {
  return useQuery<Session | null>({
    queryKey: sessionKey,
    queryFn: async () => {
      try {
        const session = await call(getSession);
        setCsrf(session.csrf);
        return session;
      } catch (error) {
        if (isApiError(error) && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: 5 * 60_000,
    // it says what day it is: that changes at midnight, and when a demonstration moves its clock
    refetchInterval: 60_000,
    meta: { shows: [{ type: 'clock' }] },
  });
}

export function enter(client: QueryClient, session: Session): void {
  setCsrf(session.csrf);
  client.clear();
  client.setQueryData(sessionKey, session);
}

export type LeaveReason = 'closed' | 'expired' | 'changed' | null;

/** Forget everything this person saw. `reason` is told on the sign-in page. */
export function leave(client: QueryClient, reason: LeaveReason): void {
  setCsrf(null);
  try {
    if (reason) sessionStorage.setItem('duban.left', reason);
    else sessionStorage.removeItem('duban.left');
  } catch {
    // no storage: the page then gives no reason
  }
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
  client.setQueryData(sessionKey, null);
}

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = ({ session, children }: { session: Session; children: ReactNode }) => (
  <SessionContext value={session}>{children}</SessionContext>
);

/** The signed-in person; only below the shell. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession outside the shell');
  return session;
}

export const useCan = (action: Action): boolean => useSession().can.includes(action);

/** After a change of the own session (password, clock) the server is asked again. */
export function useRefreshSession(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: sessionKey });
}

const HOMES: [Role, string][] = [
  ['office-head', '/board'],
  ['monitor', '/board'],
  ['leader', '/leader'],
  ['handler', '/notices?view=mine'],
  ['reporter', '/reports'],
  ['enterprise', '/complaints'],
  ['auditor', '/board'],
  ['admin', '/admin'],
];
/** Each role lands on what it must do. */
export function homeOf(roles: readonly Role[]): string {
  return HOMES.find(([role]) => roles.includes(role))?.[1] ?? '/projects';
}
