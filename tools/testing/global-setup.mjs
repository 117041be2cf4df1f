// One throw-away PostgreSQL cluster per Jest run; its address reaches the specs as TEST_DATABASE_URL.
// Set TEST_DATABASE_URL yourself to use another server (its user must be allowed to create databases).
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../embedded-postgres.mjs';

export default async function setup() {
  // Jest asks once for each project that names this file; they share the cluster
  globalThis.dubanTestCluster ??= process.env.TEST_DATABASE_URL ? Promise.resolve() : startCluster();
  await globalThis.dubanTestCluster;
}

async function startCluster() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duban-test-'));
  fs.chmodSync(folder, 0o755); // as root, the server runs as another user, who must be able to reach it
  const dataDir = path.join(folder, 'pg');
  const cluster = await startEmbeddedPostgres({ dataDir, port: 0, throwaway: true });
  process.env.TEST_DATABASE_URL = cluster.url;
  const stop = async () => {
    await cluster.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { stop };
}
