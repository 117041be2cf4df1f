import fc from 'fast-check';
import { isWorkingDay } from './calendar';
import { CALENDAR } from './calendar.fixture';
import { term } from './clock';
import {
  NOTICE_FLOW,
  NOTICE_FLOW_MOVES,
  NOTICE_PROPOSED,
  NOTICE_REQUESTS,
  NOTICE_STAGES,
  type NoticeFlowMove,
  type NoticePosition,
  type NoticeStage,
  feedbackDays,
  isNoticeRunning,
  mayObject,
  mayStateReason,
  needsApproval,
  nextFeedbackDay,
  nextNoticeColor,
  noticeFlow,
  noticeFlowMovesFrom,
  objectionEndsAt,
  redispatchDueAt,
  reviewReason,
  signExpiresAt,
} from './notice-flow';
import { type LedgerInput, dueWith } from './pauses';
import { addDays, instantAt } from './time';

const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11));
const standing = (stage: NoticeStage, pending: NoticePosition['pending'] = []): NoticePosition => ({
  stage,
  pending,
  spent: [],
});
const walk = (moves: readonly NoticeFlowMove[], from = NOTICE_PROPOSED) =>
  moves.reduce((position, by) => {
    const answer = noticeFlow(position, by);
    if ('refused' in answer) throw new Error(`${position.stage}, ${by}: ${answer.refused}`);
    return answer.to;
  }, from);

/** Stage → what is allowed there with nothing waiting. */
const ALLOWED: Record<NoticeStage, NoticeFlowMove[]> = {
  proposed: ['approve', 'dismiss', 'issue'],
  approved: ['dismiss', 'issue'],
  issued: ['sign', 'withdraw', 'object', 'state-reason'],
  signed: ['expire-sign', 'act', 'reply', 'withdraw', 'ask-extension', 'ask-suspension', 'state-reason'],
  acting: ['feed-back', 'reply', 'withdraw', 'ask-extension', 'ask-suspension', 'state-reason'],
  replied: ['return', 'accept', 'withdraw'],
  returned: ['feed-back', 'reply', 'withdraw', 'ask-extension', 'ask-suspension', 'state-reason'],
  accepted: ['close'],
  closed: ['archive'],
  archived: [],
  suspended: ['withdraw', 'resume'],
  withdrawn: [],
  dismissed: [],
};

describe('the table', () => {
  it.each(NOTICE_STAGES)('%s, nothing waiting', (stage) =>
    expect(noticeFlowMovesFrom(standing(stage))).toEqual(ALLOWED[stage]),
  );

  it.each(NOTICE_FLOW_MOVES)('%s has an answer everywhere, and somebody who may', (by) => {
    expect(NOTICE_FLOW[by].action).toMatch(/^(notice:[a-z]+|engine)$/);
    for (const stage of NOTICE_STAGES)
      for (const request of [undefined, ...NOTICE_REQUESTS]) {
        const answer = noticeFlow(standing(stage, request ? [request] : []), by);
        expect('to' in answer || answer.refused.length > 0).toBe(true);
        expect('to' in answer).toBe(!('refused' in answer));
      }
  });

  /** Every position that can be reached, and from where. */
  const reachable = () => {
    const key = ({ stage, pending, spent }: NoticePosition) =>
      JSON.stringify([stage, [...pending].sort(), [...spent].sort()]);
    const seen = new Map([[key(NOTICE_PROPOSED), NOTICE_PROPOSED]]);
    for (const position of seen.values())
      for (const by of noticeFlowMovesFrom(position)) {
        const next = walk([by], position);
        if (!seen.has(key(next))) seen.set(key(next), next);
      }
    return [...seen.values()];
  };

  it('leaves no stage unreachable, no move without use, no way without an end', () => {
    const positions = reachable();
    const stages = new Set(positions.map(({ stage }) => stage));
    expect(NOTICE_STAGES.filter((stage) => !stages.has(stage))).toEqual([]);
    const used = new Set(positions.flatMap(noticeFlowMovesFrom));
    expect(NOTICE_FLOW_MOVES.filter((by) => !used.has(by))).toEqual([]);
    const ends: NoticeStage[] = ['archived', 'withdrawn', 'dismissed'];
    for (const position of positions)
      expect(noticeFlowMovesFrom(position).length > 0).toBe(!ends.includes(position.stage));
  });

  it('T15: lets nothing wait once the matter is settled', () => {
    const settled = reachable().filter(
      ({ stage }) => !isNoticeRunning(stage) && stage !== 'suspended' && stage !== 'approved',
    );
    expect(settled.filter(({ pending }) => pending.length > 0)).toEqual([]);
  });

  it('can decide whatever waits, wherever it waits', () => {
    for (const position of reachable())
      for (const request of position.pending)
        expect(noticeFlowMovesFrom(position).some((by) => NOTICE_FLOW[by].settles === request)).toBe(true);
  });
});

