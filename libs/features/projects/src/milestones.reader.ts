import type {
  Answer,
  Call,
  exportMilestones,
  listMilestones,
  listProjectMilestones,
  Milestone,
} from '@duban/contracts';
import { dayOf, may, type Action } from '@duban/domain';
import { authorise, Clock, DomainError, Exports, visibleOrgs, type Actor } from '@duban/platform';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { presentMilestone } from './milestones.presenter';
import { countOwed, findMilestones, findOwed, owedStatement, type OwedRow } from './milestones.queries';
import { MILESTONE_SHEET } from './milestones.sheet';
import { Project } from './project.entity';

/** What is owed, of one project and across the county. */
@Injectable()
export class MilestonesReader {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly exports: Exports,
  ) {}

  async ofProject(actor: Actor, projectId: string): Promise<Answer<typeof listProjectMilestones>> {
    const project = await this.source.manager.findOneBy(Project, { id: projectId });
    if (!project) throw new DomainError('not-found');
    const whose = { unitId: project.unit_id, ownerId: project.owner_id };
    authorise(actor, 'project:read', whose, 'project:read');
    const today = dayOf(await this.clock.read());
    const rows = await findMilestones(this.source, projectId);
    const can: Action[] = may(actor, 'milestone:edit', [project.unit_id]) ? ['milestone:edit'] : [];
    return { items: rows.map((row) => presentMilestone(row, actor, today)), can };
  }

  /**
   * A department that owes a permit to somebody else's project finds it here by the project's name: what is owed, and
   * nothing else of the project.
   */
  async list(
    actor: Actor,
    query: Call<typeof listMilestones>['query'],
  ): Promise<Answer<typeof listMilestones>> {
    const orgIds = visibleOrgs(actor, 'milestone:read');
    const today = dayOf(await this.clock.read());
    const { rows, total, next } = await findOwed(this.source, orgIds, today, query);
    return {
      items: rows.map((row) => presentMilestone(row, actor, today)),
      total,
      next,
      counts: await countOwed(this.source, orgIds, today),
      today,
    };
  }

  /** What the list holds with these filters, made while it is sent. */
  async export(
    actor: Actor,
    { format, ...filters }: Call<typeof exportMilestones>['query'],
  ): Promise<StreamableFile> {
    const today = dayOf(await this.clock.read());
    return this.exports.file<OwedRow, Milestone>(actor, {
      list: 'milestones',
      format,
      filters,
      statement: owedStatement(visibleOrgs(actor, 'milestone:read'), today, filters),
      file: { name: `手续节点-${today}`, sheet: '手续节点', columns: MILESTONE_SHEET },
      present: (rows) => rows.map((row) => presentMilestone(row, actor, today)),
    });
  }
}
