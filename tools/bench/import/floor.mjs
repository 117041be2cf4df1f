// The floor, in a process of its own: the file read by a library and nothing done with it, then the same rows by COPY.
// Read by both libraries of the house, the faster one counts. COPY twice: into the register's own table, with its keys and
// the triggers that keep standings and search, and into a table that has neither.
import { streamXlsxRows } from 'hucre/xlsx';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { SaxesParser } from 'saxes';
import yauzl from 'yauzl';

const [file, url, folder] = process.argv.slice(2);

async function timed(act) {
  const began = performance.now();
  const answer = await act();
  return { seconds: (performance.now() - began) / 1000, answer };
}

async function readByHucre() {
  const rows = [];
  for await (const { values } of streamXlsxRows(new Uint8Array(fs.readFileSync(file)))) rows.push(values);
  return rows;
}

async function readBySaxes() {
  const zip = await yauzl.openPromise(file, { autoClose: false, lazyEntries: true });
  const rows = [];
  let [row, text, isText] = [[], '', false];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    if (name === 'row') row = [];
    else if (name === 'c') text = '';
    isText = name === 'v' || name === 't';
  });
  parser.on('text', (piece) => {
    if (isText) text += piece;
  });
  parser.on('closetag', ({ name }) => {
    isText = false;
    if (name === 'c') row.push(text);
    else if (name === 'row') rows.push(row);
  });
  for await (const entry of zip.eachEntry()) {
    if (!/^xl\/worksheets\/sheet1\.xml$/.test(entry.fileName)) continue;
    const decoder = new TextDecoder();
    for await (const piece of await zip.openReadStreamPromise(entry))
      parser.write(decoder.decode(piece, { stream: true }));
    parser.close();
  }
  zip.close();
  return rows;
}

const hucre = await timed(readByHucre);
const saxes = await timed(readBySaxes);
const rows = hucre.answer.slice(1);
if (saxes.answer.length !== hucre.answer.length) throw new Error('the libraries read different rows');

const db = new pg.Client({ connectionString: url });
await db.connect();
const units = new Map(
  (await db.query('select name, id, region_code from orgs where region_code is not null')).rows.map((org) => [
    org.name,
    org,
  ]),
);
const SECTORS = {
  ...{
    制造业: 'manufacturing',
    能源水务: 'energy-water',
    交通物流: 'transport-logistics',
    教育医疗: 'education-health',
  },
  ...{ 现代农业: 'agriculture', 生态水利: 'ecology', 城镇建设: 'urban', 商贸服务: 'services' },
};
const columns = `id, code, name, unit_id, township, township_name, sector, category, nature, stage, year_class, description,
  scale, address, legal_name, total_fen, estimate_fen, budget_fen, planned_start, planned_finish, actual_start, source,
  search, created_at, updated_at`;
const cell = (value) => `"${String(value).replaceAll('"', '""')}"`;
const fen = (wan) => Math.round(wan * 1_000_000);
const copied = path.join(folder, 'rows.csv');

/** The very rows the product writes, plans too; but for the first letter of the codes, which are taken. */
const written = rows.map((r) => {
  const { id: unit, region_code: place } = units.get(r[2]);
  return {
    id: crypto.randomUUID(),
    plan: fen(r[12]),
    cells: [
      ...[
        `9${r[0].slice(1)}`,
        r[1],
        unit,
        place,
        r[3],
        SECTORS[r[5]],
        'industry',
        r[8],
        'building',
        'continued',
        r[23],
      ],
      ...[r[24], r[22], r[4], fen(r[11]), fen(r[14]), fen(r[15]), r[16], r[17], r[18], 'floor'],
      ...[`${r[1]} ${r[0]} ${r[22]} ${r[4]}`, '2026-01-01', '2026-01-01'],
    ],
  };
});

async function copyText(table, columns, lines) {
  fs.writeFileSync(copied, lines.map((cells) => cells.map(cell).join(',')).join('\n'), { mode: 0o644 });
  await db.query(`copy ${table} (${columns}) from '${copied}' csv`);
}

async function copyInto(projects, plans) {
  const began = performance.now();
  await copyText(
    projects,
    columns,
    written.map(({ id, cells }) => [id, ...cells]),
  );
  const now = [new Date().getFullYear(), 1];
  await copyText(
    plans,
    'project_id, year, version, amount_fen, basis, reason, approved_by, current, created_at',
    written.map(({ id, plan }) => [id, ...now, plan, 'declared', '导入', '某人', true, '2026-01-01']),
  );
  return (performance.now() - began) / 1000;
}
for (const table of ['projects', 'project_plans'])
  await db.query(`create table bare_${table} (like ${table} including defaults)`);
const bareCopySeconds = await copyInto('bare_projects', 'bare_project_plans');
const copySeconds = await copyInto('projects', 'project_plans');
await db.end();
process.send({
  readSeconds: Math.min(hucre.seconds, saxes.seconds),
  readers: { hucre: hucre.seconds, saxes: saxes.seconds },
  copySeconds,
  bareCopySeconds,
  peakMb: peakMb(process.pid),
});
process.disconnect();

function peakMb(pid) {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
