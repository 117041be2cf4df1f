import type { CalendarYear } from '@duban/contracts';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { useTexts } from '../../shared/i18n/messages';
import { calendarTexts } from './messages';

/** One year at a time, in the address; those not announced say so in the list. */
export function YearChoice({ data: { year, years } }: { data: CalendarYear }) {
  const t = useTexts(calendarTexts);
  const navigate = useNavigate();
  const known = years.some((row) => row.year === year)
    ? years
    : [...years, { year, status: 'estimated' as const, source: '' }];
  const go = (to: number) => `/calendar?year=${to}`;
  return (
    <div className="year-choice">
      <Link to={go(year - 1)} aria-label={t('year.before')} title={t('year.before')} preventScrollReset>
        <ChevronLeft size={18} strokeWidth={1.7} aria-hidden="true" />
      </Link>
      <select
        className="input"
        aria-label={t('year.choose')}
        value={year}
        onChange={(event) => void navigate(go(Number(event.target.value)))}
      >
        {[...known]
          .sort((a, b) => b.year - a.year)
          .map((row) => (
            <option key={row.year} value={row.year}>
              {t('year', { year: row.year })}
              {row.status === 'estimated' ? ` · ${t('estimated')}` : ''}
            </option>
          ))}
      </select>
      <Link to={go(year + 1)} aria-label={t('year.after')} title={t('year.after')} preventScrollReset>
        <ChevronRight size={18} strokeWidth={1.7} aria-hidden="true" />
      </Link>
    </div>
  );
}
