import type { Tx } from '../work/tx';

/**
 * Does one row of many in a transaction: when it is refused, nothing of it stays, neither in the database nor of what
 * was to be told and scheduled, and the others go on.
 */
export async function aloneIn<T>(tx: Tx, act: () => Promise<T>): Promise<T> {
  const [events, messages] = [tx.events.length, tx.messages.length];
  const [tasks, finished] = [[...tx.tasks], [...tx.finished]];
  await tx.em.query('savepoint one_row');
  try {
    const done = await act();
    await tx.em.query('release savepoint one_row');
    return done;
  } catch (error) {
    await tx.em.query('rollback to savepoint one_row');
    tx.events.length = events;
    tx.messages.length = messages;
    tx.tasks = tasks;
    tx.finished = finished;
    throw error;
  }
}
