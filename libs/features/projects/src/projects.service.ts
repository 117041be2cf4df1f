import type { Call, changeProject, createProject, planProject } from '@duban/contracts';
import { canonicalJson, departureOf, type Json } from '@duban/domain';
import { authorise, DomainError, Work, type Actor, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { recordDepartures } from './departures';
import { findActiveOrgs, findTownshipName } from './project-detail.queries';
import { ProjectPlan } from './project-plan.entity';
import { Project } from './project.entity';

type Fields = Call<typeof createProject>['body'];
type Changes = Partial<Fields>;

/** What people write of a project, and the columns it is kept in. */
const COLUMNS = {
  code: 'code',
  name: 'name',
  unitId: 'unit_id',
  ownerId: 'owner_id',
  township: 'township',
  sector: 'sector',
  category: 'category',
  nature: 'nature',
  stage: 'stage',
  yearClass: 'year_class',
  labels: 'labels',
  description: 'description',
  address: 'address',
  leaderName: 'leader_name',
  officerName: 'officer_name',
  totalFen: 'total_fen',
  plannedStart: 'planned_start',
  plannedFinish: 'planned_finish',
  actualStart: 'actual_start',
  actualFinish: 'actual_finish',
} as const satisfies Record<keyof Fields, keyof Project>;

/** The only writer of projects and their plans. */
@Injectable()
export class ProjectsService {
  constructor(private readonly work: Work) {}

  async create(actor: Actor, fields: Fields): Promise<string> {
    return this.work.run(actor, async (tx) => {
      authorise(actor, 'project:edit', { unitId: fields.unitId, ownerId: fields.ownerId }, 'project:read');
      const now = new Date(tx.now);
      const project = tx.em.create(Project, {
        id: uuid(),
        currency: 'CNY',
        source: 'register',
        version: 1,
        created_at: now,
        updated_at: now,
        longitude: null,
        latitude: null,
      });
      await this.apply(tx, project, fields);
      await tx.em.insert(Project, project);
      tx.record({
        type: 'project.created',
        ...addressOf(project),
        data: { name: project.name, totalFen: fields.totalFen },
      });
      return project.id;
    });
  }

  /**
   * What it was stays in the timeline: the event holds every changed field as it was and as it is. A project leaves
   * with a reason only, and with a mark that stays.
   */
  async change(
    actor: Actor,
    id: string,
    { version, reason, ...changes }: Call<typeof changeProject>['body'],
  ): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const project = await this.lock(tx, id, version);
      if (changes.code === project.code) delete changes.code;
      const before = valuesOf(project);
      const stood = standingOf(project);
      await this.apply(tx, project, changes);
      const left = departureOf(stood, standingOf(project));
      if (left && !reason) throw refusal('reason', 'required', { what: left });
      const after = valuesOf(project);
      const changed = Object.keys(COLUMNS).filter(
        (field) => canonicalJson(before[field] ?? null) !== canonicalJson(after[field] ?? null),
      );
      if (changed.length === 0) return;
      await this.save(tx, project);
      const fields = Object.fromEntries(
        changed.map((field) => [field, { from: before[field] as Json, to: after[field] as Json }]),
      );
      tx.record({ type: 'project.changed', ...addressOf(project), data: { name: project.name, fields } });
      if (!left || !reason) return;
      const { unit_id: unitId, owner_id: ownerId, name } = project;
      await recordDepartures(tx, [{ id, name, unitId, ownerId, what: left, reason, by: actor.name }]);
    });
  }

  /** A new version of a year's plan. The earlier ones stay; only which one is current moves. */
  async plan(actor: Actor, id: string, input: Call<typeof planProject>['body']): Promise<void> {
    const { year, amountFen, months, reason, approvedBy, version } = input;
    if (months && months.reduce((sum, month) => sum + BigInt(month), 0n) !== BigInt(amountFen))
      throw refusal('months', 'not-the-sum', { amountFen });
    await this.work.run(actor, async (tx) => {
      const project = await this.lock(tx, id, version);
      const earlier = await tx.em.find(ProjectPlan, { where: { project_id: id, year } });
      const current = earlier.find((plan) => plan.current) ?? null;
      const planVersion = Math.max(0, ...earlier.map((plan) => plan.version)) + 1;
      await tx.em.update(ProjectPlan, { project_id: id, year, current: true }, { current: false });
      await tx.em.insert(ProjectPlan, {
        project_id: id,
        year,
        version: planVersion,
        amount_fen: BigInt(amountFen),
        months,
        basis: 'declared',
        reason,
        approved_by: approvedBy,
        current: true,
        created_at: new Date(tx.now),
      });
      await this.save(tx, project);
      const fromFen = current ? current.amount_fen.toString() : null;
      tx.record({
        type: 'project.replanned',
        ...addressOf(project),
        data: { name: project.name, year, planVersion, fromFen, toFen: amountFen, reason, approvedBy },
      });
    });
  }

  private async lock(tx: Tx, id: string, version: number): Promise<Project> {
    const project = await tx.em.findOne(Project, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!project) throw new DomainError('not-found');
    authorise(
      tx.actor,
      'project:edit',
      { unitId: project.unit_id, ownerId: project.owner_id },
      'project:read',
    );
    if (project.version !== version) throw new DomainError('stale', { version: project.version });
    return project;
  }

  private async save(tx: Tx, project: Project): Promise<void> {
    project.version++;
    project.updated_at = new Date(tx.now);
    await tx.em.save(project);
  }

  /** Writes the fields onto the row, after everything they name has been found. */
  private async apply(tx: Tx, project: Project, changes: Changes): Promise<void> {
    const township = await this.check(tx, changes);
    for (const [field, column] of Object.entries(COLUMNS)) {
      const value = changes[field as keyof Fields];
      if (value === undefined) continue;
      Object.assign(project, { [column]: column === 'total_fen' ? BigInt(value as string) : value });
    }
    if (township !== null) project.township_name = township;
    for (const [start, finish] of [
      ['planned_start', 'planned_finish'],
      ['actual_start', 'actual_finish'],
    ] as const)
      if (project[start] && project[finish] && project[finish] < project[start])
        throw refusal(start === 'planned_start' ? 'plannedFinish' : 'actualFinish', 'before-start', {
          start: project[start],
        });
    project.search = [project.name, project.code, project.address].filter(Boolean).join(' ');
  }

  /** Refuses units, owners and townships nobody has entered, and a code that is taken. The name of the township. */
  private async check(tx: Tx, { unitId, ownerId, township, code }: Changes): Promise<string | null> {
    const named = { unitId, ownerId };
    const known = await findActiveOrgs(
      tx.em,
      Object.values(named).filter((id) => typeof id === 'string'),
    );
    for (const [field, id] of Object.entries(named))
      if (id && !known.has(id)) throw refusal(field, 'unknown');
    if (code && (await tx.em.existsBy(Project, { code }))) throw new DomainError('taken', { field: 'code' });
    if (township === undefined) return null;
    const name = await findTownshipName(tx.em, township);
    if (name === null) throw refusal('township', 'unknown');
    return name;
  }
}

const refusal = (path: string, code: string, facts: Record<string, unknown> = {}) =>
  new DomainError('invalid', {}, [{ path, code, facts }]);

const addressOf = (project: Project) => ({
  subject: { type: 'project', id: project.id },
  rootId: project.id,
  unitId: project.unit_id,
  ownerId: project.owner_id,
});

const standingOf = ({ stage, total_fen, currency }: Project) => ({ stage, totalFen: total_fen, currency });

/** The row as its event tells it: money as text. */
function valuesOf(project: Project): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(COLUMNS).map(([field, column]) => {
      const value = project[column];
      return [
        field,
        typeof value === 'bigint' ? value.toString() : Array.isArray(value) ? [...value] : value,
      ];
    }),
  );
}
