// One throw-away PostgreSQL cluster per Jest run; its address reaches the specs as TEST_DATABASE_URL.
// Set TEST_DATABASE_URL yourself to use another server (its user must be allowed to create databases).
import fs from 'node:fs';
import path from 'node:path';
import { startEmbeddedPostgres } from '../embedded-postgres.mjs';
import { roomyFolder } from './roomy-folder.mjs';

export default async function setup() {
  // Jest asks once for each project that names this file; they share the cluster
  globalThis.dubanTestCluster ??= process.env.TEST_DATABASE_URL ? Promise.resolve() : startCluster();
  await globalThis.dubanTestCluster;
}

async function startCluster() {
  const folder = fs.mkdtempSync(path.join(roomyFolder(), 'duban-test-'));
  fs.chmodSync(folder, 0o755); // as root, the server runs as another user, who must be able to reach it
  let cluster;
  const remove = () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const abandon = () => {
    if (cluster) process.kill(cluster.pid, 'SIGQUIT');
    remove();
  };
  const leave = () => process.exit(130);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.once(signal, leave); // Ctrl-C skips Jest's teardown
  process.once('exit', abandon);

  cluster = await startEmbeddedPostgres({ dataDir: path.join(folder, 'pg'), port: 0, throwaway: true });
  process.env.TEST_DATABASE_URL = cluster.url;
  const stop = async () => {
    process.off('exit', abandon);
    for (const signal of signals) process.off(signal, leave);
    await cluster.stop();
    remove();
  };
  return { stop };
}
