import type { DataSource, EntityManager } from 'typeorm';
import { DomainError } from '../http/domain-error';
import { rowsOf } from './rows';

const BATCH = 500;
/** Each long read holds a connection while somebody reads it: more at once are asked to come back. */
const AT_ONCE = 3;
/** Who takes nothing for so long gets no more: the connection is wanted by others. */
const IDLE = '30s';

let open = 0;

/**
 * The rows of a statement from a cursor, some hundreds at a time: all of one moment, however many there are, and never
 * in memory together. `em` reads more of the same moment. 429 when too many such reads are open.
 */
export async function* streamRows<T>(
  source: DataSource,
  { sql, params }: { sql: string; params: unknown[] },
): AsyncGenerator<{ rows: T[]; em: EntityManager }> {
  if (open >= AT_ONCE) throw new DomainError('too-many-requests', { reason: 'too-many-exports' });
  open++;
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction('REPEATABLE READ');
    await runner.query(`set local idle_in_transaction_session_timeout = '${IDLE}'`);
    await runner.query('set transaction read only');
    await runner.query(`declare long_read no scroll cursor for ${sql}`, params);
    for (;;) {
      const rows = await rowsOf<T>(runner.manager, `fetch ${BATCH} from long_read`);
      if (rows.length === 0) return;
      yield { rows, em: runner.manager };
    }
  } finally {
    open--;
    // a connection the database has ended cannot roll back, and need not
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    await runner.release().catch(() => undefined);
  }
}
