import { type Answer, getCalendar, getPublicCalendar } from '@duban/contracts';
import { type Calendar, makeCalendar } from '@duban/domain';
import { useMemo } from 'react';
import { useFetched } from './query';

type Year = Answer<typeof getPublicCalendar>;

/**
 * The working days of the server for this year and the next; null while they are being fetched. `isOutside`: for who is
 * not signed in.
 */
export function useOfficeCalendar(from: string, isOutside = false): Calendar | null {
  const year = Number(from.slice(0, 4));
  const first = useYear(year, isOutside);
  const second = useYear(year + 1, isOutside);
  return useMemo(() => (first && second ? calendarOf([first, second]) : null), [first, second]);
}

/** A year nobody has entered is not there: Monday to Friday then, and provisional. */
function useYear(year: number, isOutside: boolean): Year | null {
  const { data, error } = useFetched<typeof getPublicCalendar>(isOutside ? getPublicCalendar : getCalendar, {
    params: { year },
  });
  if (data?.year === year) return data;
  return error?.status === 404
    ? ({ year, status: 'estimated', source: '', days: [], years: [] } as unknown as Year)
    : null;
}

export const calendarOf = (years: readonly Pick<Year, 'year' | 'status' | 'source' | 'days'>[]): Calendar =>
  makeCalendar({
    holidays: years.flatMap(({ days }) =>
      days.map(({ day, working, name }) => ({ day, off: !working, name })),
    ),
    years: years.map(({ year, status, source }) => ({ year, status, source })),
  });
