import fc from 'fast-check';
import { endOfWork, isWorkingDay } from './calendar';
import { CALENDAR } from './calendar.fixture';
import { term } from './clock';
import {
  type Credit,
  type LedgerInput,
  type Pause,
  dueWith,
  dueWithMinutes,
  elapsedWith,
  explain,
  isPausedDay,
  pauseEndsAt,
} from './pauses';
import { addDays, dayOf, instantAt } from './time';
import { nextWorkTime, workMinutesBetween } from './work-time';

const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11));
const pause = (from: string, to: string | null): Pause => ({
  from: at(from),
  to: to === null ? null : at(to),
  reason: '等待上级审批',
  approvedBy: 'head',
});
const credit = (workingDays: number, when: string): Credit => ({
  workingDays,
  reason: '同意延期',
  approvedBy: 'head',
  at: at(when),
});
const input = (
  startedAt: string,
  workingDays: number,
  pauses: Pause[] = [],
  credits: Credit[] = [],
): LedgerInput => ({ startedAt: at(startedAt), workingDays, pauses, credits });
const dueDay = (of: LedgerInput) => dueWith(CALENDAR, of).dueDay;

describe('a paused day', () => {
  it.each([
    ['2026-03-06 09:00', '2026-03-06 17:29', []],
    ['2026-03-06 09:00', '2026-03-06 17:30', ['2026-03-06']],
    ['2026-03-06 17:29', '2026-03-07 09:00', ['2026-03-06']],
    ['2026-03-06 17:30', '2026-03-09 08:30', []],
    ['2026-03-06 17:00', '2026-03-09 17:29', ['2026-03-06']],
    ['2026-03-06 00:00', '2026-03-09 23:59', ['2026-03-06', '2026-03-09']],
    ['2026-03-07 09:00', '2026-03-08 18:00', []],
    ['2026-02-13 18:00', '2026-02-24 09:00', ['2026-02-14']],
  ])('from %s to %s: %j', (from, to, days) => {
    const found = Array.from({ length: 30 }, (_, i) => addDays(from.slice(0, 10), i)).filter((day) =>
      isPausedDay(CALENDAR, [pause(from, to)], day),
    );
    expect(found).toEqual(days);
  });
});

it.each([
  ['2026-05-15', '2026-05-15 17:30'],
  ['2026-05-16', '2026-05-18 17:30'],
  ['2026-10-01', '2026-10-08 17:30'],
  ['2026-10-10', '2026-10-10 17:30'],
])('a pause granted until %s has come to its end at %s', (day, ends) => {
  expect(pauseEndsAt(CALENDAR, day)).toBe(at(ends));
});

