// Builds the apps when their sources changed, and asks in a twentieth of a second whether they did: a stamp keeps
// a hash of all sources and of what was built from them. Nx itself would need more than a second to say the same.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export const root = path.resolve(import.meta.dirname, '..');
const stampFile = path.join(root, 'node_modules/.cache/duban-build');
const outputs = ['apps/server/dist', 'apps/dashboard/dist'];
const mustExist = ['apps/server/dist/main.js', 'apps/dashboard/dist/index.html'];
const sources = ['apps', 'libs', 'package.json', 'package-lock.json', 'nx.json', 'tsconfig.base.json'];
const noSource = /^(node_modules|dist|test|test-results|coverage|\..*)$|\.spec\.tsx?$|\.md$/;

/** Leaves the apps built; `say` hears a line only when there is work to do. */
export async function ensureBuilt(say = () => {}) {
  const sourceHash = hashOf(sources, noSource);
  if (readStamp() === `${sourceHash} ${hashOf(outputs)}` && isBuilt()) return;
  say(`${isBuilt() ? 'Sources changed' : 'First start'}: building the server and the dashboard …`);
  const started = performance.now();
  await runNx(['run-many', '-t', 'build', '--projects', '@duban/server,@duban/dashboard']);
  if (!isBuilt()) throw new Error(`The build left no ${mustExist.find((file) => !exists(file))}.`);
  say(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  fs.mkdirSync(path.dirname(stampFile), { recursive: true });
  fs.writeFileSync(stampFile, `${sourceHash} ${hashOf(outputs)}`);
}

/** Runs Nx quietly, without its daemon; what it printed is in the error when it fails. */
export function runNx(args, { stdio = 'pipe' } = {}) {
  const nx = path.join(root, 'node_modules/nx/dist/bin/nx.js');
  const env = { ...process.env, NX_DAEMON: 'false' };
  const child = spawn(process.execPath, [nx, ...args], { cwd: root, env, stdio: ['ignore', stdio, stdio] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += data));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0
        ? resolve(output)
        : reject(new Error(`nx ${args.join(' ')} failed:\n${stripVTControlCharacters(output)}`)),
    );
  });
}

const exists = (file) => fs.existsSync(path.join(root, file));
const isBuilt = () => mustExist.every(exists);

function readStamp() {
  try {
    return fs.readFileSync(stampFile, 'utf8');
  } catch {
    return undefined;
  }
}

/** By content and not by time: a checkout touches files without changing them, and an archive keeps old times. */
function hashOf(names, except = /^$/) {
  const hash = createHash('sha256');
  const visit = (name) => {
    const file = path.join(root, name);
    const found = fs.statSync(file, { throwIfNoEntry: false });
    if (found?.isDirectory()) {
      const inside = fs.readdirSync(file).sort();
      for (const child of inside) if (!except.test(child)) visit(`${name}/${child}`);
    } else if (found) hash.update(`${name}\0${found.size}\0`).update(fs.readFileSync(file));
  };
  names.forEach(visit);
  return hash.digest('hex');
}
