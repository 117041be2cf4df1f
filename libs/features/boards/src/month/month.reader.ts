import type { Answer, getMonthChanges, TurnedLight } from '@duban/contracts';
import {
  addMonths,
  dayOf,
  firstDayOf,
  lastDayOf,
  periodOf,
  spanOf,
  turnOf,
  type Period,
  type Turn,
} from '@duban/domain';
import { Clock, DomainError, visibleOrgs, type Actor } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  findCardsIssued,
  findCardsOver,
  findClosed,
  findCorrected,
  findEntered,
  findEscalated,
  findIssued,
  findLeftIn,
  findOffLine,
  findOntoLine,
  findReplanned,
  findTurned,
  MOST,
  type Month,
} from './month.queries';

const MONTHS_BACK = 24;

/** 本月变化: what a month changed, for the rows of the viewer, all read in one moment. */
@Injectable()
export class MonthReader {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** 404 for a month that has not come. */
  async of(actor: Actor, asked: Period | undefined): Promise<Answer<typeof getMonthChanges>> {
    const now = await this.clock.read();
    const current = periodOf(dayOf(now));
    const period = asked ?? current;
    if (period > current) throw new DomainError('not-found');
    const { from, to } = spanOf(period);
    const month: Month = {
      orgs: visibleOrgs(actor, 'board:read'),
      period,
      first: firstDayOf(period),
      last: lastDayOf(period),
      from: new Date(from),
      to: new Date(to),
    };
    return this.source.transaction('REPEATABLE READ', async (em) => {
      const turned = (await findTurned(em, month, addMonths(period, -1))).flatMap((row): TurnedLight[] => {
        const turn = turnOf(row.from, row.to);
        return turn ? [{ ...row, turn }] : [];
      });
      const of = (turn: Turn) => {
        const items = turned.filter((light) => light.turn === turn);
        return { count: items.length, items: items.slice(0, MOST) };
      };
      return {
        period,
        periods: periodsUpTo(current, period),
        running: period === current,
        at: new Date(now).toISOString(),
        entered: await findEntered(em, month),
        left: await findLeftIn(em, month),
        ontoLine: await findOntoLine(em, month),
        offLine: await findOffLine(em, month),
        worse: of('worse'),
        better: of('better'),
        other: of('other'),
        replans: await findReplanned(em, month),
        corrections: await findCorrected(em, month),
        issued: await findIssued(em, month),
        closed: await findClosed(em, month),
        escalated: await findEscalated(em, month),
        cardsIssued: await findCardsIssued(em, month),
        cardsOver: await findCardsOver(em, month),
      };
    });
  }
}

/** Two years back, and the month that is shown where it lies before them. */
function periodsUpTo(current: Period, shown: Period): Period[] {
  const near = Array.from({ length: MONTHS_BACK }, (_, i) => addMonths(current, -i));
  return near.includes(shown) ? near : [...near, shown];
}
