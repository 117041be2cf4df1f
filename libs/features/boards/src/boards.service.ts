import type { Board } from '@duban/contracts';
import {
  addMonths,
  closedPeriod,
  dayOf,
  endOfWork,
  instantAt,
  openPeriod,
  remaining,
  reportDueDay,
  yearOf,
} from '@duban/domain';
import { Calendars, Clock, LiveBoards, rowsOf } from '@duban/platform';
import { findNoticeLines } from '@duban/supervision';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { assembleBoard } from './assemble-board';
import {
  findEngine,
  findFiling,
  findLightsOf,
  findNews,
  findNoticeSums,
  findOrgsOfRoom,
  findProposedCards,
  findQueue,
  findSums,
} from './board.queries';
import { findLeft } from './left.queries';

const LINES = 12;
/** Time passes without events too: deadlines near, the engine sweeps. An unchanged board is made anew after this. */
const FRESH_MS = 10_000;
const MAX_KEPT = 200;
const DUE_GRACE_MS = 30_000;

type Kept = { version: number; madeAt: number; board: Promise<Board> };

/** The live board of a room, made once for each state of the county however many watch it. */
@Injectable()
export class BoardsService extends LiveBoards {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
  ) {
    super();
  }

  /** `room`: `all`, or `org:<id>` for an organisation and those below it. */
  async of(room: string): Promise<Board> {
    const [head] = await rowsOf<{ seq: string }>(this.source, 'select seq from event_head');
    const version = Number(head?.seq ?? 0);
    const kept = this.kept.get(room);
    if (kept?.version === version && performance.now() - kept.madeAt < FRESH_MS) return kept.board;
    const made = { version, madeAt: performance.now(), board: this.make(room) };
    this.keep(room, made);
    // A failure is told to those who wait for it and not kept for the next.
    made.board.catch(() => this.kept.get(room) === made && this.kept.delete(room));
    return made.board;
  }

  private keep(room: string, made: Kept): void {
    this.kept.delete(room);
    this.kept.set(room, made);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MAX_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }

  /** One snapshot of the database, so that every figure is of the same moment. */
  private make(room: string): Promise<Board> {
    return this.source.transaction('REPEATABLE READ', (em) => this.read(em, room));
  }

  private async read(em: EntityManager, room: string): Promise<Board> {
    const now = await this.clock.read(em);
    const cal = await this.calendars.current();
    const today = dayOf(now);
    const closed = closedPeriod(cal, today);
    const open = openPeriod(today);
    const dueDay = reportDueDay(cal, open);
    const orgs = await findOrgsOfRoom(em, room);
    const isCounty = orgs === null;
    const at = new Date(now);
    const newYear = new Date(instantAt(`${yearOf(today)}-01-01`, '00:00'));
    const notices = await findNoticeSums(em, orgs, at, newYear);
    return assembleBoard({
      scope: isCounty ? 'all' : 'org',
      now,
      wall: this.clock.wall(),
      closed,
      sums: await findSums(em, orgs, closed),
      left: await findLeft(em, orgs, `${yearOf(today)}-01-01`),
      lightsBefore: await findLightsOf(em, orgs, addMonths(closed, -1)),
      filing: {
        ...(await findFiling(em, orgs, open)),
        period: open,
        dueDay,
        remaining: remaining(cal, now, endOfWork(cal, dueDay)),
      },
      // What the office proposes is its own paper until it is issued.
      notices: isCounty
        ? notices
        : { ...notices, by_state: notices.by_state.filter(({ state }) => state !== 'proposed') },
      cards: isCounty ? await findProposedCards(em) : { yellow: 0, red: 0 },
      queue: await findNoticeLines(em, await findQueue(em, orgs, at, LINES), cal, now),
      events: await findNews(em, orgs, LINES),
      engine: await findEngine(em, new Date(now - DUE_GRACE_MS)),
    });
  }
}
