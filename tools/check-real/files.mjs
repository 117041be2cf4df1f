// The files once more, read by other code than the import's: whole, simple and slow.
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

export function readCsv(...names) {
  return parse(fs.readFileSync(path.join(...names)), { columns: true, bom: true });
}

/** '947358.1' → 94735810n, '6e+05' → 60000000n; blank → null. */
export function cents(text) {
  if (text === '') return null;
  const [mantissa, power = '0'] = text.toLowerCase().split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  const zeros = Number(power) + 2 - fraction.length;
  if (!/^-?\d+$/.test(whole + fraction) || zeros < 0) throw new Error(`no amount: ${text}`);
  return BigInt(whole + fraction + '0'.repeat(zeros));
}

export const sum = (amounts) => amounts.reduce((total, amount) => total + (amount ?? 0n), 0n);

/** How many rows each key has, or the sum of what `value` says of them. */
export function by(rows, key, value = () => 1n) {
  const groups = {};
  for (const row of rows) groups[key(row)] = (groups[key(row)] ?? 0n) + (value(row) ?? 0n);
  return Object.fromEntries(Object.entries(groups).map(([name, total]) => [name, `${total}`]));
}

/** Rows of a query with columns k and v, as `by` tells them. */
export const pairs = (rows) => Object.fromEntries(rows.map(({ k, v }) => [k, `${v}`]));

const DAY = 86_400_000;
export const days = (from, to) => BigInt(Math.round((Date.parse(to) - Date.parse(from)) / DAY));
