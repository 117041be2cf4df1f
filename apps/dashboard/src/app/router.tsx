import { createBrowserRouter, type RouteObject } from 'react-router';
import { adminRoutes } from '../features/admin/routes';
import { analysisRoutes } from '../features/analysis/routes';
import { boardRoutes } from '../features/board/routes';
import { calendarRoutes } from '../features/calendar/routes';
import { cardsRoutes } from '../features/cards/routes';
import { engineRoutes } from '../features/engine/routes';
import { findingsRoutes } from '../features/findings/routes';
import { identityPublicRoutes, identityRoutes } from '../features/identity/routes';
import { leaderRoutes } from '../features/leader/routes';
import { messagesRoutes } from '../features/messages/routes';
import { noticesRoutes } from '../features/notices/routes';
import { projectsRoutes } from '../features/projects/routes';
import { reportsRoutes } from '../features/reports/routes';
import { rulesRoutes } from '../features/rules/routes';
import { searchRoutes } from '../features/search/routes';
import { NotFound } from '../shared/components/not-found';
import { page } from '../shared/routes';
import { Gate, Home } from './gate';
import { PageError } from './page-error';

// The style guide is for the people who build: it is not in the built application.
const forBuilders: RouteObject[] = import.meta.env.DEV
  ? [page('styleguide', () => import('./styleguide/styleguide-page'), 'StyleguidePage')]
  : [];

export const router = createBrowserRouter([
  {
    ErrorBoundary: PageError,
    // the first chunk of a page is small: an empty moment is quieter than a spinner
    HydrateFallback: () => null,
    children: [
      ...identityPublicRoutes,
      ...forBuilders,
      {
        Component: Gate,
        children: [
          {
            lazy: async () => ({ Component: (await import('./shell/shell')).Shell }),
            ErrorBoundary: PageError,
            children: [
              { index: true, Component: Home },
              {
                ErrorBoundary: PageError,
                children: [
                  ...boardRoutes,
                  ...leaderRoutes,
                  ...analysisRoutes,
                  ...projectsRoutes,
                  ...reportsRoutes,
                  ...findingsRoutes,
                  ...noticesRoutes,
                  ...cardsRoutes,
                  ...calendarRoutes,
                  ...engineRoutes,
                  ...rulesRoutes,
                  ...adminRoutes,
                  ...messagesRoutes,
                  ...searchRoutes,
                  ...identityRoutes,
                  { path: '*', Component: NotFound },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
]);
