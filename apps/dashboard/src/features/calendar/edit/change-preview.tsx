import type { CalendarChange, MovedTerm } from '@duban/contracts';
import { Link } from 'react-router';
import { formatDate, formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { calendarTexts } from '../messages';
import '../../../shared/design/table.css';

const SHOWN_DAYS = 12;

/** What a change would do: which days, which terms, from when to when. "Nothing moves" is said too. */
export function ChangePreview({ change, closes }: { change: CalendarChange; closes: string }) {
  const t = useTexts(calendarTexts);
  const lang = useLang();
  const { today } = useSession();
  const { days, terms, moved, certain, checked, past } = change;
  const comma = lang === 'zh' ? '，' : '; ';
  // a day that moves to itself: only the hour does
  // a year that was announced is put back to an estimate
  const isUnsure = terms.some((term) => !term.moves && term.provisional);
  const isHours = terms.some((term) => term.moves && term.from === term.to);
  return (
    <section className="preview" aria-label={t('preview.title')} aria-live="polite">
      <p className="preview-sum">
        <b>{moved > 0 ? t('preview.moved', { count: moved }) : t('preview.none')}</b>
        {certain > 0 && (
          <span>{t(isUnsure ? 'preview.provisional' : 'preview.certain', { count: certain })}</span>
        )}
        <span className="faint">{t('preview.checked', { count: checked })}</span>
      </p>
      <p>
        {days.length > 0 ? t('preview.days', { count: days.length }) : !isHours && t('preview.noDays')}
        {isHours && days.length === 0 && t('preview.hours', { time: closes })}
        {days.length > 0 && (lang === 'zh' ? '：' : ': ')}
        {days
          .slice(0, SHOWN_DAYS)
          .map(({ day, from, to, name }) => {
            const date = formatDate(day, lang, today.day);
            if (from === to) return t('preview.renamed', { day: date, name });
            return `${date} ${t(`kind.${from}`)} → ${t(`kind.${to}`)}${name ? ` ${name}` : ''}`;
          })
          .join(comma)}
        {days.length > SHOWN_DAYS && `${comma}${t('preview.more', { count: days.length - SHOWN_DAYS })}`}
      </p>
      {terms.length > 0 && <Terms terms={terms} closes={closes} />}
      {moved + certain > terms.length && (
        <p className="faint">{t('preview.first', { count: terms.length })}</p>
      )}
      {past > 0 && <p>{t('preview.past', { count: past })}</p>}
      {moved + certain > 0 && <p className="faint">{t('preview.once')}</p>}
    </section>
  );
}

function Terms({ terms, closes }: { terms: readonly MovedTerm[]; closes: string }) {
  const t = useTexts(calendarTexts);
  const lang = useLang();
  const { today, can } = useSession();
  const day = (text: string) => formatDate(text, lang, today.day);
  const linked = {
    notice: can.includes('notice:read'),
    card: can.includes('card:read'),
    complaint: can.includes('complaint:read'),
    report: false,
  };
  const path = { notice: '/notices', card: '/cards', complaint: '/complaints', report: '' };
  const nameOf = ({ type, label }: MovedTerm) =>
    type === 'report' ? t('type.report', { month: formatMonth(label, lang) }) : label;
  return (
    <div className="preview-terms">
      <table className="table table-dense">
        <thead>
          <tr>
            {(['matter', 'unit', 'what', 'from', 'to'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`preview.col.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {terms.map((term) => (
            <tr key={`${term.type} ${term.id}`}>
              <th scope="row">
                {linked[term.type] ? (
                  <Link to={`${path[term.type]}/${term.id}`} target="_blank">
                    {nameOf(term)}
                  </Link>
                ) : (
                  nameOf(term)
                )}
              </th>
              <td>{term.unit || t('everyone')}</td>
              <td>{t(`what.${term.what}`)}</td>
              <td>{term.from === term.to ? day(term.from) : <s>{day(term.from)}</s>}</td>
              <td>
                {term.from !== term.to
                  ? day(term.to)
                  : t(term.moves ? 'same' : term.provisional ? 'provisional' : 'certain', { time: closes })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
