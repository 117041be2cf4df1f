import type { NoticeDetail } from '@duban/contracts';
import { EventText } from '../../../shared/components/event-text';
import { Panel } from '../../../shared/components/panel';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { noticeTexts } from '../messages';

export function TimelinePanel({ notice, today }: { notice: NoticeDetail; today: string }) {
  const t = useTexts(noticeTexts);
  const lang = useLang();
  return (
    <Panel
      className="course"
      title={t('timeline.title')}
      finding={t('timeline.finding', { count: notice.timeline.length })}
    >
      <ol>
        {notice.timeline.map((event) => (
          <li key={event.seq}>
            <time dateTime={event.at}>{formatMoment(event.at, lang, today)}</time>
            <EventText event={event} here={`/notices/${notice.id}`} hereName={t('timeline.this')} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
