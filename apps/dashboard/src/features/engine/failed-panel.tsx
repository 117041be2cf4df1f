import { type Answer, discardTask, listFailedTasks, retryTask } from '@duban/contracts';
import { useState } from 'react';
import { isApiError } from '../../shared/api';
import { Button } from '../../shared/components/button';
import { ConfirmAct } from '../../shared/components/confirm-act';
import { Panel } from '../../shared/components/panel';
import { Empty, Fetched } from '../../shared/components/states';
import { toast } from '../../shared/components/toast';
import { useTexts } from '../../shared/i18n/messages';
import { useAct, useFetched } from '../../shared/query';
import { taskKind, taskLost, taskTexts } from '../../shared/task-words';
import { FailedTable } from './failed-table';
import { engineTexts } from './messages';

export type FailedTask = Answer<typeof listFailedTasks>['items'][number];
export type Wish = { act: 'retry' | 'discard'; task: FailedTask };

const PAGE = 50;
const MOST = 200;
const EVERY = 15_000;

/** What failed: why, how often, and what to do about it. */
export function FailedPanel() {
  const t = useTexts(engineTexts);
  const [limit, setLimit] = useState(PAGE);
  const [wish, setWish] = useState<Wish | null>(null);
  const query = useFetched(
    listFailedTasks,
    { query: { limit } },
    { shows: [{ type: 'engine' }, { type: 'clock' }], every: EVERY },
  );
  const total = query.data?.total ?? 0;
  return (
    <Panel
      title={t('failed.title')}
      finding={total > 0 ? t('failed.finding', { count: total }) : undefined}
      flush
    >
      <Fetched query={query} what={t('failed.title')}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={t('failed.none')}>{t('failed.noneHelp')}</Empty>
          ) : (
            <>
              <FailedTable tasks={items} onWish={setWish} />
              {next !== null && limit < MOST && (
                <footer className="engine-more">
                  <Button busy={query.isFetching} onClick={() => setLimit(MOST)}>
                    {t('failed.more', { count: total - items.length })}
                  </Button>
                </footer>
              )}
            </>
          )
        }
      </Fetched>
      {wish && <WishDialog wish={wish} onClose={() => setWish(null)} />}
    </Panel>
  );
}

/** Both acts stay on record with their reason; giving up says what will then not happen. */
function WishDialog({ wish: { act, task }, onClose }: { wish: Wish; onClose: () => void }) {
  const t = useTexts(engineTexts);
  const kinds = useTexts(taskTexts);
  const changes = { changes: [{ type: 'engine' as const }] };
  const retry = useAct(retryTask, changes);
  const discard = useAct(discardTask, changes);
  const confirm = async (reason: string) => {
    const input = { params: { taskId: task.id }, body: { reason } };
    try {
      await (act === 'retry' ? retry : discard).mutateAsync(input);
      toast(t(`${act}.done`));
    } catch (error) {
      // done in the meantime, or settled by somebody else: there is nothing left to decide
      if (!isApiError(error) || error.status !== 404) throw error;
      toast(t('failed.gone'));
    }
  };
  return (
    <ConfirmAct
      title={t(`${act}.title`, { kind: taskKind(kinds, task.kind) })}
      act={t(`${act}.act`)}
      follows={
        act === 'retry' ? (
          t('retry.follows')
        ) : (
          <>
            <b className="engine-lost">{taskLost(kinds, task.kind)}</b> {t('discard.follows')}
          </>
        )
      }
      reason={{}}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}
