import type { Answer, CardLine, DecisionLine, listDecisions, NoticeLine } from '@duban/contracts';
import {
  byUrgency,
  choicesOf,
  complaintNumber,
  dayOf,
  may,
  remaining,
  rightOfOneAct,
  workingDaysBetween,
  type Calendar,
  type CardLimits,
  type DecisionFacts,
  type Instant,
} from '@duban/domain';
import { Calendars, Clock, hasRole, Settings, type Actor } from '@duban/platform';
import { CardsReader, NoticesReader } from '@duban/supervision';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { matterOf } from '../matter';
import {
  findAsked,
  findAskedWaivers,
  findCardFacts,
  findComplaintsAtLeader,
  findNoticeFacts,
  type AskedRow,
  type CardFactRow,
  type NoticeFactRow,
} from './decisions.queries';

/** So many of each kind: a page of decisions is not a register. */
const MOST = 50;

type Ground = {
  actor: Actor;
  cal: Calendar;
  now: Instant;
  facts: Map<string, NoticeFactRow>;
  cardFacts: Map<string, CardFactRow>;
  rules: Rules;
};
type Rules = {
  notice: { answerDays: Record<NoticeLine['severity'], number>; signDays: number };
  card: CardLimits & { points: { yellow: number; red: number } };
};
type Waits = { since: Date | null; until?: Instant | null; text?: string };

/** 待决定: what waits for this person, read from the lists that say so, with what each choice sets in motion. */
@Injectable()
export class DecisionsReader {
  constructor(
    private readonly source: DataSource,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly notices: NoticesReader,
    private readonly cards: CardsReader,
  ) {}

  async list(actor: Actor, of: 'all' | 'sponsored'): Promise<Answer<typeof listDecisions>> {
    const [cal, now, noticeRules, cardRules, notices, cards] = await Promise.all([
      this.calendars.current(),
      this.clock.read(),
      this.settings.current('notice-rules'),
      this.settings.current('card-rules'),
      this.notices.list(actor, { view: 'mine', limit: MOST }),
      this.cards.list(actor, { view: 'mine', limit: MOST }),
    ]);
    const ids = [
      ...new Set([...notices.items.map(({ id }) => id), ...cards.items.map((card) => card.noticeId)]),
    ];
    const [factRows, asked, cardFacts] = await Promise.all([
      findNoticeFacts(this.source, ids),
      findAsked(this.source, ids),
      findCardFacts(
        this.source,
        cards.items.map(({ id }) => id),
      ),
    ]);
    const ground: Ground = {
      actor,
      cal,
      now,
      facts: new Map(factRows.map((row) => [row.id, row])),
      cardFacts: new Map(cardFacts.map((row) => [row.id, row])),
      rules: { notice: noticeRules.value, card: cardRules.value },
    };
    const items = [
      ...notices.items.flatMap((line) =>
        ofNotice(
          ground,
          line,
          asked.filter(({ notice_id }) => notice_id === line.id),
        ),
      ),
      ...cards.items.flatMap((card) => ofCard(ground, card)),
      ...(await this.waivers(ground)),
      ...(await this.complaints(ground)),
    ].sort(byUrgency);
    const sponsored = items.filter((item) => item.sponsored);
    return {
      items: of === 'sponsored' ? sponsored : items,
      counts: { all: items.length, sponsored: sponsored.length },
      more: notices.next !== null || cards.next !== null,
    };
  }

  private async waivers(ground: Ground): Promise<DecisionLine[]> {
    const { actor } = ground;
    if (!may(actor, 'waiver:decide', [])) return [];
    const rows = await findAskedWaivers(this.source, actor.accountId, MOST);
    return rows.map((row) => ({
      kind: 'waiver',
      subject: { type: 'waiver', id: row.id },
      title: row.project_name,
      number: null,
      color: null,
      project: { id: row.project_id, name: row.project_name },
      complaint: null,
      unit: row.unit,
      version: row.version,
      request: null,
      sponsored: isHis(actor, row),
      ...waits(ground, { since: row.asked_at, text: row.reason }),
      choices: choices(ground, { kind: 'waiver', untilDay: row.until_day }),
    }));
  }

  private async complaints(ground: Ground): Promise<DecisionLine[]> {
    const { actor } = ground;
    if (!may(actor, 'complaint:decide', [])) return [];
    const rows = await findComplaintsAtLeader(this.source, MOST);
    return rows.map((row) => {
      const number = complaintNumber(row.number_year, row.number_seq);
      return {
        kind: 'complaint',
        subject: { type: 'complaint', id: row.id },
        title: row.title,
        number,
        color: null,
        project: row.project_id && row.project_name ? { id: row.project_id, name: row.project_name } : null,
        complaint: { id: row.id, number },
        unit: row.unit,
        version: row.version,
        request: null,
        sponsored: isHis(actor, row),
        ...waits(ground, { since: row.since, until: row.due_at?.getTime() ?? null }),
        choices: choices(ground, {
          kind: 'complaint',
          dueDay: row.due_day,
          callBackDays: row.call_back_days,
        }),
      };
    });
  }
}

