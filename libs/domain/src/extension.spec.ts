import fc from 'fast-check';
import { CALENDAR } from './calendar.fixture';
import {
  type Extension,
  extensionDaysLeft,
  extensionDecideBy,
  extensionLastAt,
  extensionRules,
  mayDecideExtension,
  mayExtend,
} from './extension';
import { instantAt } from './time';

const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11));
const rules = extensionRules(10);
const asked = (askedDays: number, by = 'handler'): Extension => ({
  askedBy: by,
  askedAt: at('2026-03-02 09:00'),
  askedDays,
  decision: null,
});
const given = (grantedDays: number, by = 'head'): Extension => ({
  ...asked(Math.max(grantedDays, 1)),
  decision: { by, at: at('2026-03-02 15:00'), grantedDays },
});

describe('asking for an extension', () => {
  it.each([
    ['in time', '2026-09-30 17:30', [], 5, []],
    ['after work of the last day', '2026-09-30 17:31', [], 5, ['too-late']],
    ['on the due day', '2026-10-08 09:00', [], 5, ['too-late']],
    ['a second time', '2026-09-28 09:00', [given(4)], 6, []],
    ['a third time', '2026-09-28 09:00', [given(2), given(2, 'leader')], 2, ['too-often']],
    ['after two refusals', '2026-09-28 09:00', [given(0), given(0)], 10, []],
    ['longer than the original', '2026-09-28 09:00', [], 11, ['too-long']],
    ['longer in total', '2026-09-28 09:00', [given(4)], 7, ['too-long']],
    ['while asked', '2026-09-28 09:00', [asked(1)], 1, ['still-asked']],
    ['for nothing', '2026-09-28 09:00', [], 0, ['no-days']],
    ['for half a day', '2026-09-28 09:00', [], 0.5, ['no-days']],
    [
      'all wrong',
      '2026-10-09 09:00',
      [given(5), given(5), asked(1)],
      1,
      ['too-late', 'still-asked', 'too-often', 'too-long'],
    ],
  ])('%s', (_, when, past, days, codes) => {
    const refusals = mayExtend(CALENDAR, { dueDay: '2026-10-08', past }, { at: at(when), days }, rules);
    expect(refusals.map(({ code }) => code)).toEqual(codes);
  });

  it('says what would have been allowed', () => {
    expect(
      mayExtend(
        CALENDAR,
        { dueDay: '2026-10-08', past: [given(4)] },
        { at: at('2026-10-08 09:00'), days: 7 },
        rules,
      ),
    ).toEqual([
      { code: 'too-late', dueDay: '2026-10-08', lastAt: at('2026-09-30 17:30') },
      { code: 'too-long', days: 7, left: 6 },
    ]);
    expect(extensionLastAt(CALENDAR, '2026-10-08', { ...rules, noticeDays: 2 })).toBe(at('2026-09-29 17:30'));
  });
});

describe('deciding one', () => {
  it.each([
    ['by another', asked(5), [], 'head', 5, []],
    ['fewer days than asked', asked(5), [], 'head', 3, []],
    ['more days than asked', asked(5), [], 'head', 6, ['too-long']],
    ['by who asked', asked(5, 'head'), [], 'head', 5, ['asked-by-same']],
    ['by who granted the first', asked(5), [given(2)], 'head', 5, ['approved-by-same']],
    ['by who refused the first', asked(5), [given(0)], 'head', 5, []],
    ['by a third', asked(5), [given(2)], 'leader', 5, []],
    ['beyond the total', asked(9), [given(2)], 'leader', 9, ['too-long']],
    ['a refusal', asked(9), [given(9)], 'leader', 0, []],
    ['twice', given(2), [], 'leader', 1, ['already-decided']],
    ['for less than nothing', asked(5), [], 'head', -1, ['no-days']],
  ] as const)('%s', (_, extension, earlier, by, days, codes) =>
    expect(mayDecideExtension(extension, earlier, { by, days }, rules).map(({ code }) => code)).toEqual(
      codes,
    ),
  );

  it('within one working day', () => {
    expect(extensionDecideBy(CALENDAR, at('2026-09-30 16:00'), rules)).toBe(at('2026-10-08 17:30'));
  });
});

it('however it is asked, never gives more than twice or beyond the original length', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -2, max: 15 }), { maxLength: 12 }),
      fc.nat(20),
      (wishes, length) => {
        const own = extensionRules(length);
        const past: Extension[] = [];
        wishes.forEach((days, i) => {
          const ask = { at: 0, days };
          if (mayExtend(CALENDAR, { dueDay: '2026-10-08', past }, ask, own).length > 0) return;
          const extension = asked(days);
          const decide = { by: `person ${i}`, days };
          expect(mayDecideExtension(extension, past, decide, own)).toEqual([]);
          past.push({ ...extension, decision: { by: decide.by, at: 0, grantedDays: days } });
        });
        expect(past.length).toBeLessThanOrEqual(2);
        expect(past.reduce((sum, e) => sum + (e.decision?.grantedDays ?? 0), 0)).toBeLessThanOrEqual(length);
        expect(extensionDaysLeft(past, own)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
