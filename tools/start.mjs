// `npm start`: builds what changed, starts the embedded PostgreSQL (unless DATABASE_URL names one) and the server,
// says where to sign in, and stops all of it in order. Without DATABASE_URL it is a demonstration.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import {
  clusterDir,
  fail,
  host,
  openDatabase,
  port,
  root,
  runningCommands,
  uploadsDir,
} from './environment.mjs';
import { portFree } from './ports.mjs';
import { welcome } from './screen.mjs';

const STOP_MS = 15_000;
const started = performance.now();
let database; // a promise while it starts
let server;
let stopping = false;

// a closed terminal must not end us before we have stopped the rest
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));

if (!(await portFree(port, host))) {
  const [other] = runningCommands();
  const who = other ? ` (Duban runs already on these data, process ${other})` : '';
  fail(`Port ${port} is in use${who}. Free it or choose another: PORT=${port + 1} npm start`);
}
try {
  await ensureBuilt(progress);
  database = openDatabase({ log: progress });
  await startServer(await database);
} catch (error) {
  console.error(`\n${error.message}\n`);
  await stop(1);
}

async function startServer({ url, embedded, port: databasePort, watch }) {
  if (stopping) return;
  const demo = process.env.DEMO ?? (embedded ? '1' : '0');
  const env = {
    WEB_DIR: path.join(root, 'apps/dashboard/dist'),
    LOG_LEVEL: demo === '1' ? 'warn' : 'info',
    MIGRATE: '1',
    UPLOADS_DIR: uploadsDir,
    ...process.env,
    ...{ DEMO: demo, DATABASE_URL: url, PORT: String(port), HOST: host },
  };
  // In a session of its own, so that Ctrl-C reaches only us and we stop it in order; when we are killed the
  // channel breaks, and the server ends by itself.
  server = spawn(process.execPath, ['--enable-source-maps', path.join(root, 'apps/server/dist/main.js')], {
    ...{ cwd: root, env, detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  });
  server.once('exit', (code, signal) => {
    if (!stopping) console.error(`\nThe server has stopped (${signal ?? `exit code ${code}`}); see above.\n`);
    stop(code || 1);
  });
  server.on('message', (ready) => {
    if (!ready?.ready) return;
    const place = embedded
      ? `${path.relative(process.cwd(), clusterDir) || '.'} (PostgreSQL on port ${databasePort}; kept between starts)`
      : 'PostgreSQL at ' + new URL(url).host;
    const seconds = (performance.now() - started) / 1000;
    console.log(`\n${welcome(ready, { database: place, embedded, seconds })}\n`);
  });
  watch((error) => {
    console.error(`\nThe database cannot be started again: ${error.message}\n`);
    stop(1);
  });
}

/** First the server, then the database, unless another of our processes uses it. A second signal is impatient. */
async function stop(code) {
  if (stopping) return void server?.kill('SIGKILL');
  stopping = true;
  if (server && server.exitCode === null && server.signalCode === null) {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    const timer = setTimeout(() => server.kill('SIGKILL'), STOP_MS);
    await gone;
    clearTimeout(timer);
  }
  await Promise.resolve(database).then(
    (open) => open?.stop(),
    () => {},
  );
  process.exit(code);
}

function progress(line) {
  if (!stopping) console.log(line);
}
