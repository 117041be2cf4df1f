import type { RouteObject } from 'react-router';
import { page, withAntd } from '../../shared/routes';

export const adminRoutes: RouteObject[] = [
  withAntd([
    page('admin', () => import('./admin-page'), 'AdminPage'),
    page('audit', () => import('./audit-page'), 'AuditPage'),
  ]),
];
