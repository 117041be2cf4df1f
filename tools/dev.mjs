// `npm run dev`: embedded PostgreSQL, the server rebuilt and restarted on every change, the dashboard by Vite with
// hot reload. Open the address of the dashboard; it passes /api and /socket.io on to the server.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { runNx } from './build.mjs';
import { fail, host, openDatabase, origin, port, root, uploadsDir } from './environment.mjs';
import { portFree } from './ports.mjs';

if (!(await portFree(port, host)))
  fail(`Port ${port} is in use. Choose another: PORT=${port + 1} npm run dev`);
const main = path.join(root, 'apps/server/dist/main.js'); // the watchers below need a first one
const database = await (fs.existsSync(main) ? Promise.resolve() : runNx(['run', '@duban/server:build']))
  .then(() => openDatabase())
  .catch((error) => fail(error.message));

const vite = path.join(root, 'node_modules/vite/bin/vite.js');
const env = {
  ...{ DEMO: database.embedded ? '1' : '0', MIGRATE: '1', LOG_LEVEL: 'info', UPLOADS_DIR: uploadsDir },
  ...process.env,
  ...{ DATABASE_URL: database.url, API_URL: origin, PORT: String(port), HOST: host },
};
const server = 'apps/server';
const children = [
  // --emptyOutDir false: the running server must not lose its files in the middle of a rebuild
  run([vite, 'build', '--watch', '--emptyOutDir', 'false', '--logLevel', 'warn'], server),
  run(['--watch', '--watch-preserve-output', '--enable-source-maps', 'dist/main.js'], server),
  run([vite, '--clearScreen', 'false'], 'apps/dashboard'),
];
database.watch((error) => stop(`The database cannot be started again: ${error.message}`));
console.log(`\n  The server (rebuilt on change) is at ${origin}; open the dashboard at the address below.\n`);

function run(args, folder) {
  const child = spawn(process.execPath, args, { cwd: path.join(root, folder), env, stdio: 'inherit' });
  child.once('exit', (code) => stop(`${args.join(' ')} has stopped (${code}).`));
  return child;
}

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop());
async function stop(reason) {
  if (stopping) return;
  stopping = true;
  if (reason) console.error(`\n${reason}\n`);
  const gone = children.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  const alive = gone.filter((_, i) => children[i].exitCode === null && children[i].signalCode === null);
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(alive);
  await database.stop();
  process.exit(reason ? 1 : 0);
}
