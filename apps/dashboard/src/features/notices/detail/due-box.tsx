import { formatDate, formatDay, formatWeekday } from '../../../shared/format';
import { useLang } from '../../../shared/i18n/messages';

/** calm, within a working day, overdue, over, or standing still. */
export type Tone = 'calm' | 'soon' | 'over' | 'done' | 'still';
export type BoxProps = {
  label: string;
  day?: string | null;
  /** Given when the day may lie in another year, which is then named. */
  today?: string;
  words?: string;
  /** The working days that are left, or gone. */
  left?: string;
  note?: string;
  tone?: Tone;
  provisional?: boolean;
  /** Due days that were told and then moved, each with its reason. */
  was?: { day: string; why: string }[];
};

/** One deadline: its day with the weekday, what is left, and the days that stood here before. */
export function Box({
  label,
  day,
  today,
  words,
  left,
  note,
  tone = 'calm',
  provisional,
  was = [],
}: BoxProps) {
  const lang = useLang();
  return (
    <div className={`due due-${tone}${provisional ? ' due-provisional' : ''}`}>
      <span>{label}</span>
      <b>
        {day ? (
          <time dateTime={day}>
            {formatDay(day, lang, today)} <i>{formatWeekday(day, lang)}</i>
          </time>
        ) : (
          <i>{words}</i>
        )}
      </b>
      {(left || note) && (
        <small>
          {left && <Counted text={left} />}
          {left && note && ' · '}
          {note}
        </small>
      )}
      {was.map((old) => (
        <small key={old.day} className="due-was">
          <del>{formatDate(old.day, lang)}</del> {old.why}
        </small>
      ))}
    </div>
  );
}

/** "剩 21 个工作日": the number stands out. */
function Counted({ text }: { text: string }) {
  const [, before = text, number = '', after = ''] = /^(\D*)(\d+)(.*)$/s.exec(text) ?? [];
  return (
    <>
      {before}
      <em>{number}</em>
      {after}
    </>
  );
}
