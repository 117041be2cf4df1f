import { dayOf, endOfWork, signExpiresAt, type Calendar, type Instant } from '@duban/domain';
import { rowsOf, type Tx } from '@duban/platform';
import { ofNotice } from './ladder-runner';
import { missFeedbacks, nextFeedbacks, planFeedbacks, SIGN_EXPIRES, type Moment } from './notice-clocks';
import type { Notice } from './notice.entity';
import { PAUSE_ENDS, pauseEndOf } from './notice-pauses';
import { decideByOf, type RequestRow } from './notice-requests';

/**
 * A deadline of a notice beside its answer and its ladder, as it is kept and as this calendar counts it: the next
 * progress, what the office has to decide, how long a sign-for lasts to which nothing has followed, when the day of a
 * suspension has come.
 */
export type SideTerm = {
  noticeId: string;
  what: 'feedback' | 'request' | 'sign-lasts' | 'pause';
  /** Of a request: which. */
  id: string;
  from: Instant;
  to: Instant;
};

/** The deadlines beside the answer that are another instant on this calendar. */
export async function movedSideTerms(at: Moment, cal: Calendar, notices: Notice[]): Promise<SideTerm[]> {
  const ids = notices.map(({ id }) => id);
  const all = [
    ...(await feedbackTerms(at, cal, notices)),
    ...(await requestTerms(at, cal, notices, ids)),
    ...(await signTerms(at, cal, notices)),
    ...(await pauseTerms(at, cal, notices)),
  ];
  return all.filter(({ from, to }) => from !== to);
}

/** Progress that is due on a day that has passed is judged by its own deadline, not moved. */
async function feedbackTerms(at: Moment, cal: Calendar, notices: Notice[]): Promise<SideTerm[]> {
  const next = await nextFeedbacks(at, cal, notices);
  return notices.flatMap(({ id, next_feedback_day: day }) => {
    if (day === null || endOfWork(cal, day) <= at.now) return [];
    const to = next.get(id);
    const from = endOfWork(cal, day);
    return to === undefined
      ? []
      : [{ noticeId: id, what: 'feedback' as const, id, from, to: endOfWork(cal, to) }];
  });
}

async function requestTerms(
  at: Moment,
  cal: Calendar,
  notices: Notice[],
  ids: string[],
): Promise<SideTerm[]> {
  const rows = await rowsOf<Pick<RequestRow, 'id' | 'notice_id' | 'kind' | 'asked_at' | 'decide_by'>>(
    at.em,
    `select id, notice_id, kind, asked_at, decide_by from notice_requests
     where notice_id = any($1) and state = 'waiting'`,
    [ids],
  );
  const known = new Map(notices.map((notice) => [notice.id, notice]));
  return rows.flatMap(({ id, notice_id, kind, asked_at, decide_by }) => {
    const notice = known.get(notice_id);
    if (!notice) return [];
    const to = decideByOf(cal, notice, kind, asked_at.getTime());
    return [{ noticeId: notice_id, what: 'request' as const, id, from: decide_by.getTime(), to }];
  });
}

/** A sign-for lasts from the signing, or from the last decision of the office since. */
async function signTerms(at: Moment, cal: Calendar, notices: Notice[]): Promise<SideTerm[]> {
  const signed = notices.filter(({ state }) => state === 'signed');
  const rows = await rowsOf<{ id: string; due_at: Date; since: Date }>(
    at.em,
    `select n.id, t.due_at, greatest(n.signed_at, (
       select max(r.decided_at) from notice_requests r
       where r.notice_id = n.id and r.state in ('granted', 'refused'))) as since
     from notices n join tasks t on t.kind = $2 and t.subject = n.id::text and t.state = 'pending'
     where n.id = any($1)`,
    [signed.map(({ id }) => id), SIGN_EXPIRES],
  );
  const days = new Map(signed.map(({ id, rules }) => [id, rules?.signLastsDays]));
  return rows.map(({ id, due_at, since }) => ({
    noticeId: id,
    what: 'sign-lasts' as const,
    id,
    from: due_at.getTime(),
    to: signExpiresAt(cal, since.getTime(), days.get(id)),
  }));
}

/** A pause that was told to have come to its end is not told again. */
async function pauseTerms(at: Moment, cal: Calendar, notices: Notice[]): Promise<SideTerm[]> {
  const ends = new Map(notices.map((notice) => [notice.id, pauseEndOf(cal, notice)]));
  const rows = await rowsOf<{ id: string; due_at: Date }>(
    at.em,
    `select subject as id, due_at from tasks where kind = $1 and subject = any($2) and state = 'pending'`,
    [PAUSE_ENDS, notices.filter(({ id }) => ends.get(id) !== null).map(({ id }) => id)],
  );
  return rows.flatMap(({ id, due_at }) => {
    const to = ends.get(id);
    return to ? [{ noticeId: id, what: 'pause' as const, id, from: due_at.getTime(), to }] : [];
  });
}

/**
 * Moves them. Recorded for the notices whose answer and ladder stayed where they were; the others have told already
 * (`told`) that the calendar moved them.
 */
export async function moveSideTerms(
  tx: Tx,
  cal: Calendar,
  notices: Notice[],
  { reason, told }: { reason: string; told: ReadonlySet<string> },
): Promise<void> {
  await missFeedbacks(tx, cal, notices);
  const terms = await movedSideTerms(tx, cal, notices);
  const of = (what: SideTerm['what']) => terms.filter((term) => term.what === what);
  // all of them: an hour may have moved where no day has
  await planFeedbacks(tx, cal, notices);
  await tx.em.query(
    `update notice_requests q set decide_by = r.decide_by
     from jsonb_to_recordset($1::jsonb) as r (id uuid, decide_by timestamptz) where q.id = r.id`,
    [JSON.stringify(of('request').map(({ id, to }) => ({ id, decide_by: new Date(to).toISOString() })))],
  );
  for (const { id, to } of of('sign-lasts'))
    tx.schedule({ kind: SIGN_EXPIRES, subject: id, dueAt: Math.max(to, tx.now) });
  for (const { id, to } of of('pause'))
    tx.schedule({ kind: PAUSE_ENDS, subject: id, dueAt: Math.max(to, tx.now) });
  const known = new Map(notices.map((notice) => [notice.id, notice]));
  for (const { noticeId, what, from, to } of terms) {
    const notice = known.get(noticeId);
    if (!notice || told.has(noticeId)) continue;
    tx.record({
      type: 'notice.reprojected',
      ...ofNotice(notice),
      data: {
        title: notice.title,
        reason,
        what,
        from: dayOf(from),
        to: dayOf(to),
        provisional: notice.provisional,
        rungs: 0,
      },
    });
  }
}
