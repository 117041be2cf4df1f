import { getProject, proposeNotice } from '@duban/contracts';
import type { Severity } from '@duban/domain';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { isApiError } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { NotFound } from '../../../shared/components/not-found';
import { Panel } from '../../../shared/components/panel';
import { Fetched } from '../../../shared/components/states';
import { toast } from '../../../shared/components/toast';
import { errorSentence } from '../../../shared/error-messages';
import { useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { PageHead } from '../../../shared/page-head';
import { useAct, useFetched } from '../../../shared/query';
import { useCan } from '../../../shared/session';
import '../acts/acts.css';
import { PaperFields, type PaperText } from '../acts/paper-fields';
import { SeverityField } from '../acts/severity-field';
import { noticeTexts } from '../messages';
import { type Picked, ProjectPicker } from './project-picker';
import './propose.css';

/** A title in the form of a document, so in Chinese whatever the language of the page. */
const draftTitle = (name: string) => `关于“${name}”的督办`;

export function ProposePage() {
  const t = useTexts(noticeTexts);
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

function ProposeForm({ from }: { from: Picked | null }) {
  const t = useTexts(noticeTexts);
  const words = useTexts(shared);
  const navigate = useNavigate();
  const act = useAct(proposeNotice, {
    changes: [{ type: 'notice' }, { type: 'project' }, { type: 'board' }],
  });
  const [project, setProject] = useState(from);
  const [severity, setSeverity] = useState<Severity>('normal');
  const [paper, setPaper] = useState<PaperText>({ title: from ? draftTitle(from.name) : '', demands: '' });
  const enough = project !== null && paper.title.trim().length >= 4 && paper.demands.trim().length >= 2;

  const pick = (picked: Picked | null) => {
    const untouched = paper.title === '' || (project && paper.title === draftTitle(project.name));
    if (picked && untouched) setPaper({ ...paper, title: draftTitle(picked.name) });
    setProject(picked);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!project) return;
    try {
      const made = await act.mutateAsync({
        body: {
          projectId: project.id,
          title: paper.title.trim(),
          demands: paper.demands.trim(),
          severity,
        },
      });
      toast(t('done.propose'));
      await navigate(`/notices/${made.id}`, { replace: true });
    } catch {
      // said below
    }
  };
  return (
    <Panel title={t('propose.title')} className="propose">
      <form onSubmit={(event) => void submit(event)}>
        <ProjectPicker picked={project} onPick={pick} />
        <SeverityField value={severity} terms={[]} onChange={setSeverity} />
        <PaperFields value={paper} onChange={setPaper} />
        {isApiError(act.error) && (
          <p className="act-failed" role="alert">
            {words('confirm.failed', { why: errorSentence(act.error) })} {words('error.safe')}
          </p>
        )}
        <div className="propose-acts">
          <Button type="submit" kind="filled" busy={act.isPending} disabled={!enough}>
            {t('propose.submit')}
          </Button>
          <p className="faint">{project ? t('propose.follows') : t('propose.pick')}</p>
        </div>
      </form>
    </Panel>
  );
}
