import {
  dayOf,
  reportDueDay,
  type Calendar,
  type Instant,
  type LineRules,
  type LineStep,
  type Period,
  isReportProvisional,
} from '@duban/domain';
import {
  Calendars,
  OnTask,
  reprojectTask,
  rowsOf,
  TermKeepers,
  type CalendarReason,
  type KeptTerm,
  type Task,
  type TermChange,
  type TermKeeper,
  type Tx,
} from '@duban/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LINE_STEP, LineService } from './line.service';
import { dueAtOf, PERIOD_DUE } from './report-deadlines';

type Pending = { period: Period; at: Instant };

/** The due day of each month that is open, when the calendar changes. The due day itself is asked of the calendar. */
@Injectable()
export class ReportTermsKeeper implements TermKeeper {
  constructor(
    private readonly calendars: Calendars,
    private readonly line: LineService,
    keepers: TermKeepers,
  ) {
    keepers.add(this);
  }

  async preview(em: EntityManager, cal: Calendar): Promise<TermChange> {
    const before = await this.calendars.current(em);
    const pending = await findPending(em, null);
    const terms = pending.flatMap(({ period, at }): KeptTerm[] => {
      const to = reportDueDay(cal, period);
      const moves = lateAt(cal, period) !== at;
      const provisional = isReportProvisional(cal, period);
      if (!moves && provisional === isReportProvisional(before, period)) return [];
      const from = dayOf(at - 1);
      const term = { type: 'report', id: period, label: period, unit: '', unitId: null } as const;
      return [{ ...term, what: 'report', from, to, provisional, moves }];
    });
    return { checked: pending.length, terms, past: 0 };
  }

  @OnTask(reprojectTask('report'))
  async reproject(tx: Tx, tasks: Task[]): Promise<void> {
    const cal = await this.calendars.held(tx.em);
    const pending = await findPending(
      tx.em,
      tasks.map((task) => task.subject),
    );
    for (const { subject: period, payload } of tasks) {
      const kept = pending.find((one) => one.period === period);
      if (!kept) continue; // filed, or late: the month is over
      const dueAt = lateAt(cal, period);
      if (dueAt !== kept.at) tx.schedule({ kind: PERIOD_DUE, subject: period, dueAt });
      for (const { step, rules } of await findSteps(tx.em, period))
        this.line.schedule(tx, cal, period, rules, [step]);
      tx.record({
        type: 'report.rescheduled',
        subject: { type: 'report', id: period },
        data: {
          period,
          from: dayOf(kept.at - 1),
          to: reportDueDay(cal, period),
          provisional: isReportProvisional(cal, period),
          reason: (payload as CalendarReason).reason,
        },
      });
    }
  }
}

/** The first moment at which a month's report is late. */
const lateAt = (cal: Calendar, period: Period): Instant => dueAtOf(cal, period) + 1;

async function findPending(em: EntityManager, periods: string[] | null): Promise<Pending[]> {
  const rows = await rowsOf<{ period: Period; due_at: Date }>(
    em,
    `select subject as period, due_at from tasks
     where kind = $1 and state = 'pending' and ($2::text[] is null or subject = any($2)) order by subject`,
    [PERIOD_DUE, periods],
  );
  return rows.map(({ period, due_at }) => ({ period, at: due_at.getTime() }));
}

/** The steps of a month that have not been taken, with the rules they were planned by. */
async function findSteps(em: EntityManager, period: Period): Promise<{ step: LineStep; rules: LineRules }[]> {
  return rowsOf(
    em,
    `select split_part(subject, ':', 2) as step, payload -> 'rules' as rules from tasks
     where kind = $1 and state = 'pending' and subject like $2 order by due_at`,
    [LINE_STEP, `${period}:%`],
  );
}
