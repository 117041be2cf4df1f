import type { Answer, listEvents } from '@duban/contracts';
import type { EventType } from '@duban/domain';
import { Link } from 'react-router';
import { Popover } from '../../shared/components/popover';
import '../../shared/design/table.css';
import { eventTexts } from '../../shared/event-messages';
import { eventSentence } from '../../shared/event-sentence';
import { atShanghai } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { auditTexts } from './audit-messages';

type Event = Answer<typeof listEvents>['items'][number];

/** The date is whole and the second stands: this is evidence. */
export function EventTable({ events }: { events: readonly Event[] }) {
  const t = useTexts(auditTexts);
  const words = useTexts(eventTexts);
  const lang = useLang();
  return (
    <div className="audit-scroll">
      <table className="table table-dense audit-table">
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('col.seq')}
            </th>
            <th scope="col">{t('col.at')}</th>
            <th scope="col">{t('col.type')}</th>
            <th scope="col">{t('col.what')}</th>
            <th scope="col">{t('col.actor')}</th>
            <th scope="col">{t('col.hash')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => {
            const { date, seconds } = atShanghai(event.at);
            const { parts, to } = eventSentence(event, words, lang);
            return (
              <tr key={event.seq}>
                <td className="num">{event.seq}</td>
                <td className="audit-at">
                  {date} {seconds}
                </td>
                <td className="audit-at">{t(`type.${event.type as EventType}`)}</td>
                <td>
                  {parts[0]}
                  {to ? <Link to={to}>{parts[1]}</Link> : parts[1]}
                  {parts[2]}
                </td>
                <td className="audit-at">{event.actor ?? t('system')}</td>
                <td>
                  <Popover
                    align="end"
                    triggerClass="audit-hash"
                    label={t('hash', { hash: event.hash })}
                    trigger={event.hash.slice(0, 8)}
                  >
                    {() => (
                      <div className="audit-raw">
                        <code>{event.hash}</code>
                        <p>{t('data')}</p>
                        <pre>{JSON.stringify(event.data, null, 2)}</pre>
                      </div>
                    )}
                  </Popover>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
