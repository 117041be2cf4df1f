import type { RouteObject } from 'react-router';
import { page } from '../../shared/routes';

export const searchRoutes: RouteObject[] = [page('search', () => import('./search-page'), 'SearchPage')];
