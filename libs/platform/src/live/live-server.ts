import type { Server as HttpServer } from 'node:http';
import type { Board, ClientMessages, ServerMessages, Topic } from '@duban/contracts';
import { scopeOf } from '@duban/domain';
import { createAdapter as postgresAdapter } from '@socket.io/postgres-adapter';
import { createAdapter as redisAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import { Server, type DefaultEventsMap, type Socket } from 'socket.io';
import type { Actor } from '../access/actor';
import type { Config } from '../config/config';
import type { Log } from '../log/log';
import type { Silence } from '../tasks/engine-watch';
import { survivingPool } from './surviving-pool';

type Reason = 'closed' | 'expired' | 'changed';
type Between = {
  committed: () => void;
  ended: (room: string, except: string | null, reason: Reason) => void;
};
type Held = { actor: Actor; sessionId: string; room: string; board: boolean; engine: boolean };
export type LiveSocket = Socket<ClientMessages, ServerMessages, DefaultEventsMap, Held>;
type LiveIo = Server<ClientMessages, ServerMessages, Between, Held>;

const ENGINE_ROOM = 'engine';

/** What the socket needs to know of a session; identity provides it. */
export abstract class Sessions {
  /** The session a cookie header names, or null. A socket does not keep a session alive. */
  abstract find(
    cookieHeader: string | undefined,
    requestId: string | null,
    touch: boolean,
  ): Promise<LiveSession | null>;
  /** Which of these sessions still live. */
  abstract alive(ids: string[]): Promise<Set<string>>;
  /** Every organisation with itself and all above it: who hears of what happens to it. `named` must be among them. */
  abstract orgPaths(named?: readonly string[]): Promise<Map<string, readonly string[]>>;
}
export type LiveSession = {
  id: string;
  csrf: string;
  actor: Actor;
  board: 'all' | 'org' | null;
  seesAll: boolean;
  /** Until it is done, nothing but the session's own endpoints answers. */
  mustChangePassword: boolean;
};

/**
 * The socket server of this process. Without an HTTP server (a worker) it only speaks to the other processes.
 * Processes find each other through Redis when REDIS_URL is set, through PostgreSQL when not.
 */
export class LiveServer {
  private io: LiveIo | null = null;
  private attached = false;
  private readonly closers: (() => Promise<unknown> | unknown)[] = [];

  constructor(
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** Joins the other processes; with an HTTP server, takes sockets as well. */
  open(
    http: HttpServer | null,
    handlers: { wake: () => void; greet: (socket: LiveSocket) => void },
    sessions: Sessions | null,
  ): void {
    const io: LiveIo = new Server({
      path: '/socket.io',
      serveClient: false,
      transports: ['websocket'],
      allowRequest: (request, answer) =>
        answer(null, sameOrigin(request.headers.origin, request.headers.host, this.config.PUBLIC_URL)),
      adapter: this.adapter() as never,
    });
    this.io = io;
    io.on('committed', handlers.wake);
    io.on('ended', (room, except, reason) => this.endHere(room, except, reason));
    if (!http || !sessions) return;
    io.use((socket, next) => {
      sessions
        .find(socket.request.headers.cookie, null, false)
        .then((session) => {
          if (!session) return next(new Error('not-signed-in'));
          if (session.mustChangePassword) return next(new Error('must-change-password'));
          const { actor, id: sessionId } = session;
          const engine = scopeOf(actor.roles, 'engine:read') !== null;
          socket.data = { actor, sessionId, room: roomOf(session), board: session.board !== null, engine };
          return next();
        })
        .catch(() => next(new Error('unavailable')));
    });
    io.on('connection', (socket) => {
      void socket.join([
        `session:${socket.data.sessionId}`,
        `account:${socket.data.actor.accountId}`,
        socket.data.room,
        ...(socket.data.engine ? [ENGINE_ROOM] : []),
      ]);
      handlers.greet(socket);
    });
    io.attach(http);
    this.attached = true;
  }

  private adapter(): unknown {
    if (this.config.REDIS_URL) {
      const clients = [0, 1].map(
        () => new Redis(this.config.REDIS_URL as string, { maxRetriesPerRequest: null }),
      );
      for (const client of clients)
        client.on('error', (e) => this.log.warn({ err: e.message }, 'redis is not there'));
      this.closers.push(() => clients.forEach((client) => client.disconnect()));
      return redisAdapter(clients[0], clients[1]);
    }
    const pool = survivingPool(this.config.DATABASE_URL, this.log);
    this.closers.push(() => pool.end());
    return postgresAdapter(pool as never, {
      errorHandler: (error) => this.log.warn({ err: error.message }, 'the live adapter stumbled'),
    });
  }

  /** Tells the other processes that something was committed. */
  tellProcesses(): void {
    this.toOthers('committed');
  }

  private toOthers<E extends keyof Between>(event: E, ...message: Parameters<Between[E]>): void {
    try {
      this.io?.serverSideEmit(event, ...(message as never));
    } catch (error) {
      this.log.warn({ err: (error as Error).message }, 'the other processes were not told; they poll');
    }
  }

  /** The rooms in which somebody of this process listens, with how many of them watch the board. */
  localRooms(): Map<string, { listeners: number; boards: number }> {
    const rooms = new Map<string, { listeners: number; boards: number }>();
    for (const socket of this.io?.of('/').sockets.values() ?? []) {
      const room = rooms.get(socket.data.room) ?? { listeners: 0, boards: 0 };
      room.listeners++;
      if (socket.rooms.has(`board:${socket.data.room}`)) room.boards++;
      rooms.set(socket.data.room, room);
    }
    return rooms;
  }

  tellChanged(room: string, from: number, version: number, topics: Topic[]): void {
    this.io?.local.to(room).emit('changed', { from, version, topics });
  }

  tellBoard(room: string, version: number, board: Board): void {
    this.io?.local.to(`board:${room}`).emit('board', { version, board });
  }

  /** Each process for itself, to who may know: the engine that is silent tells nothing. */
  tellEngine(silence: Silence): void {
    this.io?.local.to(ENGINE_ROOM).emit('engine', silence);
  }

  /** Ends sockets in every process: of one session, or of all sessions of an account but one. */
  signOut(target: { sessionId: string } | { accountId: string; except?: string }, reason: Reason): void {
    const room = 'sessionId' in target ? `session:${target.sessionId}` : `account:${target.accountId}`;
    const except = 'except' in target && target.except ? `session:${target.except}` : null;
    this.endHere(room, except, reason);
    this.toOthers('ended', room, except, reason);
  }

  /** Each process for itself: sent through the adapter, the word would come after the cut. */
  private endHere(room: string, except: string | null, reason: Reason): void {
    const spared = except ?? [];
    this.io?.local.to(room).except(spared).emit('signed-out', { reason });
    this.io?.local.in(room).except(spared).disconnectSockets(true);
  }

  get sockets(): number {
    return this.io?.of('/').sockets.size ?? 0;
  }

  /** The number of lines a person has not read, to all their sockets of this process. */
  tellTold(accountId: string, unread: number): void {
    this.io?.local.to(`account:${accountId}`).emit('told', { unread });
  }

  /** Who is connected to this process. */
  accountIds(): string[] {
    const sockets = [...(this.io?.of('/').sockets.values() ?? [])];
    return [...new Set(sockets.flatMap(({ data }) => data.actor.accountId ?? []))];
  }

  sessionIds(): string[] {
    return [
      ...new Set([...(this.io?.of('/').sockets.values() ?? [])].map((socket) => socket.data.sessionId)),
    ];
  }

  async close(): Promise<void> {
    // a worker has no HTTP server: socket.io's own close would look for one
    if (this.attached) await this.io?.close();
    else await this.io?.of('/').adapter.close();
    for (const close of this.closers) await close();
  }
}

/**
 * County roles share one room, everybody else sits with their organisation: those who hear of its notices in `org:`,
 * those who may not (enterprises) in `own:`. Who does no business, the administrator, sits in `none`: by organisation
 * they would hear of the whole county.
 */
export function roomOf({ seesAll, actor }: Pick<LiveSession, 'seesAll' | 'actor'>): string {
  if (seesAll) return 'all';
  if (scopeOf(actor.roles, 'project:read') === null) return 'none';
  return `${scopeOf(actor.roles, 'notice:read') === null ? 'own' : 'org'}:${actor.orgId}`;
}

export function sameOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string | undefined,
): boolean {
  if (origin === undefined) return true;
  const allowed = [host, publicUrl ? new URL(publicUrl).host : undefined];
  return URL.canParse(origin) && allowed.includes(new URL(origin).host);
}
