import { dayOf, entersLine, type Departure, type Standing } from '@duban/domain';
import type { Tx } from '@duban/platform';
import { addressOf } from './project-writing';
import type { Project } from './project.entity';

/** The columns of a project that its events are addressed and named by. */
type Told = Pick<Project, 'id' | 'name' | 'unit_id' | 'owner_id'>;

/** Tells of a project that a change takes onto the direct line, by crossing the threshold or by coming back. */
export function recordEntry(tx: Tx, project: Told, before: Standing, after: Standing): void {
  if (!entersLine(before, after)) return;
  const data = { name: project.name, day: dayOf(tx.now) };
  tx.record({ type: 'project.entered', ...addressOf(project), data });
}

/** A project that leaves: how, why, and in whose name. */
export type Leaving = Told & { what: Departure; reason: string; by: string };

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
  for (const { what, reason, ...project } of leaving)
    tx.record({
      type: 'project.left',
      ...addressOf(project),
      data: { name: project.name, what, reason, day },
    });
}
