import {
  complaintClocks,
  isExtendable,
  type Calendar,
  type ComplaintClock,
  type ComplaintTimes,
  type RunningClock,
} from '@duban/domain';
import { rowsOf, type Tx } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import type { Complaint } from './complaint.entity';

/** A clock of a complaint: one pending task for each that runs and was not missed. */
export const CLOCK_DUE = 'complaint.clock-due';
export const clockTask = (complaintId: string, clock: ComplaintClock) => `${complaintId}:${clock}`;

export type ClockRow = {
  id: string;
  complaint_id: string;
  clock: ComplaintClock;
  owner: RunningClock['owner'];
  started_at: Date;
  due_day: string;
  due_at: Date;
  provisional: boolean;
  ended_at: Date | null;
  missed_at: Date | null;
};
export type MovedClock = { clock: ComplaintClock; from: string; to: string };

/** All clocks these complaints had, the first ones first. */
export const findClocks = (em: EntityManager, complaintIds: readonly string[]) =>
  rowsOf<ClockRow>(em, 'select * from complaint_clocks where complaint_id = any($1) order by id', [
    complaintIds,
  ]);

/** Days granted to the clocks that run, by clock row. */
export async function findCredits(
  em: EntityManager,
  complaintIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await rowsOf<{ clock_id: string; days: number }>(
    em,
    `select clock_id, sum(granted_days)::int as days from complaint_extensions
     where complaint_id = any($1) and granted_days > 0 group by clock_id`,
    [complaintIds],
  );
  return new Map(rows.map(({ clock_id, days }) => [clock_id, days]));
}

/** When a clock of this complaint began: the answer's with the first assignment, any other with the stage. */
const startOf = (complaint: Complaint, clock: ComplaintClock): Date =>
  clock === 'answer' ? (complaint.assigned_at ?? complaint.since) : complaint.since;

/** What the clocks of a complaint are by this calendar, with the days granted to those that run already. */
export function clocksOf(
  cal: Calendar,
  complaint: Complaint,
  running: readonly ClockRow[],
  credits: ReadonlyMap<string, number>,
): RunningClock[] {
  const extended = running.find(
    ({ clock, started_at }) =>
      isExtendable(clock) && started_at.getTime() === startOf(complaint, clock).getTime(),
  );
  const times: ComplaintTimes = {
    stage: complaint.stage,
    since: complaint.since.getTime(),
    assignedAt: complaint.assigned_at?.getTime() ?? null,
    kind: complaint.kind,
    complexity: complaint.complexity,
    creditDays: (extended && credits.get(extended.id)) ?? 0,
  };
  return complaintClocks(cal, times, complaint.rules);
}

/**
 * Makes the kept clocks what the stage, the rules and the calendar say: those that no longer run end, with what was asked
 * for them; new ones begin; those that run on are due when they are now due. What was missed stays as it was. Sets the
 * deadlines, and on the row the clock that runs out first. Answers which of those that run on were moved.
 */
export async function setClocks(tx: Tx, cal: Calendar, complaint: Complaint): Promise<MovedClock[]> {
  const { em } = tx;
  const kept = (await findClocks(em, [complaint.id])).filter(({ ended_at }) => ended_at === null);
  const clocks = clocksOf(cal, complaint, kept, await findCredits(em, [complaint.id]));
  const goesOn = (row: ClockRow) =>
    clocks.some(({ clock }) => clock === row.clock) &&
    row.started_at.getTime() === startOf(complaint, row.clock).getTime();
  await end(
    tx,
    complaint,
    kept.filter((row) => !goesOn(row)),
  );
  const moved: MovedClock[] = [];
  const now: { clock: ComplaintClock; dueDay: string; dueAt: number; provisional: boolean }[] = [];
  for (const running of clocks) {
    const row = kept.find((each) => each.clock === running.clock && goesOn(each));
    if (row?.missed_at) {
      now.push({
        ...running,
        dueDay: row.due_day,
        dueAt: row.due_at.getTime(),
        provisional: row.provisional,
      });
      continue;
    }
    now.push(running);
    const { clock, dueDay, dueAt, provisional } = running;
    if (!row) await begin(tx, complaint, running);
    else if (row.due_at.getTime() !== dueAt || row.provisional !== provisional) {
      await em.query(
        'update complaint_clocks set due_day = $2, due_at = $3, provisional = $4 where id = $1',
        [row.id, dueDay, new Date(dueAt), provisional],
      );
      moved.push({ clock, from: row.due_day, to: dueDay });
    }
    tx.schedule({ kind: CLOCK_DUE, subject: clockTask(complaint.id, clock), dueAt: dueAt + 1 });
  }
  const [first] = now.sort((a, b) => a.dueAt - b.dueAt);
  const answer = now.find(({ clock }) => clock === 'answer');
  complaint.clock = first?.clock ?? null;
  complaint.due_day = first?.dueDay ?? null;
  complaint.due_at = first ? new Date(first.dueAt) : null;
  complaint.provisional = first?.provisional ?? false;
  if (answer) complaint.answer_due_at = new Date(answer.dueAt);
  return moved;
}

async function begin(tx: Tx, complaint: Complaint, running: RunningClock): Promise<void> {
  const { clock, owner, dueDay, dueAt, provisional } = running;
  await tx.em.query(
    `insert into complaint_clocks (complaint_id, clock, owner, started_at, due_day, due_at, provisional)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [complaint.id, clock, owner, startOf(complaint, clock), dueDay, new Date(dueAt), provisional],
  );
}

async function end(tx: Tx, complaint: Complaint, rows: readonly ClockRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  const at = new Date(tx.now);
  await tx.em.query('update complaint_clocks set ended_at = $2 where id = any($1)', [ids, at]);
  // nobody need decide any more
  await tx.em.query(
    `update complaint_extensions set decided_at = $2, granted_days = 0, decided_by_name = '', opinion = ''
     where clock_id = any($1) and decided_at is null`,
    [ids, at],
  );
  await tx.cancel(
    CLOCK_DUE,
    rows.map(({ clock }) => clockTask(complaint.id, clock)),
  );
}
