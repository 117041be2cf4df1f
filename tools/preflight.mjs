// What the tests need beyond npm: a redis-server (they start, empty and kill their own), a Chromium, and a Chinese
// font for it. Looks for them, installs what is missing with apt where it may, and otherwise stops at once with
// the one command to type. Nothing is skipped for want of a program.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PACKAGES = {
  redis: ['redis-server'],
  chromium: ['chromium'],
  font: ['fonts-noto-cjk', 'fontconfig'], // fontconfig has fc-list, which finds fonts
};
const NAMES = { redis: 'redis-server', chromium: 'a Chromium browser', font: 'a Chinese font' };
const ELSEWHERE = {
  darwin: 'brew install redis && brew install --cask chromium',
  linux: 'Install them with the package manager of this system',
  win32: 'Use WSL or a container: redis-server does not run on Windows',
};

/** Leaves all there, or throws with what to do. Returns the environment that tells the specs where they are. */
export async function preflight({ say = console.log } = {}) {
  const missing = findMissing();
  if (missing.length) {
    say(`The tests need ${missing.map((what) => NAMES[what]).join(', ')}, not found here.`);
    await install(missing, say);
    const still = findMissing();
    if (still.length) throw new Error(advice(still, 'It was installed, but cannot be found on the PATH.'));
  }
  return { REDIS_SERVER: findRedis(), CHROMIUM: findChromium() };
}

const findMissing = () =>
  Object.entries({ redis: findRedis(), chromium: findChromium(), font: hasChineseFont() })
    .filter(([, found]) => !found)
    .map(([what]) => what);

const findRedis = () => process.env.REDIS_SERVER || onPath('redis-server');
const findChromium = () => process.env.CHROMIUM || BROWSERS.map(onPath).find(Boolean) || onMac();

function onPath(name) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin'];
  return folders.map((folder) => path.join(folder, name)).find((file) => isExecutable(file));
}

function onMac() {
  const apps = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome'];
  return apps.map((app) => path.join('/Applications', app)).find(isExecutable);
}

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/** macOS and Windows bring theirs. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return !list.error && list.stdout.trim() !== '';
}

async function install(missing, say) {
  const packages = missing.flatMap((what) => PACKAGES[what]);
  const prefix = await privilege(missing, packages);
  const apt = (...args) => {
    const env = ['env', 'DEBIAN_FRONTEND=noninteractive'];
    const [program, ...rest] = [...prefix, ...env, 'apt-get', '-qq', ...args];
    if (spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0)
      throw new Error(advice(missing, `\`apt-get ${args.join(' ')}\` failed.`));
  };
  say(`Installing ${packages.join(', ')} with apt …`);
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
}

/** How to become root: not needed, or by sudo, asked for on a terminal and never waited for without one. */
async function privilege(missing, packages) {
  if (process.platform !== 'linux' || !onPath('apt-get')) throw new Error(advice(missing));
  if (process.getuid() === 0) return [];
  if (!onPath('sudo'))
    throw new Error(advice(missing, 'Only root may install packages, and there is no sudo.'));
  if (!process.stdin.isTTY) {
    if (spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0) return ['sudo', '-n'];
    throw new Error(advice(missing, 'sudo asks for a password, and there is no terminal to type it.'));
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Install ${packages.join(', ')} with sudo apt-get? [Y/n] `);
  terminal.close();
  if (/^n/i.test(answer.trim())) throw new Error(advice(missing));
  return ['sudo'];
}

function advice(missing, because = '') {
  const packages = missing.flatMap((what) => PACKAGES[what]).join(' ');
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  const command = onPath('apt-get')
    ? `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${packages}`
    : (ELSEWHERE[process.platform] ?? ELSEWHERE.linux);
  return [
    `${because} The tests need ${missing.map((what) => NAMES[what]).join(', ')}:`.trim(),
    `  ${command}`,
    'Or say where they are: REDIS_SERVER=/path/to/redis-server CHROMIUM=/path/to/browser npm test',
  ].join('\n');
}
