import { addWorkingDays, isProvisional, isWorkingDay, makeCalendar, workingDaysBetween } from '@duban/domain';
import { estimatedRows, referenceYears } from './reference-years';

const cal = makeCalendar(referenceYears());

describe('the calendar a fresh database starts with', () => {
  it('knows every year from 2004 to 2026 as announced', () => {
    const announced = referenceYears().years.filter((y) => y.status === 'announced');
    expect(announced.map((y) => y.year)).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i));
  });

  it('counts 248 working days in 2025 and in 2026, make-up weekend days included', () => {
    expect(workingDaysBetween(cal, '2024-12-31', '2025-12-31')).toBe(248);
    expect(workingDaysBetween(cal, '2025-12-31', '2026-12-31')).toBe(248);
    for (const day of ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])
      expect([day, isWorkingDay(cal, day)]).toEqual([day, true]);
    for (const day of ['2026-02-15', '2026-02-23', '2026-10-01', '2026-10-07', '2026-01-02'])
      expect([day, isWorkingDay(cal, day)]).toEqual([day, false]);
  });

  it('reproduces the worked checks', () => {
    expect(addWorkingDays(cal, '2026-02-12', 5)).toBe('2026-02-26');
    expect(addWorkingDays(cal, '2026-05-08', 3)).toBe('2026-05-12');
    expect(addWorkingDays(cal, '2026-10-08', -1)).toBe('2026-09-30');
  });

  it('estimates 2027 from the statutory days and says so', () => {
    const off = estimatedRows(2027).map((row) => row.day);
    for (const day of [
      '2027-01-01',
      '2027-02-05',
      '2027-02-06',
      '2027-02-08',
      '2027-04-05',
      '2027-06-09',
      '2027-09-15',
    ])
      expect(off).toContain(day);
    expect(workingDaysBetween(cal, '2026-12-31', '2027-12-31')).toBe(248);
    expect(isProvisional(cal, '2026-12-30', '2027-01-04')).toBe(true);
    expect(isProvisional(cal, '2026-12-30', '2026-12-31')).toBe(false);
  });
});
