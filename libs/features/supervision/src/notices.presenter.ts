import type { NoticeDetail, NoticeLine } from '@duban/contracts';
import {
  addDays,
  ANSWER_DAYS,
  climb,
  dayKind,
  dayOf,
  isNoticeRunning,
  ledger,
  may,
  noticeFlow,
  noticeNumber,
  OFFICE_EVENTS,
  remaining,
  recipientsOf,
  SIGN_DAYS,
  term,
  workingDaysBetween,
  type Calendar,
  type Instant,
  type KeptRung,
  type Severity,
} from '@duban/domain';
import { eventLine, type Actor, type EventLineRow } from '@duban/platform';
import type { CardRow, LightRow, NoticeRow, ReplyRow } from './notices.queries';
import { MOVE_RIGHT, type NoticeMove } from './notices.service';

const iso = (date: Date | null) => date?.toISOString() ?? null;

/** While unsigned the sign-for is what is due, until the answer itself is. */
function dueOf(row: NoticeRow, rungs: KeptRung[], now: Instant): { day: string; at: Instant } | null {
  if (!row.due_at || !row.due_day) return null;
  const signAt = rungs.find((rung) => rung.key === 'sign-overdue')?.at;
  if (row.state === 'issued' && row.sign_due_day && signAt !== undefined && now <= row.due_at.getTime())
    return { day: row.sign_due_day, at: signAt };
  return { day: row.due_day, at: row.due_at.getTime() };
}

export function presentLine(row: NoticeRow, rungs: KeptRung[], cal: Calendar, now: Instant): NoticeLine {
  const due = dueOf(row, rungs, now);
  const waitsSince =
    row.state === 'replied' ? row.replied_at : row.state === 'proposed' ? row.proposed_at : null;
  const { nextAt } = climb({ state: row.state, rungs }, now);
  const next = rungs.find((rung) => rung.at === nextAt && rung.firedAt === null);
  return {
    id: row.id,
    number: row.number_year && row.number_seq ? noticeNumber(row.number_year, row.number_seq) : null,
    title: row.title,
    state: row.state,
    severity: row.severity,
    source: row.source,
    color: row.color,
    stopped: null,
    pending: row.pending,
    unit: { id: row.unit_id, name: row.unit_name, shortName: row.unit_short_name },
    subject: { type: 'project', id: row.subject_id, name: row.subject_name },
    proposedAt: row.proposed_at.toISOString(),
    issuedAt: iso(row.issued_at),
    dueDay: due?.day ?? null,
    provisional: row.provisional,
    remaining: due && isNoticeRunning(row.state) ? remaining(cal, now, due.at) : null,
    level: row.level,
    rungs: rungs.map(({ key, firedAt, provisional }) => ({ key, fired: firedAt !== null, provisional })),
    next: next ? { key: next.key, day: next.day } : null,
    waiting: waitsSince ? workingDaysBetween(cal, dayOf(waitsSince.getTime()), dayOf(now)) : null,
  };
}

export type NoticeParts = {
  row: NoticeRow;
  rungs: KeptRung[];
  replies: ReplyRow[];
  cards: CardRow[];
  events: EventLineRow[];
  light: LightRow | null;
};

