import { CARD_STATES } from '@duban/domain';
import { z } from 'zod';
import { DayText, EventLine, Id, InstantText, OrgRef, PageQuery, pageOf, Version } from './common';
import { endpoint } from './endpoint';
import { ActionName } from './identity';
import { LimitValue, Remaining, RungName } from './terms';

export const CardColorName = z.enum(['yellow', 'red']);
export const CardStateName = z.enum(CARD_STATES);
export const CardMoveName = z.enum([
  'issue',
  'dismiss',
  'serve',
  'explain',
  'appeal',
  'uphold',
  'lower',
  'revoke',
  'verify',
  'lift',
]);
export type CardMoveName = z.infer<typeof CardMoveName>;

/** A card as a list or its notice shows it. `number`: 黄牌〔2026〕3号, from its issue on. */
export const CardLine = z.object({
  id: Id,
  color: CardColorName,
  state: CardStateName,
  number: z.string().nullable(),
  noticeId: Id,
  noticeNumber: z.string().nullable(),
  noticeTitle: z.string(),
  unit: OrgRef,
  /** Why: in words for a card proposed by hand; empty when the rung says it. */
  reason: z.string(),
  /** The rung that proposed it; null for a card proposed by hand. */
  rung: RungName.nullable(),
  proposedAt: InstantText,
  issuedAt: InstantText.nullable(),
  servedAt: InstantText.nullable(),
  liftedAt: InstantText.nullable(),
  /** A review made yellow of a red one. */
  lowered: z.boolean(),
  /** What it counts now: 0 while not in force. */
  points: z.int(),
  /** Working days it has waited for an act without a term: to be decided on, served or verified. */
  waiting: z.int().nullable(),
  /** What it waits for: the unit to explain or appeal, or the office to decide. `day`: where a term runs. */
  next: z
    .object({
      what: z.enum(['issue', 'serve', 'explain', 'appeal', 'review', 'verify', 'lift']),
      day: DayText.nullable(),
      remaining: Remaining.nullable(),
      provisional: z.boolean(),
    })
    .nullable(),
});
export type CardLine = z.infer<typeof CardLine>;

export const CardDetail = CardLine.extend({
  project: z.object({ id: Id, name: z.string() }),
  /** What was known when it was proposed: the rung, its day, the due day, the level. */
  evidence: z.record(z.string(), z.unknown()),
  explainDueAt: InstantText.nullable(),
  appealDueAt: InstantText.nullable(),
  appealedAt: InstantText.nullable(),
  reviewDueAt: InstantText.nullable(),
  decidedAt: InstantText.nullable(),
  /** 说明 · 申诉 · 复核. ahead: not begun; lapsed: ended and nothing was done. A review only where there is an appeal. */
  terms: z.array(
    z.object({
      what: z.enum(['explain', 'appeal', 'review']),
      state: z.enum(['ahead', 'running', 'done', 'lapsed']),
      day: DayText.nullable(),
      remaining: Remaining.nullable(),
      provisional: z.boolean(),
      doneAt: InstantText.nullable(),
      inTime: z.boolean().nullable(),
    }),
  ),
  /** What the card was issued under; before that, what would be. */
  rules: z.object({
    explain: LimitValue,
    appeal: LimitValue,
    review: LimitValue,
    points: z.object({ yellow: z.int(), red: z.int() }),
  }),
  /** Where the terms would end if it were served, or appealed, now. */
  ifNow: z.object({ explainDay: DayText, appealDay: DayText, reviewDay: DayText, provisional: z.boolean() }),
  /** Every act, the oldest first; nothing is ever changed. */
  acts: z.array(
    z.object({
      seq: z.int(),
      move: z.union([CardMoveName, z.literal('propose')]),
      text: z.string(),
      by: z.string().nullable(),
      at: InstantText,
    }),
  ),
  timeline: z.array(EventLine),
  version: Version,
  can: z.array(CardMoveName),
  cannot: z.array(
    z.object({ move: CardMoveName, code: z.string(), facts: z.record(z.string(), z.unknown()) }),
  ),
});
export type CardDetail = z.infer<typeof CardDetail>;

export const listCards = endpoint({
  name: 'listCards',
  summary: 'Cards: what waits for a decision first',
  method: 'GET',
  path: '/cards',
  needs: 'card:read',
  query: PageQuery.extend({
    view: z.enum(['mine', 'proposed', 'in-force', 'appealed', 'over', 'all']).default('all'),
    color: CardColorName.optional(),
    unitId: Id.optional(),
    noticeId: Id.optional(),
    q: z.string().trim().max(80).optional(),
  }),
  returns: pageOf(CardLine).extend({
    counts: z.object({ mine: z.int(), proposed: z.int(), 'in-force': z.int(), appealed: z.int() }),
    can: z.array(ActionName),
  }),
});
const OneCard = z.object({ cardId: Id });
export const getCard = endpoint({
  name: 'getCard',
  summary: 'One card with its acts, its terms and what the viewer may do',
  method: 'GET',
  path: '/cards/:cardId',
  needs: 'card:read',
  params: OneCard,
  returns: CardDetail,
});
export const proposeCard = endpoint({
  name: 'proposeCard',
  summary: 'Propose a card on a notice by hand',
  method: 'POST',
  path: '/notices/:noticeId/cards',
  needs: 'card:propose',
  params: z.object({ noticeId: Id }),
  body: z.object({ color: CardColorName, reason: z.string().trim().min(2).max(1000) }),
  returns: CardDetail,
});
/** Each move needs the right of its row in `CARD_MOVES`; `card:read` is only the door. */
export const moveCard = endpoint({
  name: 'moveCard',
  summary: 'Issue, dismiss, serve, explain, appeal, uphold, lower, revoke, verify or lift a card',
  method: 'POST',
  path: '/cards/:cardId/moves',
  needs: 'card:read',
  params: OneCard,
  body: z
    .object({
      move: CardMoveName,
      /** What was decided or said, and why: needed for every move but serve. */
      text: z.string().trim().max(4000).default(''),
      version: Version,
    })
    .refine(({ move, text }) => move === 'serve' || text.length >= 2, {
      path: ['text'],
      params: { code: 'too-small' },
    }),
  returns: CardDetail,
});
/** 记分台账: points of each unit in a year; townships and zones apart from departments. */
export const listPoints = endpoint({
  name: 'listPoints',
  summary: 'Points of the units in a year, by their cards in force',
  method: 'GET',
  path: '/card-points',
  needs: 'card:read',
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  returns: z.object({
    year: z.int(),
    yellow: z.int(),
    red: z.int(),
    units: z.array(
      z.object({
        unit: OrgRef,
        kind: z.string(),
        points: z.int(),
        yellow: z.int(),
        red: z.int(),
        underAppeal: z.int(),
      }),
    ),
  }),
});
