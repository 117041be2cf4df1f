import { actionsOf, type Role } from '@duban/domain';
import type { Session } from '@duban/contracts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import { type Location, MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { type ReactNode, useEffect } from 'react';
import { SessionProvider } from '../session';
import '../messages';

export const ids = {
  account: '0198c0de-0000-7000-8000-0000000000a1',
  org: '0198c0de-0000-7000-8000-0000000000b1',
  project: '0198c0de-0000-7000-8000-0000000000c1',
};

export function sessionOf(role: Role): Session {
  return {
    account: {
      id: ids.account,
      username: role,
      name: '刘敏',
      title: '',
      roles: [role],
      org: { id: ids.org, name: '撮镇镇人民政府', shortName: '撮镇镇', kind: 'township' },
    },
    csrf: 'token',
    can: actionsOf([role]),
    mustChangePassword: false,
    demo: true,
    today: {
      now: '2026-11-20T02:24:00.000Z',
      day: '2026-11-20',
      weekday: 5,
      working: true,
      kind: 'workday',
      name: null,
    },
    idleMinutes: 30,
  };
}

/** Lets what was asked be answered and drawn. */
export const settle = (ms = 0) =>
  act(async () => {
    await new Promise((done) => setTimeout(done, ms));
  });

type Page = { path: string; element: ReactNode };

/** For specs: pages at their addresses, seen by somebody of this role. `at()` tells where one is now. */
export async function showApp(pages: Page[], start: string, role: Role) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: 0 } } });
  const place: { now: Location | null } = { now: null };
  function Place() {
    const location = useLocation();
    useEffect(() => {
      place.now = location;
    });
    return null;
  }
  const shown = render(
    <QueryClientProvider client={client}>
      <SessionProvider session={sessionOf(role)}>
        <MemoryRouter initialEntries={[start]}>
          <Place />
          <Routes>
            {pages.map(({ path, element }) => (
              <Route key={path} path={path} element={element} />
            ))}
          </Routes>
        </MemoryRouter>
      </SessionProvider>
    </QueryClientProvider>,
  );
  await settle(20);
  return { ...shown, client, at: () => place.now as Location };
}
