import { Navigate, Outlet, useLocation } from 'react-router';
import { isApiError } from '../shared/api';
import { ErrorState } from '../shared/components/states';
import { SessionProvider, useSessionQuery } from '../shared/session';

const PASSWORD = '/account/password';

/** Nobody passes without a session; whoever must change the password first sees nothing else. */
export function Gate() {
  const query = useSessionQuery();
  const { pathname, search } = useLocation();
  if (query.data === undefined) {
    if (!isApiError(query.error)) return null;
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data === null) {
    const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${next}`} replace />;
  }
  if (query.data.mustChangePassword && pathname !== PASSWORD) return <Navigate to={PASSWORD} replace />;
  return (
    <SessionProvider session={query.data}>
      <Outlet />
    </SessionProvider>
  );
}
