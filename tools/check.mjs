// `npm run check`: what must be right before a commit and takes no database. Every step runs, also after a failure,
// and says how long it took.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root, runNx } from './build.mjs';

const steps = {
  format: () => run('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
  lint: () => runNx(['run-many', '-t', 'lint', '--parallel', '2', '--output-style', 'static']),
  'lint tools': () => run('eslint/bin/eslint.js', ['tools', '*.mjs', '--max-warnings', '0']),
  types: () => runNx(['run-many', '-t', 'typecheck', '--parallel', '2', '--output-style', 'static']),
  'types tools': () => run('typescript/bin/tsc', ['-p', 'tools', '--noEmit']),
  'rules and walls': () => jest(['--selectProjects', 'unit', '--silent', 'libs/domain', 'tools/canary']),
};

// Two lanes for two cores: Nx is parallel by itself, so its steps stand alone.
const lanes = [['format', 'lint tools', 'types tools'], ['rules and walls']];
const failures = [];
const started = performance.now();
await Promise.all(lanes.map(inTurn));
await inTurn(['lint', 'types']);

for (const { name, output } of failures) console.error(`\n—— ${name} ——\n${output}`);
const total = seconds(started);
console.log(
  failures.length
    ? `\n${failures.length} of ${Object.keys(steps).length} failed, ${total}`
    : `\nAll right, ${total}`,
);
process.exitCode = failures.length ? 1 : 0;

async function inTurn(names) {
  for (const name of names) {
    const began = performance.now();
    const output = await steps[name]().then(
      () => '',
      (error) => error.message,
    );
    if (output) failures.push({ name, output });
    console.log(`${output ? '✗' : '✓'} ${name.padEnd(16)} ${seconds(began)}`);
  }
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

function jest(args) {
  return run('jest/bin/jest.js', args, '--experimental-vm-modules --disable-warning=ExperimentalWarning');
}

/** A program of node_modules; what it said is in the error. */
function run(file, args, nodeOptions = '') {
  const env = { ...process.env, NODE_OPTIONS: nodeOptions };
  const child = spawn(process.execPath, [path.join(root, 'node_modules', file), ...args], {
    ...{ cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(output || `exit code ${code}`)),
    );
  });
}
