import type { RouteObject } from 'react-router';
import { page } from '../../shared/routes';

export const calendarRoutes: RouteObject[] = [
  page('calendar', () => import('./calendar-page'), 'CalendarPage'),
];