describe('a term with pauses', () => {
  it.each([
    ['nothing paused', [], '2026-03-09'],
    ['within a day', [pause('2026-03-04 09:00', '2026-03-04 16:00')], '2026-03-09'],
    ['overnight', [pause('2026-03-04 16:00', '2026-03-05 09:00')], '2026-03-10'],
    ['three days', [pause('2026-03-04 09:00', '2026-03-06 18:00')], '2026-03-12'],
    ['over the due day', [pause('2026-03-09 09:00', '2026-03-10 18:00')], '2026-03-11'],
    [
      'twice at once',
      [pause('2026-03-04 09:00', '2026-03-05 18:00'), pause('2026-03-05 09:00', '2026-03-06 09:00')],
      '2026-03-11',
    ],
    ['after the due day', [pause('2026-03-09 17:30', '2026-03-20 18:00')], '2026-03-09'],
    ['before it began', [pause('2026-02-02 09:00', '2026-03-02 08:00')], '2026-03-09'],
  ])('of five days from Monday 2 March: %s', (_, pauses, due) =>
    expect(dueDay(input('2026-03-02 09:00', 5, pauses))).toBe(due),
  );

  it('T2: paused and closed without resuming has used what was worked before the pause', () => {
    const held = { startedAt: at('2026-03-02 09:00'), pauses: [pause('2026-03-04 10:00', null)] };
    expect(elapsedWith(CALENDAR, held, at('2026-03-20 16:00'))).toEqual({
      workingDays: 1,
      workMinutes: workMinutesBetween(CALENDAR, held.startedAt, at('2026-03-04 10:00')),
    });
    const resumed = { ...held, pauses: [pause('2026-03-04 10:00', '2026-03-05 10:00')] };
    expect(elapsedWith(CALENDAR, resumed, at('2026-03-06 17:30')).workingDays).toBe(3);
    expect(elapsedWith(CALENDAR, resumed, at('2026-03-05 09:00'))).toEqual(
      elapsedWith(CALENDAR, held, at('2026-03-05 09:00')),
    );
    expect(elapsedWith(CALENDAR, held, held.startedAt)).toEqual({ workingDays: 0, workMinutes: 0 });
  });

  it('T3: a term of one day paused from Friday to Monday gains one day, not the weekend', () => {
    const held = input('2026-03-05 09:00', 1, [pause('2026-03-06 10:00', '2026-03-09 10:00')]);
    expect(dueWith(CALENDAR, held)).toEqual({
      dueDay: '2026-03-09',
      dueAt: at('2026-03-09 17:30'),
      provisional: false,
      stopped: false,
    });
  });

  it('T4: a pause of three days outlives a change of level', () => {
    const pauses = [pause('2026-03-03 09:00', '2026-03-05 18:00')];
    expect(dueDay(input('2026-03-02 09:00', 10, pauses))).toBe('2026-03-19');
    expect(dueDay(input('2026-03-02 09:00', 5, pauses))).toBe('2026-03-12');
    expect(dueDay(input('2026-03-02 09:00', 5))).toBe('2026-03-09');
  });

  it('that still stands moves with now, and says that it does', () => {
    const held = input('2026-03-02 09:00', 5, [pause('2026-03-04 09:00', null)]);
    expect(dueWith(CALENDAR, held)).toMatchObject({ dueDay: '2026-03-09', provisional: true, stopped: true });
    expect(dueDay({ ...held, now: at('2026-03-06 09:00') })).toBe('2026-03-11');
    expect(dueDay({ ...held, now: at('2026-03-06 18:00') })).toBe('2026-03-12');
  });

  it('adds credits at the end', () => {
    expect(dueDay(input('2026-02-12 09:00', 5, [], [credit(2, '2026-02-24 10:00')]))).toBe('2026-02-28');
    expect(dueDay(input('2026-03-07 09:00', 0))).toBe('2026-03-09');
    expect(dueDay(input('2026-03-09 09:00', 0, [pause('2026-03-09 10:00', '2026-03-10 10:00')]))).toBe(
      '2026-03-10',
    );
  });

  it('in hours is put off by the work that was paused, to the second', () => {
    const from = at('2026-03-06 16:00');
    const due = (pauses: Pause[]) => dueWithMinutes(CALENDAR, { startedAt: from, minutes: 240, pauses });
    expect(due([])).toBe(at('2026-03-09 11:00'));
    expect(due([pause('2026-03-06 17:00', '2026-03-09 09:00')])).toBe(at('2026-03-09 12:00'));
    expect(due([pause('2026-03-06 18:00', '2026-03-08 09:00')])).toBe(at('2026-03-09 11:00'));
    expect(due([pause('2026-03-09 11:00', '2026-03-10 09:00')])).toBe(at('2026-03-09 11:00'));
    const short = { ...pause('2026-03-06 17:00', '2026-03-09 09:00'), to: at('2026-03-09 09:00') + 15_000 };
    expect(due([short])).toBe(at('2026-03-09 14:30') + 15_000);
  });

  it.each([
    ['a pause backwards', input('2026-03-02 09:00', 5, [pause('2026-03-04 09:00', '2026-03-03 09:00')])],
    ['half a day', input('2026-03-02 09:00', 2.5)],
    ['a credit taken away', input('2026-03-02 09:00', 5, [], [credit(-1, '2026-03-03 09:00')])],
  ])('refuses %s', (_, wrong) => expect(() => dueWith(CALENDAR, wrong)).toThrow(RangeError));
});

