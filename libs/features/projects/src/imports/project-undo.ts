import { dayOf, may, type Day, type Json } from '@duban/domain';
import { rowsOf, type ImportCause, type Tx, type UndoneRow, type WrittenRow } from '@duban/platform';
import { recordDepartures, recordEntry, type Leaving } from '../departures';
import { assignFields, valuesOf, type Fields } from '../project-values';
import { addressOf, changesOf, searchOf, standingOf } from '../project-writing';
import type { Project } from '../project.entity';
import { lockProjects, updateProjects } from './project-rows';
import { findPlansOf, planKey, writePlans, type NewPlan } from './row-plan';

type Kept = { before?: Record<string, Json>; townshipName?: string; plan?: PlanBefore | null };
type PlanBefore = { year: number; amountFen: string; months: string[] | null };

/**
 * Takes rows of projects back. What somebody has changed since stays as it is, whole: half a row is what nobody ever
 * wrote. A project that was entered leaves with a mark: nothing is deleted, and its code brings it back.
 */
export async function undoProjects(tx: Tx, rows: WrittenRow[], cause: ImportCause): Promise<UndoneRow[]> {
  const ids = rows.map(({ subjectId }) => subjectId);
  const projects = new Map((await lockProjects(tx.em, 'id', ids)).map((project) => [project.id, project]));
  const used = await findUsed(tx, rows);
  const plans = await findPlansOf(tx.em, ids);
  const [changed, leaving, replans]: [Project[], Leaving[], NewPlan[]] = [[], [], []];
  const undone = rows.map((row): UndoneRow => {
    const { line } = row;
    const project = projects.get(row.subjectId);
    const why = whyKept(tx, row, project, used);
    if (!project || why) return { line, undone: 'kept', why: why ?? 'gone' };
    const before = valuesOf(project);
    const stood = standingOf(project);
    const state = row.state as Kept;
    if (row.what === 'created') {
      project.stage = 'ended';
      leaving.push({ ...project, what: 'import-undone', reason: cause.reason, by: tx.actor.name });
    } else {
      assignFields(project, (state.before ?? {}) as Partial<Fields>);
      project.township_name = state.townshipName ?? project.township_name;
      project.search = searchOf(project);
    }
    project.version++;
    project.updated_at = new Date(tx.now);
    changed.push(project);
    recordEntry(tx, project, stood, standingOf(project));
    const fields = changesOf(before, project);
    if (Object.keys(fields).length > 0)
      tx.record({
        type: 'project.changed',
        ...addressOf(project),
        data: { name: project.name, fields, undoes: cause.importId },
      });
    if (state.plan) {
      const now = plans.get(planKey(project.id, state.plan.year));
      replans.push(replanOf(tx, project, state.plan, now?.amount_fen ?? null, (now?.last ?? 0) + 1, cause));
    }
    return { line, undone: 'restored' };
  });
  await updateProjects(tx.em, changed);
  await writePlans(tx.em, replans, new Date(tx.now));
  await recordDepartures(tx, leaving);
  return undone;
}

function whyKept(tx: Tx, row: WrittenRow, project: Project | undefined, used: Set<string>): string | null {
  if (!project) return 'gone';
  if (!may(tx.actor, 'project:edit', [project.unit_id, project.owner_id])) return 'forbidden';
  if (project.version !== row.after) return 'changed-since';
  return row.what === 'created' && used.has(project.id) ? 'in-use' : null;
}

/** Projects of these rows that others have built on: a filed month, a notice, a complaint, a permit that was done. */
async function findUsed(tx: Tx, rows: WrittenRow[]): Promise<Set<string>> {
  const made = rows.filter(({ what }) => what === 'created').map(({ subjectId }) => subjectId);
  if (made.length === 0) return new Set();
  const found = await rowsOf<{ id: string }>(
    tx.em,
    `select m.id from unnest($1::uuid[]) as m (id)
     where exists (select 1 from reports r where r.project_id = m.id and r.state = 'submitted')
        or exists (select 1 from notices n where n.subject_type = 'project' and n.subject_id = m.id
                   and n.state not in ('proposed', 'dismissed'))
        or exists (select 1 from complaints c where c.project_id = m.id)
        or exists (select 1 from milestones s where s.project_id = m.id and s.dropped_day is null)`,
    [made],
  );
  return new Set(found.map(({ id }) => id));
}

/** Back to the plan before, as a version of its own. */
function replanOf(
  tx: Tx,
  project: Project,
  { year, amountFen, months }: PlanBefore,
  fromFen: string | null,
  version: number,
  { reason, importId }: ImportCause,
): NewPlan {
  const [approvedBy, approvedOn]: [string, Day] = [tx.actor.name.slice(0, 40), dayOf(tx.now)];
  tx.record({
    type: 'project.replanned',
    ...addressOf(project),
    data: {
      ...{
        name: project.name,
        year,
        planVersion: version,
        fromFen,
        toFen: amountFen,
        reason,
        approvedBy,
        approvedOn,
      },
      undoes: importId,
    },
  });
  return {
    ...{ project_id: project.id, year, version, amount_fen: amountFen, months, reason },
    ...{ approved_by: approvedBy, approved_on: approvedOn },
  };
}