describe('the ways', () => {
  it.each([
    ['straight', ['approve', 'issue', 'sign', 'act', 'reply', 'accept', 'close', 'archive'], 'archived'],
    ['sent back', ['approve', 'issue', 'sign', 'reply', 'return', 'reply', 'accept'], 'accepted'],
    ['to another unit', ['approve', 'issue', 'object', 'redispatch', 'sign'], 'signed'],
    ['objection overruled', ['approve', 'issue', 'object', 'overrule-objection', 'sign'], 'signed'],
    ['extended', ['approve', 'issue', 'sign', 'ask-extension', 'reply', 'grant-extension'], 'replied'],
    [
      'stopped',
      ['approve', 'issue', 'sign', 'act', 'ask-suspension', 'approve-suspension', 'resume'],
      'acting',
    ],
    [
      'withdrawn while stopped',
      ['approve', 'issue', 'sign', 'ask-suspension', 'approve-suspension', 'withdraw'],
      'withdrawn',
    ],
    ['a sign-for that lapses', ['approve', 'issue', 'sign', 'expire-sign', 'sign', 'act'], 'acting'],
    ['a reason', ['approve', 'issue', 'state-reason', 'accept-reason', 'sign'], 'signed'],
  ] as const)('%s', (_, moves, stage) => expect(walk(moves).stage).toBe(stage));

  it.each([
    ['a second objection', walk(['approve', 'issue', 'object', 'redispatch']), 'object', 'spent'],
    [
      'a second reason',
      walk(['approve', 'issue', 'sign', 'state-reason', 'reject-reason']),
      'state-reason',
      'spent',
    ],
    ['signing under objection', walk(['approve', 'issue', 'object']), 'sign', 'waits-for'],
    [
      'a sign-for that lapses while asked',
      walk(['approve', 'issue', 'sign', 'ask-suspension']),
      'expire-sign',
      'waits-for',
    ],
    ['an extension nobody asked', standing('acting'), 'grant-extension', 'not-asked'],
    ['asking twice', walk(['approve', 'issue', 'sign', 'ask-extension']), 'ask-extension', 'asked-already'],
    ['a reply before signing', standing('issued'), 'reply', 'stage'],
    ['an extension after the end', standing('closed', ['extension']), 'grant-extension', 'stage'],
  ] as const)('refuse %s', (_, position, by, refused) =>
    expect(noticeFlow(position, by)).toMatchObject({ refused }),
  );

  it('begin afresh for another unit', () => {
    const other = walk(['approve', 'issue', 'state-reason', 'object', 'redispatch']);
    expect(other).toEqual({ stage: 'issued', pending: [], spent: ['objection'] });
  });

  it('forget what waited when the reply is accepted or the notice withdrawn', () => {
    const asked = walk(['approve', 'issue', 'sign', 'ask-extension', 'state-reason', 'reply']);
    expect(asked.pending).toEqual(['extension', 'reason']);
    expect(walk(['accept'], asked).pending).toEqual([]);
    expect(walk(['withdraw'], asked)).toEqual({ stage: 'withdrawn', pending: [], spent: ['reason'] });
  });
});

