import { getProject, listReports } from '@duban/contracts';
import { Outlet, useParams } from 'react-router';
import { Fetched, Loading } from '../../../shared/components/states';
import { FindingsPanel } from '../../../shared/findings/findings-panel';
import { useFetched } from '../../../shared/query';
import { ProjectContext } from '../project-context';
import { ChartPanel } from './chart-panel';
import { MilestonesPanel } from '../milestones/milestones-panel';
import { DoubtsStrip } from './doubts-strip';
import { FactsPanel } from './facts-panel';
import { FilesPanel } from './files-panel';
import { FiguresPanel } from './figures-panel';
import { LightPanel } from './light-panel';
import { PlansPanel } from './plans-panel';
import { ProjectHead } from './project-head';
import { ReportsPanel } from './reports-panel';
import { TimelinePanel } from './timeline-panel';
import '../../../shared/design/table.css';
import './project.css';

/** One project whole: light, figures, the year, the months, the plans, what happened. */
export function ProjectPage() {
  const { projectId = '' } = useParams();
  const shows = [
    { type: 'project' as const, id: projectId },
    { type: 'report' as const },
    { type: 'notice' as const },
    { type: 'clock' as const },
  ];
  const project = useFetched(getProject, { params: { projectId } }, { shows });
  const reports = useFetched(
    listReports,
    { params: { projectId } },
    { shows: [{ type: 'report' }, { type: 'project', id: projectId }] },
  );
  if (project.isPlaceholderData) return <Loading lines={8} />;
  const lines = (!reports.isPlaceholderData && reports.data?.items) || [];
  return (
    <div className="page project">
      <Fetched query={project} lines={8}>
        {(detail) => (
          <>
            <ProjectHead project={detail} />
            <DoubtsStrip project={detail} />
            <div className="project-top">
              <LightPanel project={detail} />
              <FiguresPanel project={detail} />
            </div>
            <div className="project-middle">
              <ChartPanel project={detail} />
              <TimelinePanel projectId={projectId} />
            </div>
            <FactsPanel project={detail} />
            <MilestonesPanel project={detail} />
            <FilesPanel project={detail} />
            <FindingsPanel projectId={projectId} />
            <ReportsPanel projectId={projectId} reports={lines} />
            <PlansPanel project={detail} />
            <ProjectContext value={detail}>
              <Outlet />
            </ProjectContext>
          </>
        )}
      </Fetched>
    </div>
  );
}
