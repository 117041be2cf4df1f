import { findAttachment, removeAttachment } from '@duban/contracts';
import { type ApiError, call, isApiError, whenLeaving } from '../api';
import { refuseAtOnce } from './at-once';
import { keep, type KeptFile, readKept } from './kept-files';
import { forgetTransfer, type Transfer, transfer } from './transfer';

export type UploadState =
  | 'queued'
  | 'sending'
  /** The line is away: it goes on by itself. */
  | 'waiting'
  | 'paused'
  | 'done'
  /** It is not taken as it is. */
  | 'refused'
  /** It could not be sent; the person may try again. */
  | 'failed'
  /** The page was closed before it was done, or it was not used for too long: it must be chosen again. */
  | 'unfinished';
export type UploadItem = {
  key: number;
  name: string;
  size: number;
  state: UploadState;
  sent: number;
  /** Of the attachment it has become. */
  id?: string;
  uploadId?: string;
  why?: ApiError;
};

/** Files under way at once: more only slows the first one down. */
const AT_ONCE = 2;
const RUNS: readonly UploadState[] = ['queued', 'sending', 'waiting'];
const TAKES_PLACE = (item: UploadItem) => item.state !== 'refused';

const toKept = ({ name, size, id, uploadId }: UploadItem): KeptFile => ({ name, size, id, uploadId });

/** The files of one act. They live as long as the page, not as the form: closing a dialog stops nothing. */
export class Uploads {
  private items: readonly UploadItem[];
  private last = 0;
  private readonly transfers = new Map<number, Transfer>();
  private readonly listeners = new Set<() => void>();

