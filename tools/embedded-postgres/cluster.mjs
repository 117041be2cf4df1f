// One cluster on disk: make it, read its postmaster.pid, start and stop the server through pg_ctl.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { binary, findNative } from './binaries.mjs';
import { pickIdentity } from './identity.mjs';
import { commandOf, pidTaken } from './processes.mjs';

const MiB = 1024 * 1024;

/** A sixteenth of the machine's memory: with a million waiting deadlines the indexes alone are hundreds of MB. */
const sharedBuffers = () => Math.round(Math.min(1024, Math.max(128, os.totalmem() / 16 / MiB)));

/** Given at each start and not written into the data, so that a new version's settings reach old data too. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: `${sharedBuffers()}MB`,
  max_wal_size: '1GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
};
/** For test clusters only: fast, and lost when the machine loses power. */
const throwawaySettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

export function openCluster({ dataDir, user, throwaway = false }) {
  fs.mkdirSync(path.dirname(dataDir), { recursive: true });
  const native = findNative();
  const identity = pickIdentity(native, dataDir);
  const file = (name) => path.join(dataDir, name);
  const run = (name, args) => runTool(identity, binary(native, name), args, path.dirname(dataDir));
  const exists = () => fs.existsSync(file('PG_VERSION'));

  /** initdb works in a folder of its own, renamed when complete: killed midway it leaves no half cluster. */
  async function create() {
    removeAbandonedDrafts(dataDir);
    const draft = `${dataDir}.init-${process.pid}`;
    const password = `${draft}.password`;
    fs.rmSync(draft, { recursive: true, force: true });
    fs.mkdirSync(draft, { mode: 0o700 });
    fs.writeFileSync(password, randomBytes(18).toString('base64url'), { mode: 0o600 });
    identity.own(draft);
    identity.own(password);
    const { code, output } = await run('initdb', [
      ...['-D', draft, '-U', user, `--pwfile=${password}`, '--auth=scram-sha-256'],
      // without a locale an empty LANG would give SQL_ASCII
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...(throwaway ? ['--no-sync'] : []),
      '--no-instructions',
    ]);
    if (code !== 0) throw new Error(`initdb failed (${code}): ${output}`);
    fs.renameSync(password, path.join(draft, 'app-password'));
    try {
      fs.renameSync(draft, dataDir); // an empty folder may stand there
    } catch (error) {
      fs.rmSync(draft, { recursive: true, force: true });
      if (!exists()) throw error; // else another start was faster: its cluster is ours too
    }
  }

  /** The server named in postmaster.pid, if it is alive. */
  function running() {
    const found = readPidFile(file('postmaster.pid'));
    return found && /postgres/.test(commandOf(found.pid)) ? found : undefined;
  }

  /**
   * A dead pid in postmaster.pid is PostgreSQL's own business: it looks at the shared memory for children left
   * over. But a zombie, or a pid that belongs to another program by now, it takes for a running server. Put a
   * free pid there and keep the rest of the file, so that the look at the shared memory still happens.
   */
  function clearFalsePid() {
    const pidFile = file('postmaster.pid');
    const found = readPidFile(pidFile);
    if (!found?.pid || running() || !pidTaken(found.pid)) return undefined;
    let free = 4_000_000;
    while (pidTaken(free)) free++;
    fs.writeFileSync(pidFile, fs.readFileSync(pidFile, 'utf8').replace(/^-?\d+/, String(free)));
    return found.pid;
  }

  /** pg_ctl detaches the server, so no pipe breaks when our process dies. */
  async function start(port) {
    keepLogSmall(file('server.log'));
    const chosen = { ...settings, ...(throwaway ? throwawaySettings : {}), port };
    const options = Object.entries(chosen).map(([name, value]) => `-c ${name}=${value}`);
    const args = [
      '-D',
      dataDir,
      '-l',
      file('server.log'),
      '-w',
      '-t',
      '600',
      '-o',
      options.join(' '),
      'start',
    ];
    const { code, output } = await run('pg_ctl', args);
    return { ok: code === 0, reason: `${output}\n${lastLines(file('server.log'))}` };
  }

  const stop = async (mode = 'fast') =>
    (await run('pg_ctl', ['-D', dataDir, '-m', mode, '-w', '-t', '60', 'stop'])).code === 0;
  const password = () => fs.readFileSync(file('app-password'), 'utf8').trim();
  return { exists, create, running, clearFalsePid, start, stop, password };
}

function readPidFile(file) {
  try {
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    return { pid: Math.abs(Number(lines[0])), port: Number(lines[3]) };
  } catch {
    return undefined;
  }
}

function removeAbandonedDrafts(dataDir) {
  const folder = path.dirname(dataDir);
  for (const name of fs.readdirSync(folder)) {
    const [, pid] = name.startsWith(`${path.basename(dataDir)}.init-`) ? (/init-(\d+)/.exec(name) ?? []) : [];
    if (!pid || /node/.test(commandOf(Number(pid)))) continue;
    try {
      fs.rmSync(path.join(folder, name), { recursive: true, force: true });
    } catch {
      // its initdb still writes there; the next start finds it again
    }
  }
}

/** Runs one of PostgreSQL's programs. Its words go through a file: a pipe would stay open in the server. */
function runTool(identity, command, args, cwd) {
  const said = path.join(os.tmpdir(), `duban-pg-${process.pid}-${randomBytes(4).toString('hex')}.log`);
  const fd = fs.openSync(said, 'wx+', 0o600);
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^(PG|LC_|LANG)/.test(key)));
  const [program, ...rest] = [...identity.prefix, command, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, {
      ...identity.spawnAs,
      ...{ env, cwd, stdio: ['ignore', fd, fd], windowsHide: true },
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code, output: fs.readFileSync(said, 'utf8') }));
  }).finally(() => {
    fs.closeSync(fd);
    fs.rmSync(said, { force: true });
  });
}

function keepLogSmall(file) {
  if ((fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 10 * MiB)
    fs.renameSync(file, `${file}.old`);
}

function lastLines(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-6).join('\n') : '';
}
