import { nextAt } from '@duban/domain';
import { findAdministrators, OnTask, rowsOf, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';

/** Each night: what can be searched is compared with what the rows say. */
export const SEARCH_CHECK = 'search.check-due';
const SUBJECT = 'search';
const NIGHT = '00:40';
const TOLD = 5;

/**
 * Triggers keep the entries of the search in the transaction that changes their row. That nothing has slipped is proved
 * here; what has is put right, recorded and told.
 */
@Injectable()
export class SearchReactions {
  /** Sets the first night, where none is set. */
  async begin(tx: Tx): Promise<void> {
    const [set] = await rowsOf(tx.em, `select 1 from tasks where kind = $1 and state = 'pending'`, [
      SEARCH_CHECK,
    ]);
    if (!set) this.scheduleNext(tx);
  }

  @OnTask(SEARCH_CHECK)
  async checkDue(tx: Tx): Promise<void> {
    this.scheduleNext(tx);
    const drift = await rowsOf<{ kind: string; row_id: string; part: string }>(
      tx.em,
      'select * from search_drift()',
    );
    if (drift.length === 0) return;
    await tx.em.query('select repair_search()');
    const subject = { type: 'register', id: SUBJECT };
    const keys = drift
      .slice(0, TOLD)
      .map(({ kind, row_id: id, part }) => [kind, id, part].filter(Boolean).join(' '));
    const data = { count: drift.length, keys };
    tx.record({ type: 'search.repaired', subject, data });
    tx.tell({
      to: await findAdministrators(tx.em),
      key: `search-repaired:${tx.now}`,
      kind: 'rung',
      topic: 'search.repaired',
      subject,
      data,
    });
  }

  private scheduleNext(tx: Tx): void {
    tx.schedule({ kind: SEARCH_CHECK, subject: SUBJECT, dueAt: nextAt(tx.now, NIGHT) });
  }
}
