import type { Answer, chaseReports } from '@duban/contracts';
import {
  dayOf,
  endOfWork,
  isStepTimely,
  LINE_STEPS,
  lineSteps,
  openPeriod,
  reportDueDay,
  type Calendar,
  type EventType,
  type Json,
  type LineRules,
  type LineStep,
  type Period,
} from '@duban/domain';
import {
  authorise,
  Calendars,
  DomainError,
  rowsOf,
  Settings,
  Work,
  type Actor,
  type Tx,
} from '@duban/platform';
import { proposeLateCard } from '@duban/supervision';
import { Injectable } from '@nestjs/common';
import { findFilers, findOwing, isPending, type OwingRow } from './line.queries';
import { PERIOD_DUE, REPORT_DUE } from './report-deadlines';

/** A step of a month: subject `<period>:<step>`, payload: the rules it was planned by. */
export const LINE_STEP = 'report.line-step';
/** How long the step of the cards waits while the late months are still being noticed. */
const CLOSING_MS = 1_000;
/** A message names so many projects and counts the rest. */
const NAMED = 3;

/** 直报线: what becomes of a month that is not filed, step by step; and 催报 by hand. */
@Injectable()
export class LineService {
  constructor(
    private readonly work: Work,
    private readonly calendars: Calendars,
    private readonly settings: Settings,
  ) {}

  /** Sets the steps of a month that opens, by the rules in force; those that are set or taken stay. */
  async plan(tx: Tx, cal: Calendar, period: Period): Promise<void> {
    const { value } = await this.settings.current('report-rules', tx.em);
    const known = await rowsOf<{ step: LineStep }>(
      tx.em,
      `select step from report_steps where period = $1
       union all select split_part(subject, ':', 2) from tasks
       where kind = $2 and state = 'pending' and subject like $1 || ':%'`,
      [period, LINE_STEP],
    );
    const there = new Set(known.map(({ step }) => step));
    const missing = LINE_STEPS.filter((step) => !there.has(step));
    this.schedule(tx, cal, period, value, missing);
  }

  /** Sets steps of a month anew, by the rules they were planned with. */
  schedule(tx: Tx, cal: Calendar, period: Period, rules: LineRules, steps: readonly LineStep[]): void {
    for (const { step, at } of lineSteps(cal, period, rules))
      if (steps.includes(step))
        tx.schedule({ kind: LINE_STEP, subject: `${period}:${step}`, dueAt: at, payload: { rules } });
  }

  /** Takes a step, once: who slept over it takes it now, if it still says something. */
  async take(tx: Tx, period: Period, step: LineStep, rules: LineRules): Promise<void> {
    const cal = await this.calendars.held(tx.em);
    const planned = lineSteps(cal, period, rules).find((one) => one.step === step);
    if (planned && tx.now < planned.at) {
      // the calendar was changed in this moment, and the day put off
      this.schedule(tx, cal, period, rules, [step]);
      return;
    }
    if (step === 'card' && (await isPending(tx.em, [PERIOD_DUE, REPORT_DUE], period, tx.now))) {
      // slept over: the late months are noticed first, a card stands on their notices
      tx.schedule({
        kind: LINE_STEP,
        subject: `${period}:${step}`,
        dueAt: tx.now + CLOSING_MS,
        payload: { rules },
      });
      return;
    }
    const dueDay = reportDueDay(cal, period);
    const timely = isStepTimely(cal, period, step, tx.now, rules);
    const owing = await findOwing(tx.em, period, new Date(endOfWork(cal, dueDay)));
    const claimed = await rowsOf(
      tx.em,
      `insert into report_steps (period, step, taken_at, timely, owing) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning step`,
      [period, step, new Date(tx.now), timely, owing.length],
    );
    if (claimed.length === 0 || !timely) return;
    if (step === 'lock')
      tx.record({
        type: 'report.locked',
        subject: { type: 'report', id: period },
        data: { period, owing: owing.length },
      });
    else if (step === 'card') for (const { id } of owing) await proposeLateCard(tx, id, period, dueDay);
    else if (owing.length > 0) {
      const type = step === 'chase' ? 'report.chased' : 'report.reminded';
      await tellFilers(tx, owing, { type, key: `${type}:${period}:${step}`, data: { period, dueDay } });
      tx.record({
        type,
        subject: { type: 'report', id: period },
        data: { period, dueDay, step, count: owing.length },
      });
    }
  }

  /** 催报: each project once a day. Who has filed meanwhile is let be. */
  async chase(
    actor: Actor,
    { period, projectIds }: { period: Period; projectIds: string[] },
  ): Promise<Answer<typeof chaseReports>> {
    return this.work.run(actor, async (tx) => {
      authorise(actor, 'line:chase', { unitId: null }, 'line:read');
      if (period > openPeriod(dayOf(tx.now))) throw new DomainError('not-found');
      const cal = await this.calendars.current(tx.em);
      const dueDay = reportDueDay(cal, period);
      const asked = [...new Set(projectIds)];
      const direct = await rowsOf<{ id: string }>(
        tx.em,
        'select distinct project_id as id from line_spells where project_id = any($1::uuid[])',
        [asked],
      );
      if (direct.length < asked.length) throw new DomainError('not-found');
      const by = Math.min(tx.now, endOfWork(cal, dueDay));
      const owing = await findOwing(tx.em, period, new Date(by), asked);
      const today = dayOf(tx.now);
      const written = await rowsOf<{ project_id: string }>(
        tx.em,
        `insert into report_chases (project_id, period, day, by_name, at)
         select id, $2, $3, $4, $5 from unnest($1::uuid[]) id on conflict do nothing returning project_id`,
        [owing.map(({ id }) => id), period, today, actor.name, new Date(tx.now)],
      );
      const fresh = new Set(written.map(({ project_id }) => project_id));
      const chased = owing.filter(({ id }) => fresh.has(id));
      const people = await tellFilers(tx, chased, {
        type: 'report.chased',
        key: `report.chased:${period}:${today}:${tx.now}`,
        data: { period, dueDay, by: actor.name },
      });
      for (const { id, name, unit_id, owner_id } of chased)
        tx.record({
          type: 'report.chased',
          subject: { type: 'report', id: `${id}:${period}` },
          rootId: id,
          unitId: unit_id,
          ownerId: owner_id,
          data: { name, period, dueDay },
        });
      return {
        chased: chased.length,
        already: owing.length - chased.length,
        filed: asked.length - owing.length,
        people,
      };
    });
  }
}

/** One line to everybody who files for some of these projects, naming a few and counting all. Answers how many people. */
async function tellFilers(
  tx: Tx,
  projects: readonly OwingRow[],
  said: { type: EventType; key: string; data: Record<string, Json> },
): Promise<number> {
  if (projects.length === 0) return 0;
  const names = new Map(projects.map(({ id, name }) => [id, name]));
  const filers = await findFilers(tx.em, [...names.keys()]);
  for (const { account_id, project_ids } of filers)
    tx.tell({
      to: [account_id],
      key: said.key,
      kind: 'rung',
      topic: said.type,
      subject: { type: 'report', id: String(said.data.period) },
      data: {
        ...said.data,
        count: project_ids.length,
        names: project_ids.slice(0, NAMED).map((id) => names.get(id) ?? ''),
      },
    });
  return filers.length;
}
