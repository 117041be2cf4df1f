// Who runs the database: PostgreSQL refuses to run as root, so root needs somebody else to be.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { binary } from './binaries.mjs';

const asMyself = { prefix: [], spawnAs: {}, own: () => {} };

/** Root looks like `nobody` inside a user namespace, and its files stay its own. */
const inNamespace = {
  prefix: ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'],
  spawnAs: {},
  own: () => {},
};

const asUser = (uid, gid) => ({
  prefix: [],
  spawnAs: { uid, gid },
  own: (file) => fs.chownSync(file, uid, gid),
});

/**
 * An ordinary user runs it as himself. Root: the owner of existing data decides; else the user `postgres` or
 * `nobody` when he can reach binaries and data; else (project under /root, mode 0700) a user namespace.
 */
export function pickIdentity(native, dataDir) {
  const uid = process.getuid?.();
  const owner = fs.statSync(dataDir, { throwIfNoEntry: false });
  if (uid === undefined) return asMyself;
  if (uid !== 0) {
    if (owner && owner.uid !== uid)
      throw new Error(
        `The data in ${dataDir} belong to another user (uid ${owner.uid}), probably because Duban was started ` +
          'as root before. Start it as that user or as root again, or choose another folder with DATA_DIR.',
      );
    return asMyself;
  }
  if (owner && fs.existsSync(path.join(dataDir, 'PG_VERSION')))
    return owner.uid === 0 ? inNamespace : asUser(owner.uid, owner.gid);
  for (const name of ['postgres', 'nobody']) {
    const user = lookUp(name);
    if (user && canReach(user, native, dataDir)) return asUser(user.uid, user.gid);
  }
  const [unshare, ...rest] = inNamespace.prefix;
  if (spawnSync(unshare, [...rest, 'true']).status === 0) return inNamespace;
  throw new Error(
    `PostgreSQL does not run as root, and no other user can reach ${native} and ${dataDir}. ` +
      'Run as an ordinary user, or move the project out of a private folder such as /root.',
  );
}

function lookUp(name) {
  const id = (flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout);
  const [uid, gid] = [id('-u'), id('-g')];
  return uid && gid ? { uid, gid } : undefined;
}

function canReach(user, native, dataDir) {
  const script =
    'test -x "$1" && test -r "$2/share/postgresql/postgres.bki" && test -x "$2/share/postgresql" && test -x "$3"';
  const args = ['-c', script, 'sh', binary(native, 'postgres'), native, path.dirname(dataDir)];
  return spawnSync('/bin/sh', args, { ...user, cwd: '/' }).status === 0;
}
