import type { ProblemUrgency, ReportForm } from '@duban/contracts';
import { may, type Period, type Severity } from '@duban/domain';
import { authorise, DomainError, rowsOf, Work, type Actor } from '@duban/platform';
import { getSubject, problemMark, ProposalsService } from '@duban/supervision';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Report } from './report.entity';
import { findProject } from './reports.queries';

const SEVERITY: Record<ProblemUrgency, Severity> = {
  normal: 'normal',
  urgent: 'important',
  critical: 'urgent',
};

/** Problems of reports that become notices: each at most one, whoever asks how often. */
@Injectable()
export class ReportProblemsService {
  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
    private readonly proposals: ProposalsService,
  ) {}

  async raise(
    actor: Actor,
    { projectId, period }: { projectId: string; period: Period },
    { at, submission }: { at: number; submission: number },
  ): Promise<{ noticeId: string }> {
    return this.work.run(actor, async (tx) => {
      // locked: two who raise it at once wait for each other
      const project = await findProject(tx.em, projectId, true);
      if (!project) throw new DomainError('not-found');
      authorise(
        actor,
        'notice:propose',
        { unitId: project.unit_id, ownerId: project.owner_id },
        'report:read',
      );
      const report = await tx.em.findOneBy(Report, { project_id: projectId, period, state: 'submitted' });
      if (report?.submissions !== submission)
        throw new DomainError('stale', { version: report?.submissions ?? 0 });
      const problem = report.problems[at];
      if (!problem)
        throw new DomainError('report-refused', {}, [{ path: 'at', code: 'gone', facts: { at } }]);
      const [raised] = await rowsOf<{ notice_id: string }>(
        tx.em,
        'select notice_id from raised_problems where report_id = $1 and problem = $2',
        [report.id, problemMark(problem)],
      );
      if (raised) return { noticeId: raised.notice_id };
      const subject = await getSubject(tx.em, 'project', projectId);
      const wantedUnit = problem.wantedUnit ?? '';
      const unitId = (await this.unitNamed(wantedUnit)) ?? subject.unitId;
      const { category, text, urgency = 'normal' } = problem;
      const notice = await this.proposals.proposeProblem(
        tx,
        { ...subject, unitId },
        { period, category, text, wantedUnit, severity: SEVERITY[urgency] },
      );
      await tx.em.query(
        `insert into raised_problems (report_id, problem, notice_id, by_name, at) values ($1, $2, $3, $4, $5)`,
        [report.id, problemMark(problem), notice.id, actor.name, new Date(tx.now)],
      );
      return { noticeId: notice.id };
    });
  }

  /** Which problems became notices; what is not issued, or was dismissed, only the office is told. */
  async list(actor: Actor, report: Report): Promise<NonNullable<ReportForm['raised']>> {
    const rows = await rowsOf<{ problem: string; notice_id: string }>(
      this.source,
      `select r.problem, r.notice_id from raised_problems r join notices n on n.id = r.notice_id
       where r.report_id = $1 and ($2 or n.state not in ('proposed', 'approved', 'dismissed')
         and n.unit_id = any($3))`,
      [report.id, may(actor, 'notice:propose', []), actor.orgIds],
    );
    return report.problems.flatMap((problem, at) => {
      const row = rows.find((each) => each.problem === problemMark(problem));
      return row ? [{ at, noticeId: row.notice_id }] : [];
    });
  }

  /** The department, township or zone a reporter named, when it is written as we write it. */
  private async unitNamed(name: string): Promise<string | null> {
    if (!name) return null;
    const rows = await rowsOf<{ id: string }>(
      this.source,
      `select id from orgs where active and kind in ('department', 'township', 'zone') and $1 in (name, short_name)`,
      [name],
    );
    return rows.length === 1 ? (rows[0]?.id ?? null) : null;
  }
}
