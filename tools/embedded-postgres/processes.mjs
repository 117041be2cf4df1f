// Which processes live, and which of them use a cluster: the last one to leave stops the server.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Is the pid taken? A zombie and another user's process count too. */
export function pidTaken(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * The command line of a live process, '' for a dead one. Never judge by kill(pid, 0) alone: where pid 1 does not
 * reap, the dead stay as zombies and would look alive.
 */
export function commandOf(pid) {
  if (!pid || !pidTaken(pid)) return '';
  if (process.platform === 'win32') return 'unknown';
  const ps = spawnSync('ps', ['-ww', '-o', 'stat=,args=', '-p', String(pid)], { encoding: 'utf8' });
  if (ps.error) return readProc(pid);
  const [, state = '', command = ''] = /^\s*(\S+)\s+(.*)$/m.exec(ps.stdout) ?? [];
  return state.startsWith('Z') ? '' : command.trim();
}

/** Slim images have no `ps`. */
function readProc(pid) {
  try {
    if (/\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'))) return '';
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return 'unknown';
  }
}

/**
 * The register of users, a folder `<dataDir>.users` with one file per process: name = pid, text = its command
 * line, so that a pid that belongs to another program by now is not taken for a user.
 */
export function userRegister(dataDir) {
  const folder = `${dataDir}.users`;
  const mine = path.join(folder, String(process.pid));
  return {
    enter() {
      fs.mkdirSync(folder, { recursive: true });
      const draft = `${folder}.${process.pid}`; // renamed, so that nobody reads it half written
      fs.writeFileSync(draft, commandOf(process.pid));
      fs.renameSync(draft, mine);
    },
    leave: () => fs.rmSync(mine, { force: true }),
    others: () => liveUsers(dataDir).filter((pid) => pid !== process.pid),
  };
}

/** Pids of the living processes that use this cluster; forgets the dead ones. */
export function liveUsers(dataDir) {
  const folder = `${dataDir}.users`;
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    const command = commandOf(Number(name));
    try {
      if (command && command === fs.readFileSync(file, 'utf8')) return [Number(name)];
      fs.rmSync(file, { force: true });
    } catch {
      // gone in this moment: its process has left
    }
    return [];
  });
}
