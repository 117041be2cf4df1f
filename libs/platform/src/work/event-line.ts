import type { EventLine } from '@duban/contracts';

/** The columns of `events` that people may see, as hand-written SQL reads them. */
export type EventLineRow = {
  seq: string;
  at: Date;
  type: string;
  actor_name: string | null;
  subject_type: string;
  subject_id: string;
  root_id: string | null;
  data: Record<string, unknown>;
};
export const EVENT_LINE_COLUMNS = 'seq, at, type, actor_name, subject_type, subject_id, root_id, data';

/** A row of the audit trail as the wire tells it. Whether the reader may see it is the query's to ask. */
export const eventLine = (row: EventLineRow): EventLine => ({
  seq: Number(row.seq),
  at: row.at.toISOString(),
  type: row.type,
  actor: row.actor_name,
  subject: { type: row.subject_type, id: row.subject_id },
  rootId: row.root_id,
  data: row.data,
});
