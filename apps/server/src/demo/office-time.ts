import { instantAt, type Day, type Instant } from '@duban/domain';
import type { Dice } from './random';

/** A minute of the office hours of a day; `part` narrows it to before or after noon. */
export function workTime(dice: Dice, day: Day, part: 'any' | 'morning' | 'afternoon' = 'any'): Instant {
  const isMorning = part === 'morning' || (part === 'any' && dice.chance(0.55));
  const [hour, from] = isMorning ? [dice.int(8, 11), 40] : [dice.int(14, 17), 35];
  const isFirst = hour === 8 || hour === 14;
  const isLast = hour === 17;
  const minute = isFirst ? dice.int(from, 59) : isLast ? dice.int(0, 24) : dice.int(0, 59);
  const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return instantAt(day, clock) + dice.int(0, 59) * 1000;
}
