import { Link } from 'react-router';
import { Button } from '../../shared/components/button';
import { formatMoment } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { useCan, useSession } from '../../shared/session';
import { taskKind, taskTexts } from '../../shared/task-words';
import type { FailedTask, Wish } from './failed-panel';
import { engineTexts } from './messages';

export function FailedTable({ tasks, onWish }: { tasks: FailedTask[]; onWish: (wish: Wish) => void }) {
  const t = useTexts(engineTexts);
  const kinds = useTexts(taskTexts);
  const lang = useLang();
  const { today } = useSession();
  const mayManage = useCan('task:manage');
  return (
    <div className="engine-scroll">
      <table className="table engine-table">
        <thead>
          <tr>
            <th scope="col">{t('col.kind')}</th>
            <th scope="col">{t('col.state')}</th>
            <th scope="col" className="num">
              {t('col.attempts')}
            </th>
            <th scope="col">{t('col.error')}</th>
            {mayManage && <th scope="col">{t('col.acts')}</th>}
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => {
            const kind = taskKind(kinds, task.kind);
            const time = formatMoment(task.dueAt, lang, today.day);
            return (
              <tr key={task.id} className={task.state === 'failed' ? 'engine-aside' : undefined}>
                <th scope="row">
                  {kind}
                  <Subject task={task} />
                </th>
                <td className="engine-when">
                  {task.state === 'failed' ? t('state.failed') : t('state.pending', { time })}
                </td>
                <td className="num">{task.attempts}</td>
                <td className="engine-error">{task.error || t('state.noError')}</td>
                {mayManage && (
                  <td className="engine-acts">
                    <Button
                      kind="quiet"
                      aria-label={`${t('retry.act')}：${kind} ${task.id}`}
                      onClick={() => onWish({ act: 'retry', task })}
                    >
                      {t('retry.button')}
                    </Button>
                    <Button
                      kind="quiet"
                      aria-label={`${t('discard.act')}：${kind} ${task.id}`}
                      onClick={() => onWish({ act: 'discard', task })}
                    >
                      {t('discard.button')}
                    </Button>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What it is about; a link for who may read it. The administrator does no business and sees the number only. */
function Subject({ task: { kind, subject } }: { task: FailedTask }) {
  const can = { notice: useCan('notice:read'), card: useCan('card:read'), report: useCan('project:read') };
  const type = kind.split('.')[0] as keyof typeof can;
  const to =
    type === 'report'
      ? `/projects/${subject.split(':')[0] ?? ''}`
      : can[type]
        ? `/${type}s/${subject}`
        : null;
  return (
    <small className="engine-subject">{can[type] && to ? <Link to={to}>{subject}</Link> : subject}</small>
  );
}
