import type { RouteObject } from 'react-router';
import { adminRoutes } from '../features/admin/routes';
import { analysisRoutes } from '../features/analysis/routes';
import { boardRoutes } from '../features/board/routes';
import { calendarRoutes } from '../features/calendar/routes';
import { cardsRoutes } from '../features/cards/routes';
import { complaintsRoutes } from '../features/complaints/routes';
import { engineRoutes } from '../features/engine/routes';
import { findingsRoutes } from '../features/findings/routes';
import { identityRoutes } from '../features/identity/routes';
import { leaderRoutes } from '../features/leader/routes';
import { messagesRoutes } from '../features/messages/routes';
import { noticesRoutes } from '../features/notices/routes';
import { projectsRoutes } from '../features/projects/routes';
import { reportsRoutes } from '../features/reports/routes';
import { rulesRoutes } from '../features/rules/routes';
import { searchRoutes } from '../features/search/routes';
import { NotFound } from '../shared/components/not-found';
import { Home } from './home';
import { PageError } from './page-error';

/** Every page for which one must be signed in, inside the shell. */
export const behindGate: RouteObject[] = [
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
          ...complaintsRoutes,
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
];
