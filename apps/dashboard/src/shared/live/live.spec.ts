import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { getBoard, getDuties } from '@duban/contracts';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { keyOf } from '../api';
import { createLive, type Live, type LiveSocket } from './live';

type Handler = (...args: unknown[]) => void;

function fakeSocket(version: () => number) {
  const handlers = new Map<string, Handler>();
  const socket = {
    connected: false,
    on: (name: string, handler: Handler) => handlers.set(name, handler),
    emit: (_: string, message: unknown, answer: (state: { version: number }) => void) => {
      watched.push(message);
      answer({ version: version() });
    },
    connect: () => {},
    disconnect: () => {},
  };
  const watched: unknown[] = [];
  const say = (name: string, message?: unknown) => {
    if (name === 'connect') socket.connected = true;
    if (name === 'disconnect') socket.connected = false;
    handlers.get(name)?.(message);
  };
  return { socket: socket as unknown as LiveSocket, say, watched };
}

let server = 7;
let client: QueryClient;
let live: Live;
let wire: ReturnType<typeof fakeSocket>;
const fetched: string[] = [];
const left: string[] = [];

/** A mounted query that shows something. */
function show(name: string, shows: { type: string; id?: string }[]): void {
  new QueryObserver(client, {
    queryKey: [name],
    queryFn: () => fetched.push(name),
    meta: { shows },
    staleTime: Infinity,
    initialData: 0,
  }).subscribe(() => {});
}

beforeEach(() => {
  jest.useFakeTimers();
  server = 7;
  fetched.length = left.length = 0;
  client = new QueryClient();
  client.mount();
  wire = fakeSocket(() => server);
  live = createLive({ socket: wire.socket, client, random: () => 0.5, onSignedOut: (r) => left.push(r) });
  live.start();
  wire.say('connect');
});
afterEach(() => {
  live.stop();
  client.unmount();
  client.clear();
  jest.useRealTimers();
});

it('fetches once what several messages touch, and nothing else', async () => {
  show('one', [{ type: 'notice', id: 'a' }]);
  show('list', [{ type: 'notice' }]);
  show('other', [{ type: 'project' }]);
  wire.say('changed', { from: 7, version: 8, topics: [{ type: 'notice', id: 'a' }] });
  wire.say('changed', { from: 8, version: 9, topics: [{ type: 'notice', id: 'b' }] });
  await jest.advanceTimersByTimeAsync(499);
  expect(fetched).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(fetched.sort()).toEqual(['list', 'one']);
});

it('ignores what it has heard, and fetches everything mounted after a gap', async () => {
  show('one', [{ type: 'notice', id: 'a' }]);
  wire.say('changed', { from: 6, version: 7, topics: [{ type: 'notice', id: 'a' }] });
  await jest.advanceTimersByTimeAsync(700);
  expect(fetched).toEqual([]);
  wire.say('changed', { from: 9, version: 10, topics: [{ type: 'project', id: 'p' }] });
  await jest.advanceTimersByTimeAsync(700);
  expect(fetched).toEqual(['one']);
});

it('takes a bundle of many events that begins where it stands as no gap', async () => {
  show('one', [{ type: 'notice', id: 'a' }]);
  show('other', [{ type: 'project' }]);
  wire.say('changed', { from: 7, version: 40, topics: [{ type: 'project', id: 'p' }] });
  await jest.advanceTimersByTimeAsync(700);
  expect(fetched).toEqual(['other']);
});

it('fetches everything mounted when a bundle reaches back behind where it stands', async () => {
  show('one', [{ type: 'notice', id: 'a' }]);
  wire.say('changed', { from: 5, version: 9, topics: [{ type: 'project', id: 'p' }] });
  await jest.advanceTimersByTimeAsync(700);
  expect(fetched).toEqual(['one']);
});

it('says how long it is cut off, and catches up when it is back', async () => {
  show('one', [{ type: 'notice', id: 'a' }]);
  wire.say('disconnect');
  expect(live.state().phase).toBe('reconnecting');
  const { since } = live.state();
  await jest.advanceTimersByTimeAsync(20_000);
  expect(live.state()).toEqual({ phase: 'offline', since });
  server = 12;
  wire.say('connect');
  await jest.advanceTimersByTimeAsync(700);
  expect(live.state().phase).toBe('connected');
  expect(fetched).toEqual(['one']);
});

