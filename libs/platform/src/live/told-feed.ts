import type { DataSource } from 'typeorm';
import { rowsOf } from '../database/rows';
import type { Log } from '../log/log';
import type { LiveServer } from './live-server';

/** However fast things are told, each person hears of it at most so often. */
const EVERY_MS = 500;
/** Nobody reads further than this; counting stops here. */
const MOST = 1000;

type Mark = { id: string; unread: number; newest: string | null };

/**
 * Tells those who are connected to this process how many lines of their inbox they have not read, when that changed. It
 * compares counts, not numbers: lines are committed in another order than they are numbered.
 */
export class ToldFeed {
  private marks = new Map<string, string>();
  private timer: NodeJS.Timeout | null = null;
  private reading: Promise<void> | null = null;
  private closed = false;

  constructor(
    private readonly source: DataSource,
    private readonly server: LiveServer,
    private readonly log: Log,
  ) {}

  /** Something was committed, here or elsewhere, or somebody came. */
  wake(): void {
    if (this.closed) return;
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.reading = (this.reading ?? Promise.resolve()).then(() => this.read());
    }, EVERY_MS);
  }

  private async read(): Promise<void> {
    const accounts = this.server.accountIds();
    if (accounts.length === 0) this.marks = new Map();
    if (accounts.length === 0 || this.closed) return;
    try {
      const rows = await rowsOf<Mark>(
        this.source,
        `select a.id,
           (select count(*)::int from (select 1 from inbox i where i.account_id = a.id and i.read_at is null limit ${MOST}) n) as unread,
           (select max(i.id) from inbox i where i.account_id = a.id) as newest
         from unnest($1::uuid[]) as a (id)`,
        [accounts],
      );
      const marks = new Map(rows.map(({ id, unread, newest }) => [id, `${unread} ${newest}`]));
      for (const { id, unread } of rows)
        if (this.marks.get(id) !== marks.get(id)) this.server.tellTold(id, unread);
      this.marks = marks;
    } catch (error) {
      this.log.warn({ err: (error as Error).message }, 'what people were told could not be read');
    }
  }

  close(): void {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
  }
}
