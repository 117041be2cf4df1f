import { Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { type CardFilter, withPart } from './filter';
import { listTexts } from './list-messages';

const PAUSE = 300;
type Names = { unit?: string; notice?: string | null };

export function FilterBar({ filter, names }: { filter: CardFilter; names: Names }) {
  const t = useTexts(listTexts);
  const words = useTexts(shared);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const box = useRef<HTMLInputElement>(null);
  const set = (key: string, value: string) => {
    void navigate(withPart(new URLSearchParams(location.search), key, value.trim()), { replace: true });
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const chips = [
    filter.unitId && {
      key: 'unitId',
      text: names.unit ? t('filter.unit', { name: names.unit }) : t('filter.unitOnly'),
    },
    filter.noticeId && {
      key: 'noticeId',
      text: names.notice ? t('filter.notice', { number: names.notice }) : t('filter.noticeOnly'),
    },
  ].filter((chip) => !!chip);
  return (
    <div className="cards-filter">
      <form
        role="search"
        className="cards-search"
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
          onChange={({ target }) => {
            clearTimeout(timer.current);
            timer.current = setTimeout(() => set('q', target.value), PAUSE);
          }}
        />
      </form>
      <select
        className="input"
        aria-label={t('filter.color')}
        value={filter.color ?? ''}
        onChange={(event) => set('color', event.target.value)}
      >
        <option value="">{t('filter.anyColor')}</option>
        <option value="yellow">{words('card.yellow')}</option>
        <option value="red">{words('card.red')}</option>
      </select>
      {chips.map(({ key, text }) => (
        <Link
          key={key}
          className="cards-chip"
          to={withPart(params, key, null)}
          aria-label={t('filter.clear', { what: text })}
        >
          <span className="ellipsis">{text}</span> <X size={14} aria-hidden="true" />
        </Link>
      ))}
    </div>
  );
}
