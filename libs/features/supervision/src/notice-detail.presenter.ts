import type { CardLine, NoticeDetail, NoticeRules } from '@duban/contracts';
import {
  addDays,
  dayKind,
  dayOf,
  elapsedWith,
  explain,
  may,
  OFFICE_EVENTS,
  recipientsOf,
  term,
  type Calendar,
  type Instant,
  type Severity,
} from '@duban/domain';
import { eventLine, type Actor, type EventLineRow, type Parts } from '@duban/platform';
import { extensionFacts, movesOf, presentRequest, type Facts } from './notice-can';
import { ledgerOf } from './notice-clocks';
import { feedbackPart, NOTICE_PART, PLAN_PART, replyPart, requestPart } from './notice-files';
import type {
  CreditRow,
  DueRow,
  FeedbackRow,
  LightRow,
  OrgRow,
  PauseRow,
  ReplyRow,
} from './notice-parts.queries';
import type { RequestRow } from './notice-requests';
import { iso, presentLine, type Skippable } from './notices.presenter';
import type { NoticeRow } from './notices.queries';
import type { Terms } from './replan';

export type NoticeParts = {
  row: NoticeRow;
  rungs: Skippable[];
  terms: Terms;
  pauses: PauseRow[];
  credits: CreditRow[];
  dues: DueRow[];
  requests: RequestRow[];
  feedbacks: FeedbackRow[];
  replies: ReplyRow[];
  coUnits: OrgRow[];
  cards: CardLine[];
  events: EventLineRow[];
  light: LightRow | null;
  files: Parts;
  /** In force now; an issued notice carries its own. */
  rules: NoticeRules;
};

/** A notice with everything its page shows, as this viewer may see it. */
export function presentDetail(parts: NoticeParts, actor: Actor, cal: Calendar, now: Instant): NoticeDetail {
  const { row, rungs, terms, files } = parts;
  const facts: Facts = { row, requests: parts.requests, rules: row.rules ?? parts.rules, cal, now };
  // what is not issued is the office's own paper
  const seesPapers = may(actor, 'notice:read', []);
  const ledger = ledgerOf(row, terms);
  const { can, cannot } = movesOf(actor, facts);
  const explained = ledger && explain(cal, { ...ledger, now });
  return {
    ...presentLine({ row, rungs, terms }, cal, now),
    dueDay: row.due_day,
    reason: { code: row.reason_code, facts: row.reason_facts },
    light: parts.light as NoticeDetail['light'],
    sourceNote: row.source_note,
    demands: row.demands,
    evidence: row.evidence,
    attachments: files(NOTICE_PART),
    coUnits: parts.coUnits.map(orgRef),
    approvedByRule: facts.rules.approvedSources.includes(row.source),
    approvedBy: row.approved_by,
    approvedAt: iso(row.approved_at),
    signDueDay: row.sign_due_day,
    dueAt: iso(row.due_at),
    workingDays: row.working_days,
    elapsedDays: ledger && elapsedWith(cal, ledger, endOf(row, now)).workingDays,
    signedAt: iso(row.signed_at),
    actingAt: iso(row.acting_at),
    plan: row.plan,
    planAttachments: files(PLAN_PART),
    repliedAt: iso(row.replied_at),
    acceptedAt: iso(row.accepted_at),
    closedAt: iso(row.closed_at),
    archivedAt: iso(row.archived_at),
    round: row.round,
    policy: row.policy?.version ?? null,
    rungs: rungs.map((rung) => presentRung(row, rung)),
    ledger: explained?.lines ?? [],
    sums: {
      counted: explained?.sums.counted ?? 0,
      credited: explained?.sums.credited ?? 0,
      paused: explained?.sums.paused ?? 0,
      skipped: explained?.sums.skipped ?? 0,
    },
    superseded: parts.dues.map(({ due_day, next_day, by, reason, approved_by, at }) => ({
      dueDay: due_day,
      nextDay: next_day,
      by,
      reason,
      approvedBy: approved_by,
      at: at.toISOString(),
    })),
    pauses: parts.pauses.map(({ from_at, to_at, reason, approved_by, ended_by }) => ({
      from: from_at.toISOString(),
      to: iso(to_at),
      reason,
      approvedBy: approved_by,
      endedBy: ended_by,
    })),
    credits: parts.credits.map(({ kind, working_days, reason, approved_by, at }) => ({
      kind,
      workingDays: working_days,
      reason,
      approvedBy: approved_by,
      at: at.toISOString(),
    })),
    requests: parts.requests.map((request) => ({
      ...presentRequest(actor, request, facts),
      attachments: files(requestPart(request.id)),
    })),
    feedbacks: parts.feedbacks.map(
      ({ seq, due_day, text, by_name, at, unit_id, unit_name, unit_short_name }) => ({
        seq,
        dueDay: due_day,
        text,
        by: by_name,
        unit: { id: unit_id, name: unit_name, shortName: unit_short_name },
        at: at.toISOString(),
        attachments: files(feedbackPart(seq)),
      }),
    ),
    nextFeedbackDay: row.next_feedback_day,
    calendarSource: row.due_day ? (cal.years.get(Number(row.due_day.slice(0, 4)))?.source ?? '') : '',
    axis: axisOf(cal, row, rungs, now),
    terms: row.issued_at ? [] : termsFrom(cal, now, facts.rules),
    replies: parts.replies.map((reply) => ({
      ...presentReply(reply),
      attachments: files(replyPart(reply.version)),
    })),
    cards: parts.cards,
    timeline: parts.events
      .filter((event) => seesPapers || !OFFICE_EVENTS.includes(event.type))
      .map(eventLine),
    version: row.version,
    can: can.filter((move) => move !== 'propose-card' || hasColorLeft(row, parts.cards)),
    cannot,
    extension: extensionFacts(facts),
  };
}

