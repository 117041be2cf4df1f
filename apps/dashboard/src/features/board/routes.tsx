import type { RouteObject } from 'react-router';

/** Pages of this feature: `page('board', () => import('./…-page'), '…Page')`, those with antd inside `withAntd([…])`. */
export const boardRoutes: RouteObject[] = [];
