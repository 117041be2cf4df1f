import { dayOf, entersLine, type Departure, type Standing } from '@duban/domain';
import type { Tx } from '@duban/platform';
import type { Project } from './project.entity';

/** Tells of a project that a change takes onto the direct line, by crossing the threshold or by coming back. */
export function recordEntry(
  tx: Tx,
  { id, name, unit_id, owner_id }: Pick<Project, 'id' | 'name' | 'unit_id' | 'owner_id'>,
  before: Standing,
  after: Standing,
): void {
  if (!entersLine(before, after)) return;
  tx.record({
    type: 'project.entered',
    subject: { type: 'project', id },
    rootId: id,
    unitId: unit_id,
    ownerId: owner_id,
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
