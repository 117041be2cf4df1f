import type { Server as HttpServer } from 'node:http';
import type { Board, Topic } from '@duban/contracts';
import { OFFICE_EVENTS } from '@duban/domain';
import type { DataSource } from 'typeorm';
import { rowsOf } from '../database/rows';
import type { Log } from '../log/log';
import type { EngineWatch } from '../tasks/engine-watch';
import type { AfterCommit } from '../work/after-commit';
import type { LiveServer, LiveSocket, Sessions } from './live-server';
import { ToldFeed } from './told-feed';

/** What a board of a scope shows now; the boards feature provides it. `room`: `all` or `org:<id>`. */
export abstract class LiveBoards {
  abstract of(room: string): Promise<Board>;
}

type Told = {
  seq: string;
  type: string;
  subject_type: string;
  subject_id: string;
  root_id: string | null;
  unit_id: string | null;
  owner_id: string | null;
  /** 协办: organisations that help with the matter. */
  helper_ids?: readonly string[];
};

/** Changes that follow each other faster than this are told together. */
const GATHER_MS = 40;
/** With many who listen a telling is work: so many times as long as it took, the process is left to those who write. */
const REST = 2;
const POLL_MS = 5_000;
const STEP = 2000;
const SESSION_CHECK_MS = 30_000;

/**
 * Tells what was committed to the sockets of this process. It is woken by commits, here or in another process, and
 * reads the `events` table from where it stopped: numbers follow the order of commits without gaps, so nothing can be
 * missed however the wake-ups are lost, doubled or late.
 */
export class LiveFeed {
  private version = 0;
  private timer: NodeJS.Timeout | null = null;
  private poll: NodeJS.Timeout | null = null;
  private check: NodeJS.Timeout | null = null;
  private reading = false;
  private again = false;
  private closed = false;
  private readonly told: ToldFeed;

  constructor(
    private readonly source: DataSource,
    private readonly server: LiveServer,
    private readonly boards: LiveBoards,
    private readonly sessions: Sessions,
    private readonly log: Log,
    after: AfterCommit,
    private readonly watch: EngineWatch,
  ) {
    watch.listen((silence) => {
      this.server.tellEngine(silence);
      void this.tellBoards();
    });
    this.told = new ToldFeed(source, server, log);
    after.listen(({ version, told }) => {
      if (version === null && !told) return;
      this.wake();
      this.server.tellProcesses();
    });
  }

  async start(http: HttpServer): Promise<void> {
    this.version = await this.head();
    this.server.open(http, { wake: () => this.wake(), greet: (socket) => this.greet(socket) }, this.sessions);
    this.poll = setInterval(() => this.wake(), POLL_MS);
    this.check = setInterval(() => void this.endDeadSessions(), SESSION_CHECK_MS);
  }

  private greet(socket: LiveSocket): void {
    this.told.wake();
    // whatever a socket says: an error thrown here would end the process
    socket.on('watch', (wish: { board?: unknown } | null | undefined, answer) => {
      const room = `board:${socket.data.room}`;
      void (wish?.board === true && socket.data.board ? socket.join(room) : socket.leave(room));
      if (typeof answer === 'function') answer({ version: this.version });
      // with each question, so that a page that missed the word hears it again
      if (socket.data.engine) socket.emit('engine', this.watch.silence());
    });
  }

  private wake(): void {
    if (this.closed) return;
    this.told.wake();
    if (this.reading) this.again = true;
    else this.timer ??= setTimeout(() => void this.read(), this.rested ? 0 : this.rest);
  }

  /** The first change after a quiet while is told at once. */
  private get rested(): boolean {
    return performance.now() - this.toldAt > this.rest;
  }
  private toldAt = 0;
  private rest = GATHER_MS;

  private async read(): Promise<void> {
    this.timer = null;
    this.reading = true;
    const began = performance.now();
    try {
      const events = await rowsOf<Told>(
        this.source,
        `select seq, type, subject_type, subject_id, root_id, unit_id, owner_id from events where seq > $1 order by seq limit ${STEP}`,
        [this.version],
      );
      if (events.length > 0) await this.tell(await this.withHelpers(events));
      this.again ||= events.length === STEP;
    } catch (error) {
      this.log.warn({ err: (error as Error).message }, 'the live feed could not read; it tries again');
    } finally {
      this.toldAt = performance.now();
      this.rest = Math.max(GATHER_MS, REST * (this.toldAt - began));
      this.reading = false;
      if (this.again) {
        this.again = false;
        this.wake();
      }
    }
  }

  /** An event names one unit. Who else helps is asked of the matter as it is now, and only if somebody might hear. */
  private async withHelpers(events: Told[]): Promise<Told[]> {
    const rooms = [...this.server.localRooms().keys()];
    const ids = [...new Set(events.filter(hasHelpers).map(({ subject_id }) => subject_id))];
    if (ids.length === 0 || !rooms.some((room) => room.startsWith('org:'))) return events;
    const rows = await rowsOf<{ id: string; org_ids: string[] }>(
      this.source,
      `select id, org_ids from subject_helpers where id = any($1::uuid[])`,
      [ids],
    );
    const helpers = new Map(rows.map(({ id, org_ids }) => [id, org_ids]));
    return events.map((event) =>
      hasHelpers(event) ? { ...event, helper_ids: helpers.get(event.subject_id) ?? [] } : event,
    );
  }

