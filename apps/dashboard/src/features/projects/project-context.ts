import type { ProjectDetail } from '@duban/contracts';
import { createContext, use } from 'react';

/** The project of the page, for the sheets over it: antd's ground lies between, so no outlet context reaches them. */
export const ProjectContext = createContext<ProjectDetail | null>(null);

export function useProject(): ProjectDetail {
  const project = use(ProjectContext);
  if (!project) throw new Error('useProject outside the page of a project');
  return project;
}
