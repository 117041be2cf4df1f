import type { RouteObject } from 'react-router';
import { page } from '../../shared/routes';

export const boardRoutes: RouteObject[] = [
  page('board', () => import('./board-page'), 'BoardPage'),
  page('map', () => import('./map/map-page'), 'MapPage'),
];
