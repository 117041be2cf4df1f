import { canonicalJson, type Json } from '@duban/domain';
import type { Project } from './project.entity';
import { COLUMNS, valuesOf } from './project-values';

/** To whom an event of a project belongs. */
export const addressOf = (project: Pick<Project, 'id' | 'unit_id' | 'owner_id'>) => ({
  subject: { type: 'project', id: project.id },
  rootId: project.id,
  unitId: project.unit_id,
  ownerId: project.owner_id,
});

export const standingOf = ({ stage, total_fen, currency }: Project) => ({
  stage,
  totalFen: total_fen,
  currency,
});

/** What the search looks through. */
export const searchOf = (project: Project): string =>
  [project.name, project.code, project.address, project.legal_name, project.credit_code]
    .filter(Boolean)
    .join(' ');

export type FieldChanges = Record<string, { from: Json; to: Json }>;

/** Every field that is otherwise than it was, as its event tells it. */
export function changesOf(before: Record<string, Json>, project: Project): FieldChanges {
  const after = valuesOf(project);
  const changed = Object.keys(COLUMNS).filter(
    (field) => canonicalJson(before[field] ?? null) !== canonicalJson(after[field] ?? null),
  );
  return Object.fromEntries(
    changed.map((field) => [field, { from: before[field] as Json, to: after[field] as Json }]),
  );
}
