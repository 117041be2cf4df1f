import { type HolidayRow, type YearRow, makeCalendar } from './calendar';
import { addDays } from './time';

/** The State Council's notices for 2025 and 2026, as in the announcements; 2027 is not announced. For tests. */
const OFF: [first: string, days: number, name: string][] = [
  ['2025-01-01', 1, '元旦'],
  ['2025-01-28', 8, '春节'],
  ['2025-04-04', 3, '清明节'],
  ['2025-05-01', 5, '劳动节'],
  ['2025-05-31', 3, '端午节'],
  ['2025-10-01', 8, '国庆节、中秋节'],
  ['2026-01-01', 3, '元旦'],
  ['2026-02-15', 9, '春节'],
  ['2026-04-04', 3, '清明节'],
  ['2026-05-01', 5, '劳动节'],
  ['2026-06-19', 3, '端午节'],
  ['2026-09-25', 3, '中秋节'],
  ['2026-10-01', 7, '国庆节'],
];
const MAKE_UP: [day: string, name: string][] = [
  ['2025-01-26', '春节'],
  ['2025-02-08', '春节'],
  ['2025-04-27', '劳动节'],
  ['2025-09-28', '国庆节、中秋节'],
  ['2025-10-11', '国庆节、中秋节'],
  ['2026-01-04', '元旦'],
  ['2026-02-14', '春节'],
  ['2026-02-28', '春节'],
  ['2026-05-09', '劳动节'],
  ['2026-09-20', '国庆节'],
  ['2026-10-10', '国庆节'],
];

export const HOLIDAYS: HolidayRow[] = [
  ...OFF.flatMap(([first, days, name]) =>
    Array.from({ length: days }, (_, i) => ({ day: addDays(first, i), off: true, name })),
  ),
  ...MAKE_UP.map(([day, name]) => ({ day, off: false, name })),
];
export const YEARS: YearRow[] = [
  {
    year: 2025,
    status: 'announced',
    source: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm',
  },
  {
    year: 2026,
    status: 'announced',
    source: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
  },
];
export const CALENDAR = makeCalendar({ holidays: HOLIDAYS, years: YEARS });
