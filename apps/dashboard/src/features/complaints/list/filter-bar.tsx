import { COMPLAINT_CATEGORIES, COMPLAINT_KINDS, COMPLAINT_STAGES } from '@duban/domain';
import { Search, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useTexts } from '../../../shared/i18n/messages';
import { complaintWords } from '../../../shared/complaint-words';
import { type ComplaintFilter, SORTS, withPart } from './filter';
import { listTexts } from './list-messages';

const PAUSE = 300;

type BarProps = { filter: ComplaintFilter; unitName?: string; children?: ReactNode };

/** Word, category, kind, stage and order: all of them in the address. */
export function FilterBar({ filter, unitName, children }: BarProps) {
  const t = useTexts(listTexts);
  const words = useTexts(complaintWords);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const box = useRef<HTMLInputElement>(null);
  const set = (key: string, value: string) =>
    void navigate(withPart(new URLSearchParams(location.search), key, value.trim()), { replace: true });
  const typed = (value: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => set('q', value), PAUSE);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const unit =
    filter.unitId &&
    (unitName
      ? t(filter.unitAs === 'complained-of' ? 'filter.unitAbout' : 'filter.unit', { name: unitName })
      : t('filter.unitOne'));
  return (
    <div className="clist-filter">
      <form
        role="search"
        className="clist-search"
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
        aria-label={t('filter.category')}
        value={filter.category ?? ''}
        onChange={(event) => set('category', event.target.value)}
      >
        <option value="">{t('filter.anyCategory')}</option>
        {COMPLAINT_CATEGORIES.map((one) => (
          <option key={one} value={one}>
            {words(`category.${one}`)}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label={t('filter.kind')}
        value={filter.kind ?? ''}
        onChange={(event) => set('kind', event.target.value)}
      >
        <option value="">{t('filter.anyKind')}</option>
        {COMPLAINT_KINDS.map((one) => (
          <option key={one} value={one}>
            {words(`kind.${one}`)}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label={t('filter.stage')}
        value={filter.stage ?? ''}
        onChange={(event) => set('stage', event.target.value)}
      >
        <option value="">{t('filter.anyStage')}</option>
        {COMPLAINT_STAGES.map((one) => (
          <option key={one} value={one}>
            {words(`stage.${one}`)}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label={t('filter.sort')}
        value={filter.sort ?? 'due'}
        onChange={(event) => set('sort', event.target.value === 'due' ? '' : event.target.value)}
      >
        {SORTS.map((one) => (
          <option key={one} value={one}>
            {t(`sort.${one}`)}
          </option>
        ))}
      </select>
      {unit && (
        <Link
          className="clist-chip"
          to={withPart(new URLSearchParams(withPart(params, 'unitAs', null)), 'unitId', null)}
          aria-label={t('filter.clear', { what: unit })}
        >
          <span className="ellipsis">{unit}</span> <X size={14} aria-hidden="true" />
        </Link>
      )}
      {children}
    </div>
  );
}
