// Letters of citizens to a city, as they arrived: filed one by one through the real api, with the clock of the
// demonstration standing at their days. Some are handled as an office would, many are left alone on purpose; then every
// clock is counted once more, day by day, from the published holidays, and none that ran out may be without a notice.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { by, pairs, readCsv } from './files.mjs';
import { openFreshDatabase } from './ground.mjs';
import { signIn, startApi } from './server.mjs';
import { arrivalOf, categoryReader, kindOf, planOf, titleOf } from './letters-plan.mjs';
import { makeDays } from './working-days.mjs';

const AT_ONCE = 6;
/** The last that arrived, and all that was asked for it, has run out after so many working days. */
const LAST_DAYS = 45;
const UNITS = ['住建局', '交通运输局', '人社局', '生态环境分局', '市场监管局'];

/** @param {any} ground */
export async function checkLetters({ data, folder, check, note }) {
  const letters = readCsv(data, 'cn-letters-timing', 'letters_timing.csv').map((row, i) => ({
    i,
    row,
    ...arrivalOf(row),
  }));
  const days = makeDays(data, 2017, 2020);
  const categoryOf = categoryReader(readCsv(data, 'cn-letters-timing', 'categories.csv'));
  check('letters in the file', letters.length, 4326);
  letters.sort((a, b) => a.at - b.at || a.i - b.i);

  const own = path.join(folder, 'letters');
  fs.mkdirSync(own, { recursive: true });
  fs.chmodSync(own, 0o755);
  const database = await openFreshDatabase(own);
  let api;
  try {
    // the schema, and the nightly work of today, which does not fall due in a year that is over
    await (await startApi(database.url, { MIGRATE: '1' })).stop();
    const people = await makePeople(database);
    await database.rows('update demo_clock set offset_ms = $1', [
      Math.floor(letters[0].at - Date.now() - 3_600_000),
    ]);
    api = await startApi(database.url, { DEMO: '1' });
    const began = performance.now();
    const figures = await replay(api.url, people, letters, days, categoryOf);
    const seconds = (performance.now() - began) / 1000;
    note(
      `${letters.length} letters of ${figures.days} days, ${figures.calls} calls in ${seconds.toFixed(0)} s (${(figures.calls / seconds).toFixed(0)}/s)`,
    );
    await compare(database, letters, days, { check, note });
  } finally {
    await api?.stop();
    await database.close();
  }
}
checkLetters.title = 'Letters as they arrived, and their clocks (complaints)';

