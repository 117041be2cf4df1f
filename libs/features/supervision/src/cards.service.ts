import {
  cardMove,
  cardReviewTerm,
  cardTerms,
  dayOf,
  may,
  mayMoveCard,
  mayProposeCard,
  yearOf,
  type CardColor,
  type CardMove,
  type Json,
} from '@duban/domain';
import {
  authorise,
  Calendars,
  DomainError,
  rowsOf,
  Settings,
  type Actor,
  type Tx,
  Work,
} from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Card, isHiddenCard } from './card.entity';
import { addActs, findNoticesOf, ofCard, saidOf, takeNumbers, type CardNotice } from './card-rows';
import { APPEAL_DUE, cancelTerms, EXPLAIN_DUE, REVIEW_DUE, scheduleTerm } from './card-tasks';
import { CARD_TOLD, findHolders, numberedData, tellAbout, tellOf } from './card-tellings';
import { cardRightOf, recordOf, refusalOf } from './cards.presenter';

type Moved = { move: CardMove; text: string; version: number };

/** The acts on a card: lock, authorise, decide, write, record, schedule. In that order, always. */
@Injectable()
export class CardsService {
  constructor(
    private readonly work: Work,
    private readonly calendars: Calendars,
    private readonly settings: Settings,
  ) {}

  /** 拟发, by hand: on a notice that was issued and is not over, one of a colour. */
  async propose(
    actor: Actor,
    noticeId: string,
    { color, reason }: { color: CardColor; reason: string },
  ): Promise<string> {
    return this.work.run(actor, async (tx) => {
      const notice = (await findNoticesOf(tx, [noticeId], 'for update')).get(noticeId);
      if (!notice) throw new DomainError('not-found');
      authorise(actor, 'card:propose', { unitId: notice.unit_id }, 'card:read');
      if (!mayProposeCard(notice.state))
        throw new DomainError('forbidden-move', { move: 'propose-card', state: notice.state });
      await refuseSecond(tx, notice, color);
      const card = tx.em.create(Card, {
        id: uuid(),
        color,
        state: 'proposed',
        notice_id: noticeId,
        unit_id: notice.unit_id,
        round: notice.round,
        rung: null,
        reason,
        evidence: { dueDay: notice.due_day, level: notice.level },
        proposed_at: new Date(tx.now),
        proposed_by: actor.accountId,
        lowered: false,
        provisional: false,
        version: 1,
      });
      await tx.em.insert(Card, card as never);
      await addActs(tx, [{ id: card.id, move: 'propose', text: reason }]);
      const said = { ...card, notice };
      tx.record({ type: 'card.proposed', ...ofCard(said), data: { ...saidOf(said), text: reason } });
      tellOf(tx, said, 'card.proposed', await findHolders(tx.em, 'card:issue'), { kind: 'news' });
      return card.id;
    });
  }

