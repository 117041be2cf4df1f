import { expect, it } from '@jest/globals';
import { textOf } from '../i18n/messages';
import { termTexts } from '../term-messages';
import { toLedgerDays, toWeeks } from './ledger-weeks';
import { ledgerExtras, ledgerWords } from './ledger-words';

const t = textOf(termTexts);
const day = { weekday: 1, kind: 'workday', provisional: false };
const [start, counted, paused, makeup, off, credited, late, lateOff] = toLedgerDays([
  { ...day, day: '2026-02-12', effect: 'start' },
  { ...day, day: '2026-02-13', effect: 'counted', ordinal: 1, wasDue: true },
  { ...day, day: '2026-02-24', effect: 'paused', reason: '等上级批复', approvedBy: '赵负责人' },
  { ...day, day: '2026-02-14', effect: 'counted', ordinal: 2, kind: 'makeup', name: '春节' },
  { ...day, day: '2026-02-15', effect: 'skipped', kind: 'holiday', name: '春节' },
  { ...day, day: '2026-02-25', effect: 'credited', ordinal: 6, due: true, reason: '延期' },
  { ...day, day: '2026-02-26', effect: 'after', ordinal: 1 },
  { ...day, day: '2026-02-28', effect: 'after', kind: 'weekend' },
]);

it('tells of every day what it did to the term', () => {
  const marks = [start, counted, paused, makeup, off, credited, late, lateOff].map(
    (d) => d && ledgerWords(d, t).mark,
  );
  expect(marks).toEqual(['不计', '1', '停', '2', '春节', '6', '+1', '休']);
});

it('says who stopped and who gave, what was due once, and what is worked though a weekend', () => {
  expect(paused && ledgerWords(paused, t)).toMatchObject({
    said: '挂起，停计',
    why: '等上级批复 · 赵负责人批准',
  });
  expect(credited && ledgerWords(credited, t).said).toBe('到期日，第 6 个工作日（所给天数）');
  expect(counted && ledgerExtras(counted, '2026-02-13', t)).toEqual(['原到期日', '今天']);
  expect(makeup && ledgerExtras(makeup, '2026-02-13', t)).toEqual(['调休上班']);
});

it('lays the days in weeks from Monday', () => {
  const weeks = toWeeks([
    { day: '2026-02-15', kind: 'off' },
    { day: '2026-02-16', kind: 'off' },
  ]);
  expect(weeks.map((week) => week.map((cell) => cell?.day ?? null))).toEqual([
    [null, null, null, null, null, null, '2026-02-15'],
    ['2026-02-16', null, null, null, null, null, null],
  ]);
});
