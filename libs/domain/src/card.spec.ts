import fc from 'fast-check';
import { makeCalendar } from './calendar';
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
  cardNext,
  mayMoveCard,
  mayProposeCard,
  type ProjectedCard,
  reprojectCard,
  pointsOf,
} from './card';
import { NOTICE_STAGES } from './notice-flow';
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
    appealDueAt: at('2026-03-09 17:30'),
    appealedAt: null,
    ...more,
  });
  const may = (of: CardRecord, move: CardMove, person: string, when = '2026-03-03 10:00') =>
    mayMoveCard(of, move, { person, at: at(when) });

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

it.each([
  ['proposed', '2026-03-03 10:00', 'issue', null],
  ['issued', '2026-03-03 10:00', 'serve', null],
  ['served', '2026-03-03 10:00', 'explain', '2026-03-05 17:30'],
  ['served', '2026-03-06 10:00', 'explain', '2026-03-05 17:30'],
  ['served', '2026-03-10 10:00', 'verify', null],
  ['explained', '2026-03-09 17:30', 'appeal', '2026-03-09 17:30'],
  ['explained', '2026-03-09 17:31', 'verify', null],
  ['appealed', '2026-03-10 10:00', 'review', '2026-03-16 17:30'],
  ['upheld', '2026-03-10 10:00', 'verify', null],
  ['lowered', '2026-03-10 10:00', 'verify', null],
  ['verifying', '2026-03-10 10:00', 'lift', null],
  ['lifted', '2026-03-10 10:00', undefined, undefined],
  ['revoked', '2026-03-10 10:00', undefined, undefined],
  ['dismissed', '2026-03-10 10:00', undefined, undefined],
] as const)('a %s card on %s waits for: %s', (state, now, what, until) => {
  const dues = {
    explainDueAt: at('2026-03-05 17:30'),
    appealDueAt: at('2026-03-09 17:30'),
    reviewDueAt: at('2026-03-16 17:30'),
  };
  const appealedAt = state === 'appealed' ? at('2026-03-09 10:00') : null;
  const next = cardNext({ state, appealedAt, ...dues }, at(now));
  expect([next?.what, next?.at]).toEqual([what, until ? at(until) : until]);
});

it('is proposed by hand on a notice that was issued and is not over', () => {
  expect(NOTICE_STAGES.filter(mayProposeCard)).toEqual([
    'issued',
    'signed',
    'acting',
    'replied',
    'returned',
    'accepted',
    'suspended',
  ]);
});

describe('a changed calendar', () => {
  /** Served on Friday 13 February, before the Spring Festival; the 14th is a make-up day. */
  const card = (state: CardState, more: Partial<ProjectedCard> = {}): ProjectedCard => {
    const servedAt = at('2026-02-13 10:00');
    const { explain, appeal } = cardTerms(CALENDAR, servedAt);
    const dues = { explainDueAt: explain.dueAt, appealDueAt: appeal.dueAt, reviewDueAt: null };
    return { state, servedAt, appealedAt: null, limits: CARD_LIMITS, provisional: false, ...dues, ...more };
  };
  const without = makeCalendar({
    years: [{ year: 2026, status: 'announced', source: '' }],
    holidays: [...CALENDAR.rows.values()].filter(({ day }) => day !== '2026-02-14'),
  });
  const moved = (of: ProjectedCard) => reprojectCard(without, of)?.moved.map(({ what, to }) => [what, to]);

  it('moves what still runs, once', () => {
    const [explain, appeal] = [at('2026-02-26 17:30'), at('2026-02-28 17:30')];
    expect(moved(card('served'))).toEqual([
      ['explain', explain],
      ['appeal', appeal],
    ]);
    expect(moved(card('explained'))).toEqual([['appeal', appeal]]);
    const again = card('served', { explainDueAt: explain, appealDueAt: appeal });
    expect(reprojectCard(without, again)).toBeNull();
    expect(reprojectCard(CALENDAR, card('served'))).toBeNull();
  });

  it('moves the review of an appeal, and nothing that is over', () => {
    const appealedAt = at('2026-02-13 11:00');
    const dues = { appealedAt, reviewDueAt: cardReviewTerm(CALENDAR, appealedAt).dueAt };
    expect(moved(card('appealed', dues))).toEqual([['review', at('2026-02-28 17:30')]]);
    for (const state of ['upheld', 'lowered', 'verifying', 'lifted', 'revoked'] as const)
      expect(moved(card(state, dues))).toBeUndefined();
  });

  it('makes certain what was provisional, without moving it', () => {
    const kept = card('explained', { provisional: true });
    expect(reprojectCard(CALENDAR, kept)).toMatchObject({ provisional: false, moved: [] });
  });
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

  it('count what they counted when the card was issued', () => {
    const cards = [
      card('a', 'yellow', 'lifted', { points: { yellow: 3, red: 5 } }),
      card('a', 'yellow', 'served'),
      card('a', 'red', 'lowered', { points: { yellow: 3, red: 5 } }),
    ];
    expect(pointsOf(cards, 2026)).toMatchObject([{ points: 7, yellow: 3, red: 0 }]);
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
