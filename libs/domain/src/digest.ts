import { type Calendar, addWorkingDays, isWorkingDay } from './calendar';
import { type Day, type Instant, addDays, dayOf, instantAt } from './time';

/** rung: told as soon as may be. news: waits for the daily digest. */
export type MessageKind = 'rung' | 'news';
export type DigestMessage = { id: string; person: string; kind: MessageKind; at: Instant };

/**
 * When a person is left alone, 'HH:MM' in Asia/Shanghai; over midnight when `from` is after `to`, never when they are
 * equal. `daysOff`: on days off as well. `dailyAt`: the digest of the day. `gatherMs`: how long the first message waits
 * for others.
 */
export type QuietHours = { from: string; to: string; daysOff: boolean; dailyAt: string; gatherMs: number };

/** Defaults, each a setting of the person. */
export const QUIET_HOURS: QuietHours = {
  from: '20:00',
  to: '08:00',
  daysOff: true,
  dailyAt: '08:30',
  gatherMs: 60_000,
};

/** What goes out to one person now, as one message, and what waits until when. Never both: one digest takes all. */
export type Digest = {
  person: string;
  now: string[];
  wait: { ids: string[]; until: Instant } | null;
};

function quietSpans(quiet: QuietHours, day: Day): [Instant, Instant][] {
  const from = instantAt(day, quiet.from);
  const to = instantAt(day, quiet.to);
  if (from === to) return [];
  return from < to ? [[from, to]] : [[from, instantAt(addDays(day, 1), quiet.to)]];
}

/** The first instant from `at` on at which the person may be told: `at` itself outside quiet hours and days off. */
export function endOfQuiet(quiet: QuietHours, cal: Calendar, at: Instant): Instant {
  let free = at;
  for (;;) {
    const day = dayOf(free);
    const off = quiet.daysOff && !isWorkingDay(cal, day);
    if (off) {
      free = instantAt(addWorkingDays(cal, day, 1), '00:00');
      continue;
    }
    const moment = free;
    const span = [...quietSpans(quiet, addDays(day, -1)), ...quietSpans(quiet, day)].find(
      ([from, to]) => from <= moment && moment < to,
    );
    if (!span) return free;
    free = span[1];
  }
}

/** The daily digest at or after `at`; on the days off of those who are quiet then, there is none. */
function nextDaily(quiet: QuietHours, cal: Calendar, at: Instant): Instant {
  const day = dayOf(at);
  const isToday = instantAt(day, quiet.dailyAt) >= at && (!quiet.daysOff || isWorkingDay(cal, day));
  const next = isToday ? day : quiet.daysOff ? addWorkingDays(cal, day, 1) : addDays(day, 1);
  return instantAt(next, quiet.dailyAt);
}

/**
 * The unsent messages of one person at `now`, collapsed. A rung is ready when its gathering time is over, news with the
 * daily digest; neither in quiet hours. As soon as one is ready everything goes out with it, in order: five hundred
 * rungs of one minute are one digest, and nobody gets at 8:30 what could have come along at 8:10 (T17). Asked late, it
 * answers the same and sends once (T14). RangeError when the messages are of several persons.
 */
export function digest(
  messages: readonly DigestMessage[],
  quiet: QuietHours,
  cal: Calendar,
  now: Instant,
): Digest {
  const person = messages[0]?.person ?? '';
  if (messages.some((message) => message.person !== person))
    throw new RangeError('messages of several persons');
  const ids = [...messages].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
  if (ids.length === 0) return { person, now: [], wait: null };
  const ready = messages.map(({ kind, at }) =>
    endOfQuiet(quiet, cal, kind === 'rung' ? at + quiet.gatherMs : nextDaily(quiet, cal, at)),
  );
  // what became ready while nobody looked still respects the hour at which it is told
  const until = endOfQuiet(
    quiet,
    cal,
    Math.max(
      now,
      ready.reduce((a, b) => Math.min(a, b)),
    ),
  );
  return until <= now ? { person, now: ids, wait: null } : { person, now: [], wait: { ids, until } };
}

/** The same for everybody: one digest for each person, in the order of their ids. */
export function digests(
  messages: readonly DigestMessage[],
  quietOf: (person: string) => QuietHours,
  cal: Calendar,
  now: Instant,
): Digest[] {
  const byPerson = new Map<string, DigestMessage[]>();
  for (const message of messages) {
    const own = byPerson.get(message.person);
    if (own) own.push(message);
    else byPerson.set(message.person, [message]);
  }
  return [...byPerson.keys()]
    .sort()
    .map((person) => digest(byPerson.get(person) ?? [], quietOf(person), cal, now));
}
