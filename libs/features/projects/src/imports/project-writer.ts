import { NewProject, ProjectFields } from '@duban/contracts';
import { dayOf, departureOf, may, yearOf, type Json } from '@duban/domain';
import {
  refusedFields,
  type ImportCause,
  type ReadRow,
  type RowChange,
  type RowFault,
  type RowOutcome,
  type Tx,
} from '@duban/platform';
import { v7 as uuid } from 'uuid';
import { recordDepartures, recordEntry, type Leaving } from '../departures';
import { assignFields, contradictionsOf, valuesOf, type Fields } from '../project-values';
import { addressOf, changesOf, searchOf, standingOf, type FieldChanges } from '../project-writing';
import { Project } from '../project.entity';
import type { Lookups } from './lookups';
import { PROJECT_FIELDS } from './project-fields';
import { insertProjects, lockProjects, updateProjects } from './project-rows';
import { fieldsOfRow } from './row-fields';
import {
  findPlansOf,
  isOtherPlan,
  planKey,
  planOfRow,
  writePlans,
  type NewPlan,
  type PlanNow,
  type ToldPlan,
} from './row-plan';

const Changed = ProjectFields.partial();
const NEEDED = PROJECT_FIELDS.filter(({ required }) => required === 'new').map(({ key }) => key);
/** What a new project has where a file says nothing of it. */
const UNTOLD = {
  ownerId: null,
  nature: '',
  labels: [],
  description: '',
  address: '',
  leaderName: '',
  officerName: '',
  plannedStart: null,
  plannedFinish: null,
  actualStart: null,
  actualFinish: null,
};
const REFERS = new Set(['unitId', 'ownerId', 'regulatorId']);

/** What is written at the end of a batch, set by set. */
class Batch {
  readonly fresh: Project[] = [];
  readonly changed: Project[] = [];
  readonly plans: NewPlan[] = [];
  readonly leaving: Leaving[] = [];
}
type Replan = { plan: ToldPlan; now: PlanNow | undefined };

/** Writes rows of projects as the form does, many at once: the same fields, checks, events and marks. */
export class ProjectWriter {
  constructor(
    private readonly tx: Tx,
    private readonly cause: ImportCause,
    private readonly known: Lookups,
  ) {}

  async write(rows: ReadRow[]): Promise<RowOutcome[]> {
    const { em } = this.tx;
    const found = await lockProjects(
      em,
      'code',
      rows.map(({ values }) => String(values.code)),
    );
    const byCode = new Map(found.map((project) => [project.code, project]));
    const plans = await findPlansOf(
      em,
      found.map(({ id }) => id),
    );
    const batch = new Batch();
    const outcomes = rows.map((row) =>
      this.one(row, byCode.get(String(row.values.code)) ?? null, plans, batch),
    );
    await insertProjects(em, batch.fresh);
    await updateProjects(em, batch.changed);
    await writePlans(em, batch.plans, new Date(this.tx.now));
    await recordDepartures(this.tx, batch.leaving);
    return outcomes;
  }

  private one(row: ReadRow, project: Project | null, plans: Map<string, PlanNow>, batch: Batch): RowOutcome {
    const { line, values } = row;
    const label = [values.code, project?.name ?? values.name].filter(Boolean).join(' ');
    const refuse = (faults: RowFault[]): RowOutcome => ({
      line,
      label,
      projectId: null,
      what: 'refused',
      faults,
    });
    const denied = project && this.denied(project);
    if (denied) return refuse([denied]);
    const { changes, faults } = fieldsOfRow(values, this.known, project);
    faults.unshift(...row.faults);
    const { plan, faults: planFaults } = planOfRow(values, yearOf(dayOf(this.tx.now)));
    const today = dayOf(this.tx.now);
    if (plan?.approvedOn && plan.approvedOn > today)
      planFaults.push({ field: 'planApprovedOn', code: 'in-future', facts: { today } });
    const wrong = [...faults, ...planFaults, ...this.unfit(project, changes, faults)];
    if (wrong.length > 0) return refuse(wrong);
    return project
      ? this.change(row, label, project, changes, plan, plans, batch)
      : this.enter(row, label, changes as Fields, plan, batch);
  }