describe('the terms', () => {
  const begun = (startedAt: number, workingDays: number, over: Partial<LedgerInput> = {}): LedgerInput => ({
    startedAt,
    workingDays,
    pauses: [],
    credits: [],
    ...over,
  });

  it.each([
    [10, []],
    [11, ['2026-03-09', '2026-03-16']],
    [15, ['2026-03-09', '2026-03-16']],
    [16, ['2026-03-09', '2026-03-16', '2026-03-23']],
  ])('of %i working days tells progress on %j', (days, expected) =>
    expect(feedbackDays(CALENDAR, begun(at('2026-03-02 09:00'), days))).toEqual(expected),
  );

  it('of progress follow the settings', () => {
    const days = feedbackDays(CALENDAR, begun(at('2026-03-02 09:00'), 10), { every: 3, over: 5 });
    expect(days).toEqual(['2026-03-05', '2026-03-10', '2026-03-13']);
  });

  it('of progress move with a pause, those before it excepted', () => {
    const pause = {
      from: at('2026-03-10 09:00'),
      to: at('2026-03-12 18:00'),
      reason: '',
      approvedBy: 'head',
    };
    const days = feedbackDays(CALENDAR, begun(at('2026-03-02 09:00'), 15, { pauses: [pause] }));
    expect(days).toEqual(['2026-03-09', '2026-03-19']);
  });

  it('of progress fall on working days between the issue and the due day, and a credit moves none', () => {
    const start = fc.integer({ min: 0, max: 600 }).map((n) => addDays('2025-01-01', n));
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }), (day, n, more) => {
        const startedAt = instantAt(day, '09:00');
        const days = feedbackDays(CALENDAR, begun(startedAt, n));
        const { dueDay } = term(CALENDAR, startedAt, n);
        expect(days.every((d) => day < d && d < dueDay && isWorkingDay(CALENDAR, d))).toBe(true);
        const credit = { workingDays: more, reason: '', approvedBy: 'head', at: startedAt };
        const longer = feedbackDays(CALENDAR, begun(startedAt, n, { credits: [credit] }));
        expect(longer.slice(0, days.length)).toEqual(days);
      }),
    );
  });

  it.each([
    ['none given: the first ahead', null, '2026-03-02', '2026-03-03 09:00', '2026-03-09'],
    ['on the day itself, until work ends', null, '2026-03-02', '2026-03-09 17:29', '2026-03-09'],
    ['when work has ended: the next', null, '2026-03-02', '2026-03-09 17:30', '2026-03-16'],
    ['given ahead of its time: the one after', '2026-03-09', '2026-03-03', '2026-03-03 09:00', '2026-03-16'],
    ['given for a stretch that is over', '2026-03-09', '2026-03-10', '2026-03-10 09:00', '2026-03-16'],
    ['none is left', '2026-03-16', '2026-03-12', '2026-03-12 09:00', null],
  ])('owed next, %s', (_, given, since, now, next) =>
    expect(nextFeedbackDay(CALENDAR, ['2026-03-09', '2026-03-16'], { given, since, now: at(now) })).toBe(
      next,
    ),
  );

  it('of an objection, a re-dispatch and a sign-for', () => {
    expect(objectionEndsAt(CALENDAR, at('2026-03-06 09:00'))).toBe(at('2026-03-09 17:30'));
    expect(objectionEndsAt(CALENDAR, at('2026-03-06 09:00'), 2)).toBe(at('2026-03-10 17:30'));
    expect(mayObject(at('2026-03-09 17:30'), at('2026-03-09 17:30'))).toEqual([]);
    expect(mayObject(at('2026-03-09 17:30'), at('2026-03-09 17:31'))).toMatchObject([{ code: 'too-late' }]);
    expect(redispatchDueAt(CALENDAR, at('2026-03-06 17:30'))).toBe(at('2026-03-06 17:30'));
    expect(redispatchDueAt(CALENDAR, at('2026-03-06 17:31'))).toBe(at('2026-03-09 17:30'));
    expect(redispatchDueAt(CALENDAR, at('2026-03-07 10:00'))).toBe(at('2026-03-09 17:30'));
    expect(signExpiresAt(CALENDAR, at('2026-03-05 10:00'))).toBe(at('2026-03-10 17:30'));
    expect(signExpiresAt(CALENDAR, at('2026-03-05 10:00'), 1)).toBe(at('2026-03-06 17:30'));
  });
});

it.each([
  ['what a person registered', 'proposed', 'by-hand', false, true],
  ['what a rule proposed', 'proposed', 'light', false, false],
  ['issued by who may approve', 'proposed', 'by-hand', true, false],
  ['approved before', 'approved', 'by-hand', false, false],
] as const)('needs approval: %s', (_, stage, source, mayApprove, expected) =>
  expect(needsApproval({ stage, source }, { approvedSources: ['light', 'late-report'], mayApprove })).toBe(
    expected,
  ),
);

describe('a reason', () => {
  const notice = { dueDay: '2026-03-06', color: 'blue' as const, statedBy: 'handler' };
  const review = (by: string, newDueDay: string | null) =>
    reviewReason(CALENDAR, notice, { by, at: at('2026-03-10 10:00'), newDueDay });

  it('is stated when overdue', () => {
    expect(mayStateReason(at('2026-03-06 17:30'), at('2026-03-06 17:30'))).toMatchObject([
      { code: 'not-overdue' },
    ]);
    expect(mayStateReason(at('2026-03-06 17:30'), at('2026-03-06 17:31'))).toEqual([]);
  });

  it('accepted gives a credit that leads exactly to the new day', () => {
    const outcome = review('monitor', '2026-03-16');
    expect(outcome).toEqual({ accepted: true, creditDays: 6 });
    const credit = { workingDays: 6, reason: '', approvedBy: 'monitor', at: at('2026-03-10 10:00') };
    const startedAt = at('2026-02-27 09:00');
    const given = { startedAt, workingDays: 6, pauses: [], credits: [] };
    expect(dueWith(CALENDAR, given).dueDay).toBe('2026-03-06');
    expect(dueWith(CALENDAR, { ...given, credits: [credit] }).dueDay).toBe('2026-03-16');
  });

  it.each([
    ['the same person', 'handler', '2026-03-16', 'stated-by-same'],
    ['today', 'monitor', '2026-03-10', 'no-new-day'],
    ['a day off', 'monitor', '2026-03-15', 'no-new-day'],
  ])('refuses %s', (_, by, day, code) => expect(review(by, day)).toMatchObject([{ code }]));

  it('rejected goes to the next colour', () => {
    expect(review('monitor', null)).toEqual({ accepted: false, color: 'yellow' });
    expect((['blue', 'yellow', 'red'] as const).map(nextNoticeColor)).toEqual(['yellow', 'red', 'red']);
  });
});
