import { closedPeriod, dayOf, nextAt, yearOf, type Instant } from '@duban/domain';
import { Calendars, rowsOf, tellRepaired, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { findKeptMonth, findKeptYear } from './projects.queries';

/** Each night: the kept standings and years are held against the month that has closed, and compared with a recount. */
export const STANDINGS_CHECK = 'standings.check-due';
const SUBJECT = 'register';
const NIGHT = '00:10';
const TOLD = 5;
const nextCheck = (now: Instant) => ({ kind: STANDINGS_CHECK, subject: SUBJECT, dueAt: nextAt(now, NIGHT) });

/**
 * Keeps what `project_standing` says of every project, and what `count_project_years` says of its years, as rows and sums.
 * Triggers bring them up to date in the transaction
 * that changes a figure; a month that closes, and proof that nothing has slipped, are this service's. While the kept month
 * is not the closed one, readers count for themselves.
 */
@Injectable()
export class StandingsService {
  constructor(private readonly calendars: Calendars) {}

  /** Brings the standings up to date and sets the next night, where none is set. */
  async begin(tx: Tx): Promise<void> {
    await this.roll(tx);
    await tx.scheduleFirst(nextCheck(tx.now));
  }

  async checkNightly(tx: Tx): Promise<void> {
    tx.schedule(nextCheck(tx.now));
    const closed = await this.roll(tx);
    const year = yearOf(closed);
    const standings = await findDrift(tx, 'select * from standing_drift($1)', closed);
    const years = await findDrift(tx, 'select * from project_year_drift($1)', year);
    const drift = [...standings, ...years];
    if (drift.length === 0) return;
    if (standings.length > 0) await tx.em.query('select repair_standings($1)', [closed]);
    if (years.length > 0) await tx.em.query('select repair_project_years($1)', [year]);
    await tellRepaired(tx, 'standings.repaired', SUBJECT, {
      month: closed,
      count: drift.length,
      keys: drift.slice(0, TOLD).map(({ what, key }) => `${what} ${key}`),
    });
  }

  private async roll(tx: Tx): Promise<string> {
    const closed = closedPeriod(await this.calendars.current(tx.em), dayOf(tx.now));
    if ((await findKeptMonth(tx.em)) !== closed) await tx.em.query('select roll_standings($1)', [closed]);
    const year = yearOf(closed);
    if ((await findKeptYear(tx.em)) !== year) await tx.em.query('select roll_project_years($1)', [year]);
    return closed;
  }
}

const findDrift = (tx: Tx, sql: string, held: string | number) =>
  rowsOf<{ what: string; key: string }>(tx.em, sql, [held]);
