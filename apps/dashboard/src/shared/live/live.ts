import { type ClientMessages, getBoard, getDuties, type ServerMessages } from '@duban/contracts';
import type { Query, QueryClient } from '@tanstack/react-query';
import type { Socket } from 'socket.io-client';
import { keyOf } from '../api';
import { type Shows, touches } from '../query';

export type LiveState = { phase: 'connecting' | 'connected' | 'reconnecting' | 'offline'; since: number };
/** What the server says of its engine; `since`: the last sweep, null for none ever. */
export type EngineWord = { late: boolean; since: string | null };
export type LiveSocket = Pick<
  Socket<ServerMessages, ClientMessages>,
  'on' | 'emit' | 'connect' | 'disconnect' | 'connected'
>;

type Ground = {
  socket: LiveSocket;
  client: QueryClient;
  now?: () => number;
  random?: () => number;
  onSignedOut: (reason: 'closed' | 'expired' | 'changed') => void;
};

const COALESCE = 300;
const JITTER = 400;
/** After this long without contact the word is "断开", no longer "正在重连". */
const OFFLINE_AFTER = 20_000;
const BACKSTOP = 60_000;

/**
 * One socket per page. It carries ids, never contents (but for the board): what changed is fetched again through the
 * viewer's own rights, together and a little apart from everybody else's, so that 500 screens are no herd.
 */
export function createLive({ socket, client, now = Date.now, random = Math.random, onSignedOut }: Ground) {
  let state: LiveState = { phase: 'connecting', since: now() };
  let version = -1;
  let boards = 0;
  let changed: Shows[] = [];
  let everything = false;
  let flushTimer: ReturnType<typeof setTimeout> | null = null;
  let offlineTimer: ReturnType<typeof setTimeout> | null = null;
  let backstop: ReturnType<typeof setInterval> | null = null;
  let engine: EngineWord = { late: false, since: null };
  const listeners = new Set<() => void>();

  const become = (phase: LiveState['phase']) => {
    if (phase === state.phase) return;
    const lost = state.phase === 'reconnecting' && phase === 'offline';
    state = { phase, since: lost ? state.since : now() };
    listeners.forEach((tell) => tell());
  };

  const live = (query: Query) => query.isActive() && Array.isArray(query.meta?.shows);
  const flush = () => {
    flushTimer = null;
    const [all, topics] = [everything, changed];
    [everything, changed] = [false, []];
    // invalidating marks unmounted queries stale too; only mounted ones are fetched at once
    void client.invalidateQueries({
      predicate: (query) => (all ? live(query) : touches(query.meta?.shows as Shows[] | undefined, topics)),
    });
  };
  const soon = () => {
    flushTimer ??= setTimeout(flush, COALESCE + random() * JITTER);
  };
  const refetchAll = () => {
    everything = true;
    soon();
  };

  const watch = () => {
    if (!socket.connected) return;
    socket.emit('watch', { board: boards > 0 }, (answer) => {
      if (version >= 0 && answer.version > version) refetchAll();
      version = Math.max(version, answer.version);
    });
  };

  socket.on('connect', () => {
    if (offlineTimer) clearTimeout(offlineTimer);
    offlineTimer = null;
    become('connected');
    watch();
  });
  const lost = () => {
    become('reconnecting');
    offlineTimer ??= setTimeout(() => become('offline'), OFFLINE_AFTER);
  };
  socket.on('disconnect', lost);
  socket.on('connect_error', () => {
    if (state.phase === 'connected' || state.phase === 'connecting') lost();
  });
  socket.on('changed', (message) => {
    if (message.version <= version) return;
    // the bundle begins somewhere else than where this page stands: something was missed in between
    if (version >= 0 && message.from !== version) everything = true;
    version = message.version;
    changed.push(...message.topics);
    soon();
  });
  socket.on('board', (message) => {
    client.setQueryData<{ board: { version: number }; can: string[] }>(keyOf(getBoard), (old) =>
      // the same version again: what no event tells of has changed, the engine
      old && message.version >= old.board.version ? { ...old, board: message.board } : old,
    );
  });
  socket.on('engine', ({ late, lastSweepAt }) => {
    // that a calm engine is calm is no news
    if (!late && !engine.late) return;
    engine = { late, since: lastSweepAt };
    listeners.forEach((tell) => tell());
    changed.push({ type: 'engine' });
    soon();
  });
  socket.on('told', ({ unread }) => {
    client.setQueryData<{ inbox: number }>(keyOf(getDuties), (old) => old && { ...old, inbox: unread });
    changed.push({ type: 'inbox' });
    soon();
  });
  socket.on('signed-out', ({ reason }) => onSignedOut(reason));

  return {
    state: () => state,
    engine: () => engine,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** While a board is on the screen the server sends it whole. Returns how to stop. */
    watchBoard: () => {
      boards += 1;
      if (boards === 1) watch();
      return () => {
        boards -= 1;
        if (boards === 0) watch();
      };
    },
    start: () => {
      backstop = setInterval(() => (socket.connected ? watch() : refetchAll()), BACKSTOP);
      socket.connect();
    },
    stop: () => {
      if (backstop) clearInterval(backstop);
      if (flushTimer) clearTimeout(flushTimer);
      if (offlineTimer) clearTimeout(offlineTimer);
      flushTimer = offlineTimer = null;
      socket.disconnect();
    },
  };
}

export type Live = ReturnType<typeof createLive>;
