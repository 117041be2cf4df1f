import { ChoiceFilter, FilterChip, ListFilter, WordFilter } from '../../../shared/components/list-filter';
import { useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import type { CardFilter } from './filter';
import { listTexts } from './list-messages';

type Names = { unit?: string; notice?: string | null };

export function FilterBar({ filter, names }: { filter: CardFilter; names: Names }) {
  const t = useTexts(listTexts);
  const words = useTexts(shared);
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
    <ListFilter>
      <WordFilter word={filter.q} label={t('filter.q')} />
      <ChoiceFilter
        part="color"
        label={t('filter.color')}
        any={t('filter.anyColor')}
        value={filter.color}
        options={[
          { value: 'yellow', text: words('card.yellow') },
          { value: 'red', text: words('card.red') },
        ]}
      />
      {chips.map(({ key, text }) => (
        <FilterChip key={key} text={text} label={t('filter.clear', { what: text })} clears={[key]} />
      ))}
    </ListFilter>
  );
}