/** 我牵头、分管的: he sees the project through (包保), or the unit is his to supervise (分管). */
const isHis = (
  { accountId }: Actor,
  { leader_id, supervisor_id }: { leader_id: string | null; supervisor_id: string | null },
) => accountId !== null && (leader_id === accountId || supervisor_id === accountId);

/** The ways to decide, each with what follows and whether the viewer may go it here. */
function choices(
  { actor, cal, now }: Ground,
  decided: DecisionFacts,
  request: DecisionLine['request'] = null,
): DecisionLine['choices'] {
  return choicesOf(cal, decided, now).map((choice) => {
    const right = rightOfOneAct(decided.kind, choice.key, request);
    return { ...choice, inPlace: right !== null && may(actor, right, []) };
  });
}

function waits({ cal, now }: Ground, { since, until = null, text = '' }: Waits) {
  return {
    text,
    since: since?.toISOString() ?? null,
    waiting: since ? workingDaysBetween(cal, dayOf(since.getTime()), dayOf(now)) : 0,
    untilDay: until === null ? null : dayOf(until),
    remaining: until === null ? null : remaining(cal, now, until),
  };
}

/** A notice may wait for several things: its stage, each request of its unit, and the leader it was told to. */
function ofNotice(ground: Ground, line: NoticeLine, asked: AskedRow[]): DecisionLine[] {
  const { actor, facts, rules } = ground;
  const row = facts.get(line.id);
  if (!row) return [];
  const nextRungDay = row.next_rung_day;
  const dueDay = row.due_day;
  const one = (
    decided: DecisionFacts,
    waiting: Waits,
    request: DecisionLine['request'] = null,
  ): DecisionLine => ({
    kind: decided.kind,
    subject: { type: 'notice', id: line.id },
    title: line.title,
    number: line.number,
    color: null,
    ...matterOf(row),
    unit: line.unit,
    version: row.version,
    request,
    sponsored: isHis(actor, row),
    ...waits(ground, waiting),
    choices: choices(ground, decided, request),
  });
  const atStage = (): DecisionFacts | null => {
    if (line.state === 'proposed' || line.state === 'approved') {
      const { signDays, answerDays } = rules.notice;
      return { kind: 'notice-issue', signDays, answerDays: answerDays[line.severity] };
    }
    if (line.state === 'replied') return { kind: 'reply', dueDay, nextRungDay };
    if (line.state === 'accepted') return { kind: 'closing' };
    return line.stopped?.ended ? { kind: 'pause-ended' } : null;
  };
  const stage = may(actor, 'notice:close', []) ? atStage() : null;
  return [
    ...(stage ? [one(stage, { since: row.since })] : []),
    ...(may(actor, 'notice:extend', [])
      ? asked.map((request) =>
          one(
            requested(request, row),
            { since: request.asked_at, until: request.decide_by.getTime(), text: request.text },
            { id: request.id, days: request.days, untilDay: request.until_day },
          ),
        )
      : []),
    ...(hasRole(actor, 'leader') && row.escalated_at
      ? [one({ kind: 'escalated', nextRungDay }, { since: row.escalated_at })]
      : []),
  ];
}

function requested(request: AskedRow, notice: NoticeFactRow): DecisionFacts {
  const terms = { dueDay: notice.due_day, nextRungDay: notice.next_rung_day };
  switch (request.kind) {
    case 'extension':
      return { kind: 'extension', ...terms, days: request.days ?? 0 };
    case 'objection':
      return { kind: 'objection', ...terms };
    default:
      return { kind: request.kind, dueDay: notice.due_day, untilDay: request.until_day };
  }
}

function ofCard(ground: Ground, card: CardLine): DecisionLine[] {
  const { actor, facts, cardFacts, rules } = ground;
  const row = facts.get(card.noticeId);
  const own = cardFacts.get(card.id);
  const isProposed = card.state === 'proposed';
  if (!row || !own || (!isProposed && card.state !== 'appealed')) return [];
  const { points, ...limits } = rules.card;
  const decided: DecisionFacts = isProposed
    ? { kind: 'card-issue', color: card.color, limits, points, nextRungDay: row.next_rung_day }
    : { kind: 'card-review', color: card.color, points };
  const { next } = card;
  return [
    {
      kind: decided.kind,
      subject: { type: 'card', id: card.id },
      title: card.noticeTitle,
      number: card.number ?? card.noticeNumber,
      color: card.color,
      ...matterOf(row),
      unit: card.unit,
      version: own.version,
      request: null,
      sponsored: isHis(actor, row),
      ...waits(ground, { since: own.appealed_at ?? new Date(card.proposedAt), text: card.reason }),
      ...(isProposed ? {} : { untilDay: next?.day ?? null, remaining: next?.remaining ?? null }),
      choices: choices(ground, decided),
    },
  ];
}
