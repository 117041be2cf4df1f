import type { ReportDraft } from '@duban/contracts';
import { type ApiError, isApiError } from '../../../shared/api';
import { type Fields, sameDraft, toDraft } from './fields';
import type { LocalDraft } from './local-draft';

export type DraftState =
  | { kind: 'idle' | 'saving' | 'conflict' }
  | { kind: 'saved' | 'local'; at: string }
  | { kind: 'refused'; error: ApiError };
type Saved = { savedAt: string; version: number };

type Ground = {
  version: number;
  fields: Fields;
  /** The photographs the server's draft holds. */
  photos: readonly string[];
  local: LocalDraft;
  save: (draft: ReportDraft, version: number, photoIds: readonly string[]) => Promise<Saved>;
  /** The server's time, as this device knows it. */
  now: () => string;
};

const PAUSE = 400;
const REST = 1500;
const RETRY = 15_000;

/** Keeps what is typed: on this device at each pause, on the server when it has rested; one save at a time. */
export function createDraftKeeper({ version: start, fields: first, photos: had, local, save, now }: Ground) {
  let version = start;
  let fields = first;
  let sent = first;
  let photos = had;
  let sentPhotos = had;
  let state: DraftState = { kind: 'idle' };
  let stopped = false;
  let running: Promise<void> | null = null;
  const timers: Partial<Record<'pause' | 'rest' | 'retry', ReturnType<typeof setTimeout>>> = {};
  const listeners = new Set<() => void>();

  const become = (next: DraftState) => {
    state = next;
    listeners.forEach((tell) => tell());
  };
  const later = (timer: keyof typeof timers, ms: number, act: () => void) => {
    clearTimeout(timers[timer]);
    timers[timer] = setTimeout(act, ms);
  };
  const keep = (synced: boolean) => local.write({ fields, base: sent, version, synced, at: now() });
  const isTyped = () => !sameDraft(fields, sent);
  const isDirty = () => isTyped() || setOf(photos) !== setOf(sentPhotos);

  async function push(): Promise<void> {
    const [pushed, pushedPhotos] = [fields, photos];
    become({ kind: 'saving' });
    try {
      const { savedAt, version: next } = await save(toDraft(pushed), version, pushedPhotos);
      version = next;
      sent = pushed;
      sentPhotos = pushedPhotos;
      if (stopped) return;
      keep(!isTyped());
      become({ kind: 'saved', at: savedAt });
    } catch (error) {
      if (stopped) return;
      keep(false);
      if (!isApiError(error)) throw error;
      if (error.status === 409) become({ kind: 'conflict' });
      else if (error.status === 0 || error.status >= 500) {
        become({ kind: 'local', at: now() });
        later('retry', RETRY, () => void flush());
      } else become({ kind: 'refused', error });
    }
  }

  /** Sends what has not been sent; resolves when nothing is on its way. */
  async function flush(): Promise<void> {
    clearTimeout(timers.rest);
    if (running) await running;
    if (stopped || state.kind === 'conflict' || !isDirty()) return;
    running = push().finally(() => (running = null));
    await running;
  }

  return {
    change(next: Fields): void {
      fields = next;
      if (stopped) return;
      later('pause', PAUSE, () => isTyped() && keep(false));
      if (state.kind !== 'conflict') later('rest', REST, () => void flush());
    },
    /** The photographs that are there by now: this device keeps them by itself, the server with the draft. */
    choose(ids: readonly string[]): void {
      photos = ids;
      if (!stopped && state.kind !== 'conflict' && isDirty()) later('rest', REST, () => void flush());
    },
    flush,
    /** At once, on this device: the page is being left. */
    keepNow: () => !stopped && isTyped() && keep(false),
    /** Goes on from another version: `theirs` is what the server holds there. */
    resume(next: number, theirs: Fields, theirPhotos: readonly string[]): void {
      version = next;
      sent = theirs;
      sentPhotos = theirPhotos;
      become({ kind: 'idle' });
    },
    stop(): void {
      stopped = true;
      Object.values(timers).forEach((timer) => clearTimeout(timer));
    },
    start(): void {
      stopped = false;
    },
    version: () => version,
    fields: () => fields,
    /** What the server held when this device last heard of it. */
    base: () => sent,
    state: () => state,
    subscribe(tell: () => void) {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
  };
}
const setOf = (ids: readonly string[]): string => [...ids].sort().join(' ');

export type DraftKeeper = ReturnType<typeof createDraftKeeper>;
