import type { CalendarYear, EventLine } from '@duban/contracts';
import { Panel } from '../../shared/components/panel';
import { Empty } from '../../shared/components/states';
import { eventTexts } from '../../shared/event-messages';
import { eventSentence } from '../../shared/event-sentence';
import { formatMoment } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { useSession } from '../../shared/session';
import { calendarTexts } from './messages';

type Change = CalendarYear['changes'][number];

/** A change in the words of the audit trail. */
const asEvent = ({ at, by, what, facts, reason, moved }: Change, year: number): EventLine => ({
  seq: 0,
  at,
  type: 'calendar.changed',
  actor: by,
  subject: { type: 'calendar', id: String(year) },
  rootId: null,
  data: { ...facts, what, reason, moved },
});

/** Who changed it, why, and how many terms moved: the newest first. */
export function ChangesPanel({ data }: { data: CalendarYear }) {
  const t = useTexts(calendarTexts);
  const events = useTexts(eventTexts);
  const lang = useLang();
  const { today } = useSession();
  return (
    <Panel title={t('changes.title')}>
      {data.changes.length === 0 && <Empty title={t('changes.none')}>{t('changes.noneHelp')}</Empty>}
      <ol className="changes">
        {data.changes.map((change) => (
          <li key={change.at}>
            <time dateTime={change.at}>{formatMoment(change.at, lang, today.day)}</time>{' '}
            {eventSentence(asEvent(change, data.year), events, lang).text}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
