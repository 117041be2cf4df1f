import type { CardDetail } from '@duban/contracts';
import { EventText } from '../../../shared/components/event-text';
import { Panel } from '../../../shared/components/panel';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { cardTexts } from '../messages';
import { type CourseItem, toCourse } from './to-course';

/** 经过: time and actor first, then the act with its words; nothing disappears. */
export function Course({ card, today }: { card: CardDetail; today: string }) {
  const t = useTexts(cardTexts);
  return (
    <Panel
      className="card-course"
      title={t('course.title')}
      finding={t('course.finding', { count: card.acts.length })}
    >
      <ol>
        {toCourse(card).map((item, i) => (
          <Item key={i} item={item} here={`/cards/${card.id}`} today={today} />
        ))}
      </ol>
    </Panel>
  );
}

function Item({ item, here, today }: { item: CourseItem; here: string; today: string }) {
  const t = useTexts(cardTexts);
  const lang = useLang();
  const time = <time dateTime={item.at}>{formatMoment(item.at, lang, today)}</time>;
  if ('event' in item)
    return (
      <li className="course-told">
        {time}
        <div>
          <EventText event={item.event} here={here} />
        </div>
      </li>
    );
  const { act } = item;
  return (
    <li>
      {time}
      <div>
        <b>{t(`did.${act.move}`)}</b> <span>{act.by ?? t('course.system')}</span>
        {act.text && <blockquote>{act.text}</blockquote>}
      </div>
    </li>
  );
}
