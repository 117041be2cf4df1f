// One door to each peer: how jobs get in, and how a worker does them.
import { createRequire } from 'node:module';
import path from 'node:path';
import pg from 'pg';
import { ONE } from './effects.mjs';

const platform = createRequire(path.resolve(import.meta.dirname, '../../../libs/platform/package.json'));
const QUEUE = 'rungs';
const NEXT_MS = 3 * 86_400_000;
/** Enough to keep two cores busy from two processes, for every peer the same. */
const AT_ONCE = 20;
const CONNECTIONS = 10;
const PG_BOSS_BATCH = 1000;
const quiet = () => {};

export async function openPeer({ HERD_PEER: name, DATABASE_URL: url, REDIS_URL: redis }) {
  if (name === 'bullmq-redis') return bullmq({ connection: { url: redis, maxRetriesPerRequest: null } }, url);
  if (name === 'bullmq-postgres')
    return bullmq({ connection: { connectionString: url, max: CONNECTIONS } }, url);
  if (name === 'graphile-worker') return graphile(url);
  if (name === 'pg-boss') return pgBoss(url);
  throw new Error(`no such peer: ${name}`);
}

/** Runs the effects for one notice on a connection of the pool, prepared once for each. */
function effects(url) {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  pool.on('error', quiet);
  return {
    pool,
    run: (id) => pool.query({ name: 'effects', text: ONE, values: [id] }),
    close: () => pool.end(),
  };
}

function bullmq({ connection }, url) {
  const { Queue, Worker, createPostgresBackend, setDefaultBackendFactory } = platform('bullmq');
  const onPostgres = 'connectionString' in connection;
  setDefaultBackendFactory(onPostgres ? createPostgresBackend : undefined);
  const options = { connection: onPostgres ? { ...connection, migrate: true } : connection };
  const tidy = { removeOnComplete: true };
  const queue = new Queue(QUEUE, options);
  queue.on('error', quiet);
  return {
    prepare: () => queue.waitUntilReady(),
    add: async (ids, due) => {
      const delay = due.getTime() - Date.now();
      for (let from = 0; from < ids.length; from += 1000)
        await queue.addBulk(
          ids
            .slice(from, from + 1000)
            .map((id) => ({ name: 'rung', data: { id }, opts: { ...tidy, delay } })),
        );
    },
    work: async () => {
      const { run } = effects(url);
      const act = async ({ data: { id } }) => {
        await run(id);
        await queue.add('rung', { id }, { ...tidy, delay: NEXT_MS });
      };
      const worker = new Worker(QUEUE, act, { ...options, concurrency: AT_ONCE });
      worker.on('error', quiet);
      await worker.waitUntilReady();
    },
    close: () => queue.close(),
  };
}

async function graphile(url) {
  const { run, runMigrations, makeWorkerUtils, Logger } = await import('graphile-worker');
  const logger = new Logger(() => quiet);
  const preset = { worker: { connectionString: url, schema: 'graphile_worker' } };
  let utils = null;
  return {
    prepare: async () => {
      await runMigrations({ preset, logger });
      utils = await makeWorkerUtils({ preset, logger });
    },
    add: (ids, runAt) =>
      utils.withPgClient((client) =>
        client.query(
          `select count(*) from graphile_worker.add_jobs((
             select array_agg(('rung', json_build_object('id', id), null, $2::timestamptz, null, null, null, null
               )::graphile_worker.job_spec) from unnest($1::uuid[]) as id))`,
          [ids, runAt],
        ),
      ),
    work: () =>
      run({
        logger,
        noHandleSignals: true,
        // as its chapter on performance advises: jobs fetched and completed in batches
        preset: {
          worker: {
            ...preset.worker,
            concurrentJobs: AT_ONCE,
            maxPoolSize: CONNECTIONS + 2,
            pollInterval: 200,
            localQueue: { size: 500 },
            completeJobBatchDelay: 0,
            failJobBatchDelay: 0,
          },
        },
        taskList: {
          rung: ({ id }, { withPgClient }) =>
            withPgClient((client) =>
              client.query({
                name: 'effects',
                text: `${ONE.replace(/select count\(\*\) from claimed$/, '')}
                  select graphile_worker.add_job('rung', json_build_object('id', $1::uuid),
                    run_at := now() + interval '3 days') from claimed`,
                values: [id],
              }),
            ),
        },
      }),
    close: () => utils?.release(),
  };
}

async function pgBoss(url) {
  const { default: PgBoss } = await import('pg-boss');
  const boss = new PgBoss({ connectionString: url, max: CONNECTIONS });
  boss.on('error', quiet);
  const jobs = (ids, startAfter) => ids.map((id) => ({ name: QUEUE, data: { id }, startAfter }));
  return {
    prepare: async () => {
      await boss.start();
      await boss.createQueue(QUEUE);
    },
    add: async (ids, due) => {
      for (let from = 0; from < ids.length; from += 1000)
        await boss.insert(jobs(ids.slice(from, from + 1000), due));
    },
    work: async () => {
      await boss.start();
      const { run } = effects(url);
      // its shortest interval, and batches large enough that the interval never counts
      await boss.work(QUEUE, { pollingIntervalSeconds: 0.5, batchSize: PG_BOSS_BATCH }, async (batch) => {
        const ids = batch.map(({ data }) => data.id);
        await Promise.all(ids.map(run));
        await boss.insert(jobs(ids, new Date(Date.now() + NEXT_MS)));
      });
    },
    close: () => boss.stop({ graceful: false }),
  };
}
