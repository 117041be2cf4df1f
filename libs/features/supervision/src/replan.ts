import {
  DEFAULT_LADDER,
  isClimbing,
  reproject,
  SIGN_DAYS,
  type Calendar,
  type Credit,
  type KeptRung,
  type Pause,
  type Reprojection,
} from '@duban/domain';
import { rowsOf, type Tx } from '@duban/platform';
import { ofNotice, RUNG_DUE, rungsOf } from './ladder-runner';
import type { Notice } from './notice.entity';

/** What moved the terms: the ledger of a notice keeps it beside the old day. */
export type Replanning = {
  by: 'pause' | 'extension' | 'reason' | 'calendar';
  reason: string;
  approvedBy: string | null;
};
export type Terms = { pauses: Pause[]; credits: Credit[] };
export const NO_TERMS: Terms = { pauses: [], credits: [] };
/** `runs`: its ladder does. */
type Replanned = { notice: Notice; change: Reprojection; runs: boolean };

type PauseRow = { notice_id: string; from_at: Date; to_at: Date | null; reason: string; approved_by: string };
type CreditRow = {
  notice_id: string;
  working_days: number;
  reason: string;
  approved_by: string;
  at: Date;
};

/** The ledger of each notice, of its present round: a re-dispatched one begins afresh with its new unit. */
export async function termsOf(em: Tx['em'], noticeIds: string[]): Promise<Map<string, Terms>> {
  const terms = new Map<string, Terms>(noticeIds.map((id) => [id, { pauses: [], credits: [] }]));
  const pauses = await rowsOf<PauseRow>(
    em,
    `select p.* from notice_pauses p join notices n on n.id = p.notice_id
     where p.notice_id = any($1) and p.from_at >= n.issued_at order by p.notice_id, p.from_at`,
    [noticeIds],
  );
  for (const { notice_id, from_at, to_at, reason, approved_by } of pauses)
    terms.get(notice_id)?.pauses.push({
      from: from_at.getTime(),
      to: to_at?.getTime() ?? null,
      reason,
      approvedBy: approved_by,
    });
  const credits = await rowsOf<CreditRow>(
    em,
    `select c.* from notice_credits c join notices n on n.id = c.notice_id
     where c.notice_id = any($1) and c.at >= n.issued_at order by c.notice_id, c.at`,
    [noticeIds],
  );
  for (const { notice_id, working_days, reason, approved_by, at } of credits)
    terms
      .get(notice_id)
      ?.credits.push({ workingDays: working_days, reason, approvedBy: approved_by, at: at.getTime() });
  return terms;
}

/**
 * What this calendar makes of a notice with its ledger; null when it is not issued, or nothing moves. A clock that
 * stands still is not pushed on here: what the pause costs is known, and kept as its own, when it ends.
 */
export function projectionOf(
  cal: Calendar,
  notice: Notice,
  terms: Terms,
  rungs: readonly KeptRung[],
  reason: string,
): Reprojection | null {
  const { issued_at, working_days, sign_due_day, due_day, due_at, provisional } = notice;
  if (!issued_at || working_days === null || !sign_due_day || !due_day || !due_at) return null;
  return reproject(
    cal,
    {
      issuedAt: issued_at.getTime(),
      workingDays: working_days,
      signDays: notice.rules?.signDays ?? SIGN_DAYS,
      isSigned: notice.signed_at !== null,
      signDueDay: sign_due_day,
      dueDay: due_day,
      dueAt: due_at.getTime(),
      provisional,
      pauses: terms.pauses,
      credits: terms.credits,
      rungs,
      policy: notice.policy ?? DEFAULT_LADDER,
    },
    reason,
  );
}

/**
 * Counts the terms of these notices again from their ledgers, set-based: entities and rows are brought up to date, a due
 * day that was told is kept with the reason, and the deadline of the next rung moves with it. The caller has locked the
 * notices and already written the pause or the credit; a change of state comes before this call, or is followed by
 * `climbAll`. Records an event for a calendar only: every other cause has one of its own. Notices of which nothing moves
 * are left out of the answer.
 */
export async function replanAll(
  tx: Tx,
  cal: Calendar,
  notices: Notice[],
  why: Replanning,
): Promise<{ noticeId: string; change: Reprojection }[]> {
  const ids = notices.map((notice) => notice.id);
  const terms = await termsOf(tx.em, ids);
  const rungs = await rungsOf(tx.em, ids);
  const replanned = notices.flatMap((notice): Replanned[] => {
    const own = terms.get(notice.id) ?? { pauses: [], credits: [] };
    const change = projectionOf(cal, notice, own, rungs.get(notice.id) ?? [], why.reason);
    const runs = isClimbing(notice.state) && own.pauses.every((pause) => pause.to !== null);
    return change ? [{ notice, change, runs }] : [];
  });
  if (replanned.length === 0) return [];
  await keepDues(tx, replanned, why);
  for (const one of replanned) stamp(one);
  await writeNotices(tx, replanned);
  await writeRungs(tx, replanned);
  await reschedule(tx, replanned);
  if (why.by === 'calendar') for (const one of replanned) recordReprojected(tx, one);
  return replanned.map(({ notice, change }) => ({ noticeId: notice.id, change }));
}

