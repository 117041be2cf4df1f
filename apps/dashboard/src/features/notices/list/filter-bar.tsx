import { ChoiceFilter, FilterChip, ListFilter, WordFilter } from '../../../shared/components/list-filter';
import { useTexts } from '../../../shared/i18n/messages';
import { wordTexts } from '../../../shared/words';
import { type NoticeFilter, SEVERITIES } from './filter';
import { listTexts } from './list-messages';

export function FilterBar({ filter, projectName }: { filter: NoticeFilter; projectName?: string }) {
  const t = useTexts(listTexts);
  const words = useTexts(wordTexts);
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
    <ListFilter>
      <WordFilter word={filter.q} label={t('filter.q')} />
      <ChoiceFilter
        part="severity"
        label={t('filter.severity')}
        any={t('filter.anySeverity')}
        value={filter.severity}
        options={SEVERITIES.map((value) => ({ value, text: words(`severity.${value}`) }))}
      />
      {chips.map(({ key, text }) => (
        <FilterChip key={key} text={text} label={t('filter.clear', { what: text })} clears={[key]} />
      ))}
    </ListFilter>
  );
}
