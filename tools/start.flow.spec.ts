// `npm start` as a user meets it: one command, one screen, an orderly end, and nothing left behind or lost when it
// is killed. Needs the built apps; `npm test` builds them.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres } from './embedded-postgres.mjs';
import { answers, anyPort } from './ports.mjs';

type Command = { child: ChildProcess; said: () => string; code: Promise<number | null> };

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duban start '));
const clusterDir = path.join(folder, 'pg');
const commands: Command[] = [];
let port: number;
let url: string;

beforeAll(async () => {
  fs.chmodSync(folder, 0o755);
  port = await anyPort();
  url = `http://127.0.0.1:${port}`;
});

afterAll(async () => {
  for (const { child } of commands) child.kill('SIGKILL');
  if (fs.existsSync(path.join(clusterDir, 'postmaster.pid')))
    await (await startEmbeddedPostgres({ dataDir: clusterDir, port: 0 })).stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** One of our commands, on the data folder of this file. */
function run(tool: string, args: string[] = [], more: Record<string, string> = {}): Command {
  const { DATABASE_URL: _, DEMO: __, ...rest } = process.env;
  const env = { ...rest, NODE_OPTIONS: '', DATA_DIR: folder, PORT: String(port), PG_PORT: '0', ...more };
  const child = spawn(process.execPath, [`tools/${tool}.mjs`, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
  const code = once(child, 'close').then(([value]) => value as number | null);
  const command = { child, said: () => said, code };
  commands.push(command);
  return command;
}

async function ready(command: Command): Promise<void> {
  while (!/Stop {4}Ctrl-C/.test(command.said())) {
    if (command.child.exitCode !== null) throw new Error(command.said());
    await sleep(50);
  }
}

async function end(command: Command, signal: NodeJS.Signals): Promise<number | null> {
  command.child.kill(signal);
  return command.code;
}

const isReady = async (address = url) =>
  (await fetch(`${address}/api/health/ready`).catch(() => undefined))?.status === 200;

/** The event log of the product, as a measure that the data are the same. */
async function countEvents(): Promise<number> {
  const cluster = await startEmbeddedPostgres({ dataDir: clusterDir, port: 0 });
  const client = new Client({ connectionString: cluster.url });
  await client.connect();
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from events');
  await client.end();
  await cluster.stop();
  return rows[0]?.count ?? 0;
}

let first: Command;
let events: number;

it('starts all of it with one command and says where to sign in, in one screenful', async () => {
  first = run('start');
  await ready(first);
  const screen = first.said();
  expect(screen).toContain(url.replace('127.0.0.1', 'localhost'));
  expect(screen).toMatch(/监督员 monitor/);
  expect(screen).toMatch(/系统管理员 administrator/);
  expect(screen.trim().split('\n').length).toBeLessThan(30);
  expect(await isReady()).toBe(true);
  events = await countEvents();
  expect(events).toBeGreaterThan(0);
}, 120_000);

it('serves the dashboard with the headers that deploy/nginx.conf gives it', async () => {
  const page = await fetch(url);
  expect(page.headers.get('content-type')).toContain('text/html');
  const [, policy] =
    /Content-Security-Policy "([^"]+)"/.exec(fs.readFileSync('deploy/nginx.conf', 'utf8')) ?? [];
  expect(page.headers.get('content-security-policy')).toBe(policy);
});

it('a second one says that the port is in use, and starts nothing', async () => {
  const second = run('start');
  expect(await second.code).toBe(1);
  expect(second.said()).toContain(`Port ${port} is in use`);
  expect(second.said()).toContain(`PORT=${port + 1} npm start`);
});

it('a second one on another port borrows the database and leaves it alone when it ends', async () => {
  const other = await anyPort();
  const second = run('start', [], { PORT: String(other) });
  await ready(second);
  expect(await isReady(`http://127.0.0.1:${other}`)).toBe(true);
  expect(await end(second, 'SIGINT')).toBe(0);
  expect(await isReady()).toBe(true);
}, 60_000);

it('reset refuses while it runs', async () => {
  const reset = run('reset', ['--yes']);
  expect(await reset.code).toBe(1);
  expect(reset.said()).toContain('is running');
  expect(await isReady()).toBe(true);
});

it('leaves no server behind when it is killed, and the next start has the same data', async () => {
  await end(first, 'SIGKILL');
  while (await answers(port)) await sleep(50);
  expect(await countEvents()).toBeGreaterThanOrEqual(events);
  first = run('start');
  await ready(first);
  expect(await isReady()).toBe(true);
}, 60_000);

it('brings the database back when that is killed, and the server goes on', async () => {
  const pid = Number(fs.readFileSync(path.join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
  while (await isReady()) await sleep(50);
  while (!(await isReady())) await sleep(100);
  expect(first.child.exitCode).toBeNull();
  expect(await countEvents()).toBeGreaterThanOrEqual(events);
}, 60_000);

it('stops everything in order on SIGTERM', async () => {
  expect(await end(first, 'SIGTERM')).toBe(0);
  expect(await answers(port)).toBe(false);
  expect(fs.existsSync(path.join(clusterDir, 'postmaster.pid'))).toBe(false);
});

it('reset removes the data and nothing else', async () => {
  fs.writeFileSync(path.join(folder, 'mine.txt'), 'a file of somebody else');
  const reset = run('reset', ['--yes']);
  expect(await reset.code).toBe(0);
  expect(fs.readdirSync(folder)).toEqual(['mine.txt']);
});
