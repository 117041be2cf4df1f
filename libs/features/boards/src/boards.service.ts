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
  type Period,
} from '@duban/domain';
import { Calendars, Clock, EngineWatch, LiveBoards, rowsOf, Settings } from '@duban/platform';
import { countCards, countRungsAhead, findNoticeLines, forecastEnd } from '@duban/supervision';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { assembleBoard, type KeptBoard } from './assemble-board';
import {
  findFiling,
  findHead,
  findLightsOf,
  findNews,
  findOrgsOfRoom,
  findSums,
  type Orgs,
} from './board.queries';
import { findKeptSums, type KeptSums } from './kept-sums.queries';
import { findLeft } from './left.queries';
import { findNoticeSums, findQueue } from './notice-sums.queries';

const LINES = 12;
/** Time passes without events too: deadlines near. An unchanged board is made anew after this. */
const FRESH_MS = 10_000;
const MAX_KEPT = 200;

type Kept = { version: number; madeAt: number; board: Promise<KeptBoard> };

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
    if (kept?.version === version && performance.now() - kept.madeAt < FRESH_MS) return kept.board;
    const made = { version, madeAt: performance.now(), board: this.make(room, measure) };
    this.keep(key, made);
    // A failure is told to those who wait for it and not kept for the next.
    made.board.catch(() => this.kept.get(key) === made && this.kept.delete(key));
    return made.board;
  }

  private keep(key: string, made: Kept): void {
    this.kept.delete(key);
    this.kept.set(key, made);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MAX_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }

  /** One snapshot of the database, so that every figure is of the same moment. */
  private make(room: string, measure: Measure): Promise<KeptBoard> {
    return this.source.transaction('REPEATABLE READ', (em) => this.read(em, room, measure));
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

  private async read(em: EntityManager, room: string, measure: Measure): Promise<KeptBoard> {
    const now = await this.clock.read(em);
    const cal = await this.calendars.current(em);
    const today = dayOf(now);
    const closed = closedPeriod(cal, today);
    const open = openPeriod(today);
    const dueDay = reportDueDay(cal, open);
    const orgs = await findOrgsOfRoom(em, room);
    const isCounty = orgs === null;
    const at = new Date(now);
    const newYear = new Date(instantAt(`${yearOf(today)}-01-01`, '00:00'));
    const rules = await this.settings.current('light-rules', em);
    const sums = await this.sums(em, orgs, { closed, open, measure });
    return assembleBoard({
      scope: isCounty ? 'all' : 'org',
      now,
      version: await findHead(em),
      closed,
      measure,
      rule: investmentRule(rules.value, rules.version),
      sums: sums.sums,
      left: await findLeft(em, orgs, `${yearOf(today)}-01-01`),
      lightsBefore: sums.lightsBefore,
      filing: {
        ...sums.filing,
        period: open,
        dueDay,
        provisional: isReportProvisional(cal, open),
        remaining: remaining(cal, now, endOfWork(cal, dueDay)),
      },
      notices: await findNoticeSums(em, orgs, at, newYear),
      cards: await countCards(em, orgs),
      nextRungs: await countRungsAhead(em, orgs, at, forecastEnd(now)),
      queue: await findNoticeLines(em, await findQueue(em, orgs, at, LINES), cal, now),
      events: await findNews(em, orgs, LINES),
    });
  }
}
