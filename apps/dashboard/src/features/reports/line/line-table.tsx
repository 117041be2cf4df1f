import type { LineRow } from '@duban/contracts';
import { Link } from 'react-router';
import { Empty } from '../../../shared/components/states';
import { useRowKeys } from '../../../shared/components/use-row-keys';
import { formatDay, formatMoment, wan } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { lineTexts } from './line-messages';
import '../../../shared/design/table.css';

type TableProps = {
  rows: readonly LineRow[];
  period: string;
  picked?: ReadonlySet<string>;
  onPick?: (picked: ReadonlySet<string>) => void;
};
const isMissing = ({ state }: LineRow) => state === 'missing' || state === 'owed';

/** A row for each project of the line; on a phone each is a card. */
export function LineTable({ rows, period, picked, onPick }: TableProps) {
  const t = useTexts(lineTexts);
  const lang = useLang();
  const { today } = useSession();
  const onKeyDown = useRowKeys();
  if (rows.length === 0) return <Empty title={t('empty')}>{t('emptyHelp')}</Empty>;
  const missing = rows.filter(isMissing);
  const toggle = (ids: readonly string[], on: boolean) => {
    const next = new Set(picked);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    onPick?.(next);
  };
  return (
    <div className="line-scroll">
      <table className="table line-table" aria-label={t('what')} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {picked && (
              <th scope="col">
                {missing.length > 0 && (
                  <input
                    type="checkbox"
                    aria-label={t('pickAll')}
                    checked={missing.every(({ projectId }) => picked.has(projectId))}
                    onChange={(event) =>
                      toggle(
                        missing.map(({ projectId }) => projectId),
                        event.target.checked,
                      )
                    }
                  />
                )}
              </th>
            )}
            {(['project', 'unit', 'state'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`col.${key}`)}
              </th>
            ))}
            <th scope="col" className="num">
              {t('col.money')}
            </th>
            {(['filed', 'review', 'chased'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`col.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.projectId}>
              {picked && (
                <td>
                  {isMissing(row) && (
                    <input
                      type="checkbox"
                      aria-label={t('pick', { project: row.projectName })}
                      checked={picked.has(row.projectId)}
                      onChange={(event) => toggle([row.projectId], event.target.checked)}
                    />
                  )}
                </td>
              )}
              <th scope="row">
                <Link data-row to={`/reports/${row.projectId}/${period}`}>
                  {row.projectName}
                </Link>
              </th>
              <td title={row.unit.name}>{row.unit.shortName}</td>
              <td>
                <span className={`tag line-${row.state}`}>{t(`state.${row.state}`)}</span>{' '}
                {row.late && <span className="tag">{t('lateTag')}</span>}{' '}
                {row.enteredDay && (
                  <small className="faint">{t('entered', { day: formatDay(row.enteredDay, lang) })} </small>
                )}
                {row.reopenedUntil && (
                  <small className="faint">
                    {t('reopened', { day: formatDay(row.reopenedUntil, lang) })}
                  </small>
                )}
              </td>
              <td className="num">{row.monthFen === null ? '—' : wan(BigInt(row.monthFen))}</td>
              <td className="line-nowrap">
                {row.submittedAt ? (
                  <>
                    {formatMoment(row.submittedAt, lang, today.day)} <small>{row.submittedBy}</small>
                  </>
                ) : (
                  '—'
                )}
              </td>
              <td className={row.reviewLate ? 'line-nowrap line-late' : 'line-nowrap'}>
                {row.reviewDueDay === null
                  ? '—'
                  : t(row.reviewLate ? 'reviewLate' : 'reviewBy', { day: formatDay(row.reviewDueDay, lang) })}
              </td>
              <td className="line-nowrap">
                {row.chasedDay ? (
                  <>
                    {formatDay(row.chasedDay, lang)} <small>{row.chasedBy}</small>
                  </>
                ) : (
                  '—'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
