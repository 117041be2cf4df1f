import fc from 'fast-check';
import { addWorkingDays, isWorkingDay } from './calendar';
import { CALENDAR } from './calendar.fixture';
import { term } from './clock';
import {
  DEFAULT_LADDER,
  type KeptRung,
  type Rung,
  climb,
  isClimbing,
  levelOf,
  planRungs,
  warningOrdinal,
} from './ladder';
import { ANSWER_DAYS, SIGN_DAYS } from './notice';
import { NOTICE_STAGES, type NoticeStage } from './notice-flow';
import { type Instant, dayOf, instantAt } from './time';

const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11));
const plan = (issuedAt: Instant, workingDays: number): Rung[] =>
  planRungs(CALENDAR, {
    issuedAt,
    signDueDay: term(CALENDAR, issuedAt, SIGN_DAYS).dueDay,
    dueDay: term(CALENDAR, issuedAt, workingDays).dueDay,
    workingDays,
  });
const kept = (rungs: Rung[]): KeptRung[] => rungs.map((rung) => ({ ...rung, firedAt: null }));
const keysOf = (rungs: Rung[]) => rungs.map((rung) => rung.key);

describe('the rungs of a notice', () => {
  it('of five working days over the Spring Festival', () => {
    const rungs = plan(at('2026-02-12 09:00'), ANSWER_DAYS.urgent);
    expect(rungs.map(({ seq, key, day, at: instant, effects }) => [seq, key, day, instant, effects])).toEqual(
      [
        [1, 'sign-overdue', '2026-02-13', at('2026-02-13 17:30'), ['remind-unit']],
        [2, 'warning', '2026-02-25', at('2026-02-25 17:30'), ['remind-unit']],
        [3, 'reminder-1', '2026-02-27', at('2026-02-27 17:30'), ['remind-unit', 'copy-supervisor']],
        [4, 'reminder-2', '2026-03-02', at('2026-03-02 17:30'), ['propose-yellow']],
        [5, 'criticism', '2026-03-04', at('2026-03-04 17:30'), ['propose-red']],
        [6, 'leader', '2026-03-11', at('2026-03-11 17:30'), ['to-leader']],
      ],
    );
    expect(rungs.some((rung) => rung.provisional)).toBe(false);
  });

  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [5, 4],
    [10, 9],
    [11, 10],
    [15, 14],
    [19, 18],
    [20, 18],
    [30, 27],
  ])('warn in a term of %i at the end of working day %i', (days, ordinal) => {
    expect(warningOrdinal(days)).toBe(ordinal);
    const issuedAt = at('2026-03-02 09:00');
    const warning = plan(issuedAt, days).find((rung) => rung.key === 'warning');
    expect(warning?.day).toBe(addWorkingDays(CALENDAR, '2026-03-02', ordinal));
  });

  it('warn in a term of one day when work starts on the due day', () => {
    const rungs = plan(at('2026-02-13 09:00'), 1);
    expect(rungs.slice(0, 2).map(({ key, at: instant }) => [key, instant])).toEqual([
      ['warning', at('2026-02-14 08:30')],
      ['sign-overdue', at('2026-02-14 17:30')],
    ]);
  });

  it('keep the order of the policy when two fall together', () => {
    expect(keysOf(plan(at('2026-03-02 09:00'), 2)).slice(0, 2)).toEqual(['sign-overdue', 'warning']);
  });

  it('move with an extension, but for the one to sign', () => {
    const issuedAt = at('2026-03-02 09:00');
    const extended = planRungs(
      CALENDAR,
      { issuedAt, signDueDay: '2026-03-03', dueDay: '2026-03-16', workingDays: 10 },
      DEFAULT_LADDER,
    );
    expect(extended.slice(0, 3).map((rung) => rung.day)).toEqual(['2026-03-03', '2026-03-13', '2026-03-17']);
  });

  it('are provisional from the year that is not announced on', () => {
    const rungs = plan(at('2026-12-25 09:00'), 3);
    expect(rungs.map(({ day, provisional }) => [day, provisional])).toEqual([
      ['2026-12-28', false],
      ['2026-12-29', false],
      ['2026-12-31', false],
      ['2027-01-04', true],
      ['2027-01-06', true],
      ['2027-01-13', true],
    ]);
  });

  it('do not share their effects with the policy', () => {
    plan(at('2026-03-02 09:00'), 5).forEach((rung) => rung.effects.push('to-leader'));
    expect(DEFAULT_LADDER.rungs[0]?.effects).toEqual(['remind-unit']);
  });

  it.each([-1, 0.5])('refuse a term of %d days', (workingDays) => {
    const input = { issuedAt: 0, signDueDay: '2026-03-03', dueDay: '2026-03-03', workingDays };
    expect(() => planRungs(CALENDAR, input, DEFAULT_LADDER)).toThrow(RangeError);
  });

  it('are numbered in time, end on working days and within office hours, whatever the notice', () => {
    const issue = fc.integer({ min: at('2025-01-01 00:00'), max: at('2026-10-31 00:00') });
    fc.assert(
      fc.property(issue, fc.integer({ min: 1, max: 40 }), (issuedAt, days) => {
        const rungs = plan(issuedAt, days);
        expect(rungs.map((rung) => rung.seq)).toEqual(DEFAULT_LADDER.rungs.map((_, i) => i + 1));
        rungs.forEach((rung, i) => {
          expect(isWorkingDay(CALENDAR, rung.day)).toBe(true);
          expect(dayOf(rung.at)).toBe(rung.day);
          expect(rung.at).toBeGreaterThan(issuedAt);
          expect(rung.at).toBeGreaterThanOrEqual(rungs[i - 1]?.at ?? 0);
        });
      }),
    );
  });
});