/** The rung that comes next by its instant; one that has come already is next until it has fired. */
const nextRung = ({ change: { after }, notice }: Replanned) =>
  after.rungs
    .filter(({ key, firedAt }) => firedAt === null && (key !== 'sign-overdue' || notice.state === 'issued'))
    .sort((a, b) => a.at - b.at || a.seq - b.seq)[0];

function stamp(one: Replanned): void {
  const { notice, change, runs } = one;
  const next = runs ? nextRung(one) : undefined;
  notice.sign_due_day = change.after.signDueDay;
  notice.due_day = change.after.dueDay;
  notice.due_at = new Date(change.after.dueAt);
  notice.provisional = change.after.provisional;
  notice.next_rung = next?.key ?? null;
  notice.next_day = next?.day ?? null;
}

/** What was told stays told: before the entities are stamped anew. */
async function keepDues(tx: Tx, replanned: Replanned[], why: Replanning): Promise<void> {
  const rows = replanned
    .filter(({ change }) => change.after.dueDay !== change.before.dueDay)
    .map(({ notice, change }) => ({
      notice_id: notice.id,
      round: notice.round,
      due_day: change.before.dueDay,
      due_at: notice.due_at,
      next_day: change.after.dueDay,
    }));
  if (rows.length === 0) return;
  await tx.em.query(
    `insert into notice_dues (notice_id, seq, round, due_day, due_at, next_day, by, reason, approved_by, at)
     select r.notice_id, coalesce((select max(seq) from notice_dues d where d.notice_id = r.notice_id), 0) + 1,
       r.round, r.due_day, r.due_at, r.next_day, $2, $3, $4, $5
     from jsonb_to_recordset($1::jsonb) as r (notice_id uuid, round int, due_day date, due_at timestamptz, next_day date)`,
    [JSON.stringify(rows), why.by, why.reason, why.approvedBy, new Date(tx.now)],
  );
}

async function writeNotices(tx: Tx, replanned: Replanned[]): Promise<void> {
  const rows = replanned.map(({ notice }) => {
    const { id, sign_due_day, due_day, due_at, provisional, next_rung, next_day } = notice;
    return { id, sign_due_day, due_day, due_at, provisional, next_rung, next_day };
  });
  await tx.em.query(
    `update notices n set sign_due_day = r.sign_due_day, due_day = r.due_day, due_at = r.due_at,
       provisional = r.provisional, next_rung = r.next_rung, next_day = r.next_day
     from jsonb_to_recordset($1::jsonb) as r (id uuid, sign_due_day date, due_day date, due_at timestamptz,
       provisional boolean, next_rung text, next_day date) where n.id = r.id`,
    [JSON.stringify(rows)],
  );
}

/** Only what has not fired: a rung that fired says when it did. */
async function writeRungs(tx: Tx, replanned: Replanned[]): Promise<void> {
  const rows = replanned.flatMap(({ notice, change }) =>
    change.after.rungs
      .filter((rung) => rung.firedAt === null)
      .map(({ key, day, at, provisional }) => ({
        notice_id: notice.id,
        round: notice.round,
        key,
        day,
        at: new Date(at).toISOString(),
        provisional,
      })),
  );
  await tx.em.query(
    `update notice_rungs n set day = r.day, at = r.at, provisional = r.provisional
     from jsonb_to_recordset($1::jsonb) as r (notice_id uuid, round int, key text, day date, at timestamptz,
       provisional boolean)
     where n.notice_id = r.notice_id and n.round = r.round and n.key = r.key`,
    [JSON.stringify(rows)],
  );
}

/** A clock that stands still wakes nobody; a rung that has come by the new calendar is taken up at once. */
async function reschedule(tx: Tx, replanned: Replanned[]): Promise<void> {
  const resting = replanned.filter(({ runs }) => !runs).map(({ notice }) => notice.id);
  if (resting.length > 0) await tx.cancel(RUNG_DUE, resting);
  for (const one of replanned) {
    const next = one.runs ? nextRung(one) : undefined;
    if (next) tx.schedule({ kind: RUNG_DUE, subject: one.notice.id, dueAt: Math.max(next.at, tx.now) });
  }
}

function recordReprojected(tx: Tx, { notice, change }: Replanned): void {
  tx.record({
    type: 'notice.reprojected',
    ...ofNotice(notice),
    data: {
      title: notice.title,
      reason: change.reason,
      what: 'answer',
      from: change.before.dueDay,
      to: change.after.dueDay,
      provisional: change.after.provisional,
      certain: change.before.provisional && !change.after.provisional,
      rungs: change.moved.length,
    },
  });
}