  /** As by hand: who may not know of it learns nothing. */
  private denied({ unit_id, owner_id, code }: Project): RowFault | null {
    const { actor } = this.tx;
    if (!may(actor, 'project:read', [unit_id, owner_id]))
      return { field: 'code', code: 'unknown-project', facts: { found: code } };
    return may(actor, 'project:edit', [unit_id, owner_id]) ? null : { field: 'code', code: 'forbidden' };
  }

  /** What the form would refuse of these fields. A field whose name was not found is complained of already. */
  private unfit(project: Project | null, changes: Partial<Fields>, told: RowFault[]): RowFault[] {
    const parsed = project ? Changed.safeParse(changes) : NewProject.safeParse({ ...UNTOLD, ...changes });
    if (parsed.success) {
      Object.assign(changes, parsed.data);
      return !project &&
        !may(this.tx.actor, 'project:edit', [changes.unitId ?? null, changes.ownerId ?? null])
        ? [{ field: 'unitId', code: 'forbidden' }]
        : [];
    }
    const isTold = new Set(told.map(({ field }) => field));
    const faults = new Map<string, RowFault>();
    for (const { path, code, facts } of refusedFields(parsed.error, '')) {
      const field = path.replace(/^\./, '').split('.')[0] ?? '';
      if (isTold.has(field) || faults.has(field)) continue;
      const isMissing = !project && NEEDED.includes(field) && !(field in changes);
      faults.set(field, { field, code: isMissing ? 'required' : code, facts: isMissing ? {} : facts });
    }
    return [...faults.values()];
  }

  private enter(
    row: ReadRow,
    label: string,
    fields: Fields,
    plan: ToldPlan | null,
    batch: Batch,
  ): RowOutcome {
    const now = new Date(this.tx.now);
    const project = this.tx.em.create(Project, {
      ...{ id: uuid(), currency: 'CNY', leader_id: null, legal_name: '', source: 'register', version: 1 },
      ...{ created_at: now, updated_at: now, longitude: null, latitude: null },
    });
    const wrong = this.apply(project, fields, []);
    const { line } = row;
    if (wrong) return { line, label, projectId: null, what: 'refused', faults: [wrong] };
    batch.fresh.push(project);
    this.tx.record({
      type: 'project.created',
      ...addressOf(project),
      data: { name: project.name, totalFen: fields.totalFen, import: this.cause.importId },
    });
    if (plan) this.replan(project, { plan, now: undefined }, batch);
    return {
      ...{ line, label, projectId: project.id, what: 'created', subjectId: project.id, changes: [] },
      ...{ state: {}, after: project.version },
    };
  }

  private change(
    row: ReadRow,
    label: string,
    project: Project,
    changes: Partial<Fields>,
    told: ToldPlan | null,
    plans: Map<string, PlanNow>,
    batch: Batch,
  ): RowOutcome {
    const { line } = row;
    const before = valuesOf(project);
    const stood = standingOf(project);
    const { township_name } = project;
    const wrong = this.apply(project, changes, contradictionsOf(project, dayOf(this.tx.now)));
    if (wrong) return { line, label, projectId: project.id, what: 'refused', faults: [wrong] };
    const fields = changesOf(before, project);
    const now = told ? plans.get(planKey(project.id, told.year)) : undefined;
    const replan: Replan | null = told && isOtherPlan(now, told) ? { plan: told, now } : null;
    if (Object.keys(fields).length === 0 && !replan)
      return { line, label, projectId: project.id, what: 'same' };
    project.version++;
    project.updated_at = new Date(this.tx.now);
    batch.changed.push(project);
    if (Object.keys(fields).length > 0)
      this.tx.record({
        type: 'project.changed',
        ...addressOf(project),
        data: { name: project.name, fields, import: this.cause.importId },
      });
    if (replan) this.replan(project, replan, batch);
    const left = departureOf(stood, standingOf(project));
    if (left)
      batch.leaving.push({ ...project, what: left, reason: this.cause.reason, by: this.tx.actor.name });
    recordEntry(this.tx, project, stood, standingOf(project));
    const was = Object.fromEntries(Object.entries(fields).map(([field, { from }]) => [field, from]));
    return {
      ...{ line, label, projectId: project.id, what: 'changed', subjectId: project.id },
      changes: [...this.shown(fields), ...shownPlan(replan)],
      state: { before: was, townshipName: township_name, plan: undoneBy(replan) },
      after: project.version,
      replanned: replan !== null && replan.now !== undefined,
      left: left !== null,
    };
  }