describe('a notice climbs', () => {
  const rungs = kept(plan(at('2026-02-12 09:00'), 5));

  it.each<[NoticeStage, string, string[], string | null]>([
    ['issued', '2026-02-13 17:29', [], '2026-02-13 17:30'],
    ['issued', '2026-02-13 17:30', ['sign-overdue'], '2026-02-25 17:30'],
    ['issued', '2026-02-25 17:30', ['sign-overdue', 'warning'], '2026-02-27 17:30'],
    ['signed', '2026-02-25 17:30', ['warning'], '2026-02-27 17:30'],
    ['signed', '2026-02-26 17:30', ['warning'], '2026-02-27 17:30'],
    ['signed', '2026-02-27 17:30', ['warning', 'reminder-1'], '2026-03-02 17:30'],
    [
      'returned',
      '2026-03-04 18:00',
      ['warning', 'reminder-1', 'reminder-2', 'criticism'],
      '2026-03-11 17:30',
    ],
    ['signed', '2026-12-31 00:00', ['warning', 'reminder-1', 'reminder-2', 'criticism', 'leader'], null],
    ['acting', '2026-02-27 17:30', ['warning', 'reminder-1'], '2026-03-02 17:30'],
    ['replied', '2026-12-31 00:00', [], null],
    ['suspended', '2026-12-31 00:00', [], null],
    ['accepted', '2026-12-31 00:00', [], null],
    ['proposed', '2026-12-31 00:00', [], null],
    ['dismissed', '2026-12-31 00:00', [], null],
    ['closed', '2026-12-31 00:00', [], null],
  ])('%s at %s: %j, then %s', (state, now, keys, next) => {
    const step = climb({ state, rungs }, at(now));
    expect(keysOf(step.fire)).toEqual(keys);
    expect(step.nextAt).toBe(next === null ? null : at(next));
    expect(step.next?.at ?? null).toBe(step.nextAt);
  });

  it("while it is the unit's turn, and in no other stage", () => {
    expect(NOTICE_STAGES.filter(isClimbing)).toEqual(['issued', 'signed', 'acting', 'returned']);
  });

  it('asks for the signature again once a sign-for has expired', () => {
    const at10 = at('2026-02-16 10:00');
    expect(keysOf(climb({ state: 'signed', rungs }, at10).fire)).toEqual([]);
    expect(keysOf(climb({ state: 'issued', rungs }, at10).fire)).toEqual(['sign-overdue']);
  });

  it('lets the rung to sign lapse as soon as it is signed, and asks for it no more', () => {
    const step = climb({ state: 'signed', rungs }, at('2026-02-12 10:00'));
    expect(keysOf(step.lapse)).toEqual(['sign-overdue']);
    expect(step.nextAt).toBe(at('2026-02-25 17:30'));
    const lapsed = rungs.map((rung) => ({ ...rung, lapsedAt: rung.key === 'sign-overdue' ? 1 : null }));
    expect(climb({ state: 'signed', rungs: lapsed }, at('2026-02-12 10:00')).lapse).toEqual([]);
    expect(climb({ state: 'issued', rungs: lapsed }, at('2026-02-13 17:30')).fire).toEqual([]);
  });

  it('fires what passed during a review once it is sent back, in order', () => {
    const before = rungs.map((rung) => ({ ...rung, firedAt: rung.seq <= 2 ? rung.at : null }));
    expect(climb({ state: 'replied', rungs: before }, at('2026-03-03 09:00')).fire).toEqual([]);
    const back = climb({ state: 'returned', rungs: before }, at('2026-03-03 09:00'));
    expect(keysOf(back.fire)).toEqual(['reminder-1', 'reminder-2']);
    expect(back.nextAt).toBe(at('2026-03-04 17:30'));
  });

  it('in order of time, in whatever order the rungs are kept', () => {
    const step = climb({ state: 'issued', rungs: [...rungs].reverse() }, at('2026-03-02 17:30'));
    expect(step.fire.map((rung) => rung.seq)).toEqual([1, 2, 3, 4]);
    expect(step.nextAt).toBe(at('2026-03-04 17:30'));
    const together = kept(plan(at('2026-03-02 09:00'), 2)).reverse();
    const both = climb({ state: 'issued', rungs: together }, at('2026-03-03 17:30'));
    expect(keysOf(both.fire)).toEqual(['sign-overdue', 'warning']);
  });

  it('stands as high as the rungs that fired', () => {
    expect(levelOf(rungs)).toBe(0);
    expect(levelOf(rungs.map((rung) => ({ ...rung, firedAt: rung.seq <= 3 ? 0 : null })))).toBe(3);
  });
});

