import {
  dayOf,
  endOfWork,
  feedbackDays,
  isClimbing,
  isNoticeRunning,
  nextFeedbackDay,
  noticeFlow,
  type Calendar,
  type Day,
  type Instant,
  type NoticePosition,
} from '@duban/domain';
import { rowsOf, type Tx } from '@duban/platform';
import { climbAll } from './ladder-runner';
import type { Notice } from './notice.entity';
import { recordAll } from './notice-tellings';
import { termsOf, type Terms } from './replan';

/** A sign-for after which nothing followed lapses. */
export const SIGN_EXPIRES = 'notice.sign-expires';
/** Progress is due at the end of work of its day. */
export const FEEDBACK_DUE = 'notice.feedback-due';
/** A closed notice is put away by itself. */
export const ARCHIVE_DUE = 'notice.archive-due';

/** Where reads are made, and when. */
export type Moment = Pick<Tx, 'em' | 'now'>;

export const positionOf = ({ state, pending, spent }: Notice): NoticePosition => ({
  stage: state,
  pending,
  spent,
});

/**
 * Sign-fors that have lapsed: nothing followed, so the notice stands as if it had not been signed for, and the ladder
 * asks for it again. Those that wait for the office are left alone. The notices are locked by the caller.
 */
export async function expireSigns(tx: Tx, notices: Notice[]): Promise<void> {
  const lapsed = notices.filter((notice) => 'to' in noticeFlow(positionOf(notice), 'expire-sign'));
  if (lapsed.length === 0) return;
  for (const notice of lapsed) {
    notice.state = 'issued';
    notice.signed_at = null;
    notice.version++;
  }
  await tx.em.query(
    `update notices set state = 'issued', signed_at = null, version = version + 1 where id = any($1)`,
    [lapsed.map(({ id }) => id)],
  );
  await recordAll(
    tx,
    lapsed.map((notice) => ({
      notice,
      type: 'notice.sign-expired' as const,
      data: { days: notice.rules?.signLastsDays ?? null },
      tell: { whom: ['unit'] as const, kind: 'news' as const },
      key: notice.version,
    })),
  );
  await climbAll(tx, lapsed);
}

/**
 * Progress that was due and has not come, while it was the unit's turn: told to the unit and the office, each day of
 * it once. The next day is set.
 */
export async function missFeedbacks(tx: Tx, cal: Calendar, notices: Notice[]): Promise<void> {
  const due = notices.filter(({ next_feedback_day: day }) => day !== null && endOfWork(cal, day) <= tx.now);
  if (due.length === 0) return;
  const days = await feedbackDaysOf(tx, cal, due);
  const missed = due.flatMap((notice) =>
    (days.get(notice.id) ?? [])
      .filter((day) => day >= (notice.next_feedback_day ?? day) && endOfWork(cal, day) <= tx.now)
      .filter(() => isClimbing(notice.state))
      .map((day) => ({ notice, day })),
  );
  await recordAll(
    tx,
    missed.map(({ notice, day }) => ({
      notice,
      type: 'notice.feedback-missed' as const,
      data: { day },
      tell: { whom: ['unit', 'office'] as const, kind: 'news' as const },
      key: `${notice.round}:${day}`,
    })),
  );
  await planFeedbacks(tx, cal, due);
}

/**
 * Sets the next day on which progress is due, and its deadline, from the ledger as it is now; none when nothing is owed
 * any more or the clock stands still. `since`: from when the present stretch is judged, the beginning of a pause after
 * it.
 */
export async function planFeedbacks(
  tx: Tx,
  cal: Calendar,
  notices: Notice[],
  since: Instant = tx.now,
): Promise<void> {
  const next = await nextFeedbacks(tx, cal, notices, since);
  for (const notice of notices) notice.next_feedback_day = next.get(notice.id) ?? null;
  await tx.em.query(
    `update notices n set next_feedback_day = r.day
     from jsonb_to_recordset($1::jsonb) as r (id uuid, day date) where n.id = r.id`,
    [JSON.stringify(notices.map(({ id, next_feedback_day: day }) => ({ id, day })))],
  );
  const none = notices.filter((notice) => notice.next_feedback_day === null).map(({ id }) => id);
  if (none.length > 0) await tx.cancel(FEEDBACK_DUE, none);
  for (const { id, next_feedback_day: day } of notices)
    if (day !== null) tx.schedule({ kind: FEEDBACK_DUE, subject: id, dueAt: endOfWork(cal, day) });
}

/** The next day of progress of each notice, by its ledger as it is now; of those that owe none, nothing. */
export async function nextFeedbacks(
  at: Moment,
  cal: Calendar,
  notices: Notice[],
  since: Instant = at.now,
): Promise<Map<string, Day>> {
  const days = await feedbackDaysOf(at, cal, notices);
  const given = await lastGiven(at, [...days.keys()]);
  const next = new Map<string, Day>();
  for (const [id, own] of days) {
    const last = given.get(id) ?? null;
    const day = nextFeedbackDay(cal, own, { given: last, since: dayOf(since), now: at.now });
    if (day !== null) next.set(id, day);
  }
  return next;
}

/** The day feedback given now is for: the next one owed, unless that of the present stretch has been given already. */
export async function owedFeedbackDay(tx: Tx, cal: Calendar, notice: Notice): Promise<Day | null> {
  const days = (await feedbackDaysOf(tx, cal, [notice])).get(notice.id) ?? [];
  const present = nextFeedbackDay(cal, days, { given: null, since: dayOf(tx.now), now: tx.now });
  return present === notice.next_feedback_day ? present : null;
}

/** The days of progress of notices whose term runs, by their ledgers. */
async function feedbackDaysOf(tx: Moment, cal: Calendar, notices: Notice[]): Promise<Map<string, Day[]>> {
  const running = notices.filter(({ state }) => isNoticeRunning(state));
  const terms = await termsOf(
    tx.em,
    running.map(({ id }) => id),
  );
  return new Map(
    running.flatMap((notice) => {
      const input = ledgerOf(notice, terms.get(notice.id));
      const { rules } = notice;
      if (!input || !rules) return [];
      const { feedbackEveryDays: every, feedbackOverDays: over } = rules;
      return [[notice.id, feedbackDays(cal, input, { every, over })] as const];
    }),
  );
}

/** The ledger of a notice's present round; null before its issue. */
export function ledgerOf(
  { issued_at, working_days }: Pick<Notice, 'issued_at' | 'working_days'>,
  terms: Terms = { pauses: [], credits: [] },
) {
  if (!issued_at || working_days === null) return null;
  return { startedAt: issued_at.getTime(), workingDays: working_days, ...terms };
}

async function lastGiven(tx: Moment, ids: string[]): Promise<Map<string, Day>> {
  const rows = await rowsOf<{ notice_id: string; day: Day }>(
    tx.em,
    `select f.notice_id, max(f.due_day) as day from notice_feedbacks f join notices n on n.id = f.notice_id
     where f.notice_id = any($1) and f.at >= n.issued_at and f.due_day is not null group by 1`,
    [ids],
  );
  return new Map(rows.map(({ notice_id, day }) => [notice_id, day]));
}