describe('the explanation', () => {
  it('has a line for each day and keeps the due days that were', () => {
    const of = input(
      '2026-03-02 09:00',
      3,
      [pause('2026-03-04 10:00', '2026-03-05 10:00')],
      [credit(2, '2026-03-05 16:00')],
    );
    const { lines, sums, superseded, dueDay: due } = explain(CALENDAR, of);
    expect(due).toBe('2026-03-10');
    expect(lines.map(({ day, effect, ordinal }) => [day.slice(8), effect, ordinal])).toEqual([
      ['02', 'start', undefined],
      ['03', 'counted', 1],
      ['04', 'paused', undefined],
      ['05', 'counted', 2],
      ['06', 'counted', 3],
      ['07', 'skipped', undefined],
      ['08', 'skipped', undefined],
      ['09', 'credited', 4],
      ['10', 'credited', 5],
    ]);
    expect(sums).toEqual({ start: 1, counted: 3, credited: 2, paused: 1, skipped: 2 });
    expect(lines[2]).toMatchObject({ reason: '等待上级审批', approvedBy: 'head' });
    expect(lines[7]).toMatchObject({ reason: '同意延期', approvedBy: 'head' });
    expect(superseded.map((old) => [old.dueDay, old.by, old.supersededAt])).toEqual([
      ['2026-03-05', 'pause', at('2026-03-05 10:00')],
      ['2026-03-06', 'credit', at('2026-03-05 16:00')],
    ]);
    expect(lines.filter((line) => line.wasDue).map((line) => line.day)).toEqual(['2026-03-05', '2026-03-06']);
    expect(lines.filter((line) => line.due).map((line) => line.day)).toEqual(['2026-03-10']);
  });

  it('marks the days of a year not announced', () => {
    const { lines, provisional } = explain(CALENDAR, input('2026-12-30 09:00', 3));
    expect(provisional).toBe(true);
    expect(lines.map((line) => line.provisional)).toEqual([false, false, true, true, true, true]);
  });

  it('of a term of no days is one line on the day it ends', () => {
    const { sums, lines } = explain(CALENDAR, input('2026-03-07 09:00', 0));
    expect(sums).toEqual({ start: 1, counted: 0, credited: 0, paused: 0, skipped: 2 });
    expect(lines.at(-1)).toMatchObject({ day: '2026-03-09', effect: 'start', due: true });
  });
});

