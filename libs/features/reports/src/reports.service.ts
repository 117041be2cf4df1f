import {
  type ReportDraft,
  type Answer,
  type Light,
  type ReportContent,
  type submitReport,
} from '@duban/contracts';
import {
  checkReport,
  dayOf,
  filingOf,
  lastDayOf,
  openPeriod,
  photoRequiredOf,
  reviewDueDay,
  totals,
  yearOf,
  type Json,
  type Period,
  type ReportContext,
  type ReportFigures,
} from '@duban/domain';
import { authorise, Calendars, DomainError, Settings, type Actor, type Tx, Work } from '@duban/platform';
import { FindingsService } from '@duban/findings';
import { LightsService } from '@duban/lights';
import { ProposalsService } from '@duban/supervision';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { carryForward, type Sums } from './carry-forward';
import { findLock, isShut } from './line.queries';
import { dueAtOf, REPORT_DUE } from './report-deadlines';
import { ReportFiles } from './report-files';
import { findReceipt, keepReceipt } from './report-receipts';
import { Report } from './report.entity';
import {
  asFen,
  findNewest,
  findPlan,
  findPrevious,
  findProject,
  findReports,
  subjectOf,
  type ProjectRow,
} from './reports.queries';
import { presentReport } from './reports.presenter';

type Content = z.output<typeof ReportContent>;
type Target = { projectId: string; period: Period };
/** `reason`: why what was accepted is corrected. */
type Submission = {
  content: Content;
  version: number;
  reason?: string | undefined;
  /** Undefined: those kept with the draft. */
  photoIds?: readonly string[] | undefined;
  /** Made on the device: sent again with it, a submission counts once. */
  key?: string;
};

type Draft = { draft: ReportDraft; photoIds?: readonly string[] | undefined; version: number };

