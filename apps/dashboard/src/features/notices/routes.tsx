import type { RouteObject } from 'react-router';

/** Pages of this feature: `page('notices', () => import('./…-page'), '…Page')`, those with antd inside `withAntd([…])`. */
export const noticesRoutes: RouteObject[] = [];
