// The built product on a database of its own, and a person who is signed in.
import { fork } from 'node:child_process';
import path from 'node:path';
import { root } from '../../build.mjs';

const dist = process.env.BENCH_DIST || path.join(root, 'apps/server/dist');

export async function startProduct(databaseUrl, folder, roles = 'api') {
  const child = fork(path.join(dist, 'main.js'), {
    env: {
      ...process.env,
      ...{ DATABASE_URL: databaseUrl, REDIS_URL: '', PORT: '0', DEMO: '1', MIGRATE: '1', LOG_LEVEL: 'error' },
      ...{ ROLES: roles, UPLOADS_DIR: path.join(folder, 'uploads'), FILES_DIR: path.join(folder, 'files') },
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ready = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}`)));
  });
  const stop = () => new Promise((resolve) => child.once('exit', resolve) && child.kill('SIGTERM'));
  return { url: ready.url, stop, pid: child.pid };
}

export async function signIn(url, username) {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'Duban-2026!' }),
  });
  if (!response.ok) throw new Error(await response.text());
  const cookie = response.headers.get('set-cookie').split(';')[0];
  return {
    get: async (address) => {
      const answer = await fetch(`${url}/api${address}`, { headers: { cookie } });
      if (!answer.ok) throw new Error(`GET ${address}: ${await answer.text()}`);
      return answer.json();
    },
  };
}
