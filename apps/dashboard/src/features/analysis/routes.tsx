import type { RouteObject } from 'react-router';
import { page } from '../../shared/routes';

export const analysisRoutes: RouteObject[] = [
  page('analysis', () => import('./analysis-page'), 'AnalysisPage'),
];
