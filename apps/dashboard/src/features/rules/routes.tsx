import type { RouteObject } from 'react-router';
import { page } from '../../shared/routes';

export const rulesRoutes: RouteObject[] = [page('rules', () => import('./rules-page'), 'RulesPage')];