export function presentDetail(parts: NoticeParts, actor: Actor, cal: Calendar, now: Instant): NoticeDetail {
  const { row, rungs } = parts;
  const line = presentLine(row, rungs, cal, now);
  const orgIds = [row.unit_id];
  // Proposed cards are the office's own paper until somebody issues them.
  const seesProposals =
    may(actor, 'notice:issue', orgIds) || actor.roles.some((r) => r === 'leader' || r === 'auditor');
  return {
    ...line,
    dueDay: row.due_day,
    reason: { code: row.reason_code, facts: row.reason_facts },
    light: parts.light as NoticeDetail['light'],
    sourceNote: row.source_note,
    demands: row.demands,
    evidence: row.evidence,
    coUnits: [],
    approvedBy: row.approved_by,
    approvedAt: iso(row.approved_at),
    actingAt: iso(row.acting_at),
    plan: row.plan,
    acceptedAt: iso(row.accepted_at),
    archivedAt: iso(row.archived_at),
    round: row.round,
    sums: { counted: 0, credited: 0, paused: 0, skipped: 0 },
    superseded: [],
    pauses: [],
    credits: [],
    requests: [],
    feedbacks: [],
    nextFeedbackDay: row.next_feedback_day,
    cannot: [],
    extension: null,
    signDueDay: row.sign_due_day,
    dueAt: iso(row.due_at),
    workingDays: row.working_days,
    signedAt: iso(row.signed_at),
    repliedAt: iso(row.replied_at),
    closedAt: iso(row.closed_at),
    policy: row.policy?.version ?? null,
    rungs: rungs.map((rung) => ({
      key: rung.key,
      fired: rung.firedAt !== null,
      provisional: rung.provisional,
      day: rung.day,
      at: new Date(rung.at).toISOString(),
      firedAt: rung.firedAt === null ? null : new Date(rung.firedAt).toISOString(),
      skipped: false,
      effects: rung.effects,
      to: row.policy ? [...recipientsOf(row.policy, rung.key)] : [],
    })),
    ledger: row.issued_at && row.due_day ? ledger(cal, dayOf(row.issued_at.getTime()), row.due_day) : [],
    calendarSource: row.due_day ? (cal.years.get(Number(row.due_day.slice(0, 4)))?.source ?? '') : '',
    axis: axisOf(cal, row, rungs),
    terms: row.state === 'proposed' ? termsFrom(cal, now) : [],
    replies: parts.replies.map((reply) => ({
      version: reply.version,
      text: reply.text,
      by: reply.by_name,
      at: reply.at.toISOString(),
      verdict: reply.verdict,
      opinion: reply.opinion,
      verdictBy: reply.verdict_by,
      verdictAt: iso(reply.verdict_at),
    })),
    cards: (seesProposals ? parts.cards : []).map((card) => ({
      id: card.id,
      color: card.color,
      state: card.state,
      number: null,
      noticeId: row.id,
      noticeNumber: line.number,
      noticeTitle: row.title,
      unit: line.unit,
      reason: '',
      rung: card.rung as NoticeDetail['cards'][number]['rung'],
      proposedAt: card.proposed_at.toISOString(),
      issuedAt: null,
      servedAt: null,
      liftedAt: null,
      lowered: false,
      points: 0,
      next: null,
    })),
    timeline: parts.events
      .filter((event) => seesProposals || !OFFICE_EVENTS.includes(event.type))
      .map(eventLine),
    version: row.version,
    can: (Object.keys(MOVE_RIGHT) as NoticeMove[]).filter(
      (by) =>
        'to' in noticeFlow({ stage: row.state, pending: row.pending, spent: row.spent }, by) &&
        may(actor, MOVE_RIGHT[by], orgIds),
    ),
  };
}

/** The days the ladder stands on: from the issue to the last rung, or to the due day if that is later. */
function axisOf(cal: Calendar, row: NoticeRow, rungs: KeptRung[]): NoticeDetail['axis'] {
  if (!row.issued_at || !row.due_day) return [];
  const last = rungs.reduce((latest, { day }) => (day > latest ? day : latest), row.due_day);
  const days: NoticeDetail['axis'] = [];
  for (let day = dayOf(row.issued_at.getTime()); day <= last; day = addDays(day, 1))
    days.push({ day, ...dayKind(cal, day) });
  return days;
}

/** What each severity would give if the notice were issued now. */
const termsFrom = (cal: Calendar, now: Instant): NoticeDetail['terms'] =>
  (Object.keys(ANSWER_DAYS) as Severity[]).map((severity) => {
    const { workingDays, dueDay, provisional } = term(cal, now, ANSWER_DAYS[severity]);
    return { severity, workingDays, signDueDay: term(cal, now, SIGN_DAYS).dueDay, dueDay, provisional };
  });
