// A spreadsheet of a county's register, in and out through the product: sent, looked at, tried, imported, undone, and the
// whole list as a spreadsheet again. Beside it, in the same run and on the same PostgreSQL: the same file read by a library
// with nothing done to it, and the same rows by COPY. ROWS=1000 for a small run.
import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ensureBuilt } from '../build.mjs';
import { startEmbeddedPostgres } from '../embedded-postgres.mjs';
import { writeFile } from './import/rows.mjs';
import { startProduct } from './registry/product.mjs';

const ROWS = Number(process.env.ROWS || 20_000);
const POLL_MS = 50;
const PATIENCE_MS = 600_000;

const tenth = (value) => Math.round(value * 10) / 10;
const hundredth = (value) => Math.round(value * 100) / 100;
const peakMb = (pid) =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);

export async function bench({ say }) {
  if (!process.env.BENCH_DIST) await ensureBuilt(say);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duban-bench-'));
  fs.chmodSync(folder, 0o755);
  const database = await startEmbeddedPostgres({ dataDir: path.join(folder, 'pg'), port: 0 });
  try {
    await (await startProduct(database.url, folder)).stop(); // schema, people and the demonstration's county
    const file = path.join(folder, 'projects.xlsx');
    await writeFile(file, ROWS, await placesOf(database.url));
    say(`${ROWS} rows in ${tenth(fs.statSync(file).size / 1e6)} MB`);
    const ours = await measureOurs(database.url, folder, file, say);
    const floor = await measureFloor(database.url, folder, file);
    say(`floor ${JSON.stringify(floor)}`);
    const perSecond = (seconds) => Math.round(ROWS / seconds);
    const floorSeconds = floor.readSeconds + floor.copySeconds;
    return {
      rows: ROWS,
      ours: { rowsPerSecond: perSecond(ours.inSeconds), ...ours },
      floor: { rowsPerSecond: perSecond(floorSeconds), ...floor },
      ratios: {
        floor: hundredth(floorSeconds / ours.inSeconds),
        bareCopy: hundredth((floor.readSeconds + floor.bareCopySeconds) / ours.inSeconds),
      },
    };
  } finally {
    await database.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function placesOf(url) {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  const { rows } = await db.query(
    `select name as unit, short_name as township from orgs where kind in ('township', 'zone') and region_code is not null order by name`,
  );
  await db.end();
  return rows;
}

async function measureOurs(url, folder, file, say) {
  const server = await startProduct(url, folder, 'api,worker');
  try {
    const idleMb = peakMb(server.pid);
    const monitor = await signIn(server.url);
    const timed = async (what, act) => {
      const began = performance.now();
      const answer = await act();
      const seconds = hundredth((performance.now() - began) / 1000);
      say(`${what}: ${seconds} s, peak ${peakMb(server.pid)} MB`);
      return { seconds, answer };
    };
    const begun = await timed('sent and looked at', () => monitor.begin(file));
    const tried = await timed('dry run', () => monitor.move(begun.answer, 'try', {}, 'tried'));
    if (tried.answer.counts.created !== ROWS)
      throw new Error(`a dry run of ${JSON.stringify(tried.answer.counts)}`);
    const done = await timed('import', () => monitor.move(tried.answer, 'run', {}, 'done'));
    const out = await timed('export', () => monitor.download('/exports/projects?format=xlsx'));
    const undone = await timed('undo', () => monitor.move(done.answer, 'undo', { reason: '测量' }, 'undone'));
    return {
      inSeconds: done.seconds,
      drySeconds: tried.seconds,
      lookSeconds: begun.seconds,
      outSeconds: out.seconds,
      outRowsPerSecond: Math.round(ROWS / out.seconds),
      undoSeconds: undone.seconds,
      peakMb: peakMb(server.pid),
      idleMb,
    };
  } finally {
    await server.stop();
  }
}

/** The monitor of the demonstration, with the few calls of the page. */
async function signIn(url) {
  const opened = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'monitor', password: 'Duban-2026!' }),
  });
  const cookie = opened.headers.get('set-cookie').split(';')[0];
  const { csrf } = await opened.json();
  const headers = { cookie, 'x-csrf-token': csrf };
  const send = async (method, address, body) => {
    const answer = await fetch(`${url}/api${address}`, {
      method,
      headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${address}: ${await answer.text()}`);
    return answer;
  };
  const upload = async (file) => {
    const bytes = fs.readFileSync(file);
    const tus = { ...headers, 'tus-resumable': '1.0.0' };
    const name = Buffer.from(path.basename(file)).toString('base64');
    const made = await fetch(`${url}/api/uploads`, {
      method: 'POST',
      headers: { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': `filename ${name}` },
    });
    const id = made.headers.get('location').split('/').at(-1);
    const ended = await fetch(`${url}/api/uploads/${id}`, {
      method: 'PATCH',
      headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      body: bytes,
    });
    return ended.headers.get('duban-attachment');
  };
  return {
    begin: async (file) => {
      const attachmentId = await upload(file);
      return (await send('POST', '/imports', { kind: 'projects', attachmentId })).json();
    },
    move: async ({ id, version }, move, body, until) => {
      await send('POST', `/imports/${id}/${move}`, { ...body, version });
      const since = performance.now();
      for (;;) {
        const view = await (await send('GET', `/imports/${id}`)).json();
        if (view.state === until) return view;
        if (view.failure || performance.now() - since > PATIENCE_MS)
          throw new Error(JSON.stringify(view.failure));
        await sleep(POLL_MS);
      }
    },
    download: async (address) => {
      let bytes = 0;
      for await (const piece of (await send('GET', address)).body) bytes += piece.length;
      return bytes;
    },
  };
}

async function measureFloor(url, folder, file) {
  const child = fork(path.join(import.meta.dirname, 'import/floor.mjs'), [file, url, folder], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const figures = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`the floor ended with ${code}`)));
  });
  const seconds = (value) => hundredth(value);
  return {
    readSeconds: seconds(figures.readSeconds),
    copySeconds: seconds(figures.copySeconds),
    bareCopySeconds: seconds(figures.bareCopySeconds),
    readers: { hucre: seconds(figures.readers.hucre), saxes: seconds(figures.readers.saxes) },
    peakMb: figures.peakMb,
  };
}
