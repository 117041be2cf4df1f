import type { addProjectFiles, Answer, Call, listProjectFiles } from '@duban/contracts';
import { may } from '@duban/domain';
import { AttachmentReaders, Attachments, authorise, DomainError, Work, type Actor } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Project } from './project.entity';
import { refusal } from './refusal';

/** Whose attachments: those of projects. All are one part: what a photograph is of, its event says. */
const PROJECT_FILES = 'project';
const PART = 'register';

/** 附件与照片 of a project: whoever may read it may read them; once they are its, they stay. */
@Injectable()
export class ProjectFilesService {
  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
    private readonly attachments: Attachments,
    readers: AttachmentReaders,
  ) {
    readers.add(PROJECT_FILES, async (actor, id) => {
      const project = await source.manager.findOneBy(Project, { id });
      return project !== null && may(actor, 'project:read', [project.unit_id, project.owner_id]);
    });
  }

  async list(actor: Actor, projectId: string): Promise<Answer<typeof listProjectFiles>> {
    const project = await this.find(this.source.manager, projectId);
    const whose = { unitId: project.unit_id, ownerId: project.owner_id };
    authorise(actor, 'project:read', whose, 'project:read');
    return this.of(actor, this.source.manager, project);
  }

  async add(
    actor: Actor,
    projectId: string,
    { attachmentIds, note }: Call<typeof addProjectFiles>['body'],
  ): Promise<Answer<typeof addProjectFiles>> {
    return this.work.run(actor, async (tx) => {
      const project = await this.find(tx.em, projectId);
      const { unit_id: unitId, owner_id: ownerId, name } = project;
      authorise(actor, 'attachment:add', { unitId, ownerId }, 'project:read');
      if (attachmentIds.length === 0) throw refusal('attachmentIds', 'required');
      const bond = { type: PROJECT_FILES, id: projectId, part: PART };
      const files = await this.attachments.bind(tx, attachmentIds, bond);
      tx.record({
        type: 'project.attached',
        subject: { type: 'project', id: projectId },
        rootId: projectId,
        unitId,
        ownerId,
        data: { name, note, ...files },
      });
      return this.of(actor, tx.em, project);
    });
  }

  private async find(em: EntityManager, id: string): Promise<Project> {
    const project = await em.findOneBy(Project, { id });
    if (!project) throw new DomainError('not-found');
    return project;
  }

  private async of(
    actor: Actor,
    em: EntityManager,
    project: Project,
  ): Promise<Answer<typeof listProjectFiles>> {
    const partsOf = await this.attachments.list(em, PROJECT_FILES, [project.id]);
    const mayAdd = may(actor, 'attachment:add', [project.unit_id, project.owner_id]);
    return { items: partsOf(project.id)(PART), can: mayAdd ? ['attachment:add'] : [] };
  }
}
