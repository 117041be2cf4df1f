import { createBrowserRouter, type RouteObject } from 'react-router';
import { identityPublicRoutes } from '../features/identity/routes';
import { page } from '../shared/routes';
import { Gate } from './gate';
import { PageError } from './page-error';

// The style guide is for the people who build: it is not in the built application.
const forBuilders: RouteObject[] = import.meta.env.DEV
  ? [page('styleguide', () => import('./styleguide/styleguide-page'), 'StyleguidePage')]
  : [];

/** Pages whose addresses are learned when one of them is asked for: the sign-in page need not carry them. */
const LATER = {
  gate: async () => (await import('./behind-gate')).behindGate,
  tell: async () => (await import('../features/complaints/routes')).complaintsPublicRoutes,
};
const learned = new Set<keyof typeof LATER>();

export const router = createBrowserRouter(
  [
    {
      ErrorBoundary: PageError,
      // the first chunk of a page is small: an empty moment is quieter than a spinner
      HydrateFallback: () => null,
      children: [
        ...identityPublicRoutes,
        ...forBuilders,
        { id: 'tell' satisfies keyof typeof LATER, children: [] },
        { id: 'gate' satisfies keyof typeof LATER, Component: Gate, children: [] },
      ],
    },
  ],
  {
    patchRoutesOnNavigation: async ({ path, patch }) => {
      const part = /^\/tell(\/|$)/.test(path) ? 'tell' : 'gate';
      if (learned.has(part)) return;
      patch(part, await LATER[part]());
      learned.add(part);
    },
  },
);