/** One card of a colour for each unit; one that was not issued stands in nobody's way. */
const hasColorLeft = (row: NoticeRow, cards: readonly CardLine[]) =>
  new Set(
    cards
      .filter(({ state, unit }) => state !== 'dismissed' && unit.id === row.unit_id)
      .map(({ color }) => color),
  ).size < 2;

const orgRef = ({ id, name, short_name: shortName }: OrgRow) => ({ id, name, shortName });

function presentRung(row: NoticeRow, rung: Skippable): NoticeDetail['rungs'][number] {
  const { key, provisional, day, at, firedAt, skipped, effects } = rung;
  return {
    key,
    fired: firedAt !== null,
    provisional,
    day,
    at: new Date(at).toISOString(),
    firedAt: firedAt === null ? null : new Date(firedAt).toISOString(),
    skipped,
    effects,
    to: row.policy ? [...recipientsOf(row.policy, key)] : [],
  };
}

const presentReply = (reply: ReplyRow) => ({
  version: reply.version,
  text: reply.text,
  by: reply.by_name,
  at: reply.at.toISOString(),
  verdict: reply.verdict,
  opinion: reply.opinion,
  verdictBy: reply.verdict_by,
  verdictAt: iso(reply.verdict_at),
});

/** Until when the term was used: the reply that was good, the end, or now. */
function endOf({ state, replied_at, closed_at }: NoticeRow, now: Instant): Instant {
  if (['replied', 'accepted', 'closed', 'archived'].includes(state)) return replied_at?.getTime() ?? now;
  return state === 'withdrawn' ? (closed_at?.getTime() ?? now) : now;
}

/** The days the ladder stands on: from the issue to the last rung, the due day or today if they are later. */
function axisOf(cal: Calendar, row: NoticeRow, rungs: Skippable[], now: Instant): NoticeDetail['axis'] {
  if (!row.issued_at || !row.due_day) return [];
  // a clock that stands still moves everything ahead of it by a day each day
  const from = row.state === 'suspended' && dayOf(now) > row.due_day ? dayOf(now) : row.due_day;
  const last = rungs.reduce((latest, { day }) => (day > latest ? day : latest), from);
  const days: NoticeDetail['axis'] = [];
  for (let day = dayOf(row.issued_at.getTime()); day <= last; day = addDays(day, 1))
    days.push({ day, ...dayKind(cal, day) });
  return days;
}

/** What each severity would give if the notice were issued now. */
const termsFrom = (cal: Calendar, now: Instant, rules: NoticeRules): NoticeDetail['terms'] =>
  (Object.keys(rules.answerDays) as Severity[]).map((severity) => {
    const { workingDays, dueDay, provisional } = term(cal, now, rules.answerDays[severity]);
    return { severity, workingDays, signDueDay: term(cal, now, rules.signDays).dueDay, dueDay, provisional };
  });
