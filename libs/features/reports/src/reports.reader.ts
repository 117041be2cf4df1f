import {
  ReportDraft,
  type Answer,
  type listOwedReports,
  type listReports,
  type listReportVersions,
  type ReportForm,
} from '@duban/contracts';
import {
  actionsOf,
  addMonths,
  dayOf,
  may,
  openPeriod,
  photoRequiredOf,
  reportDueDay,
  yearOf,
  type Period,
  isReportProvisional,
} from '@duban/domain';
import { findLightsBefore } from '@duban/lights';
import { Calendars, Clock, DomainError, Settings, type Actor } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findLock, isShut } from './line.queries';
import { ReportFiles } from './report-files';
import { ReportProblemsService } from './report-problems.service';
import { Report } from './report.entity';
import { deadlineOf, presentOwed, presentPlan, presentReport } from './reports.presenter';
import {
  findLater,
  findMonths,
  findNewestReview,
  findOwed,
  findPlan,
  findPrevious,
  findProject,
  findReports,
  findVersions,
  type ProjectRow,
} from './reports.queries';

/** Reads of reports, each within the rights of who asks. */
@Injectable()
export class ReportsReader {
  constructor(
    private readonly source: DataSource,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly files: ReportFiles,
    private readonly problems: ReportProblemsService,
  ) {}

  /** What the viewer owes: the open month of the projects of the own organisation and those below. */
  async owed(actor: Actor): Promise<Answer<typeof listOwedReports>> {
    const [cal, now] = [await this.calendars.current(), await this.clock.read()];
    const period = openPeriod(dayOf(now));
    const rows = await findOwed(this.source, actor.orgIds, period);
    return {
      items: rows.map((row) => presentOwed(row, period, cal, now)),
      period,
      dueDay: reportDueDay(cal, period),
      provisional: isReportProvisional(cal, period),
      filed: rows.filter((row) => row.state === 'submitted').length,
    };
  }

  async list(actor: Actor, projectId: string): Promise<Answer<typeof listReports>> {
    await this.visible(actor, projectId);
    return { items: (await findReports(this.source, projectId)).map(presentReport) };
  }

  async form(actor: Actor, projectId: string, period: Period): Promise<ReportForm> {
    const project = await this.visible(actor, projectId);
    const year = yearOf(period);
    const [cal, now, own, submitted, previous, months, plan, later] = await Promise.all([
      this.calendars.current(),
      this.clock.read(),
      this.source.manager.findOneBy(Report, { project_id: projectId, period }),
      findReports(this.source, projectId, period),
      findPrevious(this.source, projectId, period),
      findMonths(this.source, projectId, year),
      findPlan(this.source, projectId, year),
      findLater(this.source, projectId, period),
    ]);
    if (period > openPeriod(dayOf(now))) throw new DomainError('not-found');
    const lock = await findLock(this.source, projectId, period);
    const review = own?.state === 'submitted' ? await findNewestReview(this.source, own) : null;
    const before = await findLightsBefore(this.source, projectId, period);
    const { value, version } = await this.settings.current('light-rules');
    const rules = { rules: value, version };
    const lineRules = await this.settings.current('report-rules');
    const { dueDay, dueAt, provisional, remaining, isLate } = deadlineOf(cal, period, now);
    const isLocked = isShut(lock, now);
    const mayFile = may(actor, 'report:file', [project.unit_id, project.owner_id]) && !isLocked;
    const previousForm = previous && (await this.previousOf(projectId, previous.period));
    const sameYear = previous !== null && yearOf(previous.period) === year;
    return {
      project: {
        id: project.id,
        name: project.name,
        unit: { id: project.unit_id, name: project.unit_name, shortName: project.unit_short_name },
        township: project.township_name,
        stage: project.stage as ReportForm['project']['stage'],
        large: project.direct,
        started: project.actual_start !== null,
        counting: project.counting,
        totalFen: project.total_fen,
      },
      period,
      dueDay,
      dueAt: new Date(dueAt).toISOString(),
      provisional,
      remaining,
      chase: project.direct ? [{ key: 'late', day: dueDay, done: isLate && submitted.length === 0 }] : [],
      state: own === null ? 'owed' : own.state,
      draft: this.draftOf(own, mayFile),
      savedAt: mayFile ? (own?.draft_at?.toISOString() ?? null) : null,
      submitted: submitted[0] ? presentReport(submitted[0]) : null,
      photos: own ? await this.files.standing(actor, own) : [],
      draftPhotos: own && mayFile ? await this.files.kept(this.source.manager, own.id) : [],
      photoRequired: photoRequiredOf(project.stage, lineRules.value.photoRequired),
      raised: own ? await this.problems.list(actor, own) : [],
      previous: previousForm,
      before: { yearFen: (sameYear && previous.year_fen) || '0', totalFen: previous?.total_fen ?? '0' },
      plan: plan && presentPlan(plan),
      months: monthsOf(year).map((month) => ({
        period: month,
        monthFen: months.find((row) => row.period === month)?.month_fen ?? null,
      })),
      review: own?.review
        ? {
            state: own.review,
            dueDay: own.review_due_day,
            comments: review?.comments ?? [],
            by: review?.by_name ?? null,
            at: review?.at.toISOString() ?? null,
          }
        : null,
      lock: { locked: isLocked, reopenedUntil: lock.until_day, reason: lock.reason ?? '' },
      laterPeriods: later,
      needsReason: own?.state === 'submitted' && own.published !== null,
      judging: { ...rules, before },
      version: own?.version ?? 0,
      can: actionsOf(actor.roles).filter((action) => action !== 'report:file' || mayFile),
    };
  }

