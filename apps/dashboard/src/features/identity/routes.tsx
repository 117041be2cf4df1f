import type { RouteObject } from 'react-router';
import { page } from '../../shared/routes';

/** Open to everybody. */
export const identityPublicRoutes: RouteObject[] = [
  page('sign-in', () => import('./sign-in-page'), 'SignInPage'),
  page('enrol', () => import('./enrol/enrol-page'), 'EnrolPage'),
  page('setup/:token', () => import('./setup-page'), 'SetupPage'),
];

export const identityRoutes: RouteObject[] = [
  page('enrolments', () => import('./enrol/enrolments-page'), 'EnrolmentsPage'),
  page('account/password', () => import('./password-page'), 'PasswordPage'),
];
