import type { Config } from '@duban/platform';
import { parseCookie } from 'cookie';

export const COOKIE = 'duban_session';

export const tokenIn = (cookieHeader: string | undefined) =>
  cookieHeader ? (parseCookie(cookieHeader)[COOKIE] ?? null) : null;

/** No age: it ends with the browser at the latest, and the server ends it before. */
export const cookieOptions = (config: Config) =>
  ({
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: config.PUBLIC_URL?.startsWith('https:') ?? false,
  }) as const;
