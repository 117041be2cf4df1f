import fc from 'fast-check';
import { isWorkingDay } from './calendar';
import { CALENDAR } from './calendar.fixture';
import { type DigestMessage, QUIET_HOURS, type QuietHours, digest, digests, endOfQuiet } from './digest';
import { dayOf, instantAt } from './time';

const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11));
const rung = (id: string, when: string): DigestMessage => ({ id, person: 'p', kind: 'rung', at: at(when) });
const news = (id: string, when: string): DigestMessage => ({ ...rung(id, when), kind: 'news' });
const ask = (messages: DigestMessage[], when: string, quiet: QuietHours = QUIET_HOURS) =>
  digest(messages, quiet, CALENDAR, at(when));

describe('quiet hours', () => {
  it.each([
    ['2026-03-06 19:59', '2026-03-06 19:59'],
    ['2026-03-05 20:00', '2026-03-06 08:00'],
    ['2026-03-06 07:59', '2026-03-06 08:00'],
    ['2026-03-06 08:00', '2026-03-06 08:00'],
    ['2026-03-06 20:00', '2026-03-09 08:00'],
    ['2026-03-08 12:00', '2026-03-09 08:00'],
    ['2026-02-14 12:00', '2026-02-14 12:00'], // a make-up Saturday is a day like others
    ['2026-02-14 21:00', '2026-02-24 08:00'],
  ])('at %s end at %s', (when, free) => expect(endOfQuiet(QUIET_HOURS, CALENDAR, at(when))).toBe(at(free)));

  it('may lie within a day, be none, and leave days off alone', () => {
    const noon = { ...QUIET_HOURS, from: '12:00', to: '14:30', daysOff: false };
    expect(endOfQuiet(noon, CALENDAR, at('2026-03-08 13:00'))).toBe(at('2026-03-08 14:30'));
    expect(endOfQuiet({ ...noon, to: '12:00' }, CALENDAR, at('2026-03-08 12:00'))).toBe(
      at('2026-03-08 12:00'),
    );
  });
});

describe('what goes out', () => {
  it.each([
    [
      'a rung gathers for a minute',
      [rung('a', '2026-03-06 10:00')],
      '2026-03-06 10:00',
      [],
      '2026-03-06 10:01',
    ],
    ['and goes', [rung('a', '2026-03-06 10:00')], '2026-03-06 10:01', ['a'], null],
    [
      'with all there is',
      [news('b', '2026-03-06 09:00'), rung('a', '2026-03-06 10:00')],
      '2026-03-06 10:01',
      ['b', 'a'],
      null,
    ],
    [
      'news waits for the morning',
      [news('b', '2026-03-06 09:00')],
      '2026-03-06 10:00',
      [],
      '2026-03-09 08:30',
    ],
    ['of the same day', [news('b', '2026-03-06 07:00')], '2026-03-06 07:30', [], '2026-03-06 08:30'],
    ['a rung at night waits', [rung('a', '2026-03-05 21:00')], '2026-03-05 22:00', [], '2026-03-06 08:00'],
    [
      'ready by day, asked at night',
      [rung('a', '2026-03-05 10:00')],
      '2026-03-05 22:00',
      [],
      '2026-03-06 08:00',
    ],
    ['T14: asked days late, sent once', [news('b', '2026-03-02 09:00')], '2026-03-06 11:00', ['b'], null],
    ['nothing', [], '2026-03-06 11:00', [], null],
  ] as const)('%s', (_, messages, when, now, until) => {
    const found = ask([...messages], when);
    expect(found.now).toEqual(now);
    expect(found.wait?.until ?? null).toBe(until === null ? null : at(until));
  });

  it('T17: five hundred notices overdue in one minute are one digest for each person', () => {
    const due = at('2026-03-06 17:30');
    const messages = Array.from({ length: 500 }, (_, i): DigestMessage => ({
      id: `notice-${i}`,
      person: `p${i % 7}`,
      kind: 'rung',
      at: due + i * 100,
    }));
    const during = digests(messages.slice(0, 250), () => QUIET_HOURS, CALENDAR, due + 25_000);
    expect(during.filter((one) => one.now.length > 0)).toEqual([]);
    const found = digests(messages, () => QUIET_HOURS, CALENDAR, due + 61_000);
    expect(found.map(({ person }) => person)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6']);
    expect(found.flatMap(({ now }) => now).sort()).toEqual(messages.map(({ id }) => id).sort());
    expect(found.every(({ wait }) => wait === null)).toBe(true);
  });

  it('is for one person', () =>
    expect(() =>
      ask(
        [rung('a', '2026-03-06 10:00'), { ...rung('b', '2026-03-06 10:00'), person: 'q' }],
        '2026-03-06 10:00',
      ),
    ).toThrow(RangeError));

  it('loses nothing, doubles nothing, disturbs nobody, and is ready when it said', () => {
    const start = at('2026-02-05 00:00');
    const instant = fc.integer({ min: 0, max: 30 * 24 * 60 }).map((n) => start + n * 60_000);
    const time = fc.constantFrom('00:00', '07:30', '12:00', '20:00', '23:59');
    const quietHours = fc.record({
      from: time,
      to: time,
      daysOff: fc.boolean(),
      dailyAt: time,
      gatherMs: fc.constantFrom(0, 60_000),
    });
    const messages = fc
      .array(fc.tuple(instant, fc.constantFrom('rung' as const, 'news' as const)), {
        minLength: 1,
        maxLength: 8,
      })
      .map((all) =>
        all.map(([when, kind], i): DigestMessage => ({ id: `m${i}`, person: 'p', kind, at: when })),
      );
    fc.assert(
      fc.property(messages, quietHours, instant, (all, quiet, later) => {
        const now = Math.max(later, ...all.map((message) => message.at));
        const found = digest(all, quiet, CALENDAR, now);
        expect([...found.now, ...(found.wait?.ids ?? [])].sort()).toEqual(all.map(({ id }) => id).sort());
        if (!found.wait) {
          expect(endOfQuiet(quiet, CALENDAR, now)).toBe(now);
          if (quiet.daysOff) expect(isWorkingDay(CALENDAR, dayOf(now))).toBe(true);
          return;
        }
        const { until } = found.wait;
        expect(until).toBeGreaterThan(now);
        expect(digest(all, quiet, CALENDAR, until).now).toEqual(found.wait.ids);
        expect(digest(all, quiet, CALENDAR, until - 1).wait?.until).toBe(until);
      }),
    );
  });
});
