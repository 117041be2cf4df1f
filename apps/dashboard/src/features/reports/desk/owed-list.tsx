import type { Owed } from '@duban/contracts';
import { Link, useNavigate } from 'react-router';
import { RemainingChip } from '../../../shared/components/deadline-chip';
import { Light } from '../../../shared/components/light';
import { useRowKeys } from '../../../shared/components/use-row-keys';
import { atShanghai } from '../../../shared/format';
import { useTexts } from '../../../shared/i18n/messages';
import { lightSentence } from '../../../shared/light-words';
import { useSession } from '../../../shared/session';
import { reportsTexts } from '../messages';
import { reviewTexts } from '../review/review-messages';
import '../review/review.css';
import '../../../shared/design/table.css';

/** A row per report; on a phone the same rows stand as cards. */
export function OwedList({ items }: { items: readonly Owed[] }) {
  const t = useTexts(reportsTexts);
  const said = useTexts(reviewTexts);
  const { today } = useSession();
  const navigate = useNavigate();
  const onKeyDown = useRowKeys();
  return (
    <table className="table desk-table" aria-label={t('list')} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {(['light', 'project', 'unit', 'state', 'due', 'act'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`col.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => {
          const to = `/reports/${item.projectId}/${item.period}`;
          const act = t(`act.${item.state}`);
          return (
            <tr
              key={item.projectId}
              onClick={(event) => !(event.target as HTMLElement).closest('a') && void navigate(to)}
            >
              <td>
                <Light colour={item.light.color} size={18} reason={lightSentence(item.light)} />
              </td>
              <th scope="row">
                <Link data-row to={to}>
                  {item.projectName}
                </Link>{' '}
                {item.large && <span className="tag">{t('large')}</span>}
              </th>
              <td>{item.unit.shortName}</td>
              <td>
                {item.review && (
                  <>
                    <span className={`tag review-${item.review}`}>{said(`state.${item.review}`)}</span>{' '}
                  </>
                )}
                {item.state === 'draft' && item.savedAt
                  ? t('state.draftAt', { time: savedWord(item.savedAt, today.day) })
                  : t(`state.${item.state}`)}
              </td>
              <td>
                {item.state !== 'submitted' && (
                  <RemainingChip
                    remaining={item.remaining}
                    day={item.dueDay}
                    provisional={item.provisional}
                    today={today.day}
                  />
                )}
              </td>
              <td>
                <Link
                  className={item.state === 'submitted' ? 'button button-quiet' : 'button'}
                  to={to}
                  tabIndex={-1}
                  aria-label={t('act.name', { act, project: item.projectName })}
                >
                  {act}
                </Link>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The time today, the day before that. */
function savedWord(instant: string, today: string): string {
  const { date, time } = atShanghai(instant);
  return date === today ? time : date.slice(5);
}
