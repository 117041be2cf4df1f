import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import { useTexts } from '../i18n/messages';
import { shared } from '../messages';
import type { EngineWord, Live, LiveState } from './live';

export const LiveContext = createContext<Live | null>(null);

const STILL: LiveState = { phase: 'connecting', since: 0 };
const never = () => () => {};

export function useLiveState(): LiveState {
  const live = use(LiveContext);
  return useSyncExternalStore(live?.subscribe ?? never, live?.state ?? (() => STILL));
}

const CALM: EngineWord = { late: false, since: null };

/** Whether the engine is silent, as far as this viewer may know. */
export function useEngineWord(): EngineWord {
  const live = use(LiveContext);
  return useSyncExternalStore(live?.subscribe ?? never, live?.engine ?? (() => CALM));
}

/** While mounted, the server sends this viewer's board whole. */
export function useWatchBoard(): void {
  const live = use(LiveContext);
  useEffect(() => live?.watchBoard(), [live]);
}

/** A clock that ticks for words like "2 分钟"; stands still while `on` is false. */
export function useTick(every: number, on = true): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every, on]);
  return now;
}

/** "已连接", "正在重连", "断开 2 分钟". */
export function useConnectionWord(): { phase: LiveState['phase']; word: string; since: string } {
  const t = useTexts(shared);
  const { phase, since } = useLiveState();
  const now = useTick(5000, phase === 'offline' || phase === 'reconnecting');
  const seconds = Math.max(0, Math.round((now - since) / 1000));
  const age =
    seconds < 60
      ? t('offline.seconds', { count: seconds })
      : t('offline.minutes', { count: Math.floor(seconds / 60) });
  const word = phase === 'offline' ? t('connection.offline', { since: age }) : t(`connection.${phase}`);
  return { phase, word, since: age };
}
