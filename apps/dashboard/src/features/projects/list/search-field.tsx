import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTexts } from '../../../shared/i18n/messages';
import { useRested } from '../../../shared/use-debounced';
import { projectsTexts } from '../messages';

const REST = 300;

/** Rests before it searches, and never in the middle of a Chinese word being composed. */
export function SearchField({ value, onRest }: { value: string; onRest: (value: string) => void }) {
  const t = useTexts(projectsTexts);
  const [text, setText] = useState(value);
  const [composing, setComposing] = useState(false);
  const [shown, setShown] = useState(value);
  // the address was changed from elsewhere: the bar above, a cleared filter
  if (value !== shown) {
    setShown(value);
    if (value !== text.trim()) setText(value);
  }
  useRested(composing ? value : text.trim(), REST, (rested) => rested !== value && onRest(rested));
  return (
    <span className="filters-search">
      <Search size={16} strokeWidth={1.7} aria-hidden="true" />
      <input
        className="input"
        type="search"
        value={text}
        maxLength={80}
        aria-label={t('searchLabel')}
        placeholder={t('search')}
        onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={(event) => {
          setText(event.currentTarget.value);
          setComposing(false);
        }}
      />
    </span>
  );
}
