import type { RouteObject } from 'react-router';
import { page } from '../../shared/routes';

export const complaintsRoutes: RouteObject[] = [
  page('complaints', () => import('./list/complaints-page'), 'ComplaintsPage'),
  page('complaints/new', () => import('./form/report-page'), 'ReportPage'),
  page('complaints/register', () => import('./form/report-page'), 'RegisterPage'),
  page('complaints/figures', () => import('./figures/figures-page'), 'FiguresPage'),
  page('complaints/:complaintId', () => import('./detail/complaint-page'), 'ComplaintPage'),
];

/** Open to everybody: to report without a name, and to follow by the receipt code. */
export const complaintsPublicRoutes: RouteObject[] = [
  page('tell', () => import('./anonymous/tell-page'), 'TellPage'),
  page('tell/follow', () => import('./anonymous/follow-page'), 'FollowPage'),
];
