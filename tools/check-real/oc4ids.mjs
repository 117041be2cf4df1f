// Every project of the demonstration against the schema and the codelists of OC4IDS 0.9, and the example of the standard
// in and out again.
import fs from 'node:fs';
import path from 'node:path';
import { openFreshDatabase } from './ground.mjs';
import { makeOc4idsValidator } from './oc4ids-schema.mjs';
import { signIn, startApi } from './server.mjs';

/** @param {any} ground */
export async function checkOc4ids({ data, folder, check, note }) {
  const standard = path.join(data, 'oc4ids');
  const validate = makeOc4idsValidator(standard);
  const house = path.join(folder, 'oc4ids');
  fs.mkdirSync(house, { mode: 0o755 });
  const database = await openFreshDatabase(house);
  const { url, stop } = await startApi(database.url, { DEMO: '1', MIGRATE: '1' });
  try {
    const cookie = await signIn(database);
    const get = async (address) => {
      const response = await fetch(`${url}/api${address}`, { headers: { cookie } });
      if (!response.ok) throw new Error(`${address} answers ${response.status}: ${await response.text()}`);
      return response.text();
    };
    const bring = async (text, dryRun) => {
      const body = { text, dryRun, ...(await someUnit(database)) };
      const response = await fetch(`${url}/api/imports/oc4ids`, {
        method: 'POST',
        headers: { cookie, 'x-csrf-token': 'none', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: response.status, answer: await response.json() };
    };
    await checkExport(get, validate, database, check, note);
    await checkComingBack(get, bring, database, check);
    await checkExample(get, bring, standard, validate, check, note);
    const blank = fs.readFileSync(path.join(standard, 'examples/blank.json'), 'utf8');
    const refused = await bring(blank, false);
    check('blank.json is refused', [refused.status, refused.answer.code], [400, 'invalid']);
    const places = refused.answer.fields.map((field) => `${field.path} ${field.code}`);
    check('by the places that are wrong', places.includes('projects.0.period.startDate date-time'), true);
    note(`${places.length} places: ${places.slice(0, 5).join(', ')} …`);
  } finally {
    await stop();
    await database.close();
  }
}
checkOc4ids.title = 'OC4IDS 0.9, out and in';

const someUnit = async ({ rows }) => {
  const [unit] = await rows(
    `select id as "unitId", region_code as township from orgs
     where kind in ('township', 'zone') and region_code is not null order by name limit 1`,
  );
  return unit;
};

async function checkExport(get, validate, { one }, check, note) {
  const text = await get('/exports/oc4ids');
  const { projects } = JSON.parse(text);
  check(
    'every project of the demonstration goes out',
    projects.length,
    await one('select count(*)::int from projects'),
  );
  const faults = validate(text);
  check('and is valid by the schema, with nothing the schema does not name', faults.schema.slice(0, 3), []);
  check('every word stands in its codelist', faults.codes.slice(0, 5), []);
  note(`${projects.length} projects, ${(text.length / 1e6).toFixed(1)} MB`);
  // from the text, not through a float
  const fen = [...text.matchAll(/"budget":\{"amount":\{"amount":(\d+)\.(\d{2}),/g)].map(([, a, b]) =>
    BigInt(a + b),
  );
  const sum = fen.reduce((all, amount) => all + amount, 0n);
  check(
    'the sum of the budgets, to the fen',
    `${sum}`,
    await one('select sum(total_fen)::text from projects'),
  );
}

async function checkComingBack(get, bring, { one }, check) {
  const text = await get('/exports/oc4ids');
  const { projects, ...head } = JSON.parse(text);
  const fingerprint = `select md5(string_agg(p::text, '' order by id)) from projects p`;
  const before = await one(fingerprint);
  const { status, answer } = await bring(text, false);
  check(
    'our own package changes nothing when it comes back',
    [status, answer.same, answer.refused],
    [200, projects.length, []],
  );
  check('to the last column', await one(fingerprint), before);
  check(
    'nor does it lose anything but its head',
    answer.dropped.map(({ path }) => path).sort(),
    Object.keys(head)
      .filter((key) => key !== 'version')
      .sort(),
  );
}

async function checkExample(get, bring, standard, validate, check, note) {
  const text = fs.readFileSync(path.join(standard, 'examples/example.json'), 'utf8');
  check('example.json is valid', validate(text).schema, []);
  const { status, answer } = await bring(text, false);
  check('and comes in', [status, answer.created, answer.refused], [200, 1, []]);
  const [sent] = JSON.parse(text).projects;
  const all = await get('/exports/oc4ids');
  const kept = JSON.parse(all).projects.find(({ id }) => id === sent.id);
  check('what goes out with it is valid', validate(all).schema.slice(0, 3), []);
  const lost = [];
  compare(sent, kept, 'projects.0', new Set(answer.dropped.map((drop) => drop.path)), lost);
  check('and equal but for what the import said it drops', lost, []);
  note(`${leaves(sent)} values sent; ${answer.droppedInAll} places dropped, among them:`);
  for (const { path: place, why } of answer.dropped.slice(0, 60)) note(`  ${place} (${why})`);
}

/** By other code than the import's: every value that was sent and is not listed as dropped must be there. */
function compare(sent, kept, place, dropped, lost) {
  if (dropped.has(place)) return;
  if (Array.isArray(sent))
    return sent.forEach((item, i) => {
      const same = Array.isArray(kept)
        ? (kept.find((other) => other?.id !== undefined && other.id === item?.id) ?? kept[i])
        : undefined;
      compare(item, same, `${place}.${i}`, dropped, lost);
    });
  if (typeof sent === 'object' && sent !== null)
    return Object.entries(sent).forEach(([key, value]) =>
      compare(value, kept?.[key], `${place}.${key}`, dropped, lost),
    );
  if (sent !== kept) lost.push(`${place}: ${JSON.stringify(sent)} is ${JSON.stringify(kept)}`);
}

const leaves = (value) =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce((n, part) => n + leaves(part), 0)
    : 1;
