// `npm run check:real`: loads the real data of ../shared/data into a fresh, throw-away database with the import that
// people use, and compares what is there with the files, read a second time by other code. Ends with one line:
// `N passed, N failed`. A word (`npm run check:real -- OC4IDS`) runs only the parts whose title has it. Without the data there is nothing to check.
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuilt, root } from './build.mjs';
import { checkFindings } from './check-real/findings.mjs';
import { checkCalendar, checkCreditCodes } from './check-real/law.mjs';
import { checkLetters } from './check-real/letters.mjs';
import { checkNyc } from './check-real/nyc.mjs';
import { checkOc4ids } from './check-real/oc4ids.mjs';
import { checkRefusals } from './check-real/refusals.mjs';
import { checkServer } from './check-real/server.mjs';
import { checkSimec } from './check-real/simec.mjs';
import { makeImporter, openFreshDatabase } from './check-real/ground.mjs';
import { makeTally } from './check-real/tally.mjs';
import { roomyFolder } from './testing/roomy-folder.mjs';
import { resultLine } from './testing/tally.mjs';

const data = path.resolve(root, '../shared/data');
if (!fs.existsSync(data)) {
  console.log('There is nothing to check: the real data (../shared/data) are not here.');
  process.exit(0);
}

const tally = makeTally();
const folder = fs.mkdtempSync(path.join(roomyFolder(), 'duban-real-'));
fs.chmodSync(folder, 0o755); // as root, the database server runs as another user, who must reach it
let database;
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(130));

try {
  await ensureBuilt(console.log);
  database = await openFreshDatabase(folder);
  const ground = { ...tally, data, folder, database, importFile: makeImporter(database.url) };
  const parts = [
    checkCalendar,
    checkCreditCodes,
    checkSimec,
    checkNyc,
    checkRefusals,
    checkServer,
    checkOc4ids,
    checkFindings,
  ];
  const words = process.argv.slice(2);
  const isWanted = ({ title }) => words.length === 0 || words.some((word) => title.includes(word));
  // the letters have a database of their own and take minutes: they run beside the others
  const aside = tally.aside();
  const letters =
    isWanted(checkLetters) && aside.part(checkLetters.title, () => checkLetters({ ...ground, ...aside }));
  for (const part of parts.filter(isWanted)) await tally.part(part.title, () => part(ground));
  await letters;
  aside.tell();
} catch (error) {
  tally.fail('the check itself', error);
}
await end(tally.result().failed > 0 ? 1 : 0);

async function end(code) {
  if (stopping) return;
  stopping = true;
  await database?.close().catch((error) => console.error(error.message));
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  console.log(resultLine(tally.result()));
  process.exit(code);
}
