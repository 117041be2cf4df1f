import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTexts } from '../i18n/messages';
import { shared } from '../messages';
import './ticker.css';

/** `said`: the same as plain text, for the voice. */
export type TickerItem = { id: string; time: string; content: ReactNode; said: string };

const STEP = 6000;
const VOICE = 10_000;

/** 动态: one line that steps every 6 s and stands still under pointer or focus; newcomers then wait. */
export function Ticker({ items }: { items: readonly TickerItem[] }) {
  const t = useTexts(shared);
  const [held, setHeld] = useState<readonly TickerItem[] | null>(null);
  const [offset, setOffset] = useState(0);
  const shown = held ?? items;
  const newest = items[0]?.id;
  const newer = held
    ? Math.max(
        0,
        items.findIndex((item) => item.id === held[0]?.id),
      )
    : 0;

  const [seen, setSeen] = useState(newest);
  if (seen !== newest) {
    // the newest comes first, whatever was being shown
    setSeen(newest);
    setOffset(0);
  }
  useEffect(() => {
    if (held || items.length < 2) return;
    const timer = setInterval(() => setOffset((n) => (n + 1) % items.length), STEP);
    return () => clearInterval(timer);
  }, [held, items.length]);

  const order = [...shown.slice(offset), ...shown.slice(0, offset)];
  return (
    <section
      className="ticker"
      aria-label={t('ticker.title')}
      onPointerEnter={() => setHeld(items)}
      onPointerLeave={() => setHeld(null)}
      onFocus={() => setHeld((old) => old ?? items)}
      onBlur={() => setHeld(null)}
    >
      <b>{t('ticker.title')}</b>
      <ul>
        {order.map((item) => (
          <li key={item.id}>
            <time>{item.time}</time>
            {item.content}
          </li>
        ))}
      </ul>
      {newer > 0 && <span className="ticker-newer">{t('ticker.newer', { count: newer })}</span>}
      <Voice item={items[0]} />
    </section>
  );
}

/** At most one sentence in ten seconds, and none for what was there from the start. */
function Voice({ item }: { item?: TickerItem }) {
  const [said, setSaid] = useState('');
  const last = useRef({ id: item?.id, at: 0 });
  useEffect(() => {
    if (!item || item.id === last.current.id) return;
    const wait = Math.max(0, last.current.at + VOICE - Date.now());
    const timer = setTimeout(() => {
      last.current = { id: item.id, at: Date.now() };
      setSaid(item.said);
    }, wait);
    return () => clearTimeout(timer);
  }, [item]);
  return (
    <span className="sr-only" aria-live="polite">
      {said}
    </span>
  );
}
