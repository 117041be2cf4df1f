import { CALENDAR } from './calendar.fixture';
import { CARD_LIMITS } from './card';
import { byUrgency, choicesOf, rightOfOneAct, type DecisionFacts } from './decision';

/** Monday 2026-05-11, 10:00. */
const NOW = Date.parse('2026-05-11T02:00:00Z');
const POINTS = { yellow: 1, red: 2 };

/** "issue: card-served, points 2, explain-by 2026-05-14" */
const said = (facts: DecisionFacts) =>
  choicesOf(CALENDAR, facts, NOW).map(
    ({ key, steps }) =>
      `${key}: ${steps.map(({ what, day, points }) => [what, day, points].filter((part) => part !== null).join(' ')).join(', ')}`,
  );

it.each<[DecisionFacts, string[]]>([
  [
    { kind: 'card-issue', color: 'red', limits: CARD_LIMITS, points: POINTS, nextRungDay: '2026-05-13' },
    [
      'issue: card-served, points 2, explain-by 2026-05-14, appeal-by 2026-05-18',
      'dismiss: no-points, reason-kept, ladder-goes-on 2026-05-13',
    ],
  ],
  [
    { kind: 'card-review', color: 'red', points: POINTS },
    ['uphold: points 2, unit-told', 'lower: points 1, unit-told', 'revoke: no-points, unit-told'],
  ],
  [
    { kind: 'card-review', color: 'yellow', points: POINTS },
    ['uphold: points 1, unit-told', 'revoke: no-points, unit-told'],
  ],
  [
    { kind: 'notice-issue', signDays: 1, answerDays: 5 },
    ['issue: sign-by 2026-05-12, answer-by 2026-05-18', 'dismiss: unit-not-told, reason-kept'],
  ],
  [
    { kind: 'reply', dueDay: '2026-05-12', nextRungDay: '2026-05-13' },
    ['accept: to-closing, unit-told', 'return: term-stays 2026-05-12, ladder-goes-on 2026-05-13'],
  ],
  [
    // five working days after Friday the 15th
    { kind: 'extension', dueDay: '2026-05-15', nextRungDay: '2026-05-18', days: 5 },
    ['grant: new-due 2026-05-22, unit-told', 'refuse: term-stays 2026-05-15, ladder-goes-on 2026-05-18'],
  ],
  [
    { kind: 'objection', dueDay: '2026-05-15', nextRungDay: null },
    ['grant: redispatched, unit-told', 'refuse: term-stays 2026-05-15, ladder-done'],
  ],
  [
    { kind: 'suspension', dueDay: '2026-05-15', untilDay: '2026-06-30' },
    ['grant: clock-stands 2026-06-30, light-counts', 'refuse: term-stays 2026-05-15'],
  ],
  [
    { kind: 'reason', dueDay: '2026-05-08', untilDay: '2026-05-20' },
    ['grant: new-due 2026-05-20, unit-told', 'refuse: colour-rises, term-stays 2026-05-08'],
  ],
  [
    { kind: 'waiver', untilDay: '2026-12-31' },
    ['grant: light-hollow 2026-12-31, unit-told', 'refuse: light-counts, unit-told'],
  ],
  [{ kind: 'closing' }, ['close: closed, unit-told']],
  [{ kind: 'pause-ended' }, ['resume: clock-runs, unit-told']],
  [
    { kind: 'complaint', dueDay: '2026-05-20', callBackDays: 3 },
    ['rule: enterprise-told, rated-by 2026-05-14, nobody-above', 'wait: term-stays 2026-05-20, stays-open'],
  ],
  [
    { kind: 'escalated', nextRungDay: null },
    ['coordinate: by-meeting, stays-open', 'wait: ladder-done, stays-open'],
  ],
])('%j', (facts, choices) => {
  expect(said(facts)).toEqual(choices);
});

it('puts the nearest day first, and what has none by how long it waited', () => {
  const items = [
    { untilDay: null, waiting: 1 },
    { untilDay: '2026-05-20', waiting: 0 },
    { untilDay: null, waiting: 9 },
    { untilDay: '2026-05-12', waiting: 0 },
  ];
  expect(items.sort(byUrgency).map(({ untilDay, waiting }) => untilDay ?? waiting)).toEqual([
    '2026-05-12',
    '2026-05-20',
    9,
    1,
  ]);
});

it.each([
  ['card-issue', 'issue', null, 'card:issue'],
  ['card-review', 'lower', null, 'card:decide'],
  ['notice-issue', 'issue', null, null],
  ['notice-issue', 'dismiss', null, 'notice:dismiss'],
  ['closing', 'close', null, 'notice:close'],
  ['objection', 'grant', { days: null, untilDay: null }, null],
  ['objection', 'refuse', { days: null, untilDay: null }, 'notice:issue'],
  ['extension', 'grant', { days: 3, untilDay: null }, 'notice:extend'],
  ['extension', 'grant', { days: null, untilDay: null }, null],
  ['suspension', 'grant', { days: null, untilDay: null }, 'notice:suspend'],
  ['reason', 'grant', { days: null, untilDay: '2026-05-20' }, 'notice:review'],
  ['reason', 'grant', { days: null, untilDay: null }, null],
  ['reason', 'refuse', { days: null, untilDay: null }, 'notice:review'],
  ['waiver', 'grant', null, 'waiver:decide'],
  ['escalated', 'coordinate', null, null],
  ['complaint', 'rule', null, null],
] as const)('%s is answered by %s in one act (%j) with the right %s', (kind, key, asked, right) => {
  expect(rightOfOneAct(kind, key, asked)).toBe(right);
});
