import { dayOf, type Departure } from '@duban/domain';
import type { Tx } from '@duban/platform';

/** A project that comes onto the direct line, by crossing the threshold or by coming back. */
export function recordEntry(
  tx: Tx,
  { id, name, unitId, ownerId }: Pick<Leaving, 'id' | 'name' | 'unitId' | 'ownerId'>,
): void {
  tx.record({
    type: 'project.entered',
    subject: { type: 'project', id },
    rootId: id,
    unitId,
    ownerId,
    data: { name, day: dayOf(tx.now) },
  });
}

/** A project that leaves: how, why, and in whose name. */
export type Leaving = {
  id: string;
  name: string;
  unitId: string;
  ownerId: string | null;
  what: Departure;
  reason: string;
  by: string;
};

/** Leaves the mark of each project that goes, and tells it. The rows of the projects are the caller's to change. */
export async function recordDepartures(tx: Tx, leaving: Leaving[]): Promise<void> {
  if (leaving.length === 0) return;
  const day = dayOf(tx.now);
  await tx.em.query(
    `insert into project_departures (project_id, seq, what, reason, day, by_name, at)
     select r.id, 1 + (select count(*) from project_departures d where d.project_id = r.id), r.what, r.reason, $2, r.by, $3
     from jsonb_to_recordset($1::jsonb) as r (id uuid, what text, reason text, by text)`,
    [
      JSON.stringify(leaving.map(({ id, what, reason, by }) => ({ id, what, reason, by }))),
      day,
      new Date(tx.now),
    ],
  );
  for (const { id, name, unitId, ownerId, what, reason } of leaving)
    tx.record({
      type: 'project.left',
      subject: { type: 'project', id },
      rootId: id,
      unitId,
      ownerId,
      data: { name, what, reason, day },
    });
}
