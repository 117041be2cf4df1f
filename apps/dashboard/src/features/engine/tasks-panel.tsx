import type { Answer, getEngine } from '@duban/contracts';
import { Panel } from '../../shared/components/panel';
import { Empty } from '../../shared/components/states';
import { formatMoment, formatNumber } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { useSession } from '../../shared/session';
import { taskKind, taskTexts } from '../../shared/task-words';
import { engineTexts } from './messages';

/** What else waits for its time, by kind. */
export function TasksPanel({ tasks }: { tasks: Answer<typeof getEngine>['tasks'] }) {
  const t = useTexts(engineTexts);
  const kinds = useTexts(taskTexts);
  const lang = useLang();
  const { today } = useSession();
  return (
    <Panel title={t('tasks.title')} finding={t('tasks.finding')} flush>
      {tasks.length === 0 ? (
        <Empty title={t('tasks.none')} />
      ) : (
        <table className="table table-dense engine-kinds">
          <thead>
            <tr>
              <th scope="col">{t('col.kind')}</th>
              <th scope="col" className="num">
                {t('col.count')}
              </th>
              <th scope="col" className="num">
                {t('col.next')}
              </th>
            </tr>
          </thead>
          <tbody>
            {tasks.map(({ kind, count, nextAt }) => (
              <tr key={kind}>
                <th scope="row">{taskKind(kinds, kind)}</th>
                <td className="num">{formatNumber(count)}</td>
                <td className="num">{formatMoment(nextAt, lang, today.day)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
