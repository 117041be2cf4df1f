import { CALENDAR } from './calendar.fixture';
import { type LedgerInput } from './pauses';
import { explainThrough, ledgerAt } from './rung-ledger';
import { instantAt } from './time';

const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11));
const input: LedgerInput = {
  startedAt: at('2026-05-06 09:00'),
  workingDays: 3,
  pauses: [],
  credits: [],
};
const told = (of: LedgerInput, day: string) =>
  explainThrough(CALENDAR, of, day).lines.map(({ day: d, effect, ordinal }) => [
    d.slice(5),
    effect,
    ...(ordinal === undefined ? [] : [ordinal]),
  ]);

it('tells the days to a rung after the due day, make-up day and weekend, and how late each is', () => {
  expect(told(input, '2026-05-12')).toEqual([
    ['05-06', 'start'],
    ['05-07', 'counted', 1],
    ['05-08', 'counted', 2],
    ['05-09', 'counted', 3],
    ['05-10', 'skipped'],
    ['05-11', 'after', 1],
    ['05-12', 'after', 2],
  ]);
});

it('ends with the day of a rung before the due day', () => {
  expect(told(input, '2026-05-08')).toEqual([
    ['05-06', 'start'],
    ['05-07', 'counted', 1],
    ['05-08', 'counted', 2],
  ]);
});

it('knows nothing of what was given after the rung had fired', () => {
  const later = {
    ...input,
    credits: [{ workingDays: 5, reason: '', approvedBy: 'head', at: at('2026-05-13 10:00') }],
    pauses: [
      { from: at('2026-05-07 09:00'), to: at('2026-05-07 18:00'), reason: '', approvedBy: 'head' },
      { from: at('2026-05-13 09:00'), to: null, reason: '', approvedBy: 'head' },
    ],
  };
  const then = ledgerAt(later, at('2026-05-12 17:30'));
  expect(then.credits).toEqual([]);
  expect(then.pauses).toHaveLength(1);
  expect(explainThrough(CALENDAR, then, '2026-05-12').dueDay).toBe('2026-05-11');
});

it('takes a pause that ended after the rung as one that went on', () => {
  const pause = {
    from: at('2026-05-07 09:00'),
    to: at('2026-05-11 09:00'),
    reason: '',
    approvedBy: 'head',
  };
  expect(ledgerAt({ ...input, pauses: [pause] }, at('2026-05-08 10:00')).pauses[0]?.to).toBeNull();
  expect(ledgerAt({ ...input, pauses: [pause] }, at('2026-05-11 10:00')).pauses[0]?.to).toBe(pause.to);
});
