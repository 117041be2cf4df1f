import { readFile as readText, writeFile } from 'node:fs/promises';
import type { Work } from '@duban/platform';
import type { DataSource } from 'typeorm';
import type { Wish } from './arguments';
import { complaintsCsv, sentence, type Complaint } from './complaints';
import { importFile, type Written } from './import-file';
import type { Mapping } from './mapping';
import { readFile, type FileRead } from './read-file';
import { readMapping, Refusal } from './read-mapping';
import { readRegister } from './register';

type Say = (line: string) => void;
type Ground = { source: DataSource; work: Work; say: Say };

const SHOWN = 50;
const count = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** Does what was asked, file by file, and tells it. Answers with the exit code: 1 from the first refused file on. */
export async function runImport(wish: Wish, ground: Ground): Promise<0 | 1> {
  const mapping = await mappingOf(wish.mapping);
  const complaints: Complaint[] = [];
  try {
    for (const file of wish.files) if (!(await one(file, mapping, wish, ground, complaints))) return 1;
    return 0;
  } finally {
    if (wish.errors !== null) {
      await writeFile(wish.errors, complaintsCsv(complaints));
      ground.say(`${count(complaints.length, 'complaint')} in ${wish.errors}`);
    }
  }
}

async function mappingOf(file: string): Promise<Mapping> {
  const text = await readText(file, 'utf8').catch(() => {
    throw new Refusal(`There is no mapping ${file}.`);
  });
  return readMapping(text, file);
}

/** Whether the file was written, or could be if this were no dry run. */
async function one(
  file: string,
  mapping: Mapping,
  wish: Wish,
  { source, work, say }: Ground,
  all: Complaint[],
): Promise<boolean> {
  say(`\n${file} (${mapping.name}: ${mapping.target}, ${mapping.currency})`);
  const register = await readRegister(source, mapping.codePrefix);
  const read = await readFile(file, mapping, register, (line) => say(`  ${line}`));
  all.push(...read.complaints);
  tellDryRun(read, say);
  if (read.badRows > 0 && !wish.skipBad) {
    say(`  Refused: nothing of this file is written. Mend it, or import the good rows with --skip-bad.`);
    return false;
  }
  if (wish.dryRun) {
    say('  Dry run: nothing is written.');
    return true;
  }
  const began = performance.now();
  const written = await importFile(work, mapping, read, register, wish.county);
  tellWritten(written, (performance.now() - began) / 1000, say);
  return true;
}

function tellDryRun({ rows, badRows, complaints, sums }: FileRead, say: Say): void {
  const blanked = complaints.filter((complaint) => complaint.blanked).length;
  say(
    `  ${count(rows, 'row')} read: ${count(rows - badRows, 'good one')}, ${count(badRows, 'bad one')}` +
      (blanked > 0 ? `, ${count(blanked, 'cell')} left blank` : ''),
  );
  const bad = complaints.filter((complaint) => !complaint.blanked);
  const shown = [...bad, ...complaints.filter((complaint) => complaint.blanked)].slice(0, SHOWN);
  for (const complaint of shown) say(`    ${sentence(complaint)}`);
  if (complaints.length > SHOWN)
    say(`    … and ${count(complaints.length - SHOWN, 'more', 'more')} (all with --errors)`);
  for (const [name, fen] of sums.of) say(`    sum of ${name}: ${currencyText(fen)}`);
}

function tellWritten(w: Written, seconds: number, say: Say): void {
  say(
    `  Written in ${seconds.toFixed(1)} s: ${count(w.created, 'new project')}, ${w.updated.toLocaleString('en')} changed, ` +
      `${count(w.units, 'new unit')}, ${count(w.plans, 'plan')}; ${count(w.observed, 'observation')}, ` +
      `${w.corrected.toLocaleString('en')} corrected, ${count(w.lights, 'light')}.`,
  );
}

/** 1,234,567.89: for reading, two decimals. */
function currencyText(fen: bigint): string {
  const cents = (fen % 100n).toString().padStart(2, '0');
  return `${(fen / 100n).toLocaleString('en')}.${cents}`;
}
