import type { RouteObject } from 'react-router';
import { page } from '../../shared/routes';

export const engineRoutes: RouteObject[] = [page('engine', () => import('./engine-page'), 'EnginePage')];