  /** `receipt`: the code by which they are sent, without a session; then the device keeps nothing of them. */
  constructor(
    private readonly draft: string,
    private readonly receipt: string | null = null,
  ) {
    this.items = (receipt ? [] : readKept(draft)).map(({ name, size, id, uploadId }) => ({
      key: ++this.last,
      name,
      size,
      state: id ? 'done' : 'unfinished',
      sent: id ? size : 0,
      id,
      uploadId,
    }));
    void this.check();
    addEventListener('online', this.lineIsBack);
    addEventListener('offline', this.lineIsAway);
    whenLeaving(() => this.items.forEach(({ key, state }) => RUNS.includes(state) && this.stop(key)));
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  get = (): readonly UploadItem[] => this.items;

  add = (files: readonly File[]): void => {
    for (const file of files) this.addOne(file);
    this.startNext();
  };

  pause = (key: number): void => {
    this.stop(key);
    this.startNext();
  };

  /** After a pause, or when something failed. */
  resume = (key: number): void => {
    this.change(key, { state: 'queued', why: undefined });
    this.startNext();
  };

  remove = (key: number): void => {
    const item = this.items.find((each) => each.key === key);
    if (!item) return;
    this.become(this.items.filter((each) => each !== item));
    const sent = this.transfers.get(key);
    this.transfers.delete(key);
    if (this.receipt) {
      sent?.drop();
      return this.startNext();
    }
    sent?.pause();
    // what stays behind the server throws away by itself after a day
    if (item.id) call(removeAttachment, { params: { attachmentId: item.id } }).catch(() => undefined);
    else this.forget(item);
    this.startNext();
  };

  /**
   * What the server keeps for this act is there, on whichever device it was chosen; what it keeps no more is not, unless
   * this device sent it. `taken`: what the act has already.
   */
  adopt = (
    kept: readonly { id: string; name: string; size: number }[],
    taken: readonly string[] = [],
  ): void => {
    const isKept = (id: string) => kept.some((one) => one.id === id);
    const stays = ({ id, uploadId }: UploadItem) =>
      id === undefined || (!taken.includes(id) && (uploadId !== undefined || isKept(id)));
    const items = this.items.filter(stays);
    const come = kept.filter(({ id }) => !items.some((item) => item.id === id));
    if (items.length === this.items.length && come.length === 0) return;
    const adopted = come.map(({ id, name, size }): UploadItem => ({
      ...{ key: ++this.last, name, size, id },
      ...{ state: 'done', sent: size },
    }));
    this.become([...items, ...adopted]);
  };

  /** The act has taken them. */
  clear = (): void => this.become([]);

  /** Asks for each file whether it is still there: unused ones are thrown away after a day. */
  check = async (): Promise<void> => {
    if (this.receipt) return;
    for (const { key, id, uploadId } of this.items) {
      if (!id || !uploadId) continue;
      await call(findAttachment, { params: { uploadId } }).catch((error: unknown) => {
        if (isApiError(error) && error.status === 404)
          this.change(key, { state: 'unfinished', sent: 0, id: undefined, uploadId: undefined });
      });
    }
  };

  private stop(key: number): void {
    this.transfers.get(key)?.pause();
    this.change(key, { state: 'paused' });
  }

  private addOne(file: File): void {
    const isSame = (item: UploadItem) => item.name === file.name && item.size === file.size;
    const same = this.items.find(isSame);
    if (same && same.state !== 'unfinished') return;
    const others = this.items.filter((item) => item !== same);
    const why = refuseAtOnce(file, others.filter(TAKES_PLACE).length);
    const item: UploadItem = {
      key: same?.key ?? ++this.last,
      name: file.name,
      size: file.size,
      sent: 0,
      ...(why ? { state: 'refused', why } : { state: 'queued' }),
    };
    if (!why) this.transfers.set(item.key, this.transferOf(item, file));
    this.become(same ? this.items.map((each) => (each === same ? item : each)) : [...this.items, item]);
  }

  private transferOf({ key, name, size }: UploadItem, file: File): Transfer {
    const by = { mark: this.markOf({ name, size }), receipt: this.receipt };
    return transfer(file, by, {
      onSent: (sent) => this.change(key, { state: 'sending', sent }),
      onWait: () => this.change(key, { state: 'waiting' }),
      onDone: (made) => {
        this.change(key, { state: 'done', sent: size, ...made });
        this.startNext();
      },
      onFail: (why) => {
        const isRefused = why.code === 'attachment-refused';
        this.change(key, { state: isRefused ? 'refused' : 'failed', why });
        if (isRefused) this.forget({ name, size });
        this.startNext();
      },
    });
  }

  private startNext(): void {
    let busy = this.items.filter(({ state }) => state === 'sending' || state === 'waiting').length;
    for (const { key, state } of this.items) {
      if (state !== 'queued' || busy >= AT_ONCE) continue;
      busy += 1;
      this.change(key, { state: 'sending' });
      this.transfers.get(key)?.start();
    }
  }

  private readonly lineIsAway = (): void => {
    for (const { key, state } of this.items) {
      if (state !== 'sending') continue;
      this.transfers.get(key)?.pause();
      this.change(key, { state: 'waiting' });
    }
  };

  private readonly lineIsBack = (): void => {
    for (const { key, state, why } of this.items) {
      if (state === 'waiting') this.transfers.get(key)?.start();
      else if (state === 'failed' && why?.code === 'no-network') this.resume(key);
    }
  };

  private forget(item: Pick<UploadItem, 'name' | 'size'>): void {
    if (this.receipt) return;
    forgetTransfer(this.markOf(item)).catch(() => undefined);
  }

  /** One file of one act of one person, wherever it is chosen again. */
  private markOf({ name, size }: Pick<UploadItem, 'name' | 'size'>): string {
    return `${this.draft}|${name}|${size}`;
  }

  private change(key: number, to: Partial<UploadItem>): void {
    this.become(this.items.map((item) => (item.key === key ? { ...item, ...to } : item)));
  }

  private become(items: readonly UploadItem[]): void {
    this.items = items;
    if (!this.receipt) keep(this.draft, items.filter(TAKES_PLACE).map(toKept));
    this.listeners.forEach((tell) => tell());
  }
}
