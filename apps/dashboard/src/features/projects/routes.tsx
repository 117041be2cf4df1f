import type { RouteObject } from 'react-router';

/** Pages of this feature: `page('projects', () => import('./…-page'), '…Page')`, those with antd inside `withAntd([…])`. */
export const projectsRoutes: RouteObject[] = [];
