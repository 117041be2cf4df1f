import { addDays, weekdayOf, type Day, type HolidayRow, type YearRow } from '@duban/domain';
import chineseDays from 'chinese-days';

const { getDayDetail, getSolarDateFromLunar, getSolarTermDate } = chineseDays;
const FIRST_YEAR = 2004;
const YEARS_AHEAD = 4;

/** The package names a day of a State Council notice 'English,中文,days'; every other day carries its weekday's name. */
function announcedRow(day: Day): HolidayRow | null {
  const { work, name } = getDayDetail(day);
  const chinese = name.split(',')[1];
  return chinese === undefined ? null : { day, off: !work, name: chinese };
}

function daysOf(year: number): Day[] {
  const days: Day[] = [];
  for (let day = `${year}-01-01`; day < `${year + 1}-01-01`; day = addDays(day, 1)) days.push(day);
  return days;
}

/**
 * The statutory days of a year nobody has announced yet (全国年节及纪念日放假办法, 2025-01-01: 13 days), each that falls
 * on a weekend made up on the next working weekday. Swaps (调休) are unknown, hence `estimated`.
 */
export function estimatedRows(year: number): HolidayRow[] {
  const lunar = (month: number, day: number) =>
    getSolarDateFromLunar(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`).date;
  const newYear = lunar(1, 1);
  const feasts: [string, Day[]][] = [
    ['元旦', [`${year}-01-01`]],
    ['春节', [-1, 0, 1, 2].map((n) => addDays(newYear, n))],
    ['清明', [getSolarTermDate(year, 4, 'pure_brightness')]],
    ['劳动节', [`${year}-05-01`, `${year}-05-02`]],
    ['端午', [lunar(5, 5)]],
    ['中秋', [lunar(8, 15)]],
    ['国庆节', [`${year}-10-01`, `${year}-10-02`, `${year}-10-03`]],
  ];
  const rows = new Map<Day, HolidayRow>();
  for (const [name, days] of feasts) for (const day of days) rows.set(day, { day, off: true, name });
  for (const [name, days] of feasts) {
    for (const day of days.filter((d) => weekdayOf(d) > 5)) {
      let makeUp = addDays(day, 1);
      while (weekdayOf(makeUp) > 5 || rows.has(makeUp)) makeUp = addDays(makeUp, 1);
      rows.set(makeUp, { day: makeUp, off: true, name });
    }
  }
  return [...rows.values()];
}

/** Holidays and make-up days from 2004 on, and estimates for the years after the last announced one. */
export function referenceYears(): { years: YearRow[]; holidays: HolidayRow[] } {
  const years: YearRow[] = [];
  const holidays: HolidayRow[] = [];
  let year = FIRST_YEAR;
  for (; announcedRow(`${year}-01-01`) !== null; year++) {
    years.push({ year, status: 'announced', source: `国务院办公厅关于${year}年部分节假日安排的通知` });
    for (const day of daysOf(year)) {
      const row = announcedRow(day);
      if (row) holidays.push(row);
    }
  }
  for (const last = year + YEARS_AHEAD; year < last; year++) {
    years.push({ year, status: 'estimated', source: '全国年节及纪念日放假办法（调休待公布）' });
    holidays.push(...estimatedRows(year));
  }
  return { years, holidays };
}
