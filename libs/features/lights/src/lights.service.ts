import {
  closedPeriod,
  dayOf,
  judgeProject,
  type Calendar,
  type Instant,
  type Judging,
  type LightRules,
} from '@duban/domain';
import { Calendars, Settings, type Tx } from '@duban/platform';
import { ProposalsService } from '@duban/supervision';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { findLitProjects, findProjectsAfter, lockProjects, type LitProject } from './lights.queries';
import { changesOf, writeLights, type Judged, type NewLight } from './write-lights';

/** Projects judged at once. */
export const MANY = 500;

/** On what day, by which calendar and which rules. */
export function judgingOn(now: Instant, cal: Calendar, rules: LightRules, version: number): Judging {
  const day = dayOf(now);
  return { day, cal, closed: closedPeriod(cal, day), rules, version };
}

/** The only writer of `lights` besides imports. Judged by the domain, in memory; written set-based. */
@Injectable()
export class LightsService {
  constructor(
    private readonly calendars: Calendars,
    private readonly settings: Settings,
    private readonly proposals: ProposalsService,
  ) {}

  /** The rules in force, on this day. */
  async judging(em: EntityManager, now: Instant): Promise<Judging> {
    const { value, version } = await this.settings.current('light-rules', em);
    return judgingOn(now, await this.calendars.current(em), value, version);
  }

  /**
   * Judges these projects as they are now and keeps what changed; the notice of a lag is proposed or withdrawn where the
   * light of the money changed, and always for a month that has just been `filed`. Safe to do twice. `isSilent`: tells
   * nothing, for what was there before anybody looked.
   */
  async settle(
    tx: Tx,
    ids: readonly string[],
    { filed = null, isSilent = false }: { filed?: string | null; isSilent?: boolean } = {},
  ): Promise<Map<string, Judged>> {
    await lockProjects(tx.em, ids);
    const judging = await this.judging(tx.em, tx.now);
    const projects = await findLitProjects(tx.em, ids);
    const judged = new Map(projects.map((project) => [project.id, judgeProject(project.judged, judging)]));
    const fresh: NewLight[] = [];
    const gone: { id: string; kind: string }[] = [];
    for (const project of projects) {
      const changes = changesOf(project, judged.get(project.id) as Judged, judging.day);
      fresh.push(...changes.fresh);
      gone.push(...changes.gone.map((kind) => ({ id: project.id, kind })));
    }
    await writeLights(tx, fresh, gone);
    if (isSilent) return judged;
    const isLit = new Set(fresh.filter(({ kind }) => kind === 'investment').map((light) => light.subject_id));
    for (const project of projects) {
      this.tell(tx, project, judged.get(project.id) as Judged);
      if (isLit.has(project.id) || project.id === filed)
        await this.settleLag(tx, project, judged.get(project.id) as Judged);
    }
    return judged;
  }

  /** Every project there is, and nothing told: for a county that has just been filled. */
  async settleAll(tx: Tx): Promise<void> {
    let after: string | null = null;
    do {
      const ids: string[] = await findProjectsAfter(tx.em, after, MANY);
      await this.settle(tx, ids, { isSilent: true });
      after = ids.length === MANY ? (ids.at(-1) ?? null) : null;
    } while (after !== null);
  }

  private async settleLag(tx: Tx, project: LitProject, { lights }: Judged): Promise<void> {
    const money = lights.find(({ kind }) => kind === 'investment');
    const period = project.judged.report?.period;
    if (!money || !period || project.isSnapshot) return;
    const { id, name, unitId, ownerId } = project;
    await this.proposals.settleLag(tx, { type: 'project', id, name, unitId, ownerId }, period, money);
  }

  /** A light that turned is told; one that was never lit and has nothing to say is not. */
  private tell(tx: Tx, project: LitProject, { overall }: Judged): void {
    const before =
      project.kept.find(({ kind }) => kind === 'overall') ??
      project.kept.find(({ kind }) => kind === 'investment');
    if (!overall || overall.color === before?.color) return;
    if (!before && overall.color === 'none') return;
    tx.record({
      type: 'light.changed',
      subject: { type: 'light', id: project.id },
      rootId: project.id,
      unitId: project.unitId,
      ownerId: project.ownerId,
      data: {
        from: before?.color ?? null,
        to: overall.color,
        word: overall.word,
        kind: overall.kind,
        period: project.judged.report?.period ?? null,
        name: project.name,
      },
    });
  }
}
