import { useState } from 'react';
import { useTexts } from '../i18n/messages';
import { fileProblem } from './attachment-words';
import { fieldTexts } from './field-messages';
import type { UploadItem } from './uploads';

/** The last thing that happened to a file, as a sentence to be read out: not each step of its progress. */
export function useNews(items: readonly UploadItem[]): string {
  const t = useTexts(fieldTexts);
  const [seen, setSeen] = useState({ items, news: '' });
  if (seen.items === items) return seen.news;
  const before = new Map(seen.items.map((item) => [item.key, item.state]));
  const changed = items.filter((item) => before.get(item.key) !== item.state);
  const said = changed.flatMap((item) => {
    const { name, state, why } = item;
    if (why) return t('said.failed', { name, why: fileProblem(item, why) });
    if (state === 'done') return t('said.done', { name });
    return state === 'waiting' ? t('line.away') : [];
  });
  const news = said.at(-1) ?? seen.news;
  setSeen({ items, news });
  return news;
}
