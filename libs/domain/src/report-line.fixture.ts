import { dayOf, type Instant, instantAt } from './time';

/** `05-20 08:30`, as a clock on a wall of the county shows it. For tests. */
export function atShanghaiText(at: Instant): string {
  const day = dayOf(at);
  const minutes = Math.ceil((at - instantAt(day, '00:00')) / 60_000);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day.slice(5)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