  async move(actor: Actor, id: string, by: Moved): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const card = await tx.em.findOne(Card, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const notice = card && (await findNoticesOf(tx, [card.notice_id])).get(card.notice_id);
      if (!card || !notice) throw new DomainError('not-found');
      if (isHiddenCard(card) && !may(actor, 'card:read', [])) throw new DomainError('not-found');
      authorise(actor, cardRightOf(by.move), { unitId: card.unit_id }, 'card:read');
      if (card.version !== by.version) throw new DomainError('stale', { version: card.version });
      refuse(card, by.move, { person: actor.accountId ?? '', at: tx.now });
      const facts = await this.act(tx, card, by.move);
      card.state = cardMove(card.state, by.move) ?? card.state;
      card.version++;
      await tx.em.save(card);
      await addActs(tx, [{ id, move: by.move, text: by.text }]);
      const said = { ...card, notice: { ...notice, unit_id: card.unit_id } };
      const data = { ...numberedData(said), ...facts, ...(by.text ? { text: by.text } : {}) };
      tx.record({ type: CARD_TOLD[by.move], ...ofCard(said), data });
      await tellAbout(tx, said, by.move, data);
    });
  }

  /** What the move writes on the card, and which terms begin or end with it. Answers the facts of its event. */
  private async act(tx: Tx, card: Card, move: CardMove): Promise<Record<string, Json>> {
    const now = new Date(tx.now);
    switch (move) {
      case 'issue':
        return this.issue(tx, card);
      case 'serve':
        return this.serve(tx, card);
      case 'appeal':
        return this.appeal(tx, card);
      case 'explain':
        await cancelTerms(tx, card.id, [EXPLAIN_DUE]);
        return { inTime: card.explain_due_at === null || now <= card.explain_due_at };
      case 'verify':
        // the appeal stays open: whoever is quick to mend loses no right
        await cancelTerms(tx, card.id, [EXPLAIN_DUE]);
        return {};
      case 'lift':
        card.lifted_at = now;
        break;
      default:
        card.decided_at = now;
        if (move === 'lower') card.lowered = true;
    }
    await cancelTerms(tx, card.id, [EXPLAIN_DUE, APPEAL_DUE, REVIEW_DUE]);
    card.provisional = false;
    return {};
  }

  private async issue(tx: Tx, card: Card): Promise<Record<string, Json>> {
    const { version, value } = await this.settings.current('card-rules', tx.em);
    const { explain, appeal, review, points } = value;
    card.rules = { version, explain, appeal, review, points };
    card.issued_at = new Date(tx.now);
    card.issued_by = tx.actor.accountId;
    card.number_year = yearOf(dayOf(tx.now));
    card.number_seq = await takeNumbers(tx, card.color, card.number_year, 1);
    return { rules: version };
  }

  /** 送达: from here the terms run, by the rules the card was issued under. */
  private async serve(tx: Tx, card: Card): Promise<Record<string, Json>> {
    const cal = await this.calendars.held(tx.em);
    const { explain, appeal } = cardTerms(cal, tx.now, limitsOf(card));
    card.served_at = new Date(tx.now);
    card.explain_due_at = new Date(explain.dueAt);
    card.appeal_due_at = new Date(appeal.dueAt);
    card.provisional = explain.provisional || appeal.provisional;
    scheduleTerm(tx, card.id, EXPLAIN_DUE, explain.dueAt);
    scheduleTerm(tx, card.id, APPEAL_DUE, appeal.dueAt);
    return { explainDay: explain.dueDay, appealDay: appeal.dueDay, provisional: card.provisional };
  }

  /** 申诉: what ran for the unit is over; the office has to decide, and silence decides nothing. */
  private async appeal(tx: Tx, card: Card): Promise<Record<string, Json>> {
    const review = cardReviewTerm(await this.calendars.held(tx.em), tx.now, limitsOf(card));
    card.appealed_at = new Date(tx.now);
    card.review_due_at = new Date(review.dueAt);
    card.provisional = review.provisional;
    await cancelTerms(tx, card.id, [EXPLAIN_DUE, APPEAL_DUE]);
    scheduleTerm(tx, card.id, REVIEW_DUE, review.dueAt);
    return { reviewDay: review.dueDay, provisional: review.provisional };
  }
}

function limitsOf({ rules }: Card) {
  if (!rules) throw new Error('a card that was issued carries its rules');
  return rules;
}

function refuse(card: Card, move: CardMove, by: { person: string; at: number }): void {
  const [refusal] = mayMoveCard(recordOf(card), move, by);
  if (!refusal) return;
  if (refusal.code === 'not-from-here') throw new DomainError('forbidden-move', { move, state: card.state });
  const { code, facts } = refusalOf(refusal);
  throw new DomainError('card-refused', { reason: code, ...facts });
}

/** One card of a colour on a notice and its unit; what was not issued does not stand in the way. */
async function refuseSecond(tx: Tx, notice: CardNotice, color: CardColor): Promise<void> {
  const [kept] = await rowsOf<{ id: string; state: string }>(
    tx.em,
    `select id, state from cards where notice_id = $1 and round = $2 and color = $3 and state <> 'dismissed'`,
    [notice.id, notice.round, color],
  );
  if (kept)
    throw new DomainError('card-refused', {
      reason: 'card-there',
      color,
      cardId: kept.id,
      state: kept.state,
    });
}
