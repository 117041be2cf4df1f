import { Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useTexts } from '../../../shared/i18n/messages';
import { wordTexts } from '../../../shared/words';
import { listTexts } from './list-messages';
import { type NoticeFilter, SEVERITIES, withPart } from './filter';

const PAUSE = 300;

export function FilterBar({ filter, projectName }: { filter: NoticeFilter; projectName?: string }) {
  const t = useTexts(listTexts);
  const words = useTexts(wordTexts);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const box = useRef<HTMLInputElement>(null);
  const set = (key: string, value: string) => {
    void navigate(withPart(new URLSearchParams(location.search), key, value.trim()), { replace: true });
  };
  const typed = (value: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => set('q', value), PAUSE);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const chips = [
    filter.projectId && {
      key: 'projectId',
      text: projectName ? t('filter.project', { name: projectName }) : t('filter.projectOnly'),
    },
    filter.state && {
      key: 'state',
      text: t('filter.state', { state: words(`state.${filter.state}`) }),
    },
  ].filter((chip) => !!chip);
  return (
    <div className="notices-filter">
      <form
        role="search"
        className="notices-search"
        onSubmit={(event) => {
          event.preventDefault();
          clearTimeout(timer.current);
          set('q', box.current?.value ?? '');
        }}
      >
        <Search size={16} strokeWidth={1.7} aria-hidden="true" />
        <input
          ref={box}
          className="input"
          type="search"
          defaultValue={filter.q}
          maxLength={80}
          placeholder={t('filter.q')}
          aria-label={t('filter.q')}
          onChange={(event) => typed(event.target.value)}
        />
      </form>
      <select
        className="input"
        aria-label={t('filter.severity')}
        value={filter.severity ?? ''}
        onChange={(event) => set('severity', event.target.value)}
      >
        <option value="">{t('filter.anySeverity')}</option>
        {SEVERITIES.map((severity) => (
          <option key={severity} value={severity}>
            {words(`severity.${severity}`)}
          </option>
        ))}
      </select>
      {chips.map(({ key, text }) => (
        <Link
          key={key}
          className="notices-chip"
          to={withPart(params, key, null)}
          aria-label={t('filter.clear', { what: text })}
        >
          <span className="ellipsis">{text}</span> <X size={14} aria-hidden="true" />
        </Link>
      ))}
    </div>
  );
}
