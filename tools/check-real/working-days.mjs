// Working days counted as a person counts them: one day after another, from the published holidays.
import fs from 'node:fs';
import path from 'node:path';

export function makeDays(data, first, last) {
  const published = new Map();
  for (let year = first; year <= last; year++) {
    const file = path.join(data, 'cn-holidays', `holiday-cn_${year}.json`);
    for (const { date, isOffDay } of JSON.parse(fs.readFileSync(file, 'utf8')).days)
      published.set(date, isOffDay);
  }
  const isWorking = (day) =>
    published.has(day) ? !published.get(day) : ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  const next = (day) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return {
    isWorking,
    /** So many working days after this one, which does not count. */
    after(from, count) {
      let day = from;
      for (let left = count; left > 0;) {
        day = next(day);
        if (isWorking(day)) left--;
      }
      return day;
    },
  };
}
