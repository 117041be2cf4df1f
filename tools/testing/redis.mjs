// A Redis of the tests' own: on a free port, without persistence, to be emptied and killed at will. It never
// touches a Redis that runs on this machine.
import { spawn } from 'node:child_process';
import net from 'node:net';
import os from 'node:os';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { anyPort } from '../ports.mjs';

const READY_MS = 10_000;

/** Give the port of a stopped one to start it again on the same address. */
export async function startRedis({ port } = {}) {
  const chosen = port ?? (await anyPort());
  const server = spawn(
    process.env.REDIS_SERVER || 'redis-server',
    [
      ...['--port', String(chosen), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      ...['--daemonize', 'no', '--dir', os.tmpdir(), '--loglevel', 'warning'],
    ],
    { stdio: 'ignore' },
  );
  const gone = new Promise((resolve) => server.once('exit', resolve).once('error', resolve));
  const killWithUs = () => server.kill('SIGKILL');
  process.once('exit', killWithUs);
  gone.then(() => process.off('exit', killWithUs));
  await untilReady(chosen, gone);
  const end = async (signal) => {
    server.kill(signal);
    await gone;
  };
  return {
    url: `redis://127.0.0.1:${chosen}`,
    port: chosen,
    flushAll: async () => void (await command(chosen, 'FLUSHALL')),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

async function untilReady(port, gone) {
  let over = false;
  gone.then(() => (over = true));
  for (const start = Date.now(); !over && Date.now() - start < READY_MS; await sleep(20))
    if ((await command(port, 'PING').catch(() => '')) === '+PONG') return;
  throw new Error(`redis-server did not start on port ${port}; is it installed? \`npm test\` looks for it.`);
}

/** One inline command of the Redis protocol; no client library needed for two words. */
async function command(port, words) {
  const socket = net.connect(port, '127.0.0.1');
  try {
    socket.write(`${words}\r\n`);
    const [answer] = await once(socket, 'data');
    return String(answer).trim();
  } finally {
    socket.destroy();
  }
}
