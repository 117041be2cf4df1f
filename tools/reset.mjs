// `npm run reset`: removes the embedded database and what was attached, so that the next `npm start` begins afresh. Asks first (--yes
// does not), never while Duban runs, and removes only what is ours: DATA_DIR may be somebody's folder.
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { clusterDir, dataDir, fail, runningCommands } from './environment.mjs';

const running = runningCommands();
if (running.length) fail(`Duban is running (process ${running.join(', ')}). Stop it first.`);

const ours = fs.existsSync(dataDir)
  ? fs.readdirSync(dataDir).filter((name) => /^(pg($|\.)|uploads$)/.test(name))
  : [];
if (!ours.length) {
  console.log(`Nothing to remove: there are no data in ${dataDir}.`);
  process.exit(0);
}
if (!process.argv.includes('--yes') && !(await agreed())) {
  console.log('Nothing was removed.');
  process.exit(1);
}
await stopLeftServer();
for (const name of ours) fs.rmSync(path.join(dataDir, name), { recursive: true, force: true });
if (!fs.readdirSync(dataDir).length) fs.rmdirSync(dataDir);
console.log(`Removed the data in ${dataDir}. The next \`npm start\` begins afresh.`);

async function agreed() {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await Promise.race([
    terminal.question(`Remove all data in ${dataDir}? This cannot be undone. [y/N] `),
    new Promise((resolve) => terminal.once('close', () => resolve(''))),
  ]);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** A server may have outlived a killed launcher; it must not write into a removed folder. */
async function stopLeftServer() {
  if (!fs.existsSync(path.join(clusterDir, 'postmaster.pid'))) return;
  const { startEmbeddedPostgres } = await import('./embedded-postgres.mjs');
  await (await startEmbeddedPostgres({ dataDir: clusterDir, port: 0 })).stop();
}
