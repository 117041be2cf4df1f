import type { DecisionLine } from '@duban/contracts';
import { Link } from 'react-router';

type Matter = Pick<DecisionLine, 'project' | 'complaint'>;

/** What a paper is about, in words. */
export const matterName = ({ project, complaint }: Matter): string =>
  project?.name ?? complaint?.number ?? '';

/** What a paper is about, and the way there. */
export function MatterLink({ project, complaint }: Matter) {
  if (project) return <Link to={`/projects/${project.id}`}>{project.name}</Link>;
  return complaint && <Link to={`/complaints/${complaint.id}`}>{complaint.number}</Link>;
}
