import type { RouteObject } from 'react-router';
import { page } from '../../shared/routes';

export const messagesRoutes: RouteObject[] = [
  page('inbox', () => import('./inbox/inbox-page'), 'InboxPage'),
  page('me', () => import('./me/me-page'), 'MePage'),
  page('deliveries', () => import('./deliveries/deliveries-page'), 'DeliveriesPage'),
];
