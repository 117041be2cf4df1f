import { industryName } from '@duban/domain';
import type { Lang } from '../../shared/i18n/i18n';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { projectWords } from '../../shared/project-words';
import { wordTexts } from '../../shared/words';
import { formatMonth } from '../../shared/format';
import { analysisTexts } from './messages';
import type { Dimension } from './query';

export type Named = { key: string; name: string | null };
export type NameOf = (by: Dimension, group: Named) => string;

/** What a group is called: its own name, or the word for its code. */
export function useNames(): NameOf {
  const t = useTexts(analysisTexts);
  const words = useTexts(projectWords);
  const sectors = useTexts(wordTexts);
  const lang = useLang();
  return (by, { key, name }) => {
    if (name !== null) return name;
    if (key === '') return t('none');
    if (by === 'sector') return sectors(`sector.${key}` as 'sector.other');
    if (by === 'industry') return `${key} ${industryName(key)?.[lang] ?? ''}`.trim();
    if (by === 'category') return words(`category.${key}` as 'category.industry');
    if (by === 'yearClass') return words(`yearClass.${key}` as 'yearClass.new');
    if (by === 'level') return words(`level.${key}` as 'level.none');
    return by === 'month' ? monthName(key, lang) : key;
  };
}

const monthName = (period: string, lang: Lang) =>
  lang === 'zh' ? formatMonth(period, lang) : `${formatMonth(period, lang)} ${period.slice(0, 4)}`;
