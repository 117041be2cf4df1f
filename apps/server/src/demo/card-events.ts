import { cardNumber, dayOf, type EventType, type Json } from '@duban/domain';
import { cardActor, type CardPeople } from './card-rows';
import type { CardAct, DemoCard } from './make-cards';
import type { Told } from './tell-events';

const TOLD: Record<CardAct['move'], EventType> = {
  propose: 'card.proposed',
  issue: 'card.issued',
  dismiss: 'card.dismissed',
  serve: 'card.served',
  explain: 'card.explained',
  appeal: 'card.appealed',
  uphold: 'card.upheld',
  lower: 'card.lowered',
  revoke: 'card.revoked',
  verify: 'card.verifying',
  lift: 'card.lifted',
};

/** The life of a card: what people did, and the terms that lapsed. */
export function cardEvents(card: DemoCard, people: CardPeople): Told[] {
  const { notice, color, year, seq, dues } = card;
  const about = {
    subject: { type: 'card', id: card.id },
    rootId: notice.project.id,
    unitId: notice.unit.id,
    ownerId: notice.project.owner?.id ?? null,
  };
  const said: Record<string, Json> = { title: notice.matter.title, color, noticeId: notice.id };
  const numbered = { ...said, ...(year && seq ? { number: cardNumber(color, year, seq) } : {}) };
  const day = (at: number | null) => (at === null ? null : dayOf(at));
  const acts = card.acts.map((act): Told => ({
    type: TOLD[act.move],
    ...about,
    at: act.at,
    by: cardActor(card, act, people),
    data: {
      ...(act.move === 'propose' ? said : numbered),
      ...(act.move === 'propose' && card.rung ? { rung: card.rung.key } : {}),
      ...(act.move === 'serve' ? { explainDay: day(dues.explain), appealDay: day(dues.appeal) } : {}),
      ...(act.move === 'explain' ? { inTime: act.at <= (dues.explain ?? 0) } : {}),
      ...(act.move === 'appeal' ? { reviewDay: day(dues.review) } : {}),
      ...(act.text ? { text: act.text } : {}),
    },
  }));
  const lapses = card.lapses.map(({ type, at }): Told => ({
    type,
    ...about,
    at,
    by: null,
    data: { ...numbered, day: dayOf(at) },
  }));
  return [...acts, ...lapses];
}
