import type { RouteObject } from 'react-router';

/** Pages of this feature: `page('admin', () => import('./…-page'), '…Page')`, those with antd inside `withAntd([…])`. */
export const adminRoutes: RouteObject[] = [];
