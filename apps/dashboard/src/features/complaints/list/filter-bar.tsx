import { COMPLAINT_CATEGORIES, COMPLAINT_KINDS, COMPLAINT_STAGES } from '@duban/domain';
import type { ReactNode } from 'react';
import { complaintWords } from '../../../shared/complaint-words';
import { ChoiceFilter, FilterChip, ListFilter, WordFilter } from '../../../shared/components/list-filter';
import { useTexts } from '../../../shared/i18n/messages';
import { type ComplaintFilter, SORTS } from './filter';
import { listTexts } from './list-messages';

type BarProps = { filter: ComplaintFilter; unitName?: string; children?: ReactNode };

/** Word, category, kind, stage and order: all of them in the address. */
export function FilterBar({ filter, unitName, children }: BarProps) {
  const t = useTexts(listTexts);
  const words = useTexts(complaintWords);
  const unit =
    filter.unitId &&
    (unitName
      ? t(filter.unitAs === 'complained-of' ? 'filter.unitAbout' : 'filter.unit', { name: unitName })
      : t('filter.unitOne'));
  return (
    <ListFilter>
      <WordFilter word={filter.q} label={t('filter.q')} />
      <ChoiceFilter
        part="category"
        label={t('filter.category')}
        any={t('filter.anyCategory')}
        value={filter.category}
        options={COMPLAINT_CATEGORIES.map((value) => ({ value, text: words(`category.${value}`) }))}
      />
      <ChoiceFilter
        part="kind"
        label={t('filter.kind')}
        any={t('filter.anyKind')}
        value={filter.kind}
        options={COMPLAINT_KINDS.map((value) => ({ value, text: words(`kind.${value}`) }))}
      />
      <ChoiceFilter
        part="stage"
        label={t('filter.stage')}
        any={t('filter.anyStage')}
        value={filter.stage}
        options={COMPLAINT_STAGES.map((value) => ({ value, text: words(`stage.${value}`) }))}
      />
      <ChoiceFilter
        part="sort"
        label={t('filter.sort')}
        value={filter.sort}
        options={SORTS.map((value) => ({ value, text: t(`sort.${value}`) }))}
      />
      {unit && (
        <FilterChip text={unit} label={t('filter.clear', { what: unit })} clears={['unitId', 'unitAs']} />
      )}
      {children}
    </ListFilter>
  );
}
