import type { RouteObject } from 'react-router';
import { page } from '../../shared/routes';

export const findingsRoutes: RouteObject[] = [
  page('findings', () => import('./findings-page'), 'FindingsPage'),
  page('findings/waivers', () => import('./waivers-page'), 'WaiversPage'),
  page('findings/gap', () => import('./gap-page'), 'GapPage'),
];
