import { useEffect, useRef, useState } from 'react';
import { atShanghai, formatNumber } from '../format';
import { useTexts } from '../i18n/messages';
import { shared } from '../messages';

const HOLD = { office: 6000, wall: 12_000 };
const TOGETHER = 2000;

export type Changed = { marked: boolean; note: string | null };

/** "刚刚 +1 · 10:23" for 6 s after a figure moved (wall 12 s). Several changes within 2 s are one. */
export function useChanged(value: number | string | null | undefined): Changed {
  const t = useTexts(shared);
  const before = useRef(value);
  const base = useRef<{ from: typeof value; at: number } | null>(null);
  const [mark, setMark] = useState<{ delta: string; time: string; id: number } | null>(null);

  useEffect(() => {
    const from = before.current;
    before.current = value;
    if (from === value || from == null || value == null) return;
    const now = Date.now();
    if (!base.current || now - base.current.at > TOGETHER) base.current = { from, at: now };
    const start = base.current.from;
    const moved = typeof start === 'number' && typeof value === 'number' ? value - start : null;
    const delta = moved === null ? '' : ` ${moved > 0 ? '+' : ''}${formatNumber(moved)}`;
    setMark({ delta, time: atShanghai(now).time, id: now });
  }, [value]);

  useEffect(() => {
    if (!mark) return;
    const hold = document.documentElement.dataset.density === 'wall' ? HOLD.wall : HOLD.office;
    const timer = setTimeout(() => setMark(null), hold);
    return () => clearTimeout(timer);
  }, [mark]);

  return { marked: mark !== null, note: mark && `${t('changed.now')}${mark.delta} · ${mark.time}` };
}
