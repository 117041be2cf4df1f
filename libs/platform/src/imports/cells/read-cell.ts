import type { ImportColumn, ImportField } from '@duban/contracts';
import { isDay, IMPORT_LIMITS, type Day } from '@duban/domain';
import type { CellMark } from '../files/table';
import { amount, scaled, type NumberForm } from './amounts';
import { dayFrom } from './days';

/** What a cell says, in our words and units: money in fen as text, days as text, shares in basis points. */
export type CellValue = string | number | boolean | string[] | null;
/** `undefined`: the cell is blank and says nothing. `null`: it says that the field is to be empty. */
export type CellRead = { value: CellValue | undefined } | { code: string; facts: Record<string, unknown> };

type Spec = Pick<ImportField, 'type' | 'choices' | 'required'>;

/** Who writes one of these into a cell empties the field. A blank cell leaves it as it is. */
export const EMPTY_WORDS = ['清空', '(empty)', '（清空）'];

const NUMBER: NumberForm = { decimal: '.', group: ',', exponent: true };
const DAY_FORMS = [
  'YYYY-M-D',
  'YYYY/M/D',
  'YYYY.M.D',
  'YYYY年M月D日',
  'YYYYMMDD',
  'YYYY-M-D HH:mm:ss',
  'YYYY/M/D HH:mm:ss',
  'YYYY/M/D HH:mm',
];
const FIRST_DAY = '1990-01-01';
const LAST_DAY = '2100-12-31';

const wrong = (code: string, facts: Record<string, unknown> = {}): CellRead => ({ code, facts });

/** Reads one cell for a field. Nothing is guessed: what can be meant two ways is refused. */
export function readCell(
  text: string,
  mark: CellMark | undefined,
  field: Spec,
  column: Pick<ImportColumn, 'unit' | 'date'>,
): CellRead {
  if (mark === 'merged') return wrong('merged');
  if (mark === 'error') return wrong('cell-error', { found: text });
  if (mark === 'formula-blank') return wrong('formula-blank');
  // an export writes an apostrophe before what a spreadsheet would run
  const said = text.trim().replace(/^'(?=[=+\-@])/, '');
  if (said === '') return { value: undefined };
  if (said.length > IMPORT_LIMITS.cell) return wrong('too-long', { limit: IMPORT_LIMITS.cell });
  if (EMPTY_WORDS.includes(said)) return field.required === null ? { value: null } : wrong('not-to-be-empty');
  return READERS[field.type](said, mark, field, column);
}

type Reader = (
  text: string,
  mark: CellMark | undefined,
  field: Spec,
  column: Pick<ImportColumn, 'unit' | 'date'>,
) => CellRead;

const asText: Reader = (text) => ({ value: text });

const READERS: Record<ImportField['type'], Reader> = {
  text: asText,
  code: (text) => ({ value: narrow(text).replace(/\s+/g, '') }),
  org: (text) => ({ value: text.replace(/\s+/g, ' ') }),
  place: asText,
  labels: (text) => ({
    value: text
      .split(/[;；,，、\n]/)
      .map((label) => label.trim())
      .filter(Boolean),
  }),
  money: (text, _mark, _field, { unit }) => {
    const [number, own] = withUnit(narrow(text));
    const fen = amount(number, own ?? unit, NUMBER);
    if (typeof fen === 'string') return wrong(codeOf(fen), { found: text });
    return fen < 0n ? wrong('negative', { found: text }) : { value: fen.toString() };
  },
  percent: (text) => {
    const bp = scaled(narrow(text).replace(/%$/, ''), 2, NUMBER);
    if (typeof bp === 'string') return wrong(codeOf(bp), { found: text });
    return bp >= 0n && bp <= 10_000n ? { value: Number(bp) } : wrong('not-a-share', { found: text });
  },
  year: (text) => {
    const year = /^(\d{4})年?$/.exec(narrow(text))?.[1];
    return year && year >= '2000' && year <= '2100'
      ? { value: Number(year) }
      : wrong('not-a-year', { found: text });
  },
  month: (text, mark) => {
    const found = /^(\d{4})[-/.年]?(\d{1,2})月?(份)?$/.exec(narrow(text));
    const period =
      mark === 'day' ? text.slice(0, 7) : found && `${found[1]}-${`${found[2]}`.padStart(2, '0')}`;
    return period && isDay(`${period}-01`) ? { value: period } : wrong('not-a-month', { found: text });
  },
  day: (text, mark, _field, { date }) => {
    const day = mark === 'day' ? text : dayOfText(narrow(text), date);
    if (day === null || !isDay(day)) return wrong('not-a-day', { found: text, form: date });
    return day < FIRST_DAY || day > LAST_DAY
      ? wrong('out-of-range', { found: text, from: FIRST_DAY, to: LAST_DAY })
      : { value: day };
  },
  choice: (text, _mark, { choices }) => {
    const key = plain(text);
    const found = choices.find(({ value, zh, en }) => [value, zh, en].some((word) => plain(word) === key));
    return found ? { value: found.value } : wrong('not-a-choice', { found: text });
  },
  'yes-no': (text) => {
    const key = plain(text);
    if (YES.has(key)) return { value: true };
    return NO.has(key) ? { value: false } : wrong('not-yes-no', { found: text });
  },
};

const YES = new Set(['是', '有', '对', '√', 'y', 'yes', 'true', '1']);
const NO = new Set(['否', '无', '不是', '×', 'n', 'no', 'false', '0']);

/** Full-width digits and marks as narrow ones, without blanks inside numbers. */
const narrow = (text: string): string => text.normalize('NFKC').trim();
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** "1,200 万元": the unit in the cell is meant, whatever the column's is. */
function withUnit(text: string): [number: string, unit: ImportColumn['unit'] | null] {
  const found = /^(.*?)\s*(亿元|亿|万元|万|元)$/.exec(text);
  if (!found) return [text, null];
  const unit = found[2]?.startsWith('亿') ? 'yi' : found[2]?.startsWith('万') ? 'wan' : 'yuan';
  return [`${found[1]}`, unit];
}

const codeOf = (said: string): string =>
  said.includes('decimals than') ? 'too-exact' : said.includes('too large') ? 'too-large' : 'not-a-number';

function dayOfText(text: string, form: ImportColumn['date']): Day | null {
  const forms = form === 'auto' ? DAY_FORMS : [...DAY_FORMS.slice(0, 5), ...OTHER_FORMS[form]];
  for (const one of forms) {
    const day = dayFrom(text, one);
    if (day !== null) return day;
  }
  return null;
}
const OTHER_FORMS = {
  'DD/MM/YYYY': ['D/M/YYYY', 'D-M-YYYY', 'D.M.YYYY'],
  'MM/DD/YYYY': ['M/D/YYYY', 'M-D-YYYY'],
};
