import { addDays, dayOf, instantAt, isClimbing, NOTICE_STAGES } from '@duban/domain';
import type { Day, Instant, RungKey } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';

/** How many days ahead is told what the ladders will do, today being the first. */
export const FORECAST_DAYS = 30;
export const forecastEnd = (now: Instant): Date =>
  new Date(instantAt(addDays(dayOf(now), FORECAST_DAYS), '00:00'));

const CLIMBING = NOTICE_STAGES.filter(isClimbing)
  .map((state) => `'${state}'`)
  .join(', ');

/**
 * The rungs that fire between two instants if nobody does anything: of notices whose ladder climbs, in their present
 * round. None of them has fired, since none fires before its time. Once signed for, nobody is asked to sign.
 * `$1`: the organisations, null for all.
 */
const AHEAD = `
  from notice_rungs r join notices n on n.id = r.notice_id and n.round = r.round
  where r.at > $2 and r.at <= $3 and n.state in (${CLIMBING}) and (r.key <> 'sign-overdue' or n.state = 'issued')
    and ($1::uuid[] is null or n.unit_id = any($1))`;

export type RungsOfDay = { day: Day; key: RungKey; count: number; provisional: boolean };

/** What the ladders will do, by day and rung. `provisional`: some of them stand on a year not yet announced. */
export function findRungForecast(
  em: DataSource | EntityManager,
  orgs: readonly string[] | null,
  from: Date,
  until: Date,
): Promise<RungsOfDay[]> {
  return rowsOf<RungsOfDay>(
    em,
    `select r.day, r.key, count(*)::int as count, bool_or(r.provisional) as provisional ${AHEAD}
     group by r.day, r.key order by r.day, min(r.seq)`,
    [orgs, from, until],
  );
}

/** How many rungs will fire. */
export async function countRungsAhead(
  em: DataSource | EntityManager,
  orgs: readonly string[] | null,
  from: Date,
  until: Date,
): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(em, `select count(*)::int as n ${AHEAD}`, [orgs, from, until]);
  return row?.n ?? 0;
}
