import type { CalendarYear } from '@duban/contracts';
import { Button } from '../../shared/components/button';
import { Panel } from '../../shared/components/panel';
import { useTexts } from '../../shared/i18n/messages';
import { calendarTexts } from './messages';

type Hours = CalendarYear['hours'];

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const lengthOf = (hours: Hours) =>
  hours.reduce((sum, { start, end }) => sum + minutesOf(end) - minutesOf(start), 0);

/** 作息时间: the periods of a working day, and what they mean for a term. */
export function HoursPanel({ data: { hours }, onEdit }: { data: CalendarYear; onEdit: (() => void) | null }) {
  const t = useTexts(calendarTexts);
  const length = lengthOf(hours);
  const [h, m] = [Math.floor(length / 60), length % 60];
  return (
    <Panel
      title={t('hours.title')}
      finding={t('hours.finding', { hours: t(m ? 'hours.span' : 'hours.spanWhole', { h, m }) })}
      asOf={
        onEdit && (
          <Button kind="quiet" onClick={onEdit}>
            {t('act.hours')}
          </Button>
        )
      }
    >
      <ul className="hours">
        {hours.map(({ start, end }) => (
          <li key={start}>
            <time>{start}</time> – <time>{end}</time>
          </li>
        ))}
      </ul>
      <p className="calendar-note">{t('hours.close', { time: hours.at(-1)?.end ?? '' })}</p>
    </Panel>
  );
}
