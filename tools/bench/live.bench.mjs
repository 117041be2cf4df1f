// From the POST of a report to the changed figure in every client that shows the board. The time starts when the
// request is SENT, so it includes filing, lighting the light and the commit. Beside it: a bare socket.io server that
// broadcasts a message of the same size, to as many clients, in the same run.
import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { ensureBuilt, root } from '../build.mjs';
import { startEmbeddedPostgres } from '../embedded-postgres.mjs';
import { quantiles } from './quantiles.mjs';

const ROUNDS = Number(process.env.ROUNDS || 40);
const WARM_UP = 5;
const PAUSE_MS = 250;
const PATIENCE_MS = 10_000;

export async function bench({ say }) {
  await ensureBuilt(say);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duban-bench-'));
  fs.chmodSync(folder, 0o755);
  const database = await startEmbeddedPostgres({ dataDir: path.join(folder, 'pg'), port: 0 });
  try {
    const runs = [];
    for (const clients of [1, 500]) {
      const ours = await measureOurs(database.url, clients);
      const floor = await measureFloor(ours.payload, clients);
      runs.push({
        clients,
        ours: quantiles(ours.samples),
        floor: quantiles(floor.samples),
        payloadBytes: ours.payload.length,
      });
      say(
        `${clients} clients: ours ${JSON.stringify(runs.at(-1).ours)} floor ${JSON.stringify(runs.at(-1).floor)} ms, board of ${ours.payload.length} bytes, ${ROUNDS} rounds`,
      );
    }
    return { runs };
  } finally {
    await database.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function started(file, env = {}) {
  const child = fork(file, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ready = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  const stop = () => new Promise((resolve) => child.once('exit', resolve) && child.kill('SIGTERM'));
  return { url: ready.url, stop };
}

/** Opens sockets and answers with a function that waits until all of them have heard what `is` accepts. */
async function listen(url, clients, headers = {}) {
  const sockets = [];
  for (let from = 0; from < clients; from += 50) {
    const some = Array.from({ length: Math.min(50, clients - from) }, () =>
      io(url, { transports: ['websocket'], extraHeaders: headers, forceNew: true }),
    );
    await Promise.all(
      some.map(
        (socket) =>
          new Promise((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject)),
      ),
    );
    sockets.push(...some);
  }
  const hear = (is) => {
    const times = sockets.map(
      (socket) =>
        new Promise((resolve, reject) => {
          const timer = setTimeout(() => reject(new Error('a client never saw the figure')), PATIENCE_MS);
          const on = (message) => {
            if (!is(message)) return;
            clearTimeout(timer);
            socket.off('board', on);
            resolve(performance.now());
          };
          socket.on('board', on);
        }),
    );
    return Promise.all(times);
  };
  return { sockets, hear, close: () => sockets.forEach((socket) => socket.close()) };
}

async function measureOurs(databaseUrl, clients) {
  const env = {
    DATABASE_URL: databaseUrl,
    PORT: '0',
    DEMO: '1',
    MIGRATE: '1',
    LOG_LEVEL: 'error',
    REDIS_URL: '',
    ROLES: 'api,worker',
  };
  const server = await started(path.join(root, 'apps/server/dist/main.js'), env);
  const monitor = await signIn(server.url, 'monitor');
  await askForNoPhotos(await signIn(server.url, 'admin'));
  const reporter = await signIn(server.url, 'reporter');
  const target = await owedReport(server.url, reporter);
  const audience = await listen(server.url, clients, { cookie: monitor.cookie });
  await Promise.all(audience.sockets.map((socket) => socket.emitWithAck('watch', { board: true })));
  const samples = [];
  let payload = '';
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const before = (await monitor.get('/board')).board.version;
    const content = {
      ...target.content,
      monthFen: String(100_000_000 + round * 1_000_000),
      progressText: `第${round}次填报`,
    };
    // the figure is the amount filed this month: the first board newer than before carries it
    const heard = audience.hear((message) => message.version > before);
    const sent = performance.now();
    target.version = (await reporter.send('POST', target.path, { content, version: target.version })).version;
    const times = await heard;
    if (round >= WARM_UP) samples.push(...times.map((time) => time - sent));
    else payload = JSON.stringify({ version: before, board: (await monitor.get('/board')).board });
    await sleep(PAUSE_MS);
  }
  audience.close();
  await server.stop();
  return { samples, payload };
}

async function measureFloor(payload, clients) {
  const server = await started(path.join(import.meta.dirname, 'live-floor.mjs'));
  const audience = await listen(server.url, clients);
  const samples = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const heard = audience.hear(() => true);
    const sent = performance.now();
    await fetch(server.url, { method: 'POST', body: payload }).then((response) => response.text());
    const times = await heard;
    if (round >= WARM_UP) samples.push(...times.map((time) => time - sent));
    await sleep(PAUSE_MS);
  }
  audience.close();
  await server.stop();
  return { samples };
}

async function signIn(url, username) {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'Duban-2026!' }),
  });
  if (!response.ok) throw new Error(await response.text());
  const cookie = response.headers.get('set-cookie').split(';')[0];
  const { csrf } = await response.json();
  const send = async (method, path, body) => {
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer.json();
  };
  return { cookie, send, get: (path) => send('GET', path) };
}

/** What is measured is the filing of figures: a month without a photograph is remarked on, not refused. */
async function askForNoPhotos(admin) {
  const { items } = await admin.get('/settings');
  const { value, version } = items.find(({ key }) => key === 'report-rules');
  if (value.photoRequired === 'remark') return; // an earlier round has asked
  await admin.send('PUT', '/settings/report-rules', {
    ...{ value: { ...value, photoRequired: 'remark' }, reason: 'bench', version },
  });
}

async function owedReport(url, reporter) {
  const { items, period } = await reporter.get('/owed-reports');
  const path = `/projects/${items[0].projectId}/reports/${period}`;
  const form = await reporter.get(path);
  const content = { ...form.draft, physicalBp: form.previous?.physicalBp ?? 5000, problems: [] };
  return { path, version: form.version, content };
}
