import fc from 'fast-check';
import { CALENDAR } from './calendar.fixture';
import {
  CARD_LIMITS,
  CARD_MOVES,
  CARD_STATES,
  type CardMove,
  type CardRecord,
  type CardState,
  type CountedCard,
  FORMAL_LIMITS,
  cardMove,
  cardMovesFrom,
  cardNumber,
  cardReviewTerm,
  cardTerms,
  colorInForce,
  mayMoveCard,
  pointsOf,
} from './card';
import { instantAt } from './time';

const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11));

const ALLOWED: Record<CardState, Partial<Record<CardMove, CardState>>> = {
  proposed: { issue: 'issued', dismiss: 'dismissed' },
  issued: { serve: 'served', revoke: 'revoked' },
  served: { explain: 'explained', appeal: 'appealed', revoke: 'revoked', verify: 'verifying' },
  explained: { appeal: 'appealed', revoke: 'revoked', verify: 'verifying' },
  appealed: { uphold: 'upheld', lower: 'lowered', revoke: 'revoked' },
  upheld: { verify: 'verifying' },
  lowered: { verify: 'verifying' },
  revoked: {},
  verifying: { appeal: 'appealed', lift: 'lifted' },
  lifted: {},
  dismissed: {},
};
const cells = CARD_STATES.flatMap((state) =>
  (Object.keys(CARD_MOVES) as CardMove[]).map((by) => [state, by] as const),
);

describe('the moves of a card', () => {
  it.each(cells)('%s, %s', (state, by) => expect(cardMove(state, by)).toBe(ALLOWED[state][by]));

  it.each(CARD_STATES)('%s offers exactly the moves it allows', (state) =>
    expect(cardMovesFrom(state)).toEqual(Object.keys(ALLOWED[state])),
  );

  it('reach every state from the proposal, and from every state an end', () => {
    const reach = (from: CardState) => {
      const seen = new Set([from]);
      for (const state of seen) Object.values(ALLOWED[state]).forEach((to) => seen.add(to));
      return seen;
    };
    expect(CARD_STATES.filter((state) => !reach('proposed').has(state))).toEqual([]);
    const ends: CardState[] = ['revoked', 'lifted', 'dismissed'];
    for (const state of CARD_STATES) expect(ends.some((end) => reach(state).has(end))).toBe(true);
  });
});

describe('the terms of a card', () => {
  it.each([
    ['a card', CARD_LIMITS, '2026-02-25', '2026-02-27', '2026-02-27'],
    ['a formal conclusion', FORMAL_LIMITS, '2026-02-25', '2026-03-16', '2026-03-16'],
  ])('%s served on 13 February', (_, limits, explain, appeal, review) => {
    const served = at('2026-02-13 10:00');
    const terms = cardTerms(CALENDAR, served, limits);
    expect([terms.explain.dueDay, terms.appeal.dueDay]).toEqual([explain, appeal]);
    expect(cardReviewTerm(CALENDAR, served, limits).dueAt).toBe(at(`${review} 17:30`));
  });
});

