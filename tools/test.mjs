// `npm test`: preflight, build, then every level of the tests in two Jest runs. The last line is always
// `N passed, N failed`, alone: what ran and what did not, with a skipped test counted as failed.
//   npm test                     everything           npm run test:unit   rules and screens only, nothing needed
//   npm test -- -t 'climbs'      further words go to Jest
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuilt, root } from './build.mjs';
import { preflight } from './preflight.mjs';
import { add, resultLine, tally } from './testing/tally.mjs';

/** A hanging run is a failed run. */
const LIMIT_MS = 20 * 60_000;
const phases = [
  { name: 'parallel', projects: ['unit', 'web', 'int'] },
  { name: 'serial', projects: ['flow', 'e2e'], args: ['--runInBand'] },
];
const unitOnly = [{ name: 'unit', projects: ['unit', 'web'] }];

const words = process.argv.slice(2);
const isUnit = words[0] === 'unit';
const jestArgs = isUnit ? words.slice(1) : words;
const isFiltered = jestArgs.some((word) => /^(-t|--testNamePattern)/.test(word));

let result = { passed: 0, failed: 0 };
try {
  const found = isUnit ? {} : await prepare();
  for (const phase of isUnit ? unitOnly : phases) result = add(result, await runPhase(phase, found));
} catch (error) {
  console.error(`\n${error.message}\n`);
  result = add(result, { passed: 0, failed: 1 });
}
console.log(`\n${resultLine(result)}`);
process.exitCode = result.failed || !result.passed ? 1 : 0;

async function prepare() {
  const found = await preflight();
  await ensureBuilt(console.log);
  return found;
}

async function runPhase({ name, projects, args = [] }, found) {
  const output = path.join(root, `test-results/${name}.json`);
  fs.rmSync(output, { force: true });
  fs.mkdirSync(path.dirname(output), { recursive: true });
  console.log(`\nTests, ${name}: ${projects.join(', ')}`);
  const code = await jest(
    [
      ...['--selectProjects', ...projects, '--passWithNoTests', '--json', `--outputFile=${output}`],
      ...args,
      ...jestArgs,
    ],
    found,
  );
  const report = fs.existsSync(output) ? JSON.parse(fs.readFileSync(output, 'utf8')) : undefined;
  return tally(report, { exitCode: code, isFiltered });
}

function jest(args, found) {
  const env = {
    ...process.env,
    ...found,
    NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
  };
  const bin = path.join(root, 'node_modules/jest/bin/jest.js');
  const child = spawn(process.execPath, [bin, ...args], { cwd: root, env, stdio: 'inherit', detached: true });
  // its own group, so that a run that hangs goes with all its workers, servers and browsers
  const endGroup = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // has ended
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => endGroup(signal));
  const timer = setTimeout(() => {
    console.error(`\nStill running after ${LIMIT_MS / 60_000} minutes: ended.`);
    endGroup('SIGKILL');
  }, LIMIT_MS);
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code ?? 1);
    });
  });
}
