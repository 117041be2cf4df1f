import type { EventType, Json } from '@duban/domain';
import type { Tx } from '../work/tx';
import { findAdministrators } from './administrators';

/** What is kept by triggers was found to differ from a recount and was put right: recorded, and told to the administrators. */
export async function tellRepaired(
  tx: Tx,
  topic: Extract<EventType, `${string}.repaired`>,
  id: string,
  data: Record<string, Json>,
): Promise<void> {
  const subject = { type: 'register', id };
  tx.record({ type: topic, subject, data });
  tx.tell({
    to: await findAdministrators(tx.em),
    key: `${topic.replace('.', '-')}:${tx.now}`,
    kind: 'rung',
    topic,
    subject,
    data,
  });
}