  private async tell(events: Told[]): Promise<void> {
    const from = this.version;
    const version = Number(events.at(-1)?.seq);
    const paths = await this.sessions.orgPaths(unitsOf(events));
    const rooms = this.server.localRooms();
    this.version = version;
    for (const [room, { boards }] of rooms) {
      const seen = events.filter((event) => concerns(event, room, paths));
      this.server.tellChanged(room, from, version, topicsOf(seen));
      if (boards > 0 && seen.some((event) => BOARD_SUBJECTS.has(event.subject_type)))
        await this.tellBoard(room, version);
    }
  }

  private async tellBoard(room: string, version: number): Promise<void> {
    await this.boards
      .of(room)
      .then((board) => this.server.tellBoard(room, version, board))
      .catch((error: Error) => this.log.warn({ err: error.message, room }, 'a board could not be told'));
  }

  /** Something no event tells of has changed what every board says. */
  private async tellBoards(): Promise<void> {
    for (const [room, { boards }] of this.server.localRooms())
      if (boards > 0) await this.tellBoard(room, this.version);
  }

  private async endDeadSessions(): Promise<void> {
    try {
      const held = this.server.sessionIds();
      const alive = held.length > 0 ? await this.sessions.alive(held) : new Set<string>();
      for (const sessionId of held.filter((id) => !alive.has(id)))
        this.server.signOut({ sessionId }, 'expired');
    } catch (error) {
      this.log.warn({ err: (error as Error).message }, 'sessions could not be checked');
    }
  }

  private async head(): Promise<number> {
    const [head] = await rowsOf<{ seq: string }>(this.source, 'select seq from event_head');
    return Number(head?.seq ?? 0);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.told.close();
    for (const timer of [this.timer, this.poll, this.check]) if (timer) clearTimeout(timer);
    await this.server.close();
  }
}

const BOARD_SUBJECTS = new Set([
  'project',
  'report',
  'notice',
  'card',
  'complaint',
  'light',
  'clock',
  'import',
]);
/** Heard by who handles them alone; an enterprise is told of its complaint in its inbox. */
const HANDLED_SUBJECTS = new Set(['notice', 'card', 'complaint']);
const TOLD_SUBJECTS = new Set([...BOARD_SUBJECTS, 'org', 'enrolment', 'calendar', 'settings']);
/** Everybody is held to them. */
const EVERYBODYS = new Set(['clock', 'calendar']);
/** What the administrator hears of: no business. */
const ADMIN_SUBJECTS = new Set(['org', 'settings', 'task']);

/** Of the notice itself: its cards are the lead unit's alone. */
const hasHelpers = ({ subject_type }: Told) => subject_type === 'notice' || subject_type === 'complaint';

const unitsOf = (events: Told[]) =>
  events.flatMap(({ unit_id, owner_id, helper_ids = [] }) =>
    [unit_id, owner_id, ...helper_ids].filter((id) => id !== null),
  );

/** Whether an event may be heard in a room: its unit, helper or owner is the room's organisation or one below it. */
export function concerns(
  event: Pick<Told, 'type' | 'subject_type' | 'unit_id' | 'owner_id' | 'helper_ids'>,
  room: string,
  paths: Map<string, readonly string[]>,
): boolean {
  if (room === 'all') return true;
  if (EVERYBODYS.has(event.subject_type)) return true;
  if (room === 'none') return ADMIN_SUBJECTS.has(event.subject_type);
  if (event.subject_type === 'import') return true;
  if (room.startsWith('own:') && HANDLED_SUBJECTS.has(event.subject_type)) return false;
  if (OFFICE_EVENTS.includes(event.type)) return false;
  const org = room.slice(room.indexOf(':') + 1);
  // a notice is its unit's and its helpers', whoever owns the project
  const whose = HANDLED_SUBJECTS.has(event.subject_type)
    ? [event.unit_id, ...(event.helper_ids ?? [])]
    : [event.unit_id, event.owner_id];
  return whose.some((id) => id !== null && (paths.get(id) ?? [id]).includes(org));
}

function topicsOf(events: Told[]): Topic[] {
  const topics = new Map<string, Topic>();
  const add = (type: string, id: string) => topics.set(`${type} ${id}`, { type: type as Topic['type'], id });
  for (const event of events) {
    if (event.subject_type === 'task') add('engine', 'tasks');
    if (!TOLD_SUBJECTS.has(event.subject_type)) continue;
    add(event.subject_type, event.subject_id);
    if (event.root_id) add('project', event.root_id);
  }
  return [...topics.values()];
}
