import { listProjectMilestones, type ProjectDetail } from '@duban/contracts';
import { useState } from 'react';
import { Button } from '../../../shared/components/button';
import { Panel } from '../../../shared/components/panel';
import { Empty, ErrorState, Loading } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { useFetched } from '../../../shared/query';
import { AddDialog, TemplateDialog } from './add-dialogs';
import { MilestoneActs } from './milestone-acts';
import { milestoneTexts } from './milestone-messages';
import { MilestoneTable } from './milestone-table';

/** What a project has to have and to reach, who owes each and by when. */
export function MilestonesPanel({ project }: { project: ProjectDetail }) {
  const t = useTexts(milestoneTexts);
  const [open, setOpen] = useState<'add' | 'template' | null>(null);
  const query = useFetched(
    listProjectMilestones,
    { params: { projectId: project.id } },
    { shows: [{ type: 'project', id: project.id }, { type: 'clock' }] },
  );
  const items = query.data?.items ?? [];
  const count = (...states: string[]) => items.filter(({ state }) => states.includes(state)).length;
  const mayEdit = query.data?.can.includes('milestone:edit');
  return (
    <Panel
      title={t('title')}
      finding={
        items.length > 0
          ? t('finding', { open: count('open', 'overdue'), overdue: count('overdue'), done: count('done') })
          : query.data && t('findingNone')
      }
      asOf={
        mayEdit && (
          <>
            <Button kind="quiet" onClick={() => setOpen('template')}>
              {t('fromTemplate')}
            </Button>
            <Button kind="quiet" onClick={() => setOpen('add')}>
              {t('add')}
            </Button>
          </>
        )
      }
      flush
    >
      {!query.data && query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {!query.data && !query.error && <Loading lines={3} />}
      {query.data && items.length === 0 && (
        <Empty title={t('empty')}>{mayEdit && <p>{t('emptyHelp')}</p>}</Empty>
      )}
      {items.length > 0 && (
        <MilestoneTable
          milestones={items}
          acts={(milestone) => <MilestoneActs key={milestone.version} milestone={milestone} />}
        />
      )}
      {open === 'add' && <AddDialog project={project} onClose={() => setOpen(null)} />}
      {open === 'template' && (
        <TemplateDialog project={project} present={items} onClose={() => setOpen(null)} />
      )}
    </Panel>
  );
}
