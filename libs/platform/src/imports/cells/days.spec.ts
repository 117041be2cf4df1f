import { describe, expect, it } from '@jest/globals';
import { dayFrom, isDateForm } from './days';

describe('dayFrom', () => {
  it.each([
    ['2018-05-24', 'YYYY-MM-DD', '2018-05-24'],
    ['04/07/2008 00:00', 'DD/MM/YYYY HH:mm', '2008-07-04'],
    ['2026年3月9日', 'YYYY年M月D日', '2026-03-09'],
    ['20260309', 'YYYYMMDD', '2026-03-09'],
    ['2026.3.9', 'YYYY.M.D', '2026-03-09'],
    ['2026-02-29', 'YYYY-MM-DD', null],
    ['2026-2-9', 'YYYY-MM-DD', null],
    ['2026x3x9', 'YYYY.M.D', null],
    ['', 'YYYY-MM-DD', null],
  ])('%s as %s is %s', (text, form, day) => {
    expect(dayFrom(text, form)).toBe(day);
  });

  it('wants a form with one year, month and day', () => {
    expect(['YYYY-MM-DD', 'D.M.YYYY', 'YYYY-MM', 'MM/DD', 'YYYY-MM-DD DD', ''].map(isDateForm)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
