import type {
  Answer,
  Call,
  exportProjects,
  getProject,
  listProjectChoices,
  listProjectFacets,
  listProjects,
  listProjectTimeline,
  ProjectDetail,
} from '@duban/contracts';
import {
  actionsOf,
  closedPeriod,
  dayOf,
  openPeriod,
  scopeOf,
  type Action,
  type Day,
  type Instant,
  type Period,
} from '@duban/domain';
import {
  authorise,
  Calendars,
  Clock,
  cursorOf,
  DomainError,
  Exports,
  seqOf,
  visibleOrgs,
  type Actor,
  eventLine,
} from '@duban/platform';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { countProjects, findFacets } from './facets.queries';
import { findCountyRegion, findLabels, findLeaders } from './project-choices.queries';
import { findFigures, findPlans, findTimeline } from './project-detail.queries';
import { presentDetail, presentFacets, presentFields, presentProject } from './projects.presenter';
import {
  findKeptMonth,
  findProjectIds,
  findStandings,
  registerStatement,
  type Sight,
  type StandingRow,
} from './projects.queries';
import { PROJECT_COLUMNS, type RegisterRow } from './projects.sheet';

/** Reads of the register. Queries are born scoped: who may not see a project gets 404. */
@Injectable()
export class ProjectsReader {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
    private readonly exports: Exports,
  ) {}

  async list(actor: Actor, query: Call<typeof listProjects>['query']): Promise<Answer<typeof listProjects>> {
    const { now, sight } = await this.sight(actor);
    const { ids, next } = await findProjectIds(this.source, sight, query);
    const { total, atLeast } = await countProjects(this.source, sight, query);
    const rows = await findStandings(this.source, { ...sight, measure: query.measure }, ids);
    return {
      items: rows.map((row) => presentProject(row, sight.closed)),
      next,
      total,
      atLeast,
      asOf: new Date(now).toISOString(),
      period: sight.closed,
      can: actionsOf(actor.roles).filter((action) => action.startsWith('project:')),
    };
  }

  /** What the list holds with these filters, made while it is sent. */
  async export(
    actor: Actor,
    { format, ...query }: Call<typeof exportProjects>['query'],
  ): Promise<StreamableFile> {
    const { now, sight } = await this.sight(actor);
    return this.exports.file<StandingRow, RegisterRow>(actor, {
      list: 'projects',
      format,
      filters: query,
      statement: registerStatement(sight, query),
      file: { name: `项目清单-${dayOf(now)}`, sheet: '项目清单', columns: PROJECT_COLUMNS },
      present: (rows) => rows.map((row) => ({ ...presentProject(row, sight.closed), ...presentFields(row) })),
    });
  }

  async facets(actor: Actor): Promise<Answer<typeof listProjectFacets>> {
    const { sight } = await this.sight(actor);
    return presentFacets(await findFacets(this.source, sight));
  }

  async get(actor: Actor, id: string): Promise<Answer<typeof getProject>> {
    const { row, now, closed } = await this.seen(actor, id);
    return this.detail(actor, row, { today: dayOf(now), closed });
  }

  private async detail(
    actor: Actor,
    row: StandingRow,
    at: { today: Day; closed: Period },
  ): Promise<ProjectDetail> {
    const plans = await findPlans(this.source, row.id);
    const year = row.whole_life && row.last_period ? Number(row.last_period.slice(0, 4)) : row.year;
    const figures = await findFigures(this.source, row.id, year);
    const county = await findCountyRegion(this.source);
    return presentDetail(row, { plans, figures, county, ...at }, actor);
  }

  /** What the form of a project offers. */
  async choices(): Promise<Answer<typeof listProjectChoices>> {
    return { leaders: await findLeaders(this.source), labels: await findLabels(this.source) };
  }

  async timeline(
    actor: Actor,
    id: string,
    query: Call<typeof listProjectTimeline>['query'],
  ): Promise<Answer<typeof listProjectTimeline>> {
    await this.seen(actor, id);
    const before = query.cursor === undefined ? null : seqOf(query.cursor);
    const rows = await findTimeline(this.source, id, {
      before,
      limit: query.limit + 1,
      noticesOf: unitsOf(actor, 'notice:read'),
      cardsOf: unitsOf(actor, 'card:read'),
    });
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map(eventLine),
      next: rows.length > query.limit && last ? cursorOf([Number(last.seq)]) : null,
      total: Number(rows[0]?.total ?? 0),
    };
  }

  private async seen(actor: Actor, id: string): Promise<{ row: StandingRow; now: Instant; closed: Period }> {
    const { now, sight } = await this.sight(actor);
    const [row] = await findStandings(this.source, { ...sight, measure: 'current' }, [id]);
    if (!row) throw new DomainError('not-found');
    authorise(actor, 'project:read', { unitId: row.unit_id, ownerId: row.owner_id }, 'project:read');
    return { row, now, closed: sight.closed };
  }

  /** Whose projects the viewer may see, now. */
  async sight(actor: Actor): Promise<{ now: number; sight: Sight }> {
    const orgIds = visibleOrgs(actor, 'project:read');
    const now = await this.clock.read();
    const today = dayOf(now);
    const closed = closedPeriod(await this.calendars.current(), today);
    const kept = (await findKeptMonth(this.source)) === closed;
    return { now, sight: { orgIds, closed, open: openPeriod(today), kept } };
  }
}

/** Whose notices or cards the viewer may know of; null: everybody's. They are their unit's, not the owner's of the project. */
function unitsOf({ roles, orgIds }: Actor, action: Action): readonly string[] | null {
  const scope = scopeOf(roles, action);
  return scope === 'all' ? null : scope === 'org' ? orgIds : [];
}
