import type { ReviewComment } from '@duban/contracts';
import { dayOf, endOfWork, type Day, type Period } from '@duban/domain';
import { authorise, Calendars, DomainError, Work, type Actor, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { findFilers, findLock } from './line.queries';
import { Report } from './report.entity';
import { findProject, type ProjectRow } from './reports.queries';

type Target = { projectId: string; period: Period };
type Verdict =
  { verdict: 'accept'; version: number } | { verdict: 'return'; comments: ReviewComment[]; version: number };

/** 审核: the office accepts what was filed or returns it with comments. It never writes a figure (统计法 art. 7). */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly work: Work,
    private readonly calendars: Calendars,
  ) {}

  async review(actor: Actor, target: Target, body: Verdict): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const project = await readable(tx, target, 'report:review');
      const report = await tx.em.findOne(Report, {
        where: { project_id: target.projectId, period: target.period },
        lock: { mode: 'pessimistic_write' },
      });
      if ((report?.version ?? 0) !== body.version)
        throw new DomainError('stale', { version: report?.version ?? 0 });
      if (report?.review !== 'unreviewed')
        throw new DomainError('forbidden-move', { move: 'review', state: report?.review ?? 'filed' });
      const comments = body.verdict === 'return' ? body.comments : [];
      const at = new Date(tx.now);
      report.review = body.verdict === 'return' ? 'returned' : 'accepted';
      report.review_due_day = null;
      if (report.review === 'accepted' && report.published === null)
        report.published = {
          version: report.submissions,
          monthFen: report.month_fen?.toString() ?? null,
          yearFen: report.year_fen?.toString() ?? null,
          totalFen: report.total_fen?.toString() ?? null,
          physicalBp: report.physical_bp,
          at: at.toISOString(),
        };
      report.version++;
      await tx.em.save(report);
      await tx.em.query(
        `insert into report_reviews (report_id, version, verdict, comments, by_name, at)
         values ($1, $2, $3, $4, $5, $6)`,
        [report.id, report.submissions, report.review, JSON.stringify(comments), actor.name, at],
      );
      const type = report.review === 'returned' ? 'report.returned' : 'report.accepted';
      const data = {
        name: project.name,
        period: target.period,
        version: report.submissions,
        ...(comments.length > 0 ? { text: comments.map(({ text }) => text).join('；') } : {}),
      };
      tx.record({ type, subject: { type: 'report', id: report.id }, ...whose(project), data });
      if (report.review !== 'returned') return;
      for (const { account_id } of await findFilers(tx.em, [project.id]))
        tx.tell({
          to: [account_id],
          key: `${type}:${report.id}:${report.submissions}`,
          kind: 'rung',
          topic: type,
          subject: { type: 'report', id: report.id },
          data: { ...data, projectId: project.id },
        });
    });
  }

  /** 重新开放: a locked month is opened again for one project, until the end of work of a day. */
  async reopen(actor: Actor, target: Target, body: { untilDay: Day; reason: string }): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const project = await readable(tx, target, 'report:reopen');
      const { locked } = await findLock(tx.em, target.projectId, target.period);
      if (!locked) throw new DomainError('forbidden-move', { move: 'reopen', state: 'open' });
      const today = dayOf(tx.now);
      if (body.untilDay < today)
        throw new DomainError('invalid', {}, [
          { path: 'untilDay', code: 'too-early', facts: { first: today, found: body.untilDay } },
        ]);
      const untilAt = endOfWork(await this.calendars.current(tx.em), body.untilDay);
      await tx.em.query(
        `insert into report_reopenings (project_id, period, until_day, until_at, reason, by_name, at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (project_id, period) do update set until_day = $3, until_at = $4, reason = $5, by_name = $6, at = $7`,
        [
          project.id,
          target.period,
          body.untilDay,
          new Date(untilAt),
          body.reason,
          actor.name,
          new Date(tx.now),
        ],
      );
      const data = {
        name: project.name,
        period: target.period,
        until: body.untilDay,
        reason: body.reason,
      };
      tx.record({
        type: 'report.reopened',
        subject: { type: 'report', id: `${project.id}:${target.period}` },
        ...whose(project),
        data,
      });
      for (const { account_id } of await findFilers(tx.em, [project.id]))
        tx.tell({
          to: [account_id],
          key: `report.reopened:${project.id}:${target.period}:${tx.now}`,
          kind: 'rung',
          topic: 'report.reopened',
          subject: { type: 'report', id: `${project.id}:${target.period}` },
          data: { ...data, projectId: project.id },
        });
    });
  }
}

const whose = (project: ProjectRow) => ({
  rootId: project.id,
  unitId: project.unit_id,
  ownerId: project.owner_id,
});

async function readable(
  tx: Tx,
  { projectId }: Target,
  right: 'report:review' | 'report:reopen',
): Promise<ProjectRow> {
  const project = await findProject(tx.em, projectId, true);
  if (!project) throw new DomainError('not-found');
  authorise(tx.actor, right, { unitId: project.unit_id, ownerId: project.owner_id }, 'report:read');
  return project;
}
