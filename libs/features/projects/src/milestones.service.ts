import type {
  addMilestones,
  Answer,
  Call,
  changeMilestone,
  dropMilestone,
  finishMilestone,
  Milestone,
  reopenMilestone,
} from '@duban/contracts';
import { dayOf, may, type EventType, type Json } from '@duban/domain';
import { authorise, DomainError, Work, type Actor, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { MilestoneRow } from './milestone.entity';
import { finishers, presentMilestone } from './milestones.presenter';
import { findMilestone, findMilestonesById, type OwedRow } from './milestones.queries';
import { findActiveOrgs } from './project-choices.queries';
import { Project } from './project.entity';
import { refusal } from './refusal';

type Told = Record<string, Json>;

/** The only writer of permits and milestones. Each change is an event of the project; nothing is deleted. */
@Injectable()
export class MilestonesService {
  constructor(private readonly work: Work) {}

  async add(
    actor: Actor,
    projectId: string,
    body: Call<typeof addMilestones>['body'],
  ): Promise<Answer<typeof addMilestones>> {
    return this.work.run(actor, (tx) => this.addIn(tx, projectId, body));
  }

  /** In somebody's transaction, as the others below. `told`: what else their events say. */
  async addIn(
    tx: Tx,
    projectId: string,
    { items }: Call<typeof addMilestones>['body'],
    told: Told = {},
  ): Promise<Answer<typeof addMilestones>> {
    const { actor } = tx;
    const project = await tx.em.findOneBy(Project, { id: projectId });
    if (!project) throw new DomainError('not-found');
    authorise(
      actor,
      'milestone:edit',
      { unitId: project.unit_id, ownerId: project.owner_id },
      'project:read',
    );
    const known = await findActiveOrgs(
      tx.em,
      items.map(({ unitId }) => unitId),
    );
    const now = new Date(tx.now);
    const rows = items.map(({ unitId, plannedDay, ...item }, i) => {
      if (!known.has(unitId)) throw refusal(`items.${i}.unitId`, 'unknown');
      return {
        id: uuid(),
        project_id: projectId,
        ...item,
        unit_id: unitId,
        planned_day: plannedDay,
        actual_day: null,
        dropped_day: null,
        drop_reason: null,
        version: 1,
        created_at: now,
        updated_at: now,
      } satisfies MilestoneRow;
    });
    await tx.em.insert(MilestoneRow, rows);
    const added = await findMilestonesById(
      tx.em,
      rows.map(({ id }) => id),
    );
    for (const row of added)
      this.tell(tx, 'milestone.added', row, {
        plannedDay: row.planned_day,
        unit: row.unit_short_name,
        ...told,
      });
    return { items: added.map((row) => presentMilestone(row, actor, dayOf(tx.now))) };
  }

  change(actor: Actor, id: string, body: Call<typeof changeMilestone>['body']): Promise<Milestone> {
    return this.work.run(actor, (tx) => this.changeIn(tx, id, body));
  }

  changeIn(
    tx: Tx,
    id: string,
    { version, reason, ...changes }: Call<typeof changeMilestone>['body'],
    told: Told = {},
  ): Promise<Milestone> {
    return this.move(tx, id, version, 'milestone:edit', async (row) => {
      const {
        name = row.name,
        unitId = row.unit_id,
        plannedDay = row.planned_day,
        note = row.note,
      } = changes;
      const before = {
        name: row.name,
        unit: row.unit_short_name,
        plannedDay: row.planned_day,
        note: row.note,
      };
      if (unitId !== row.unit_id && !(await findActiveOrgs(tx.em, [unitId])).has(unitId))
        throw refusal('unitId', 'unknown');
      // when somebody owes it by another day, or somebody else owes it, that has a reason
      if ((unitId !== row.unit_id || plannedDay !== row.planned_day) && !reason)
        throw refusal('reason', 'required');
      const after = await this.save(tx, row, { name, unit_id: unitId, planned_day: plannedDay, note });
      const now = {
        name: after.name,
        unit: after.unit_short_name,
        plannedDay: after.planned_day,
        note: after.note,
      };
      const fields = Object.fromEntries(
        (Object.keys(now) as (keyof typeof now)[])
          .filter((field) => before[field] !== now[field])
          .map((field) => [field, { from: before[field], to: now[field] }]),
      );
      if (Object.keys(fields).length > 0)
        this.tell(tx, 'milestone.changed', after, {
          fields,
          fromDay: before.plannedDay,
          plannedDay: now.plannedDay,
          reason: reason ?? '',
          ...told,
        });
      return after;
    });
  }

  finish(actor: Actor, id: string, body: Call<typeof finishMilestone>['body']): Promise<Milestone> {
    return this.work.run(actor, (tx) => this.finishIn(tx, id, body));
  }

  finishIn(
    tx: Tx,
    id: string,
    { day, note, version }: Call<typeof finishMilestone>['body'],
    told: Told = {},
  ): Promise<Milestone> {
    return this.move(tx, id, version, 'milestone:finish', async (row) => {
      if (row.dropped_day) throw new DomainError('forbidden-move', { reason: 'dropped' });
      const today = dayOf(tx.now);
      if (day > today) throw refusal('day', 'in-future', { today });
      const after = await this.save(tx, row, { actual_day: day, note: note ?? row.note });
      this.tell(tx, 'milestone.done', after, {
        day,
        plannedDay: row.planned_day,
        before: row.actual_day ?? '',
        ...told,
      });
      return after;
    });
  }

  drop(actor: Actor, id: string, body: Call<typeof dropMilestone>['body']): Promise<Milestone> {
    return this.work.run(actor, (tx) => this.dropIn(tx, id, body));
  }

  dropIn(
    tx: Tx,
    id: string,
    { reason, version }: Call<typeof dropMilestone>['body'],
    told: Told = {},
  ): Promise<Milestone> {
    return this.move(tx, id, version, 'milestone:edit', async (row) => {
      if (row.dropped_day || row.actual_day)
        throw new DomainError('forbidden-move', { reason: row.dropped_day ? 'dropped' : 'done' });
      const after = await this.save(tx, row, { dropped_day: dayOf(tx.now), drop_reason: reason });
      this.tell(tx, 'milestone.dropped', after, { reason, ...told });
      return after;
    });
  }

  reopen(actor: Actor, id: string, body: Call<typeof reopenMilestone>['body']): Promise<Milestone> {
    return this.work.run(actor, (tx) => this.reopenIn(tx, id, body));
  }

  reopenIn(
    tx: Tx,
    id: string,
    { reason, version }: Call<typeof reopenMilestone>['body'],
    told: Told = {},
  ): Promise<Milestone> {
    return this.move(tx, id, version, 'milestone:edit', async (row) => {
      if (!row.dropped_day && !row.actual_day) throw new DomainError('forbidden-move', { reason: 'open' });
      const after = await this.save(tx, row, { actual_day: null, dropped_day: null, drop_reason: null });
      this.tell(tx, 'milestone.reopened', after, {
        reason,
        before: row.actual_day ?? row.dropped_day ?? '',
        ...told,
      });
      return after;
    });
  }

  /** Locks the row, refuses who may not, and answers what it is afterwards. */
  private async move(
    tx: Tx,
    id: string,
    version: number,
    action: 'milestone:edit' | 'milestone:finish',
    act: (row: OwedRow) => Promise<OwedRow>,
  ): Promise<Milestone> {
    const { actor } = tx;
    await tx.em.findOne(MilestoneRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    const row = await findMilestone(tx.em, id);
    // who owes it may know of it, and so may who sees the project
    const isSeen =
      row &&
      (may(actor, 'milestone:read', finishers(row)) ||
        may(actor, 'project:read', [row.project_unit_id, row.project_owner_id]));
    if (!row || !isSeen) throw new DomainError('not-found');
    if (!may(actor, action, finishers(row))) throw new DomainError('forbidden', { action });
    if (row.version !== version) throw new DomainError('stale', { version: row.version });
    return presentMilestone(await act(row), actor, dayOf(tx.now));
  }

  private async save(tx: Tx, row: OwedRow, changes: Partial<MilestoneRow>): Promise<OwedRow> {
    await tx.em.update(
      MilestoneRow,
      { id: row.id },
      { ...changes, version: row.version + 1, updated_at: new Date(tx.now) },
    );
    const after = await findMilestone(tx.em, row.id);
    if (!after) throw new Error('a milestone that was just there is gone');
    return after;
  }

  /** Told as the project's: it stands in its timeline, and whoever shows it hears of it. */
  private tell(tx: Tx, type: EventType, row: OwedRow, data: Record<string, Json>): void {
    tx.record({
      type,
      subject: { type: 'project', id: row.project_id },
      rootId: row.project_id,
      unitId: row.project_unit_id,
      ownerId: row.project_owner_id,
      data: { name: row.project_name, milestoneId: row.id, milestone: row.name, ...data },
    });
  }
}
