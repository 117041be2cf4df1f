import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSession, type Session } from '@duban/contracts';
import { userOf, type TestUser } from './start-app';
import { io, type Socket } from 'socket.io-client';

const MAIN = path.resolve(import.meta.dirname, '../../../apps/server/dist/main.js');
export const PASSWORD = 'Duban-2026!';

export type Server = {
  url: string;
  process: ChildProcess;
  /** kill -9 */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

/** The built product as a process of its own, ready. */
export async function startServer(env: Record<string, string>): Promise<Server> {
  const child = fork(MAIN, {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      LOG_LEVEL: process.env.V ? 'info' : 'error',
      SWEEP_SECONDS: '1',
      // processes of one house share what people attach
      UPLOADS_DIR: path.join(
        tmpdir(),
        'duban-files',
        new URL(env.DATABASE_URL ?? 'x:/none').pathname.slice(1),
      ),
      ...env,
    },
    stdio: ['ignore', process.env.V ? 'inherit' : 'ignore', 'inherit', 'ipc'],
  });
  const ready = await new Promise<{ url: string | null }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { url: string | null }));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return { url: ready.url ?? '', process: child, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

export type SignedIn = TestUser & { session: Session };

/** Signs in as a person of the demonstration does. */
export async function signIn(url: string, username: string, password = PASSWORD): Promise<SignedIn> {
  const response = await fetch(`${url}/api${openSession.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  if (!response.ok) throw new Error(`${username} could not sign in: ${await response.text()}`);
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const session = (await response.json()) as Session;
  return { ...userOf(url, cookie, session.csrf), session };
}

/** The live line of a signed-in person. */
export async function watch(url: string, user: TestUser, board = true): Promise<Socket> {
  const socket = io(url, {
    transports: ['websocket'],
    extraHeaders: { cookie: user.cookie },
    reconnection: true,
    reconnectionDelay: 100,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.disconnect(); // or it would go on trying after the test
      reject(error);
    });
  });
  await socket.emitWithAck('watch', { board });
  return socket;
}

/** Waits until `ask` answers with something, or says what never happened. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  seconds = 20,
): Promise<T> {
  const giveUpAt = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > giveUpAt) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
