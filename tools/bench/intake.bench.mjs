// What comes in from outside at the worst hour: reports of 亿元 projects and problems of enterprises, each so many a minute,
// against one api and one worker process, while hundreds of people watch the board. They are sent at their times whether
// or not the ones before were answered. Afterwards the database is counted against what was acknowledged.
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ensureBuilt } from '../build.mjs';
import { startEmbeddedPostgres } from '../embedded-postgres.mjs';
import { gather } from './intake/crowd.mjs';
import { countProblems, fileProblem, makeProblems, sendAgain } from './intake/problems.mjs';
import { quantiles } from './quantiles.mjs';
import { growTo } from './registry/grow.mjs';
import { startProduct } from './registry/product.mjs';

const PER_MINUTE = Number(process.env.PER_MINUTE || 500);
const MINUTES = Number(process.env.MINUTES || 2);
const CLIENTS = Number(process.env.CLIENTS || 500);
const READERS = 5;
const COUNT = PER_MINUTE * MINUTES;
const SETTLE_MS = 15_000;

export async function bench({ say }) {
  if (!process.env.BENCH_DIST) await ensureBuilt(say);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duban-bench-'));
  fs.chmodSync(folder, 0o755);
  const database = await startEmbeddedPostgres({ dataDir: path.join(folder, 'pg'), port: 0 });
  const db = new pg.Client({ connectionString: database.url });
  const servers = [];
  try {
    await (await startProduct(database.url, folder)).stop(); // schema, people and the demonstration's county
    await db.connect();
    await askForNoPhotos(db);
    const reports = await makeReports(db);
    servers.push(await startProduct(database.url, folder, 'api'));
    servers.push(await startProduct(database.url, folder, 'worker'));
    const [{ url }] = servers;
    const ours = await measure(db, url, { reports, problems: makeProblems(COUNT) }, say);
    return { perMinute: PER_MINUTE, minutes: MINUTES, clients: CLIENTS, ours };
  } finally {
    for (const server of servers) await server.stop();
    await db.end();
    await database.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(db, url, { reports, problems }, say) {
  const [{ name: filer }] = reports;
  const reporter = await signIn(db, filer);
  const enterprise = await signIn(db, 'enterprise');
  const asEnterprise = (...asked) => call(url, enterprise, ...asked);
  const monitor = await signIn(db, 'monitor');
  const sent = []; // when each report was sent
  const lags = [];
  const base = (await call(url, monitor, 'GET', '/board')).board.filing.filed;
  let seen = base;
  const crowd = await gather(url, monitor.cookie, {
    clients: CLIENTS,
    readers: READERS,
    onBoard: ({ board }) => {
      // the n-th report is on the board when n more are filed than before
      for (; seen < board.filing.filed; seen++) {
        const since = sent[seen - base];
        if (since !== undefined) lags.push(performance.now() - since);
      }
    },
  });
  say(`${CLIENTS} clients watch`);
  const took = { report: [], problem: [] };
  const errors = [];
  const acknowledged = [];
  const every = 60_000 / PER_MINUTE;
  const started = performance.now();
  // a problem falls between two reports
  const late = { report: 0, problem: every / 2 };
  const send = async (kind, i, act) => {
    await sleep(Math.max(0, started + i * every + late[kind] - performance.now()));
    const at = performance.now();
    if (kind === 'report') sent[i] = at;
    try {
      const id = await act();
      took[kind].push(performance.now() - at);
      acknowledged.push({ kind, id });
    } catch (error) {
      errors.push(`${kind}: ${error.message}`);
    }
  };
  await Promise.all([
    ...reports.map((report, i) => send('report', i, () => file(url, reporter, report))),
    ...problems.map((problem, i) => send('problem', i, () => fileProblem(asEnterprise, problem))),
  ]);
  say(`sent in ${Math.round((performance.now() - started) / 1000)} s`);
  await sendAgain(asEnterprise, problems).catch((error) => errors.push(error.message));
  await sleep(SETTLE_MS);
  crowd.close();
  if (errors.length > 0) say(errors.slice(0, 5).join('\n'));
  const counted = add(await count(db, acknowledged), await countProblems(db, acknowledged));
  const post = quantiles([...took.report, ...took.problem]);
  const of = { report: quantiles(took.report), problem: quantiles(took.problem) };
  say(`p99 of a report ${of.report.p99} ms, of a problem ${of.problem.p99} ms`);
  const board = quantiles(lags);
  say(
    `boards heard: ${crowd.counts.boards}, ${Math.round(crowd.counts.bytes / 1e6)} MB; sockets lost ${crowd.counts.lost}; lags measured ${lags.length}`,
  );
  return {
    ...{
      postP50: post.p50,
      postP95: post.p95,
      postP99: post.p99,
      boardLagP50: board.p50,
      boardLagP95: board.p95,
    },
    ...{ errors: errors.length, ...counted },
  };
}

/** What is measured is the filing of figures: a month without a photograph is remarked on, not refused. */
async function askForNoPhotos(db) {
  const steps = { remindFirst: 3, remindAgain: 1, chaseAfter: 1, cardAfter: 3, lockAfter: 10, reviewDays: 3 };
  await db.query(
    `insert into settings (key, version, value, reason, by_name, at) values ('report-rules', 1, $1, 'bench', 'bench', now())`,
    [{ ...steps, photoRequired: 'remark' }],
  );
}

/** As many building 亿元 projects as there are reports to come, of one organisation, which owe the present month. */
async function makeReports(db) {
  const { rows: before } = await db.query('select count(*)::int as n from projects');
  await growTo(db, before[0].n + COUNT);
  const { rows } = await db.query(
    `select a.username as name, a.org_id as org, to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM') as period
     from accounts a where 'reporter' = any(a.roles) order by a.username limit 1`,
  );
  const [{ name, org, period }] = rows;
  await db.query(
    `update projects set unit_id = $1, total_fen = 2000000000000, actual_start = '2025-01-10' where source = 'bench'`,
    [org],
  );
  await db.query(
    `delete from reports where period = $1 and project_id in (select id from projects where source = 'bench')`,
    [period],
  );
  const made = await db.query(`select id from projects where source = 'bench' order by id`);
  return made.rows.map(({ id }, i) => ({ name, i, id, period }));
}

/** Files the month with last month's values in place, and says which report was acknowledged. */
async function file(url, reporter, { id, period, i }) {
  const address = `/projects/${id}/reports/${period}`;
  const content = {
    monthFen: String(100_000_000 + i * 100),
    physicalBp: 5000,
    progressStep: '主体',
    progressText: `第${i}个项目本月主体施工`,
    problems: [],
  };
  const { report } = await call(url, reporter, 'POST', address, { content, version: 0 });
  return report.id ?? `${id}:${period}`;
}

/** What the database holds of what was acknowledged: nothing may be lost, nothing be there twice. */
async function count(db, acknowledged) {
  const { rows } = await db.query(
    `select count(*)::int as reports, count(distinct r.project_id)::int as projects,
       (select count(*)::int from events e where e.type = 'report.submitted' and e.root_id = any(
         select id from projects where source = 'bench')) as told
     from reports r join projects p on p.id = r.project_id
     where p.source = 'bench' and r.state = 'submitted' and r.submitted_by <> 'bench'`,
  );
  const reports = acknowledged.filter(({ kind }) => kind === 'report').length;
  const [{ reports: kept, projects, told }] = rows;
  return {
    acknowledged: reports,
    lost: reports - projects,
    doubled: kept - projects + Math.max(0, told - kept),
  };
}

/** What was counted of both. */
const add = (a, b) => Object.fromEntries(Object.keys(a).map((key) => [key, a[key] + b[key]]));

/** Somebody of the demonstration, signed in without a password: signing in is not what is measured. */
async function signIn(db, username) {
  const token = randomBytes(32).toString('base64url');
  const csrf = randomBytes(16).toString('base64url');
  await db.query(
    `insert into sessions (token_hash, account_id, csrf, created_at, seen_at)
     select $1, id, $2, now(), now() from accounts where username = $3`,
    [createHash('sha256').update(token).digest('hex'), csrf, username],
  );
  return { cookie: `duban_session=${token}`, csrf };
}

async function call(url, { cookie, csrf }, method, address, body) {
  const answer = await fetch(`${url}/api${address}`, {
    method,
    headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