  /** Writes the fields onto the row; a contradiction that did not stand there before is a fault. */
  private apply(
    project: Project,
    changes: Partial<Fields>,
    before: { code: string; field: string }[],
  ): RowFault | null {
    assignFields(project, changes);
    if (changes.township !== undefined)
      project.township_name = this.known.place(changes.township)?.name ?? project.township_name;
    const owner = this.known.orgOf(project.owner_id);
    if (changes.ownerId && owner && project.legal_name === '') {
      project.legal_name = owner.name;
      project.credit_code ??= owner.credit_code;
    }
    project.search = searchOf(project);
    const stood = new Set(before.map(({ field, code }) => `${field} ${code}`));
    const found = contradictionsOf(project, dayOf(this.tx.now)).find(
      ({ field, code }) => !stood.has(`${field} ${code}`),
    );
    return found ? { field: found.field, code: found.code, facts: found.facts } : null;
  }

  private replan(project: Project, { plan, now }: Replan, batch: Batch): void {
    const version = (now?.last ?? 0) + 1;
    const today = dayOf(this.tx.now);
    const reason = plan.reason || this.cause.reason || `导入：${this.cause.file}`;
    const approvedBy = plan.approvedBy ?? this.tx.actor.name.slice(0, 40);
    const approvedOn = plan.approvedOn ?? today;
    const { year, amountFen } = plan;
    batch.plans.push({
      ...{ project_id: project.id, year, version, amount_fen: amountFen, months: plan.months, reason },
      ...{ approved_by: approvedBy, approved_on: approvedOn },
    });
    const data: Record<string, Json> = {
      ...{ name: project.name, year, planVersion: version, fromFen: now?.current ? now.amount_fen : null },
      ...{ toFen: amountFen, reason, approvedBy, approvedOn, import: this.cause.importId },
    };
    this.tx.record({ type: 'project.replanned', ...addressOf(project), data });
  }

  /** As people read them: organisations by name. */
  private shown(fields: FieldChanges): RowChange[] {
    return Object.entries(fields)
      .filter(([field]) => field !== 'leaderId')
      .map(([field, { from, to }]) => ({ field, from: this.text(field, from), to: this.text(field, to) }));
  }

  private text(field: string, value: Json): string | null {
    if (value === null || value === '') return null;
    if (REFERS.has(field)) return this.known.orgOf(String(value))?.short_name ?? String(value);
    if (field === 'township') return this.known.place(String(value))?.name ?? String(value);
    if (typeof value === 'string') return value;
    return Array.isArray(value) && value.every((one) => typeof one === 'string')
      ? value.join('；')
      : JSON.stringify(value);
  }
}

function shownPlan(replan: Replan | null): RowChange[] {
  if (!replan) return [];
  const { plan, now } = replan;
  return [{ field: `plan:${plan.year}`, from: now?.current ? now.amount_fen : null, to: plan.amountFen }];
}

/** What it takes to go back to the plan before; an amount of nothing where there was none. */
function undoneBy(replan: Replan | null): Json {
  if (!replan) return null;
  const { plan, now } = replan;
  const months = now?.current ? (now.months?.map(String) ?? null) : null;
  return { year: plan.year, amountFen: now?.current ? now.amount_fen : '0', months };
}
