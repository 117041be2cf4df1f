import type { RouteObject } from 'react-router';
import { page } from '../../shared/routes';

export const leaderRoutes: RouteObject[] = [
  page('leader', () => import('./leader-page'), 'LeaderPage'),
  page('leader/month', () => import('./month/month-page'), 'MonthPage'),
  page('leader/problems', () => import('./problems/problems-page'), 'ProblemsPage'),
  page('leader/paper', () => import('./paper/meeting-page'), 'MeetingPage'),
];