describe('who may move a card', () => {
  const card = (state: CardState, more: Partial<CardRecord> = {}): CardRecord => ({
    color: 'red',
    state,
    issuedBy: ['monitor', 'head'],
    servedAt: at('2026-03-02 10:00'),
    appealedAt: null,
    ...more,
  });
  const may = (of: CardRecord, move: CardMove, person: string, when = '2026-03-03 10:00') =>
    mayMoveCard(CALENDAR, of, move, { person, at: at(when) });

  it.each([
    ['the unit appeals in time', card('explained'), 'appeal', 'handler', '2026-03-09 17:30', []],
    ['a minute late', card('served'), 'appeal', 'handler', '2026-03-09 17:31', ['appeal-too-late']],
    [
      'a second time',
      card('verifying', { appealedAt: at('2026-03-03 09:00') }),
      'appeal',
      'handler',
      '2026-03-04 09:00',
      ['appealed-before'],
    ],
    ['another decides', card('appealed'), 'uphold', 'leader', '2026-03-05 09:00', []],
    ['who issued decides', card('appealed'), 'uphold', 'head', '2026-03-05 09:00', ['issued-by-same']],
    ['who confirmed revokes', card('served'), 'revoke', 'monitor', '2026-03-05 09:00', ['issued-by-same']],
    ['who issued verifies', card('explained'), 'verify', 'monitor', '2026-03-05 09:00', []],
    [
      'yellow is lowered',
      card('appealed', { color: 'yellow' }),
      'lower',
      'leader',
      '2026-03-05 09:00',
      ['not-red'],
    ],
    ['red is lowered', card('appealed'), 'lower', 'leader', '2026-03-05 09:00', []],
    ['a lifted card', card('lifted'), 'revoke', 'leader', '2026-03-05 09:00', ['not-from-here']],
    ['an explanation too late is taken', card('served'), 'explain', 'handler', '2026-04-05 09:00', []],
  ] as const)('%s', (_, of, move, person, when, codes) =>
    expect(may(of, move, person, when).map(({ code }) => code)).toEqual(codes),
  );
});

it('numbers cards as notices', () => {
  expect(cardNumber('yellow', 2026, 3)).toBe('黄牌〔2026〕3号');
  expect(cardNumber('red', 2026, 1)).toBe('红牌〔2026〕1号');
  expect(() => cardNumber('red', 2026, 0)).toThrow(RangeError);
});

describe('points', () => {
  const card = (
    unitId: string,
    color: 'yellow' | 'red',
    state: CardState,
    more: Partial<CountedCard> = {},
  ) => ({
    unitId,
    color,
    state,
    lowered: false,
    issuedDay: '2026-03-02',
    ...more,
  });

  it('are counted by unit and year, from the service on', () => {
    const cards = [
      card('b', 'red', 'verifying'),
      card('a', 'yellow', 'served'),
      card('a', 'yellow', 'lifted'),
      card('a', 'red', 'appealed'),
      card('a', 'red', 'revoked'),
      card('a', 'red', 'issued'),
      card('a', 'red', 'proposed', { issuedDay: null }),
      card('a', 'red', 'dismissed', { issuedDay: null }),
      card('b', 'red', 'lifted', { lowered: true }),
      card('b', 'red', 'lowered'),
      card('b', 'red', 'served', { issuedDay: '2025-12-31' }),
    ];
    expect(pointsOf(cards, 2026)).toEqual([
      { unitId: 'a', points: 4, yellow: 2, red: 1, underAppeal: 2 },
      { unitId: 'b', points: 4, yellow: 2, red: 1, underAppeal: 0 },
    ]);
    expect(pointsOf(cards, 2025)).toEqual([{ unitId: 'b', points: 2, yellow: 0, red: 1, underAppeal: 0 }]);
    expect(pointsOf([], 2026)).toEqual([]);
  });

  it('never rise by a review', () => {
    const counted = fc.record({
      unitId: fc.constantFrom('a', 'b'),
      color: fc.constantFrom('yellow' as const, 'red' as const),
      state: fc.constantFrom(...CARD_STATES),
      lowered: fc.boolean(),
      issuedDay: fc.constantFrom('2026-03-02', '2025-03-02'),
    });
    fc.assert(
      fc.property(fc.array(counted), counted, (rest, one) => {
        const sum = (card: CountedCard) =>
          pointsOf([...rest, card], 2026).reduce((all, unit) => all + unit.points, 0);
        const appealed = { ...one, state: 'appealed' as const, lowered: false };
        expect(sum({ ...appealed, state: 'upheld' })).toBe(sum(appealed));
        expect(sum({ ...appealed, state: 'lowered', lowered: true })).toBeLessThanOrEqual(sum(appealed));
        expect(sum({ ...appealed, state: 'revoked' })).toBe(
          pointsOf(rest, 2026).reduce((all, unit) => all + unit.points, 0),
        );
        expect(colorInForce({ ...one, state: 'revoked' })).toBeNull();
      }),
    );
  });
});