describe('any ledger', () => {
  const HOUR = 3_600_000;
  const started = fc.integer({ min: 0, max: 24 * 600 }).map((n) => at('2025-01-02 00:15') + n * HOUR);
  const pauses = (from: number) =>
    fc.array(
      fc.tuple(fc.integer({ min: -48, max: 24 * 30 }), fc.nat(24 * 8)).map(([begin, length]): Pause => {
        const start = from + begin * HOUR;
        return { from: start, to: start + length * HOUR, reason: '等待', approvedBy: 'a' };
      }),
      { maxLength: 5 },
    );
  const credits = (from: number) =>
    fc.array(
      fc.tuple(fc.nat(10), fc.nat(24 * 20)).map(([days, h]): Credit => ({
        workingDays: days,
        reason: '延期',
        approvedBy: 'b',
        at: from + h * HOUR,
      })),
      { maxLength: 2 },
    );
  const ledgers = started.chain((startedAt) =>
    fc.record({
      startedAt: fc.constant(startedAt),
      workingDays: fc.nat(20),
      pauses: pauses(startedAt),
      credits: credits(startedAt),
    }),
  );

  it('is what a clerk gets who walks day by day', () => {
    fc.assert(
      fc.property(ledgers, (of) => {
        const total = of.credits.reduce((sum, c) => sum + c.workingDays, of.workingDays);
        const runs = (day: string) => {
          const close = endOfWork(CALENDAR, day);
          return (
            isWorkingDay(CALENDAR, day) && !of.pauses.some((p) => p.from < close && close <= (p.to ?? 0))
          );
        };
        let day = dayOf(of.startedAt);
        if (total === 0) while (!runs(day)) day = addDays(day, 1);
        for (let left = total; left > 0;) if (runs((day = addDays(day, 1)))) left--;
        expect(dueDay(of)).toBe(day);
      }),
    );
  });

  it('adds up: its own days, the credits, every calendar day once', () => {
    fc.assert(
      fc.property(ledgers, (of) => {
        const { lines, sums, dueDay: due, superseded } = explain(CALENDAR, of);
        expect(sums.counted).toBe(of.workingDays);
        expect(sums.credited).toBe(of.credits.reduce((sum, c) => sum + c.workingDays, 0));
        expect(lines.map((line) => line.day)).toEqual(lines.map((_, i) => addDays(dayOf(of.startedAt), i)));
        expect(lines.at(-1)).toMatchObject({ day: due, due: true });
        expect(superseded.every((old, i) => old.supersededAt >= (superseded[i - 1]?.supersededAt ?? 0))).toBe(
          true,
        );
        for (const line of lines)
          if (line.effect === 'paused') expect(isPausedDay(CALENDAR, of.pauses, line.day)).toBe(true);
      }),
    );
  });

  it('without pauses and credits is the plain term', () => {
    fc.assert(
      fc.property(started, fc.nat(40), (startedAt, workingDays) => {
        const plain = term(CALENDAR, startedAt, workingDays);
        const due = dueWith(CALENDAR, { startedAt, workingDays, pauses: [], credits: [] });
        expect(due).toEqual({
          dueDay: plain.dueDay,
          dueAt: plain.dueAt,
          provisional: plain.provisional,
          stopped: false,
        });
      }),
    );
  });

  it('never gets shorter by a pause, nor by a longer one', () => {
    fc.assert(
      fc.property(ledgers, fc.nat(400), fc.nat(200), fc.nat(200), (of, begin, length, more) => {
        const from = of.startedAt + begin * HOUR;
        const extra = (h: number): Pause => ({ from, to: from + h * HOUR, reason: '等待', approvedBy: 'c' });
        const due = (h: number) => dueDay({ ...of, pauses: [...of.pauses, extra(h)] });
        expect(due(length) >= dueDay(of)).toBe(true);
        expect(due(length + more) >= due(length)).toBe(true);
      }),
    );
  });

  it('does not change by a pause and its end within the same time off', () => {
    fc.assert(
      fc.property(ledgers, fc.nat(400), fc.double({ min: 0, max: 1, noNaN: true }), (of, days, part) => {
        const close = endOfWork(CALENDAR, addDays(dayOf(of.startedAt), days));
        const from = isWorkingDay(CALENDAR, dayOf(close)) ? close : close - HOUR;
        const to = from + Math.floor((nextWorkTime(CALENDAR, from) - from) * part);
        const night: Pause = { from, to, reason: '等待', approvedBy: 'c' };
        expect(dueDay({ ...of, pauses: [...of.pauses, night] })).toBe(dueDay(of));
        expect(elapsedWith(CALENDAR, { ...of, pauses: [night] }, to + 90 * HOUR)).toEqual(
          elapsedWith(CALENDAR, { ...of, pauses: [] }, to + 90 * HOUR),
        );
      }),
    );
  });

  it('has used no more than was worked', () => {
    fc.assert(
      fc.property(ledgers, fc.nat(1000), (of, hours) => {
        const until = of.startedAt + hours * HOUR;
        const used = elapsedWith(CALENDAR, of, until);
        const free = elapsedWith(CALENDAR, { ...of, pauses: [] }, until);
        expect(used.workMinutes).toBeGreaterThanOrEqual(0);
        expect(used.workMinutes).toBeLessThanOrEqual(free.workMinutes);
        expect(used.workingDays).toBeLessThanOrEqual(free.workingDays);
        expect(used.workingDays).toBeGreaterThanOrEqual(0);
        const { dueAt, dueDay: due } = dueWith(CALENDAR, of);
        const total = of.credits.reduce((sum, c) => sum + c.workingDays, of.workingDays);
        if (total > 0 && due > dayOf(of.startedAt))
          expect(elapsedWith(CALENDAR, of, dueAt).workingDays).toBe(total);
      }),
    );
  });
});
