import { dayOf } from '@duban/domain';
import { Calendars, OnTask, rowsOf, type Task, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { findThere } from './climbers';
import { ARCHIVE_DUE, expireSigns, FEEDBACK_DUE, missFeedbacks, SIGN_EXPIRES } from './notice-clocks';
import { Notice } from './notice.entity';
import { PAUSE_ENDS, pauseEndOf, tellPausesEnded } from './notice-pauses';
import { recordAll } from './notice-tellings';

const LATER_MS = 250;

/** The deadlines of a notice beside its ladder, of many notices at once. */
@Injectable()
export class NoticesReactions {
  constructor(private readonly calendars: Calendars) {}

  @OnTask(SIGN_EXPIRES)
  async signsExpire(tx: Tx, tasks: Task[]): Promise<void> {
    await expireSigns(tx, await take(tx, tasks));
  }

  @OnTask(FEEDBACK_DUE)
  async feedbacksDue(tx: Tx, tasks: Task[]): Promise<void> {
    await missFeedbacks(tx, await this.calendars.held(tx.em), await take(tx, tasks));
  }

  /** Of which the calendar has moved the day meanwhile: that day is waited for. */
  @OnTask(PAUSE_ENDS)
  async pausesEnd(tx: Tx, tasks: Task[]): Promise<void> {
    const [cal, notices] = [await this.calendars.held(tx.em), await take(tx, tasks)];
    await tellPausesEnded(tx, cal, notices);
    for (const notice of notices) {
      const dueAt = pauseEndOf(cal, notice);
      if (dueAt !== null) tx.schedule({ kind: PAUSE_ENDS, subject: notice.id, dueAt });
    }
  }

  /** Nobody need be told that a closed notice was put away. */
  @OnTask(ARCHIVE_DUE)
  async archivesDue(tx: Tx, tasks: Task[]): Promise<void> {
    const ids = (await take(tx, tasks)).filter(({ state }) => state === 'closed').map(({ id }) => id);
    if (ids.length === 0) return;
    await rowsOf(
      tx.em,
      `update notices set state = 'archived', archived_at = $2, version = version + 1 where id = any($1)`,
      [ids, new Date(tx.now)],
    );
    const archived = await tx.em.find(Notice, { where: { id: In(ids) }, order: { id: 'asc' } });
    await recordAll(
      tx,
      archived.map((notice) => ({
        notice,
        type: 'notice.archived' as const,
        data: { byRule: true, day: dayOf(tx.now) },
        key: notice.version,
      })),
    );
  }
}

/** Locks the notices of these tasks; one somebody is moving is left for a moment, for the move wants its task. */
async function take(tx: Tx, tasks: Task[]): Promise<Notice[]> {
  const ids = tasks.map((task) => task.subject);
  const notices = await tx.em.find(Notice, {
    where: { id: In(ids) },
    order: { id: 'asc' },
    lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
  });
  const taken = new Set(notices.map(({ id }) => id));
  const held = new Set(
    await findThere(
      tx.em,
      ids.filter((id) => !taken.has(id)),
    ),
  );
  for (const { kind, subject } of tasks)
    if (held.has(subject)) tx.schedule({ kind, subject, dueAt: tx.now + LATER_MS });
  return notices;
}
