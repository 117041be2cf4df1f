import * as admin from './admin';
import * as boards from './boards';
import type { Endpoint } from './endpoint';
import * as identity from './identity';
import * as notices from './notices';
import * as projects from './projects';
import * as reports from './reports';

export * from './admin';
export * from './boards';
export * from './common';
export * from './endpoint';
export * from './errors';
export * from './identity';
export * from './live';
export * from './notices';
export * from './projects';
export * from './reports';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'needs' in value && 'returns' in value;

/** Every endpoint there is: the server must have a handler for each, the rights test walks them all. */
export const ENDPOINTS: Endpoint[] = [identity, projects, reports, notices, boards, admin].flatMap((part) =>
  Object.values(part as Record<string, unknown>).filter(isEndpoint),
);
