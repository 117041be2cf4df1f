import type { Calendar, Day } from '@duban/domain';
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
import { In, type EntityManager } from 'typeorm';
import { ComplaintActs } from './complaint-acts';
import { clocksOf, findClocks, findCredits, setClocks, type ClockRow } from './complaint-clocks';
import { numberOf } from './complaint-steps';
import { Complaint } from './complaint.entity';

type Named = Complaint & { unit: string | null };

/** The clocks of complaints, when the calendar changes. */
@Injectable()
export class ComplaintTermsKeeper implements TermKeeper {
  constructor(
    private readonly acts: ComplaintActs,
    private readonly calendars: Calendars,
    keepers: TermKeepers,
  ) {
    keepers.add(this);
  }

  async preview(
    em: EntityManager,
    cal: Calendar,
    _days: readonly Day[],
    only?: readonly string[],
  ): Promise<TermChange> {
    const rows = await rowsOf<Named>(
      em,
      `select c.*, o.short_name as unit from complaints c left join orgs o on o.id = c.lead_id
       where c.clock is not null and ($1::text[] is null or c.id::text = any($1)) order by c.due_at, c.id`,
      [only ?? null],
    );
    const ids = rows.map(({ id }) => id);
    const [clocks, credits] = [await findClocks(em, ids), await findCredits(em, ids)];
    const running = new Map<string, ClockRow[]>();
    for (const row of clocks)
      if (row.ended_at === null && row.missed_at === null)
        running.set(row.complaint_id, [...(running.get(row.complaint_id) ?? []), row]);
    const terms = rows.flatMap((row): KeptTerm[] => {
      const kept = running.get(row.id) ?? [];
      const changed = clocksOf(cal, row, kept, credits).flatMap((after) => {
        const before = kept.find(({ clock }) => clock === after.clock);
        if (!before) return [];
        const moves = before.due_at.getTime() !== after.dueAt;
        return moves || before.provisional !== after.provisional ? [{ before, after, moves }] : [];
      });
      const [first] = changed;
      if (!first) return [];
      const { before, after, moves } = first;
      const { id, unit, lead_id: unitId } = row;
      const term = { type: 'complaint', id, label: numberOf(row), unit: unit ?? '', unitId } as const;
      const [from, to] = [before.due_day, after.dueDay];
      return [{ ...term, what: 'complaint', from, to, moves, provisional: after.provisional }];
    });
    return { checked: rows.length, terms, past: 0 };
  }

  @OnTask(reprojectTask('complaint'))
  async reproject(tx: Tx, tasks: Task[]): Promise<void> {
    const cal = await this.calendars.held(tx.em);
    const complaints = await tx.em.find(Complaint, {
      where: { id: In(tasks.map(({ subject }) => subject)) },
      order: { id: 'asc' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const complaint of complaints) {
      const moved = await setClocks(tx, cal, complaint);
      if (moved.length === 0) continue;
      complaint.version++;
      await tx.em.save(complaint);
      const task = tasks.find(({ subject }) => subject === complaint.id);
      const { reason } = task?.payload as CalendarReason;
      for (const { clock, from, to } of moved)
        await this.acts.say(tx, complaint, {
          kind: 'rescheduled',
          party: 'system',
          text: reason,
          facts: { clock, from, to, provisional: complaint.provisional },
        });
    }
  }
}
