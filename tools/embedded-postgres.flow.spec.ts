// The database of `npm start` under what happens to a machine: kill -9, busy ports, odd paths, root or not.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { liveUsers, startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.mjs';
import { copyLauncher } from './testing/copy-launcher.mjs';

type Held = EmbeddedPostgres & { said: string[]; process: ChildProcess };

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
let folder: string;
let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duban 督办 '));
  fs.chmodSync(folder, 0o755);
  dataDir = path.join(folder, '数据 data', 'pg');
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  if (fs.existsSync(path.join(dataDir, 'postmaster.pid'))) {
    const left = await startEmbeddedPostgres({ dataDir, port: 0 });
    await left.stop();
  }
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Another process that starts or adopts the cluster and stays. */
async function hold(options: { launcher?: string; uid?: number; port?: number } = {}): Promise<Held> {
  const { launcher = path.resolve('tools'), uid, port = 0 } = options;
  const args = [path.join(launcher, 'testing/hold-cluster.mjs'), dataDir, String(port)];
  const as = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(process.execPath, args, { ...as, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let errors = '';
  child.stderr.on('data', (data) => (errors += String(data)));
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(lines, 'line'), once(lines, 'close').then(() => [undefined])]);
  if (line === undefined) throw new Error(`the launcher ended: ${errors}`);
  return { ...(JSON.parse(line as string) as Held), process: child };
}

async function end(held: Held, signal: NodeJS.Signals): Promise<number | null> {
  held.process.kill(signal);
  const [code] = (await once(held.process, 'exit')) as [number | null];
  return code;
}

async function sql(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
const write = (url: string) => sql(url, `create table kept as select '督办单' as word`);
const read = async (url: string) => (await sql(url, 'select word from kept'))[0]?.word;

it('starts in a path with spaces and Chinese, and keeps what was written to the next start', async () => {
  const first = await startEmbeddedPostgres({ dataDir, port: 0 });
  expect(first.adopted).toBe(false);
  await write(first.url);
  expect(await sql(first.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  expect(await sql(first.url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
  expect(await first.stop()).toBe(true);

  const second = await startEmbeddedPostgres({ dataDir, port: 0 });
  expect(second.adopted).toBe(false);
  expect(await read(second.url)).toBe('督办单');
  expect(await second.stop()).toBe(true);
});

it('adopts the running server after kill -9 of the process that started it', async () => {
  const first = await hold();
  await write(first.url);
  await end(first, 'SIGKILL');

  const second = await startEmbeddedPostgres({ dataDir, port: 0 });
  expect(second).toMatchObject({ adopted: true, port: first.port, pid: first.pid });
  expect(await read(second.url)).toBe('督办单');
  expect(await second.stop()).toBe(true);
});

it('recovers after kill -9 of the database, also while its starter lives on', async () => {
  const first = await hold();
  await write(first.url);
  process.kill(first.pid, 'SIGKILL');

  const second = await startEmbeddedPostgres({ dataDir, port: 0 });
  expect(second.adopted).toBe(false);
  expect(second.pid).not.toBe(first.pid);
  expect(await read(second.url)).toBe('督办单');
});

it.each([
  ['another program', ['-c', 'echo $$; exec sleep 60']],
  ['a zombie, where nobody reaps the dead', ['-c', 'sleep 0.1 & echo $!; exec sleep 60']],
])('is not deceived by a postmaster.pid that names %s', async (_, script) => {
  const first = await startEmbeddedPostgres({ dataDir, port: 0 });
  await write(first.url);
  const pidFile = path.join(dataDir, 'postmaster.pid');
  const text = fs.readFileSync(pidFile, 'utf8');
  process.kill(first.pid, 'SIGKILL');
  const shell = spawn('/bin/sh', script, { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(shell);
  const [stranger] = (await once(createInterface({ input: shell.stdout }), 'line')) as [string];
  await new Promise((resolve) => setTimeout(resolve, 300));
  fs.writeFileSync(pidFile, text.replace(/^\d+/, stranger));

  const said: string[] = [];
  const second = await startEmbeddedPostgres({ dataDir, port: 0, log: (line) => said.push(line) });
  expect(said.join()).toContain(`process ${stranger}`);
  expect(await read(second.url)).toBe('督办单');
  await second.stop();
});

it('takes the next free port when the wanted one is busy', async () => {
  const squatter = net.createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  const { port } = squatter.address() as net.AddressInfo;
  const said: string[] = [];
  const cluster = await startEmbeddedPostgres({ dataDir, port, log: (line) => said.push(line) });
  squatter.close();
  expect(cluster.port).toBeGreaterThan(port);
  expect(said.join()).toContain(`port ${port} is busy`);
  await cluster.stop();
});

it('lends the server to a second process; the last one to leave stops it', async () => {
  const first = await hold();
  const second = await startEmbeddedPostgres({ dataDir, port: 0 });
  expect(second).toMatchObject({ adopted: true, pid: first.pid });
  expect(liveUsers(dataDir)).toHaveLength(2);
  expect(await second.stop()).toBe(false);
  await write(first.url);
  expect(await end(first, 'SIGTERM')).toBe(0);
  await expect(read(first.url)).rejects.toThrow();
});

it('lets two processes start at once on an empty folder', async () => {
  const [a, b] = await Promise.all([hold(), hold()]);
  expect(a.pid).toBe(b.pid);
  await write(a.url);
  expect(await read(b.url)).toBe('督办单');
});

it('leaves no half cluster when it is killed while making one', async () => {
  const args = [path.resolve('tools/testing/hold-cluster.mjs'), dataDir, '0'];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const drafts = () =>
    fs.existsSync(path.dirname(dataDir))
      ? fs.readdirSync(path.dirname(dataDir)).filter((name) => /^pg\.init-\d+$/.test(name))
      : [];
  while (!drafts().length) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(fs.existsSync(dataDir)).toBe(false);

  const cluster = await startEmbeddedPostgres({ dataDir, port: 0 });
  await write(cluster.url);
  await cluster.stop();
});

it('runs from a copy in such a path, as an ordinary user, and repairs the links npm did not make', async () => {
  const launcher = copyLauncher(path.join(folder, '项目 project'), { withoutLinks: true });
  fs.mkdirSync(path.dirname(dataDir), { recursive: true });
  if (isRoot)
    for (const dir of [folder, path.dirname(dataDir), launcher.links]) fs.chownSync(dir, NOBODY, NOBODY);
  const uid = isRoot ? NOBODY : undefined;

  const first = await hold({ launcher: launcher.tools, uid });
  await write(first.url);
  expect(fs.statSync(dataDir).uid).toBe(uid ?? process.getuid?.());
  await end(first, 'SIGKILL');
  const second = await hold({ launcher: launcher.tools, uid });
  expect(second).toMatchObject({ adopted: true, pid: first.pid });
  process.kill(first.pid, 'SIGKILL');
  const third = await hold({ launcher: launcher.tools, uid });
  expect(await read(third.url)).toBe('督办单');
  await end(second, 'SIGKILL');
  expect(await end(third, 'SIGTERM')).toBe(0);
});
