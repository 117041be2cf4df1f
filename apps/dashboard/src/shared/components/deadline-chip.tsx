import { formatDate } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { shared } from '../messages';
import './deadline-chip.css';

export type DeadlineChipProps = {
  /** left and today by the calendar; waiting: since it was handed in; paused: the clock stands; pause-ended: too long. */
  state: 'left' | 'today' | 'overdue' | 'waiting' | 'paused' | 'pause-ended';
  /** Working days, counted by the server. */
  days?: number;
  /** The due day. */
  day?: string | null;
  provisional?: boolean;
  /** Only on the last day: "17:30". */
  time?: string;
  /** Today, so that the year stands only where it differs. */
  today?: string;
};

const COUNTED = {
  left: 'deadline.left',
  overdue: 'deadline.overdue',
  waiting: 'deadline.waiting',
  paused: 'deadline.paused',
  'pause-ended': 'deadline.pauseEnded',
} as const;

/** 时限: the hero. Days left or overdue, then the date with its weekday; red only once it is overdue. */
export function DeadlineChip({ state, days = 0, day, provisional, time, today }: DeadlineChipProps) {
  const t = useTexts(shared);
  const lang = useLang();
  const tone =
    state === 'overdue'
      ? 'over'
      : state === 'today' || state === 'pause-ended' || (state === 'left' && days <= 1)
        ? 'soon'
        : 'calm';
  const words =
    state === 'today'
      ? time
        ? t('deadline.todayAt', { time })
        : t('deadline.today')
      : state === 'waiting' && days === 0
        ? t('deadline.waitingToday')
        : state === 'overdue' && days === 0
          ? t('deadline.overdueFresh')
          : t(COUNTED[state], { count: days });
  // the number stands out inside its sentence, in whatever place the language puts it
  const [before, after] =
    state === 'today' || !words.includes(String(days)) ? [words, null] : words.split(String(days), 2);
  return (
    <span className={`chip chip-${tone}${provisional ? ' chip-provisional' : ''}`}>
      <b>
        {before}
        {after != null && <em>{days}</em>}
        {after}
      </b>
      {day && state !== 'today' && (
        <time dateTime={day}>
          {formatDate(day, lang, today)}
          {provisional && ` ${t('deadline.provisional')}`}
        </time>
      )}
    </span>
  );
}

type Remaining = { state: 'open' | 'today' | 'overdue'; workingDays: number };

/** The chip of a contract's `remaining`. */
export const RemainingChip = ({
  remaining,
  ...rest
}: { remaining: Remaining } & Pick<DeadlineChipProps, 'day' | 'provisional' | 'time' | 'today'>) => (
  <DeadlineChip
    state={remaining.state === 'open' ? 'left' : remaining.state}
    days={Math.abs(remaining.workingDays)}
    {...rest}
  />
);
