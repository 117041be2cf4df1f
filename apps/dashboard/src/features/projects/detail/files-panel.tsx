import { addProjectFiles, listProjectFiles, type ProjectDetail } from '@duban/contracts';
import { useState } from 'react';
import { AttachmentList } from '../../../shared/attachments/attachment-list';
import { AttachmentsField, WaitsForFiles } from '../../../shared/attachments/attachments-field';
import { useUploads } from '../../../shared/attachments/use-uploads';
import { Button } from '../../../shared/components/button';
import { Panel } from '../../../shared/components/panel';
import { Empty, ErrorState, Loading } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { useAct, useFetched } from '../../../shared/query';
import { useSession } from '../../../shared/session';
import { NoteField } from '../milestones/fields';
import { MilestoneDialog } from '../milestones/milestone-dialog';
import { detailTexts } from './detail-messages';

/** What proves a project: papers and photographs, which stay with it. */
export function FilesPanel({ project }: { project: ProjectDetail }) {
  const t = useTexts(detailTexts);
  const { today } = useSession();
  const [adding, setAdding] = useState(false);
  const query = useFetched(
    listProjectFiles,
    { params: { projectId: project.id } },
    { shows: [{ type: 'project', id: project.id }] },
  );
  const items = query.data?.items ?? [];
  return (
    <Panel
      title={t('attachments')}
      finding={items.length > 0 && t('files.finding', { count: items.length })}
      asOf={
        query.data?.can.includes('attachment:add') && (
          <Button kind="quiet" onClick={() => setAdding(true)}>
            {t('files.add')}
          </Button>
        )
      }
    >
      {!query.data && query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {!query.data && !query.error && <Loading lines={2} />}
      {query.data && items.length === 0 && <Empty title={t('files.empty')}>{t('files.emptyHelp')}</Empty>}
      <AttachmentList attachments={items} today={today.day} />
      {adding && <AddFiles project={project} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function AddFiles({ project, onClose }: { project: ProjectDetail; onClose: () => void }) {
  const t = useTexts(detailTexts);
  const files = useUploads(`duban.project.${project.id}`);
  const [note, setNote] = useState('');
  const add = useAct(addProjectFiles, { changes: [{ type: 'project', id: project.id }] });
  const send = async () => {
    await add.mutateAsync({
      params: { projectId: project.id },
      body: { attachmentIds: files.ids, note: note.trim() },
    });
    files.uploads.clear();
  };
  return (
    <MilestoneDialog
      wide
      title={t('files.title', { name: project.name })}
      help={t('files.help')}
      act={t('files.send')}
      ready={files.ids.length > 0 && files.open === 0}
      onConfirm={send}
      onClose={onClose}
    >
      <div className="milestone-long">
        <AttachmentsField uploads={files} />
        <WaitsForFiles uploads={files} />
      </div>
      <NoteField label={t('files.note')} value={note} onChange={setNote} />
    </MilestoneDialog>
  );
}
