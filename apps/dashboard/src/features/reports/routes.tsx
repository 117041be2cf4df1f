import type { RouteObject } from 'react-router';
import { page } from '../../shared/routes';

export const reportsRoutes: RouteObject[] = [
  page('reports', () => import('./desk/desk-page'), 'DeskPage'),
  page('reports/line', () => import('./line/line-page'), 'LinePage'),
  page('reports/:projectId/:period', () => import('./form/report-page'), 'ReportPage'),
];