/** Filing the month: drafts are kept, submissions are judged, and the light is lit in the same transaction. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly work: Work,
    private readonly calendars: Calendars,
    private readonly checks: FindingsService,
    private readonly lights: LightsService,
    private readonly proposals: ProposalsService,
    private readonly settings: Settings,
    private readonly files: ReportFiles,
  ) {}

  async saveDraft(actor: Actor, target: Target, body: Draft) {
    return this.work.run(actor, async (tx) => {
      await this.open(tx, actor, target);
      const report = await this.lock(tx, target, body.version);
      report.draft = body.draft;
      report.draft_at = new Date(tx.now);
      report.version++;
      await tx.em.save(report);
      if (body.photoIds) await this.files.keep(tx, body.photoIds, report.id);
      return { savedAt: report.draft_at.toISOString(), version: report.version };
    });
  }

  async submit(actor: Actor, target: Target, body: Submission): Promise<Answer<typeof submitReport>> {
    return this.work.run(actor, async (tx) => {
      const { key } = body;
      if (!key) return this.submitIn(tx, target, body);
      // the lock of the project: the same submission sent twice at once waits here for the first
      await this.find(tx, actor, target.projectId);
      const before = await findReceipt(tx, target, key, body);
      if (before) return before;
      const answer = await this.submitIn(tx, target, body);
      await keepReceipt(tx, target, key, body, answer);
      return answer;
    });
  }

  /** In somebody's transaction. `told`: what else its event says. */
  async submitIn(
    tx: Tx,
    target: Target,
    body: Submission,
    told: Record<string, Json> = {},
  ): Promise<Answer<typeof submitReport>> {
    const { actor } = tx;
    const cal = await this.calendars.current(tx.em);
    const project = await this.open(tx, actor, target);
    const report = await this.lock(tx, target, body.version);
    const toldBefore = report.state === 'submitted' ? sumsOf(report) : null;
    const filing = filingOf(report.submissions, report.published !== null);
    if (filing === 'correction' && !body.reason)
      throw new DomainError('report-refused', {}, [{ path: 'reason', code: 'required', facts: {} }]);
    const chosen = await this.files.choose(tx, report, body.photoIds, body.content.withoutPhotos);
    const figures = figuresOf(body.content, chosen.stay.length + chosen.come.length);
    const { value: rules } = await this.settings.current('report-rules', tx.em);
    const context = {
      ...(await this.contextOf(tx, project, target.period)),
      photoRequired: photoRequiredOf(project.stage, rules.photoRequired),
    };
    const findings = checkReport(figures, context);
    const errors = findings.filter((finding) => finding.level === 'error');
    if (errors.length > 0)
      throw new DomainError(
        'report-refused',
        {},
        errors.map(({ field, code, facts }) => ({ path: field, code, facts })),
      );

    const dueAt = dueAtOf(cal, target.period);
    report.basis = project.counting;
    // review is of the direct line; what a smaller project filed is nobody's to accept
    Object.assign(report, {
      review: project.direct ? 'unreviewed' : null,
      review_due_day: project.direct ? reviewDueDay(cal, tx.now, rules.reviewDays) : null,
    } satisfies Partial<Report>);
    const sums = totals(figures, context);
    this.fill(report, body.content, sums, actor, tx.now > dueAt, new Date(tx.now));
    await tx.em.save(report);
    const carried = await carryForward(tx, target, toldBefore ?? sumsBefore(context), sums);
    await tx.em.query(
      `insert into report_versions (report_id, version, content, submitted_at, submitted_by, basis, reason, photos)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        report.id,
        report.submissions,
        JSON.stringify(body.content),
        report.submitted_at,
        actor.name,
        report.basis,
        body.reason ?? null,
        [...chosen.stay, ...chosen.come],
      ],
    );
    const photos = await this.files.bind(tx, chosen, report.id, report.submissions);
    tx.record({
      type: 'report.submitted',
      subject: { type: 'report', id: report.id },
      rootId: project.id,
      unitId: project.unit_id,
      ownerId: project.owner_id,
      data: {
        name: project.name,
        period: target.period,
        version: report.submissions,
        monthFen: String(report.month_fen),
        yearFen: String(report.year_fen),
        totalFen: String(report.total_fen),
        late: report.late,
        ...(body.reason ? { reason: body.reason } : {}),
        ...(carried.length > 0 ? { carried } : {}),
        warnings: findings.map((finding) => finding.code),
        ...photos,
        ...told,
      },
    });
    const settled = await this.lights.settle(tx, [project.id], { filed: project.id });
    const judged = settled.get(project.id)?.lights.find(({ kind }) => kind === 'investment');
    if (!judged) throw new Error('a month that was filed has a light');
    await this.checks.settle(tx, [project.id]);
    await this.proposals.withdrawLate(tx, subjectOf(project), target.period);
    await tx.cancel(REPORT_DUE, [`${project.id}:${target.period}`]);
    const [line] = await findReports(tx.em, project.id, target.period);
    if (!line) throw new Error('the report that was just saved is not there');
    // what is lit is lit by the newest month; behind it the light stays as it was lit
    const light: Light = { ...judged, period: (await findNewest(tx.em, project.id)) ?? target.period };
    return { report: presentReport(line), light, findings, version: report.version };
  }

  /**
   * Takes a first submission back: the month is a draft again, and owed. What was filed stays among its versions. The
   * light and the checks are made anew, and a month whose day has passed is late at once.
   */
  async withdrawIn(
    tx: Tx,
    target: Target,
    { version, reason, ...told }: { version: number; reason: string } & Record<string, Json>,
  ): Promise<void> {
    const project = await this.open(tx, tx.actor, target);
    const report = await this.lock(tx, target, version);
    const draft = { ...report.content } as ReportDraft;
    const context = await this.contextOf(tx, project, target.period);
    const carried = await carryForward(tx, target, sumsOf(report), sumsBefore(context));
    Object.assign(report, {
      state: 'draft',
      ...{ month_fen: null, year_fen: null, total_fen: null, funds_fen: null, physical_bp: null },
      ...{ progress_text: '', problems: [], content: {}, draft, draft_at: new Date(tx.now), late: false },
      ...{ submitted_at: null, submitted_by: null, review: null, review_due_day: null, published: null },
    } satisfies Partial<Report>);
    report.version++;
    await tx.em.save(report);
    tx.record({
      type: 'report.withdrawn',
      subject: { type: 'report', id: report.id },
      rootId: project.id,
      unitId: project.unit_id,
      ownerId: project.owner_id,
      data: {
        name: project.name,
        period: target.period,
        reason,
        ...(carried.length > 0 ? { carried } : {}),
        ...told,
      },
    });
    await this.lights.settle(tx, [project.id]);
    await this.checks.settle(tx, [project.id]);
    if (tx.now > dueAtOf(await this.calendars.current(tx.em), target.period))
      tx.schedule({ kind: REPORT_DUE, subject: `${project.id}:${target.period}`, dueAt: tx.now });
  }

  /** The project, locked, when the actor may file this month and the month can be filed. */
  private async open(tx: Tx, actor: Actor, { projectId, period }: Target): Promise<ProjectRow> {
    const project = await this.find(tx, actor, projectId);
    const open = openPeriod(dayOf(tx.now));
    if (period > open) throw new DomainError('period-not-open', { period, open });
    const lock = await findLock(tx.em, projectId, period);
    if (isShut(lock, tx.now))
      throw new DomainError('period-locked', { period, reopenedUntil: lock.until_day });
    return project;
  }

  /** The project, locked, when the actor may file for it. */
  private async find(tx: Tx, actor: Actor, projectId: string): Promise<ProjectRow> {
    const project = await findProject(tx.em, projectId, true);
    if (!project) throw new DomainError('not-found');
    authorise(actor, 'report:file', { unitId: project.unit_id, ownerId: project.owner_id }, 'report:read');
    return project;
  }

  private async lock(tx: Tx, { projectId, period }: Target, version: number): Promise<Report> {
    const found = await tx.em.findOneBy(Report, { project_id: projectId, period });
    if ((found?.version ?? 0) !== version) throw new DomainError('stale', { version: found?.version ?? 0 });
    return (
      found ??
      tx.em.create(Report, {
        id: uuid(),
        project_id: projectId,
        period,
        kind: 'monthly',
        state: 'draft',
        as_of: lastDayOf(period),
        version: 0,
        submissions: 0,
        late: false,
        progress_text: '',
        problems: [],
        content: {},
      })
    );
  }

  private async contextOf(tx: Tx, project: ProjectRow, period: Period): Promise<ReportContext> {
    const previous = await findPrevious(tx.em, project.id, period);
    const plan = await findPlan(tx.em, project.id, yearOf(period));
    return {
      period,
      previous: previous && {
        period: previous.period,
        yearFen: asFen(previous.year_fen),
        totalFen: asFen(previous.total_fen),
        progressText: previous.progress_text,
        physicalBp: previous.physical_bp,
        monthFen: previous.month_fen === null ? null : asFen(previous.month_fen),
      },
      projectTotalFen: asFen(project.total_fen),
      yearPlanFen: plan ? asFen(plan.amount_fen) : null,
      started: project.actual_start !== null,
      correction: false,
    };
  }

  private fill(
    report: Report,
    content: Content,
    sums: ReturnType<typeof totals>,
    actor: Actor,
    late: boolean,
    now: Date,
  ): void {
    const today = dayOf(now.getTime());
    Object.assign(report, {
      state: 'submitted',
      as_of: today < lastDayOf(report.period) ? today : lastDayOf(report.period),
      month_fen: BigInt(content.monthFen ?? '0'),
      year_fen: sums.yearFen,
      total_fen: sums.totalFen,
      funds_fen: content.fundsFen === null ? null : BigInt(content.fundsFen),
      physical_bp: content.physicalBp,
      progress_step: content.progressStep,
      progress_text: content.progressText,
      problems: content.problems,
      content,
      draft: null,
      draft_at: null,
      // once in time is in time: a correction of the figures does not make the month late
      late: report.submissions > 0 ? report.late : late,
      submitted_at: now,
      submitted_by: actor.name,
    } satisfies Partial<Report>);
    report.submissions++;
    report.version++;
  }
}

const figuresOf = (content: Content, photos: number): ReportFigures => ({
  photos,
  monthFen: content.monthFen === null ? null : BigInt(content.monthFen),
  fundsFen: content.fundsFen === null ? null : BigInt(content.fundsFen),
  physicalBp: content.physicalBp,
  progressText: content.progressText,
  ...(content.noProgressReason ? { noProgressReason: content.noProgressReason } : {}),
});

const sumsOf = (report: Report): Sums => ({
  yearFen: report.year_fen ?? 0n,
  totalFen: report.total_fen ?? 0n,
});

/** The sums a month continues from: those it would have if nothing were told in it. */
const sumsBefore = (context: ReportContext): Sums =>
  totals({ monthFen: null, physicalBp: null, progressText: '' }, context);
