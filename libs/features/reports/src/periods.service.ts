import { addMonths, instantAt, reportDueDay, type Period } from '@duban/domain';
import { Calendars, type Tx } from '@duban/platform';
import { ProposalsService } from '@duban/supervision';
import { Injectable } from '@nestjs/common';
import { findOwing } from './line.queries';
import { LineService } from './line.service';
import { dueAtOf, PERIOD_DUE, PERIOD_OPENS, REPORT_DUE } from './report-deadlines';
import { findProject, findReports, subjectOf } from './reports.queries';

/** A month opens, is due and is over, and what has not come by then is late. */
@Injectable()
export class PeriodsService {
  constructor(
    private readonly calendars: Calendars,
    private readonly line: LineService,
    private readonly proposals: ProposalsService,
  ) {}

  /**
   * Opens a month: its reports are due at the end of the due day, and the next month is set to open. A month that was
   * due before the register knew of it (`asNew`) is let be; one that was slept through is not.
   */
  async open(tx: Tx, period: Period, asNew = true): Promise<void> {
    const cal = await this.calendars.held(tx.em);
    const next = addMonths(period, 1);
    tx.schedule({ kind: PERIOD_OPENS, subject: next, dueAt: instantAt(`${next}-01`, '00:00') });
    const dueAt = dueAtOf(cal, period);
    if (asNew && tx.now > dueAt) return;
    tx.schedule({ kind: PERIOD_DUE, subject: period, dueAt: dueAt + 1 });
    await this.line.plan(tx, cal, period);
  }

  /** Every 亿元 project that was there on the due day and has not filed: one task for each, so that none stops another. */
  async close(tx: Tx, period: Period): Promise<void> {
    const dueAt = dueAtOf(await this.calendars.held(tx.em), period);
    if (tx.now <= dueAt) {
      // the calendar was changed in this moment, and the day put off
      tx.schedule({ kind: PERIOD_DUE, subject: period, dueAt: dueAt + 1 });
      return;
    }
    const owing = await findOwing(tx.em, period, new Date(dueAt));
    for (const { id } of owing) tx.schedule({ kind: REPORT_DUE, subject: `${id}:${period}`, dueAt: tx.now });
  }

  /** A month that was due and has not come: told, and a notice is proposed. */
  async markLate(tx: Tx, projectId: string, period: Period): Promise<void> {
    const project = await findProject(tx.em, projectId, true);
    if (!project?.direct) return;
    const [filed] = await findReports(tx.em, projectId, period);
    if (filed) return;
    const dueDay = reportDueDay(await this.calendars.current(), period);
    tx.record({
      type: 'report.late',
      subject: { type: 'report', id: `${projectId}:${period}` },
      rootId: projectId,
      unitId: project.unit_id,
      ownerId: project.owner_id,
      data: { name: project.name, period, dueDay },
    });
    await this.proposals.proposeLate(tx, subjectOf(project), period, dueDay);
  }
}
