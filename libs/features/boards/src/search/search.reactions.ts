import { nextAt, type Instant } from '@duban/domain';
import { OnTask, rowsOf, tellRepaired, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';

/** Each night: what can be searched is compared with what the rows say. */
export const SEARCH_CHECK = 'search.check-due';
const SUBJECT = 'search';
const NIGHT = '00:40';
const TOLD = 5;
const nextCheck = (now: Instant) => ({ kind: SEARCH_CHECK, subject: SUBJECT, dueAt: nextAt(now, NIGHT) });

/**
 * Triggers keep the entries of the search in the transaction that changes their row. That nothing has slipped is proved
 * here; what has is put right, recorded and told.
 */
@Injectable()
export class SearchReactions {
  /** Sets the first night, where none is set. */
  async begin(tx: Tx): Promise<void> {
    await tx.scheduleFirst(nextCheck(tx.now));
  }

  @OnTask(SEARCH_CHECK)
  async checkDue(tx: Tx): Promise<void> {
    tx.schedule(nextCheck(tx.now));
    const drift = await rowsOf<{ kind: string; row_id: string; part: string }>(
      tx.em,
      'select * from search_drift()',
    );
    if (drift.length === 0) return;
    await tx.em.query('select repair_search()');
    const keys = drift
      .slice(0, TOLD)
      .map(({ kind, row_id: id, part }) => [kind, id, part].filter(Boolean).join(' '));
    await tellRepaired(tx, 'search.repaired', SUBJECT, { count: drift.length, keys });
  }
}
