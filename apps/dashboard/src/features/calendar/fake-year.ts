import type { CalendarYear } from '@duban/contracts';
import { addDays, weekdayOf } from '@duban/domain';

const OFF: [first: string, days: number, name: string][] = [
  ['2026-01-01', 3, '元旦'],
  ['2026-02-15', 9, '春节'],
  ['2026-04-04', 3, '清明节'],
  ['2026-05-01', 5, '劳动节'],
  ['2026-06-19', 3, '端午节'],
  ['2026-09-25', 3, '中秋节'],
  ['2026-10-01', 7, '国庆节'],
];
const WORKED = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];
const FOR = ['元旦', '春节', '春节', '劳动节', '国庆节', '国庆节'];

/** For specs: the year as the server answers it. */
export const year2026: CalendarYear = {
  year: 2026,
  status: 'announced',
  source: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
  workingDays: 248,
  version: 3,
  years: [2025, 2026, 2027].map((year) => ({
    year,
    status: year < 2027 ? 'announced' : 'estimated',
    source: '',
  })),
  days: [
    ...OFF.flatMap(([first, days, name]) =>
      Array.from({ length: days }, (_, i) => ({
        day: addDays(first, i),
        weekday: weekdayOf(addDays(first, i)),
        working: false,
        kind: 'holiday' as const,
        name,
      })),
    ),
    ...WORKED.map((day, i) => ({
      day,
      weekday: weekdayOf(day),
      working: true,
      kind: 'makeup' as const,
      name: FOR[i] ?? '',
    })),
  ],
  reportDays: [],
  hours: [
    { start: '08:30', end: '12:00' },
    { start: '14:30', end: '17:30' },
  ],
  changes: [
    {
      at: '2026-05-11T02:00:00.000Z',
      by: '管理员',
      what: 'day',
      facts: { day: '2026-05-15', kind: 'off', name: '防汛', certain: 0 },
      reason: '全县防汛',
      moved: 3,
    },
  ],
};
