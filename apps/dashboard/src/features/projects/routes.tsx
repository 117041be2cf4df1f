import type { RouteObject } from 'react-router';
import { page, withAntd } from '../../shared/routes';

const one = page('projects/:projectId', () => import('./detail/project-page'), 'ProjectPage');

export const projectsRoutes: RouteObject[] = [
  page('milestones', () => import('./milestones/milestones-page'), 'MilestonesPage'),
  page('projects', () => import('./list/projects-page'), 'ProjectsPage'),
  page('projects/import', () => import('./import/imports-page'), 'ImportsPage'),
  page('projects/import/oc4ids', () => import('./import/oc4ids-page'), 'Oc4idsPage'),
  page('projects/import/:importId', () => import('./import/one-import-page'), 'OneImportPage'),
  withAntd([page('projects/new', () => import('./edit/new-project-page'), 'NewProjectPage')]),
  {
    path: one.path,
    lazy: one.lazy,
    // sheets over the page; antd comes with the first of them
    children: [
      withAntd([
        page('edit', () => import('./edit/project-drawer'), 'ProjectDrawer'),
        page('plan', () => import('./edit/plan-drawer'), 'PlanDrawer'),
      ]),
    ],
  },
];
