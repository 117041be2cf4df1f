import type { Delivery } from '@duban/contracts';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { failWords, splitFailure } from '../fail-words';
import { messagesTexts } from '../messages';

/** One line for each letter and channel: what became of it, why not, and when it is tried again. */
export function DeliveryTable({ rows }: { rows: readonly Delivery[] }) {
  const t = useTexts(messagesTexts);
  const lang = useLang();
  const { today } = useSession();
  const moment = (at: string) => formatMoment(at, lang, today.day);
  return (
    <div className="messages-scroll">
      <table className="table table-dense deliveries-table">
        <thead>
          <tr>
            <th scope="col">{t('col.at')}</th>
            <th scope="col">{t('col.person')}</th>
            <th scope="col">{t('col.channel')}</th>
            <th scope="col" className="num">
              {t('col.lines')}
            </th>
            <th scope="col">{t('col.state')}</th>
            <th scope="col" className="num">
              {t('col.attempts')}
            </th>
            <th scope="col">{t('col.next')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="deliveries-at">
                <time dateTime={row.createdAt}>{moment(row.createdAt)}</time>
              </td>
              <th scope="row">
                {row.person} <span className="faint">{row.unit}</span>
              </th>
              <td className="deliveries-channel">
                {t(`channel.short.${row.channel}`)}{' '}
                <span className="faint deliveries-address">{row.address}</span>
              </td>
              <td className="num" data-label={t('col.lines')}>
                {row.lines}
              </td>
              <td className="deliveries-state">
                {row.state === 'set-aside' ? <b>{t('state.set-aside')}</b> : t(`state.${row.state}`)}
                {row.sentAt && <span className="faint"> {moment(row.sentAt)}</span>}
                {row.error && <Failure error={row.error} />}
              </td>
              <td className="num" data-label={t('col.attempts')}>
                {row.attempts}
              </td>
              <td className="deliveries-next" data-label={t('col.next')}>
                {row.nextAt
                  ? moment(row.nextAt)
                  : row.state === 'set-aside'
                    ? t('next.person')
                    : row.state === 'discarded'
                      ? t('next.none')
                      : '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Failure({ error }: { error: string }) {
  const t = useTexts(messagesTexts);
  const { said, detail } = failWords(...splitFailure(error), t);
  return (
    <span className="deliveries-error">
      {said}
      {detail && <code>{detail}</code>}
    </span>
  );
}