describe('however the hours are chopped', () => {
  const START = at('2026-02-12 09:00');
  const END = at('2026-04-30 00:00');
  const instants = fc
    .array(fc.integer({ min: START, max: END }), { maxLength: 30 })
    .map((all) => all.sort((a, b) => a - b));
  const terms = fc.integer({ min: 1, max: 20 });

  /** Runs a notice as the worker does: asks, keeps what fired and lapsed, asks again. */
  const run = (days: number, states: (now: Instant) => NoticeStage, asked: Instant[]) => {
    let rungs = kept(plan(START, days));
    const fired: Rung[] = [];
    const lapsed: Rung[] = [];
    for (const now of asked) {
      const step = climb({ state: states(now), rungs }, now);
      expect(climb({ state: states(now), rungs }, now)).toEqual(step);
      expect(step.fire.every((rung) => rung.at <= now)).toBe(true);
      if (step.nextAt !== null) expect(step.nextAt).toBeGreaterThan(now);
      fired.push(...step.fire);
      lapsed.push(...step.lapse);
      rungs = rungs.map((rung) => ({
        ...rung,
        firedAt: step.fire.some((other) => other.seq === rung.seq) ? now : rung.firedAt,
        lapsedAt: step.lapse.some((other) => other.seq === rung.seq) ? now : (rung.lapsedAt ?? null),
      }));
    }
    return { fired, lapsed, rungs };
  };

  it('every rung of a silent notice fires exactly once and in order', () => {
    fc.assert(
      fc.property(terms, instants, (days, asked) => {
        const { fired, rungs } = run(days, () => 'issued', [...asked, END, END]);
        expect(fired.map((rung) => rung.seq)).toEqual([1, 2, 3, 4, 5, 6]);
        expect(levelOf(rungs)).toBe(6);
      }),
    );
  });

  it('waking at nextAt alone fires every rung at its own instant', () => {
    fc.assert(
      fc.property(terms, (days) => {
        const rungs = kept(plan(START, days));
        for (let now: Instant | null = START; now !== null;) {
          const step = climb({ state: 'issued', rungs }, now);
          for (const rung of rungs) if (step.fire.some((other) => other.seq === rung.seq)) rung.firedAt = now;
          now = step.nextAt;
        }
        expect(rungs.every((rung) => rung.firedAt === rung.at)).toBe(true);
      }),
    );
  });

  it('an answered notice never fires, and one sent back catches up with one that never answered', () => {
    const moment = fc.integer({ min: START, max: END });
    fc.assert(
      fc.property(terms, instants, moment, moment, (days, asked, a, b) => {
        const [answeredAt, returnedAt] = a <= b ? [a, b] : [b, a];
        const states = (now: Instant): NoticeStage =>
          now < answeredAt ? 'signed' : now < returnedAt ? 'replied' : 'returned';
        const silent = run(days, () => 'signed', [...asked, END]);
        const { fired, rungs } = run(days, states, [...asked, END]);
        expect(fired.map((rung) => rung.seq)).toEqual(silent.fired.map((rung) => rung.seq));
        for (const { firedAt } of rungs) {
          expect(firedAt !== null && firedAt >= answeredAt && firedAt < returnedAt).toBe(false);
        }
      }),
    );
  });

  it('a signed notice is never told off for not signing, and no rung both fires and lapses', () => {
    fc.assert(
      fc.property(terms, instants, fc.integer({ min: START, max: END }), (days, asked, signedAt) => {
        const states = (now: Instant): NoticeStage => (now < signedAt ? 'issued' : 'signed');
        const { fired, lapsed, rungs } = run(days, states, [...asked, END]);
        expect([...fired, ...lapsed].map((rung) => rung.seq).sort()).toEqual([1, 2, 3, 4, 5, 6]);
        const sign = rungs.find((rung) => rung.key === 'sign-overdue');
        if (sign && signedAt <= sign.at) expect(sign.firedAt).toBeNull();
      }),
    );
  });
});