/** The days one after another: first what was planned for this morning, then what arrives. */
async function replay(url, people, letters, days, categoryOf) {
  const counts = { days: 0, calls: 0 };
  const call = async (who, address, body) => {
    counts.calls++;
    const response = await fetch(`${url}/api${address}`, {
      method: 'POST',
      headers: { cookie: who.cookie, 'x-csrf-token': 'none', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${address} answers ${response.status}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const moveTo = (day, time) => call(people.admin, '/demo/clock', { to: `${day}T${time}+08:00` });
  const agenda = new Map();
  const on = (day) => {
    if (!agenda.has(day)) agenda.set(day, { acts: [], arrivals: [] });
    return agenda.get(day);
  };
  for (const letter of letters) on(letter.day).arrivals.push(letter);

  const file = async (letter) => {
    const title = titleOf(letter.row);
    const filed = await call(people.monitor, '/complaints/register', {
      channel: 'letter',
      category: categoryOf(title),
      kind: kindOf(title),
      title,
      text: `${title}（原信 ${letter.row.详情字数} 字）`,
      sender: { name: letter.row.留言用户 },
    });
    let version = 1;
    const act = async (who, what, body) => {
      ({ version } = await call(who, `/complaints/${filed.id}/${what}`, { version, ...body }));
    };
    const unit = people.units[letter.i % UNITS.length];
    const helper = people.units[(letter.i + 1) % UNITS.length];
    for (const { after, acts } of planOf(letter.i))
      on(days.after(letter.day, after)).acts.push(async () => {
        for (const { who, what, body } of acts(unit, helper)) await act(people[who] ?? unit, what, body);
      });
  };

  for (let day = letters[0].day; day !== undefined; day = nextOf(agenda, day)) {
    const { acts, arrivals } = agenda.get(day);
    counts.days++;
    if (acts.length > 0) {
      await moveTo(day, '09:00:00');
      await inParallel(acts);
    }
    if (arrivals.length > 0) {
      const first = arrivals[0].time;
      await moveTo(
        day,
        acts.length > 0 && first < '10:00:00' ? '10:00:00' : first > '23:00:00' ? '23:00:00' : first,
      );
      await inParallel(arrivals.map((letter) => () => file(letter)));
    }
  }
  await moveTo(days.after(letters.at(-1).day, LAST_DAYS), '12:00:00');
  return counts;
}

const nextOf = (agenda, day) => [...agenda.keys()].filter((each) => each > day).sort()[0];

async function inParallel(acts) {
  const left = [...acts];
  const worker = async () => {
    for (let act = left.shift(); act; act = left.shift()) await act();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** What the database holds against the file, and every clock against a count of one's own. */
async function compare({ one, rows }, letters, days, { check, note }) {
  check('complaints kept', await one('select count(*)::int from complaints'), letters.length);
  const filed = await rows(
    `select to_char(filed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as k, count(*)::int as v from complaints group by 1`,
  );
  check(
    'by the day of their arrival',
    pairs(filed),
    by(letters, ({ day }) => day),
  );
  check(
    'numbers without a gap',
    await one(
      'select count(*)::int from (select number_year from complaints group by 1 having max(number_seq) <> count(*)) g',
    ),
    0,
  );

  const clocks = await rows(
    `select k.*, c.kind, c.complexity, to_char(k.started_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as from_day,
       to_char(k.due_day, 'YYYY-MM-DD') as due, to_char(k.due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as due_minute
     from complaint_clocks k join complaints c on c.id = k.complaint_id`,
  );
  const wrong = clocks.filter((clock) => {
    const due = days.after(clock.from_day, lengthOf(clock));
    return clock.due !== due || clock.due_minute !== `${due} 17:30`;
  });
  check(
    `deadlines that differ from the naive count, of ${clocks.length}`,
    wrong.map(({ clock, from_day, due }) => `${clock} ${from_day} ${due}`),
    [],
  );
  note(`clocks: ${list(by(clocks, ({ clock }) => clock))}`);

  const now = await one(`select now() + offset_ms * interval '1 millisecond' from demo_clock`);
  check(
    'clocks that ran out and were not seen',
    await one(
      `select count(*)::int from complaint_clocks
       where clock <> 'call-back' and missed_at is null and due_at < coalesce(ended_at, $1)`,
      [now],
    ),
    0,
  );
  check(
    'clocks seen to run out before they did',
    await one('select count(*)::int from complaint_clocks where missed_at <= due_at'),
    0,
  );
  check(
    'letters whose clock ran out without a notice to a unit',
    await one(
      `select count(*)::int from complaints c where c.missed > 0 and not exists (
         select 1 from notices n where n.subject_id = c.id and n.unit_id is not null)`,
    ),
    0,
  );
  check(
    'letters that nobody has: neither over, nor a clock of somebody running or run out',
    await one(
      `select count(*)::int from complaints c
       where c.stage not in ('refused', 'settled', 'unrated', 'dropped', 'archived') and not exists (
         select 1 from complaint_clocks k where k.complaint_id = c.id and k.ended_at is null)`,
    ),
    0,
  );
  const missed = await one('select count(*)::int from complaints where missed > 0');
  const notices = await one(`select count(*)::int from notices where subject_type = 'complaint'`);
  const stages = await rows(
    'select stage as k, count(*)::int as v from complaints group by 1 order by 2 desc',
  );
  const categories = await rows(
    'select category as k, count(*)::int as v from complaints group by 1 order by 2 desc',
  );
  note(`late ${missed}, notices ${notices}; stages: ${list(pairs(stages))}`);
  note(`categories: ${list(pairs(categories))}`);
}

const list = (counts) =>
  Object.entries(counts)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ');

/** Told once more: what a person would read off the rules. */
function lengthOf({ clock, kind, complexity }) {
  if (clock !== 'answer') return { accept: 2, assign: 1, contact: 1, 'call-back': 3 }[clock];
  if (kind === 'consultation' && complexity === 'plain') return 3;
  return { plain: 7, joint: 15, hard: 30 }[complexity];
}

/** A county with its office, five units and their people, all of them signed in. */
async function makePeople({ rows }) {
  const org = async (name, kind, parent) => {
    const id = randomUUID();
    await rows(
      `insert into orgs (id, name, short_name, kind, parent_id, path, created_at)
       select $1::uuid, $2, $2, $3, $4::uuid, coalesce((select path from orgs where id = $4), '{}') || $1::uuid, now()`,
      [id, name, kind, parent],
    );
    return id;
  };
  const person = async (role, orgId) => ({ cookie: await signIn({ rows }, role, orgId), orgId });
  const county = await org('某县', 'county', null);
  const office = await org('效能办', 'department', county);
  const units = [];
  for (const name of UNITS) units.push(await person('handler', await org(name, 'department', county)));
  return { admin: await person('admin', county), monitor: await person('monitor', office), units };
}
