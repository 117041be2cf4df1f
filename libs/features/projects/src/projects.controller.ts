import {
  changeProject,
  createProject,
  exportProjects,
  getProject,
  listProjectChoices,
  listProjectFacets,
  listProjects,
  listProjectTimeline,
  planProject,
  type Call,
  type ProjectDetail,
} from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { ProjectsReader } from './projects.reader';
import { ProjectsService } from './projects.service';

@Controller()
export class ProjectsController {
  constructor(
    private readonly projects: ProjectsService,
    private readonly reader: ProjectsReader,
  ) {}

  @Route(listProjects)
  list(@By() actor: Actor, @Input() { query }: Call<typeof listProjects>) {
    return this.reader.list(actor, query);
  }

  @Route(exportProjects)
  export(@By() actor: Actor, @Input() { query }: Call<typeof exportProjects>) {
    return this.reader.export(actor, query);
  }

  @Route(listProjectFacets)
  facets(@By() actor: Actor) {
    return this.reader.facets(actor);
  }

  @Route(listProjectChoices)
  choices() {
    return this.reader.choices();
  }

  @Route(getProject)
  get(@By() actor: Actor, @Input() { params }: Call<typeof getProject>): Promise<ProjectDetail> {
    return this.reader.get(actor, params.projectId);
  }

  @Route(listProjectTimeline)
  timeline(@By() actor: Actor, @Input() { params, query }: Call<typeof listProjectTimeline>) {
    return this.reader.timeline(actor, params.projectId, query);
  }

  @Route(createProject)
  async create(@By() actor: Actor, @Input() { body }: Call<typeof createProject>): Promise<ProjectDetail> {
    return this.reader.get(actor, await this.projects.create(actor, body));
  }

  @Route(changeProject)
  async change(
    @By() actor: Actor,
    @Input() { params, body }: Call<typeof changeProject>,
  ): Promise<ProjectDetail> {
    await this.projects.change(actor, params.projectId, body);
    return this.reader.get(actor, params.projectId);
  }

  @Route(planProject)
  async plan(
    @By() actor: Actor,
    @Input() { params, body }: Call<typeof planProject>,
  ): Promise<ProjectDetail> {
    await this.projects.plan(actor, params.projectId, body);
    return this.reader.get(actor, params.projectId);
  }
}
