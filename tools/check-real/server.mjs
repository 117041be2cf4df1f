// The register and the board at this size: the built api answers a signed-in monitor, rightly and soon.
import { spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { root } from '../build.mjs';

const TIMES = 15;
const DEEP = 40;

/** @param {any} ground */
export async function checkServer({ database, check, note }) {
  const cookie = await signIn(database);
  const { url, stop } = await startApi(database.url);
  try {
    const get = async (address) => {
      const response = await fetch(`${url}/api${address}`, { headers: { cookie } });
      const body = await response.json();
      if (!response.ok) throw new Error(`${address} answers ${response.status}: ${JSON.stringify(body)}`);
      return body;
    };
    const timed = async (what, address) => {
      const times = [];
      for (let i = 0; i < TIMES; i++) {
        const began = performance.now();
        await get(address);
        times.push(performance.now() - began);
      }
      times.sort((a, b) => a - b);
      note(
        `${what}: p50 ${times[TIMES >> 1].toFixed(0)} ms, slowest of ${TIMES} ${times.at(-1).toFixed(0)} ms`,
      );
    };
    await checkList(get, timed, database, check);
    await checkBoard(get, timed, database, check, note);
  } finally {
    await stop();
  }
}
checkServer.title = 'The register and the board at this size';

async function checkList(get, timed, { one }, check) {
  const all = await one('select count(*)::int from projects');
  check('the list counts every project', (await get('/projects')).total, all);
  await timed('first page', '/projects');
  let cursor = '';
  const seen = new Set();
  for (let page = 0; page < DEEP; page++) {
    const { items, next } = await get(`/projects?sort=name&limit=200${cursor}`);
    for (const { id } of items) seen.add(id);
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
  check(`${DEEP} pages of 200 by name show no project twice`, seen.size, DEEP * 200);
  await timed(`page ${DEEP + 1} of 200`, `/projects?sort=name&limit=200${cursor}`);
  const found = await one(
    `select count(*)::int from projects p join orgs u on u.id = p.unit_id
     where concat_ws(' ', p.name, p.code, p.address) ilike '%fortaleza%' or u.name ilike '%fortaleza%'`,
  );
  check('a search finds what the register has', (await get('/projects?q=fortaleza')).total, found);
  await timed('search', '/projects?q=fortaleza');
  const red = await one(`select count(*)::int from lights where current and color = 'red'`);
  check('red lights in the list', (await get('/projects?light=red')).total, red);
  await timed('red lights', '/projects?light=red');
  await timed('facets', '/project-facets');
}

async function checkBoard(get, timed, { one, rows }, check, note) {
  const began = performance.now();
  const { board } = await get('/board');
  note(`the board, made anew: ${(performance.now() - began).toFixed(0)} ms`);
  const [main] = await rows(
    'select currency, count(*)::int as n, sum(total_fen) as fen from projects group by 1 order by 2 desc',
  );
  const all = await one('select count(*)::int from projects');
  check('the board counts every project', board.projects.count, all);
  const amounts = [board.currency, board.money.totalFen, board.otherCurrencies];
  check('its amounts are in the currency of most', amounts, [main.currency, main.fen, all - main.n]);
  // a colour nothing has is not stored
  const lit = board.lights.filter(({ count }) => count > 0);
  const lights = Object.fromEntries(lit.map(({ color, count }) => [color, count]));
  const stored = await rows('select color as k, count(*)::int as v from lights where current group by 1');
  check('its lights are those of the register', lights, Object.fromEntries(stored.map(({ k, v }) => [k, v])));
  const states = await one(`select count(distinct township)::int from projects where currency = $1`, [
    main.currency,
  ]);
  check('its places', board.townships.length, states);
  await timed('the board as kept', '/board');
}

/** A monitor of the county, or somebody else, with a session, written straight into the tables. */
export async function signIn({ rows }, role = 'monitor', orgId = null) {
  const token = randomBytes(32).toString('base64url');
  const id = randomUUID();
  await rows(
    `insert into accounts (id, username, name, org_id, roles, password_hash, password_changed_at, created_at)
     select $1, $2, $3, id, $4, 'none', now(), now() from orgs
     where case when $5::uuid is null then kind = 'county' else id = $5 end`,
    [id, `check-${id.slice(0, 8)}`, role, [role], orgId],
  );
  await rows(
    'insert into sessions (token_hash, account_id, csrf, created_at, seen_at) values ($1, $2, $3, now(), now())',
    [createHash('sha256').update(token).digest('hex'), id, 'none'],
  );
  return `duban_session=${token}`;
}

/** The built server on a free port, taking requests only. */
export async function startApi(databaseUrl, over = {}) {
  const main = path.join(root, 'apps/server/dist/main.js');
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    ROLES: 'api',
    PORT: '0',
    DEMO: '0',
    LOG_LEVEL: 'error',
    ...over,
  };
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    ...{ cwd: root, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const ready = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    void gone.then((code) => reject(new Error(`the server ended with code ${code}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  return { url: ready.url, stop };
}
