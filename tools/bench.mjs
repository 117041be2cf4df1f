// `npm run bench -- <name> [--json]`: measurements, never tests. Each prints readable lines, then (with --json) one
// line of JSON as the last. Peers and the raw limit run beside ours in the same run: read ratios, not times.
import fs from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, 'bench');
const names = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith('.bench.mjs'))
  .map((file) => file.replace('.bench.mjs', ''));
const [name, ...flags] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`Usage: npm run bench -- <${names.join('|')}> [--json]`);
  process.exit(2);
}
const { bench } = await import(path.join(folder, `${name}.bench.mjs`));
const json = flags.includes('--json');
const result = await bench({ say: json ? console.error : console.log });
console.log(json ? JSON.stringify({ bench: name, ...result }) : result);
process.exit(0);
