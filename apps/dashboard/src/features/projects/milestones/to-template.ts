import type { ProjectDetail } from '@duban/contracts';
import { milestoneTemplate, templateDay, type MilestoneKind, type MilestoneTopic } from '@duban/domain';

export type TemplateRow = {
  topic: MilestoneTopic;
  kind: MilestoneKind;
  unitId: string;
  plannedDay: string;
  chosen: boolean;
};
type Unit = { id: string; name: string; shortName: string };

/** The usual list of a project: who usually owes each and by when, without what it has already. */
export function toTemplate(
  project: Pick<ProjectDetail, 'category' | 'governmentFunded' | 'unit' | 'plannedStart' | 'plannedFinish'>,
  units: readonly Unit[],
  present: readonly (MilestoneTopic | null)[],
): TemplateRow[] {
  return milestoneTemplate(project.category, project.governmentFunded)
    .filter(({ topic }) => !present.includes(topic))
    .map((line) => ({
      topic: line.topic,
      kind: line.kind,
      unitId: (line.office && officeOf(units, line.office)?.id) || project.unit.id,
      plannedDay: templateDay(line, project.plannedStart, project.plannedFinish) ?? '',
      chosen: true,
    }));
}

/** 县发展和改革委员会 is called 发改委: either name tells. */
const officeOf = (units: readonly Unit[], office: string) =>
  units.find(({ name, shortName }) => name.includes(office) || shortName.includes(office));
