import { getProject } from '@duban/contracts';
import { useSearchParams } from 'react-router';
import { NotFound } from '../../../shared/components/not-found';
import { Fetched } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useFetched } from '../../../shared/query';
import { useCan } from '../../../shared/session';
import { ProposeForm } from './propose-form';
import { proposeTexts } from './propose-messages';

export function ProposePage() {
  const t = useTexts(proposeTexts);
  const may = useCan('notice:propose');
  const projectId = useSearchParams()[0].get('projectId');
  if (!may) return <NotFound />;
  return (
    <div className="page">
      <PageHead title={t('propose.title')} scope={t('propose.scope')} />
      {projectId ? <FromProject projectId={projectId} /> : <ProposeForm from={null} />}
    </div>
  );
}

/** Somebody came from a project: it is chosen already. */
function FromProject({ projectId }: { projectId: string }) {
  const query = useFetched(getProject, { params: { projectId } });
  return <Fetched query={query}>{(project) => <ProposeForm from={project} />}</Fetched>;
}
