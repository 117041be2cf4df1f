import type { LineRules, LineStep } from '@duban/domain';
import { OnTask, type Task, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { LINE_STEP, LineService } from './line.service';
import { PeriodsService } from './periods.service';
import { PERIOD_DUE, PERIOD_OPENS, REPORT_DUE } from './report-deadlines';

/** Time comes in here as HTTP does through the controller. */
@Injectable()
export class ReportsReactions {
  constructor(
    private readonly periods: PeriodsService,
    private readonly line: LineService,
  ) {}

  @OnTask(PERIOD_OPENS)
  async periodOpens(tx: Tx, tasks: Task[]): Promise<void> {
    for (const task of tasks) await this.periods.open(tx, task.subject, false);
  }

  @OnTask(PERIOD_DUE)
  async periodDue(tx: Tx, tasks: Task[]): Promise<void> {
    for (const task of tasks) await this.periods.close(tx, task.subject);
  }

  @OnTask(LINE_STEP)
  async lineStep(tx: Tx, tasks: Task[]): Promise<void> {
    for (const { subject, payload } of tasks) {
      const [period = '', step = ''] = subject.split(':');
      await this.line.take(tx, period, step as LineStep, payload.rules as LineRules);
    }
  }

  @OnTask(REPORT_DUE)
  async reportDue(tx: Tx, tasks: Task[]): Promise<void> {
    for (const task of tasks) {
      const [projectId = '', period = ''] = task.subject.split(':');
      await this.periods.markLate(tx, projectId, period);
    }
  }
}
