// How long the second `npm start` takes until the product answers, and how much JavaScript the first pages load.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt, root } from '../build.mjs';
import { anyPort } from '../ports.mjs';

const ROUNDS = 3;

export async function bench({ say }) {
  await ensureBuilt(say);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duban-bench-'));
  fs.chmodSync(folder, 0o755);
  try {
    const first = await startOnce(folder);
    say(`first start (initdb, migrations, demonstration data): ${first} ms`);
    const later = [];
    for (let i = 0; i < ROUNDS; i++) later.push(await startOnce(folder));
    say(`later starts: ${later.join(', ')} ms`);
    const { firstLoad } = await import('../../apps/dashboard/scripts/sizes.mjs'); // reads the build
    const { board, 'sign-in': signIn } = firstLoad();
    return {
      readyMs: later.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)],
      firstMs: first,
      boardGzipKb: board,
      signInGzipKb: signIn,
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** From `npm start` to the first ready answer, in milliseconds; then stops it. */
async function startOnce(folder) {
  const port = await anyPort();
  const started = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      PG_PORT: '0',
      DATA_DIR: folder,
      DATABASE_URL: '',
      REDIS_URL: '',
    },
    stdio: 'ignore',
    detached: true,
  });
  try {
    for (;;) {
      const ready = await fetch(`http://127.0.0.1:${port}/api/health/ready`).then(
        (r) => r.ok,
        () => false,
      );
      if (ready) return Math.round(performance.now() - started);
      if (child.exitCode !== null) throw new Error('npm start ended');
      await sleep(25);
    }
  } finally {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, 'SIGTERM');
    await gone;
  }
}
