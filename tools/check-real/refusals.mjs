// Files that are not right are refused with line and column, and leave the database as it was.
import fs from 'node:fs';
import path from 'node:path';
import { FINGERPRINT } from './ground.mjs';

/** @param {any} ground */
export async function checkRefusals({ data, folder, database: { one }, importFile, check, note }) {
  const simec = path.join(data, 'simec-school-works');
  const before = await one(FINGERPRINT);
  const events = await one('select count(*)::int from events');

  const lines = fs.readFileSync(path.join(simec, 'works_2018-05-24.csv'), 'utf8').split('\n');
  lines[4999] = lines[4999].replace(/,(\d+\.\d+),/, ',$1x,');
  const corrupted = path.join(folder, 'corrupted.csv');
  fs.writeFileSync(corrupted, lines.join('\n'));
  const bad = await importFile('simec-works', corrupted);
  check('a file with one bad amount is refused', bad.code, 1);
  const [said] = /line \d+, column "[^"]+": "[^"]+" is not an amount/.exec(bad.output) ?? [];
  check('by line and column', said?.replace(/: .*/, ''), `line 5000, column "${columnAt(lines)}"`);

  const errors = path.join(folder, 'errors.csv');
  const dirty = await importFile('simec-works', path.join(simec, 'raw_sample_dirty.csv'), [
    '--errors',
    errors,
  ]);
  check('the dirty sample is refused', dirty.code, 1);
  note(/[\d,]+ rows read.*/.exec(dirty.output)?.[0] ?? dirty.output);
  const rows = fs.readFileSync(errors, 'utf8').trim().split('\r\n').slice(1);
  check(
    'its first complaint',
    rows[0],
    '2,data_de_assinatura_do_contrato,"""04/07/2008 00:00"" is not a day (expected YYYY-MM-DD)",bad row',
  );

  const other = await importFile('nyc-projects', corrupted);
  check(
    'a file without the columns is refused',
    [other.code, /column "project_id" is missing/.test(other.output)],
    [1, true],
  );
  check('what was there is as it was', await one(FINGERPRINT), before);
  check('and nothing else is told', await one('select count(*)::int from events'), events);
}
checkRefusals.title = 'Files that are not right';

/** The column in which the corrupted line has its x; no cell before it has a comma in this line. */
function columnAt(lines) {
  const cells = lines[4999].split(',');
  return lines[0].split(',')[cells.findIndex((cell) => /^\d+\.\d+x$/.test(cell))];
}
