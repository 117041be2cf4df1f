import type { Board, Measure } from '@duban/contracts';
import {
  addMonths,
  closedPeriod,
  dayOf,
  endOfWork,
  instantAt,
  investmentRule,
  openPeriod,
  remaining,
  isReportProvisional,
  reportDueDay,
  yearOf,
  type Day,
  type Period,
} from '@duban/domain';
import { Calendars, Clock, EngineWatch, LiveBoards, rowsOf, Settings } from '@duban/platform';
import { countCards, countRungsAhead, findNoticeLines, forecastEnd } from '@duban/supervision';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { assembleBoard, type KeptBoard } from './assemble-board';
import { findFiling, findLightsOf, findNews, findOrgsOfRoom, findSums, type Orgs } from './board.queries';
import { findComplaintSums } from './complaint-sums.queries';
import { findKeptSums, type KeptSums } from './kept-sums.queries';
import { findMoment, type PartName, type Parts } from './board-parts';
import { findLeft } from './left.queries';
import { findNoticeSums, findQueue } from './notice-sums.queries';

const LINES = 12;
/** Time passes without events too: deadlines near. Nothing on a board is kept for longer. */
const FRESH_MS = 10_000;
const MAX_KEPT = 200;

/** A board with what it was made of, at an event and on a day. */
type Made = { version: number; today: Day; parts: Parts; board: KeptBoard };
/** `readAt`: since when its oldest part may be kept. */
type Kept = { version: number; readAt: number; made: Promise<Made> };

/** The live board of a room, made once for each state of the county however many watch it. */
@Injectable()
export class BoardsService extends LiveBoards {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
    private readonly watch: EngineWatch,
    private readonly settings: Settings,
  ) {
    super();
  }

  /** `room`: `all`, or `org:<id>` for an organisation and those below it. `measure`: against which plan of the year. */
  async of(room: string, measure: Measure = 'current'): Promise<Board> {
    const board = await this.newest(room, measure);
    // whoever sees the whole county may know how the engine is
    return { ...board, engine: board.scope === 'all' ? await this.watch.state() : null };
  }

  private async newest(room: string, measure: Measure): Promise<KeptBoard> {
    const key = `${room} ${measure}`;
    const [head] = await rowsOf<{ seq: string }>(this.source, 'select seq from event_head');
    const version = Number(head?.seq ?? 0);
    const kept = this.kept.get(key);
    const isFresh = kept && performance.now() - kept.readAt < FRESH_MS;
    if (isFresh && kept.version === version) return (await kept.made).board;
    const next = {
      version,
      readAt: isFresh ? kept.readAt : performance.now(),
      made: this.make(room, measure, isFresh ? kept.made : null),
    };
    this.keep(key, next);
    // A failure is told to those who wait for it and not kept for the next.
    next.made.catch(() => this.kept.get(key) === next && this.kept.delete(key));
    return (await next.made).board;
  }

  private keep(key: string, next: Kept): void {
    this.kept.delete(key);
    this.kept.set(key, next);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MAX_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }

  /** One snapshot of the database, so that every figure is of the same moment. */
  private async make(room: string, measure: Measure, before: Promise<Made> | null): Promise<Made> {
    const last = before && (await before.catch(() => null));
    return this.source.transaction('REPEATABLE READ', (em) => this.read(em, room, measure, last));
  }

  /** The county's are kept, whoever looks at less of it counts. */
  private async sums(
    em: EntityManager,
    orgs: Orgs,
    { closed, open, measure }: { closed: Period; open: Period; measure: Measure },
  ): Promise<KeptSums> {
    const kept =
      orgs === null && measure === 'current' && open <= addMonths(closed, 1)
        ? await findKeptSums(em, closed, open)
        : null;
    return (
      kept ?? {
        sums: await findSums(em, orgs, closed, measure),
        lightsBefore: await findLightsOf(em, orgs, addMonths(closed, -1)),
        filing: await findFiling(em, orgs, open),
      }
    );
  }

  private async read(em: EntityManager, room: string, measure: Measure, before: Made | null): Promise<Made> {
    const { version, touched: since } = await findMoment(em, before?.version ?? null);
    const now = await this.clock.read(em);
    const today = dayOf(now);
    const touched = before?.today === today ? since : null;
    const kept = <P extends PartName>(part: P, make: () => Promise<Parts[P]>): Promise<Parts[P]> =>
      before && touched && !touched.has(part) ? Promise.resolve(before.parts[part]) : make();
    const law = await kept('law', async () => ({
      cal: await this.calendars.current(em),
      rules: await this.settings.current('light-rules', em),
    }));
    const { cal, rules } = law;
    const closed = closedPeriod(cal, today);
    const open = openPeriod(today);
    const dueDay = reportDueDay(cal, open);
    const orgs = await findOrgsOfRoom(em, room);
    const at = new Date(now);
    const newYear = `${yearOf(today)}-01-01`;
    const sinceNewYear = new Date(instantAt(newYear, '00:00'));

    const parts: Parts = {
      law,
      sums: await kept('sums', () => this.sums(em, orgs, { closed, open, measure })),
      left: await kept('left', () => findLeft(em, orgs, newYear)),
      notices: await kept('notices', async () => ({
        sums: await findNoticeSums(em, orgs, at, sinceNewYear),
        nextRungs: await countRungsAhead(em, orgs, at, forecastEnd(now)),
        queue: await findNoticeLines(em, await findQueue(em, orgs, at, LINES), cal, now),
      })),
      cards: await kept('cards', () => countCards(em, orgs)),
      complaints: await kept('complaints', () => findComplaintSums(em, orgs, sinceNewYear)),
    };
    const board = assembleBoard({
      scope: orgs === null ? 'all' : 'org',
      now,
      version,
      closed,
      measure,
      rule: investmentRule(rules.value, rules.version),
      sums: parts.sums.sums,
      left: parts.left,
      lightsBefore: parts.sums.lightsBefore,
      filing: {
        ...parts.sums.filing,
        period: open,
        dueDay,
        provisional: isReportProvisional(cal, open),
        remaining: remaining(cal, now, endOfWork(cal, dueDay)),
      },
      notices: parts.notices.sums,
      cards: parts.cards,
      complaints: parts.complaints,
      nextRungs: parts.notices.nextRungs,
      queue: parts.notices.queue,
      events: await findNews(em, orgs, LINES),
    });
    return { version, today, parts, board };
  }
}
