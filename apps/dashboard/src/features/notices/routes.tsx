import type { RouteObject } from 'react-router';
import { page } from '../../shared/routes';

export const noticesRoutes: RouteObject[] = [
  page('notices', () => import('./list/notices-page'), 'NoticesPage'),
  page('notices/new', () => import('./propose/propose-page'), 'ProposePage'),
  page('notices/:noticeId', () => import('./detail/notice-page'), 'NoticePage'),
  page('notices/:noticeId/paper', () => import('./paper/paper-page'), 'PaperPage'),
];