  async versions(
    actor: Actor,
    projectId: string,
    period: Period,
  ): Promise<Answer<typeof listReportVersions>> {
    await this.visible(actor, projectId);
    const [rows, report] = await Promise.all([
      findVersions(this.source, projectId, period),
      this.source.manager.findOneBy(Report, { project_id: projectId, period }),
    ]);
    const photos = report ? await this.files.list(actor, report.id) : [];
    return {
      items: rows.map((row) => ({
        version: row.version,
        content: ReportDraft.parse(row.content),
        submittedAt: row.submitted_at.toISOString(),
        submittedBy: row.submitted_by,
        reason: row.reason,
        verdict: row.verdict,
        comments: row.comments,
        reviewedBy: row.reviewed_by,
        reviewedAt: row.reviewed_at?.toISOString() ?? null,
        photos: photos.filter(({ id, version }) => row.photos?.includes(id) ?? version <= row.version),
      })),
    };
  }

  private async previousOf(projectId: string, period: Period): Promise<ReportForm['previous']> {
    const [[line], kept] = await Promise.all([
      findReports(this.source, projectId, period),
      this.source.manager.findOneBy(Report, { project_id: projectId, period }),
    ]);
    if (!line || !kept) return null;
    return {
      ...presentReport(line),
      fundsFen: kept.funds_fen?.toString() ?? null,
      progressStep: kept.progress_step,
      nextPlanFen: kept.content.nextPlanFen ?? null,
      nextPlanText: kept.content.nextPlanText ?? '',
    };
  }

  /** A draft is its writer's: who may only read sees what was submitted. */
  private draftOf(report: Report | null, mayFile: boolean): ReportDraft {
    const kept = mayFile ? (report?.draft ?? report?.content) : report?.content;
    return ReportDraft.parse(kept ?? {});
  }

  private async visible(actor: Actor, projectId: string): Promise<ProjectRow> {
    const project = await findProject(this.source, projectId);
    if (!project || !may(actor, 'report:read', [project.unit_id, project.owner_id]))
      throw new DomainError('not-found');
    return project;
  }
}

const monthsOf = (year: number): Period[] => Array.from({ length: 12 }, (_, i) => addMonths(`${year}-01`, i));
