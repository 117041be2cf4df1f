// What a board, a page deep in the list, a search and an analysis by unit and month cost while the register grows, through
// the product's own API. Beside them, in the same run: one row by its key, and what the board and the analysis sum as
// one plain SQL aggregate each.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { ensureBuilt } from '../build.mjs';
import { startEmbeddedPostgres } from '../embedded-postgres.mjs';
import { quantiles } from './quantiles.mjs';
import { signIn, startProduct } from './registry/product.mjs';
import { growTo } from './registry/grow.mjs';

const SIZES = (process.env.PROJECTS || '700,100000,1000000').split(',').map(Number);
/** Where the database stays for the next run: filling a million takes its time. It only grows. */
const FOLDER = process.env.FOLDER;
const ROUNDS = Number(process.env.ROUNDS || 100);
/** Every question is asked once before it counts: there are as many words. */
const WARM_UP = 20;
const PAGES_DEEP = 40;
/** Parts of words, several words, numbers and parts of them, a whole name, and names with one letter wrong or missing. */
const WORDS = [
  ...[
    '产业园',
    '扩建',
    '智能',
    '管网 改造',
    '0777',
    '物流',
    '新材料',
    '二期',
    '撮镇',
    '99',
    '项目',
    '产业园 扩建',
  ],
  ...['2601-340199-04-01-000777', '01-00077', '撮镇智能装备产业园', '标准化厂房 一期 699'],
  ...['冷练物流中心', '雨污网改造', '智能装倍产业园', '产夜园'],
];
const SECTORS = ['manufacturing', 'urban', 'transport-logistics', 'services', 'agriculture'];

export async function bench({ say }) {
  if (!process.env.BENCH_DIST) await ensureBuilt(say);
  const folder = FOLDER || fs.mkdtempSync(path.join(os.tmpdir(), 'duban-bench-'));
  fs.mkdirSync(folder, { recursive: true });
  fs.chmodSync(folder, 0o755);
  const database = await startEmbeddedPostgres({ dataDir: path.join(folder, 'pg'), port: 0 });
  const db = new pg.Client({ connectionString: database.url });
  try {
    await (await startProduct(database.url, folder)).stop(); // schema, people and the demonstration's county
    await db.connect();
    const sizes = [];
    for (const projects of SIZES) {
      say(`${projects} projects: filling the tables …`);
      await growTo(db, projects);
      sizes.push({ projects, ...(await measure(database.url, db, folder)) });
      say(JSON.stringify(sizes.at(-1)));
    }
    return { sizes };
  } finally {
    await db.end();
    await database.stop();
    if (!FOLDER) fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(url, db, folder) {
  const server = await startProduct(url, folder);
  try {
    const monitor = await signIn(server.url, 'monitor');
    const deep = await deepPage(monitor);
    const ids = (await db.query('select id from projects order by random() limit 1000')).rows.map(
      ({ id }) => id,
    );
    return {
      overview: await timed(() => took(monitor, '/board')),
      // a board keeps what events have not touched: here something happens before each, in the mix of the demonstration
      overviewAfterEvent: await timed(
        () => took(monitor, '/board'),
        () => db.query(HAPPEN),
      ),
      page: await timed(() => took(monitor, deep)),
      search: await timed((i) => took(monitor, `/search?q=${encodeURIComponent(WORDS[i % WORDS.length])}`)),
      // a heat map of all units and months, and one of them narrowed
      analysis: await timed((i) =>
        took(
          monitor,
          `/analysis/heat?by=unit${i % 2 ? `&sector=${SECTORS[(i >> 1) % SECTORS.length]}` : ''}`,
        ),
      ),
      // the same question as plain SQL over plans and reports
      floorAnalysis: await timed(
        async () => {
          const started = performance.now();
          await db.query(UNIT_BY_MONTH);
          return performance.now() - started;
        },
        undefined,
        3,
      ),
      floorRow: await timed(async (i) => {
        const started = performance.now();
        await db.query('select * from projects where id = $1', [ids[i % ids.length]]);
        return performance.now() - started;
      }),
      floorAggregate: await timed(
        async () => {
          const started = performance.now();
          await db.query(AGGREGATE);
          return performance.now() - started;
        },
        undefined,
        3,
      ),
    };
  } finally {
    await server.stop();
  }
}

/** The address of a page far down: the slowest kind, filtered and sorted. */
async function deepPage(monitor) {
  const { townships } = await monitor.get('/project-facets');
  const base = `/projects?township=${townships[0].value}&sort=lag&limit=50`;
  let address = base;
  for (let i = 0; i < PAGES_DEEP; i++) {
    const { next } = await monitor.get(address);
    if (!next) break;
    address = `${base}&cursor=${encodeURIComponent(next)}`;
  }
  return address;
}

async function took(monitor, address) {
  const started = performance.now();
  await monitor.get(address);
  return performance.now() - started;
}

async function timed(act, before = () => undefined, rounds = ROUNDS) {
  const samples = [];
  const warmUp = rounds === ROUNDS ? WARM_UP : 1;
  for (let i = 0; i < warmUp + rounds; i++) {
    await before();
    const ms = await act(i);
    if (i >= warmUp) samples.push(ms);
  }
  const { p50, p99 } = quantiles(samples);
  return { p50, p99 };
}

const HAPPEN = `
with head as (update event_head set seq = seq + 1 returning seq),
  one as (select * from events order by random() limit 1)
insert into events select (jsonb_populate_record(null::events, to_jsonb(e) || jsonb_build_object('seq', head.seq))).* from head, one e`;

const AGGREGATE = `
select p.township, count(*), sum(plan.amount_fen), sum(r.year_fen)
from projects p
join standing_head h on true
left join project_plans plan on plan.project_id = p.id and plan.year = left(h.closed, 4)::int and plan.current
left join reports r on r.project_id = p.id and r.period = h.closed and r.state = 'submitted'
group by p.township`;

const UNIT_BY_MONTH = `
select p.unit_id, r.period, count(*), sum(plan.amount_fen), sum(r.year_fen)
from reports r
join standing_head h on true
join projects p on p.id = r.project_id
left join project_plans plan on plan.project_id = p.id and plan.year = left(h.closed, 4)::int and plan.current
where r.state = 'submitted' and r.period between left(h.closed, 4) || '-01' and h.closed
group by p.unit_id, r.period`;