it('T18: ten minutes cut off, many events missed: the page asks for all it shows, and takes the whole board', async () => {
  show('list', [{ type: 'notice' }]);
  show('one', [{ type: 'project', id: 'p' }]);
  const key = keyOf(getBoard);
  const board = new QueryObserver(client, {
    queryKey: key,
    queryFn: () => ({ board: { version: server }, can: ['board:read'] }),
    initialData: { board: { version: 7 }, can: ['board:read'] },
    staleTime: Infinity,
  });
  board.subscribe(() => {});
  live.watchBoard();
  wire.say('disconnect');
  await jest.advanceTimersByTimeAsync(600_000);
  expect(live.state().phase).toBe('offline');
  fetched.length = 0;
  server = 907;
  wire.say('connect');
  // what the server sends whole does not wait for the page to ask; an old one that comes late is not taken
  wire.say('board', { version: 907, board: { version: 907 } });
  wire.say('board', { version: 12, board: { version: 12 } });
  await jest.advanceTimersByTimeAsync(700);
  expect(fetched.sort()).toEqual(['list', 'one']);
  expect(client.getQueryData(key)).toMatchObject({ board: { version: 907 } });
  // the line goes on from where the server is: no second reload
  wire.say('changed', { from: 907, version: 908, topics: [{ type: 'notice', id: 'n' }] });
  await jest.advanceTimersByTimeAsync(700);
  expect(fetched.sort()).toEqual(['list', 'list', 'one']);
});

it('polls slowly while the line is cut', async () => {
  show('one', [{ type: 'notice', id: 'a' }]);
  wire.say('disconnect');
  await jest.advanceTimersByTimeAsync(61_000);
  expect(fetched).toEqual(['one']);
});

it('takes a board only when it is newer', () => {
  const key = keyOf(getBoard);
  client.setQueryData(key, { board: { version: 5 }, can: ['board:read'] });
  wire.say('board', { version: 4, board: { version: 4 } });
  expect(client.getQueryData(key)).toMatchObject({ board: { version: 5 } });
  wire.say('board', { version: 9, board: { version: 9 } });
  expect(client.getQueryData(key)).toEqual({ board: { version: 9 }, can: ['board:read'] });
});

it('counts what was told at once, and fetches the lists of it', async () => {
  show('inbox', [{ type: 'inbox' }]);
  show('list', [{ type: 'notice' }]);
  client.setQueryData(keyOf(getDuties), { notices: 4, inbox: 1 });
  wire.say('told', { unread: 3 });
  expect(client.getQueryData(keyOf(getDuties))).toEqual({ notices: 4, inbox: 3 });
  await jest.advanceTimersByTimeAsync(700);
  expect(fetched).toEqual(['inbox']);
});

it('asks for the board only while one is on the screen, and passes on why it was signed out', () => {
  const stop = live.watchBoard();
  stop();
  expect(wire.watched).toEqual([{ board: false }, { board: true }, { board: false }]);
  wire.say('signed-out', { reason: 'expired' });
  expect(left).toEqual(['expired']);
});

it('says that the engine fell silent and is back, and fetches what shows it; a calm engine is no news', async () => {
  show('engine', [{ type: 'engine' }]);
  const told: boolean[] = [];
  live.subscribe(() => told.push(live.engine().late));
  wire.say('engine', { late: false, lastSweepAt: '2026-11-22T02:24:01.000Z' });
  wire.say('engine', { late: true, lastSweepAt: '2026-11-22T02:24:01.000Z' });
  expect(live.engine()).toEqual({ late: true, since: '2026-11-22T02:24:01.000Z' });
  await jest.advanceTimersByTimeAsync(700);
  expect(fetched).toEqual(['engine']);
  wire.say('engine', { late: false, lastSweepAt: '2026-11-22T02:31:00.000Z' });
  expect(told).toEqual([true, false]);
});

it('takes a board of the same version again: the engine in it is no event', () => {
  const key = keyOf(getBoard);
  client.setQueryData(key, { board: { version: 5, engine: { late: false } }, can: [] });
  wire.say('board', { version: 5, board: { version: 5, engine: { late: true } } });
  expect(client.getQueryData(key)).toMatchObject({ board: { engine: { late: true } } });
});
