import type { RouteObject } from 'react-router';

/** Pages of this feature: `page('reports', () => import('./…-page'), '…Page')`, those with antd inside `withAntd([…])`. */
export const reportsRoutes: RouteObject[] = [];
