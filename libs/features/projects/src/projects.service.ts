import type { Call, changeProject, planProject } from '@duban/contracts';
import { dayOf, departureOf } from '@duban/domain';
import { authorise, DomainError, Work, type Actor, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { recordDepartures, recordEntry } from './departures';
import { findActiveOrgs, findLeaderName, findTownshipName } from './project-choices.queries';
import { ProjectPlan } from './project-plan.entity';
import { assignFields, contradictionsOf, valuesOf, type Fields } from './project-values';
import { addressOf, changesOf, searchOf, standingOf } from './project-writing';
import { Project } from './project.entity';
import { refusal } from './refusal';

type Changes = Partial<Fields>;
/** What no form asks for: a file brings it. */
export type Brought = Partial<Pick<Project, 'source' | 'currency' | 'longitude' | 'latitude'>>;

/** Writes projects and their plans, one at a time; a file of them is written by `imports/`. */
@Injectable()
export class ProjectsService {
  constructor(private readonly work: Work) {}

  async create(actor: Actor, fields: Fields): Promise<string> {
    return this.work.run(actor, (tx) => this.enter(tx, fields));
  }

  /** In somebody's transaction. `brought`: what only a file tells. */
  async enter(tx: Tx, fields: Fields, brought: Brought = {}): Promise<string> {
    const { unitId, ownerId, totalFen } = fields;
    authorise(tx.actor, 'project:edit', { unitId, ownerId }, 'project:read');
    const now = new Date(tx.now);
    const project = tx.em.create(Project, {
      id: uuid(),
      currency: 'CNY',
      leader_id: null,
      legal_name: '',
      source: 'register',
      version: 1,
      created_at: now,
      updated_at: now,
      longitude: null,
      latitude: null,
      ...brought,
    });
    await this.apply(tx, project, fields, []);
    await tx.em.insert(Project, project);
    tx.record({ type: 'project.created', ...addressOf(project), data: { name: project.name, totalFen } });
    return project.id;
  }

  /**
   * What it was stays in the timeline: the event holds every changed field as it was and as it is. A project leaves
   * with a reason only, and with a mark that stays.
   */
  async change(actor: Actor, id: string, body: Call<typeof changeProject>['body']): Promise<void> {
    await this.work.run(actor, (tx) => this.changeIn(tx, id, body));
  }

  /** In somebody's transaction; whether anything is otherwise now. */
  async changeIn(
    tx: Tx,
    id: string,
    { version, reason, ...changes }: Call<typeof changeProject>['body'],
    brought: Brought = {},
  ): Promise<boolean> {
    const project = await this.lock(tx, id, version);
    if (changes.code === project.code) delete changes.code;
    const before = valuesOf(project);
    const stood = standingOf(project);
    const isMoved = Object.entries(brought).some(
      ([column, value]) => project[column as keyof Brought] !== value,
    );
    Object.assign(project, brought);
    await this.apply(tx, project, changes, contradictionsOf(project, dayOf(tx.now)));
    const left = departureOf(stood, standingOf(project));
    if (left && !reason) throw refusal('reason', 'required', { what: left });
    const fields = changesOf(before, project);
    if (Object.keys(fields).length === 0 && !isMoved) return false;
    await this.save(tx, project);
    tx.record({ type: 'project.changed', ...addressOf(project), data: { name: project.name, fields } });
    recordEntry(tx, project, stood, standingOf(project));
    if (!left || !reason) return true;
    await recordDepartures(tx, [{ ...project, what: left, reason, by: tx.actor.name }]);
    return true;
  }

  /** A new version of a year's plan. The earlier ones stay; only which one is current moves. */
  async plan(actor: Actor, id: string, input: Call<typeof planProject>['body']): Promise<void> {
    await this.work.run(actor, (tx) => this.planIn(tx, id, input));
  }

  /** In somebody's transaction. */
  async planIn(tx: Tx, id: string, input: Call<typeof planProject>['body']): Promise<void> {
    const { year, amountFen, months, reason, approvedBy, approvedOn, version } = input;
    if (months && months.reduce((sum, month) => sum + BigInt(month), 0n) !== BigInt(amountFen))
      throw refusal('months', 'not-the-sum', { amountFen });
    const project = await this.lock(tx, id, version);
    const today = dayOf(tx.now);
    if (approvedOn && approvedOn > today) throw refusal('approvedOn', 'in-future', { today });
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
      approved_on: approvedOn ?? today,
      current: true,
      created_at: new Date(tx.now),
    });
    await this.save(tx, project);
    const fromFen = current ? current.amount_fen.toString() : null;
    tx.record({
      type: 'project.replanned',
      ...addressOf(project),
      data: {
        name: project.name,
        year,
        planVersion,
        fromFen,
        toFen: amountFen,
        reason,
        approvedBy,
        approvedOn: approvedOn ?? today,
      },
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

  /**
   * Writes the fields onto the row, after everything they name has been found. Contradictions are refused, but for
   * those that stood there `before`: who mends an address need not mend an old date.
   */
  private async apply(tx: Tx, project: Project, changes: Changes, before: { code: string; field: string }[]) {
    const township = await this.check(tx, changes);
    assignFields(project, changes);
    if (township !== null) project.township_name = township;
    await this.nameLeader(tx, project, changes);
    await this.nameOwner(tx, project, changes);
    const stood = new Set(before.map(({ field, code }) => `${field} ${code}`));
    const [found] = contradictionsOf(project, dayOf(tx.now)).filter(
      ({ field, code }) => !stood.has(`${field} ${code}`),
    );
    if (found) throw refusal(found.field, found.code, found.facts);
    project.search = searchOf(project);
  }

  /** The account gives the name; another name without an account is another leader. */
  private async nameLeader(tx: Tx, project: Project, { leaderId, leaderName }: Changes): Promise<void> {
    if (leaderId) {
      const name = await findLeaderName(tx.em, leaderId);
      if (name === null) throw refusal('leaderId', 'unknown');
      project.leader_name = name;
    } else if (leaderName !== undefined) project.leader_id = null;
  }

  /** Who chooses the owner need not write its name and code again. */
  private async nameOwner(tx: Tx, project: Project, { ownerId }: Changes): Promise<void> {
    if (!ownerId || project.legal_name !== '') return;
    const owner = (await findActiveOrgs(tx.em, [ownerId])).get(ownerId);
    if (!owner) return;
    project.legal_name = owner.name;
    project.credit_code ??= owner.creditCode;
  }

  /** Refuses units, owners and townships nobody has entered, and a code that is taken. The name of the township. */
  private async check(
    tx: Tx,
    { unitId, ownerId, regulatorId, township, code }: Changes,
  ): Promise<string | null> {
    const named = { unitId, ownerId, regulatorId };
    const known = await findActiveOrgs(
      tx.em,
      Object.values(named).filter((id) => typeof id === 'string'),
    );
    for (const [field, id] of Object.entries(named))
      if (id && !known.has(id)) throw refusal(field, 'unknown');
    if (regulatorId && known.get(regulatorId)?.kind === 'enterprise') throw refusal('regulatorId', 'unknown');
    if (code && (await tx.em.existsBy(Project, { code }))) throw new DomainError('taken', { field: 'code' });
    if (township === undefined) return null;
    const name = await findTownshipName(tx.em, township);
    if (name === null) throw refusal('township', 'unknown');
    return name;
  }
}
