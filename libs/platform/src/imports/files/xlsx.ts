import { addDays } from '@duban/domain';
import type { Entry } from 'yauzl';
import { makeParser, openWorkbook, readable, unescaped, xmlPieces, type Workbook } from './xlsx-parts';
import { UnreadableTable, type CellMark, type TableForm, type TableRow } from './table';

/** More columns than any spreadsheet has. */
const MAX_COLUMN = 16_384;
/** Merged cells beyond this are no table of a county. */
const MAX_MERGED = 200_000;
/** Letters of one row: a cell of a spreadsheet holds 32,767 at most. */
const MAX_ROW = 4 * 1024 * 1024;

export async function sheetsOf(path: string): Promise<string[]> {
  const book = await openWorkbook(path);
  book.zip.close();
  return book.sheets.map(({ name }) => name);
}

/**
 * The rows of a sheet, one after the other, however many there are. Of a formula the value the spreadsheet computed is
 * taken, and told; numbers have the fifteen digits a spreadsheet shows; a day is written as a day whatever its format.
 */
export async function* xlsxRows(path: string, { sheet }: Pick<TableForm, 'sheet'>): AsyncGenerator<TableRow> {
  const book = await openWorkbook(path);
  try {
    const found = sheet === null ? book.sheets[0] : book.sheets.find(({ name }) => name === sheet);
    if (!found) throw new UnreadableTable('no-sheet', { sheet });
    const merged = await readable(() => findMerged(book, found.entry));
    yield* readRows(book, found.entry, merged);
  } finally {
    book.zip.close();
  }
}

/** By line: the first column of merged cells that touch it. They stand behind the rows they are about. */
async function findMerged(book: Workbook, entry: Entry): Promise<ReadonlyMap<number, number>> {
  const merged = new Map<number, number>();
  let [rest, touched] = ['', 0];
  for await (const piece of xmlPieces(book.zip, entry)) {
    const text = rest + piece;
    for (const [, ref] of text.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:]+)"/g)) {
      const [first, last] = `${ref}`.split(':').map(placeOf);
      if (!first || !last) continue;
      for (let line = first.line; line <= last.line; line++) {
        merged.set(line, Math.min(merged.get(line) ?? MAX_COLUMN, first.column));
        // also the same lines again and again: they take time, if no memory
        if (++touched > MAX_MERGED) throw new UnreadableTable('too-large', { limit: MAX_MERGED });
      }
    }
    // a tag may be cut
    rest = text.slice(Math.max(text.lastIndexOf('<'), text.length - 200));
  }
  return merged;
}

function placeOf(ref: string): { column: number; line: number } {
  const letters = /^[A-Z]{1,3}/.exec(ref)?.[0] ?? 'A';
  return { column: columnOf(ref, letters.length), line: Number(ref.slice(letters.length)) };
}

/** 'A' is 0, 'AA' 26. */
function columnOf(ref: string, letters: number): number {
  let column = 0;
  for (let i = 0; i < letters; i++) column = column * 26 + ref.charCodeAt(i) - 64;
  return column - 1;
}

async function* readRows(
  book: Workbook,
  entry: Entry,
  merged: ReadonlyMap<number, number>,
): AsyncGenerator<TableRow> {
  const reader = new SheetReader(book, merged);
  const parser = makeParser({
    open: (tag, name) => reader.open(name, tag.attributes),
    text: (text) => reader.text(text),
    close: (name) => reader.close(name),
  });
  const pieces = xmlPieces(book.zip, entry);
  try {
    for (;;) {
      const { value: piece, done } = await readable(async () => {
        const next = await pieces.next();
        if (!next.done) parser.write(next.value);
        else parser.close();
        return next;
      });
      yield* reader.taken();
      if (done || piece === undefined) return;
    }
  } finally {
    await pieces.return(undefined);
  }
}

/** What is under way while a sheet is walked. */
class SheetReader {
  private rows: TableRow[] = [];
  private line = 0;
  private column = -1;
  private cells: string[] = [];
  private marks: Map<number, CellMark> | null = null;
  private type = '';
  private style = -1;
  private value = '';
  private letters = 0;
  private isValue = false;
  private isFormula = false;
  private isRuby = false;

  constructor(
    private readonly book: Workbook,
    private readonly merged: ReadonlyMap<number, number>,
  ) {}

  taken(): TableRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'c') {
      const { r, t, s } = attributes;
      if (r === undefined) this.column++;
      else this.column = columnOf(r, lettersOf(r));
      if (this.column >= MAX_COLUMN) throw new UnreadableTable('too-large', { limit: MAX_COLUMN });
      this.type = t ?? 'n';
      this.style = s === undefined ? -1 : Number(s);
      this.value = '';
      this.isFormula = false;
    } else if (name === 'v' || name === 't') this.isValue = !this.isRuby;
    else if (name === 'f') this.isFormula = true;
    else if (name === 'rPh') this.isRuby = true;
    else if (name === 'row') {
      this.line = attributes.r === undefined ? this.line + 1 : Number(attributes.r);
      this.column = -1;
      this.cells = [];
      this.letters = 0;
      this.marks = null;
    }
  }

  text(text: string): void {
    if (!this.isValue) return;
    this.letters += text.length;
    if (this.letters > MAX_ROW) throw new UnreadableTable('too-large', { limit: MAX_ROW });
    this.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.isValue = false;
    else if (name === 'rPh') this.isRuby = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
  }

  private endCell(): void {
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = this.textOf();
    if (this.isFormula) this.mark(this.cells[this.column] === '' ? 'formula-blank' : 'formula');
    if (this.type === 'e') this.mark('error');
  }

  private endRow(): void {
    const at = this.merged.get(this.line);
    if (at !== undefined) {
      this.column = at;
      this.mark('merged');
    }
    this.rows.push({ line: this.line, cells: this.cells, marks: this.marks, wrong: null });
  }

  /** A day stays marked as one though a formula made it. */
  private mark(mark: CellMark): void {
    this.marks ??= new Map();
    if (mark === 'formula' && this.marks.get(this.column) === 'day') return;
    this.marks.set(this.column, mark);
  }

  private textOf(): string {
    const { value, type } = this;
    if (type === 's') return this.book.strings[Number(value)] ?? '';
    if (type === 'inlineStr' || type === 'str') return unescaped(value);
    if (type === 'b') return value === '1' ? '是' : '否';
    if (type === 'e' || value === '') return value;
    if (type === 'd') return this.day(value.slice(0, 10));
    const shown = this.book.styles[this.style] ?? null;
    const number = Number(value);
    if (Number.isNaN(number)) return value;
    if (shown === 'day' && number >= 1 && number < 2_958_466)
      return this.day(dayOfSerial(Math.floor(number), this.book.is1904));
    return shown === 'percent' ? `${numberText(number * 100)}%` : numberText(number);
  }

  private day(day: string): string {
    this.mark('day');
    return day;
  }
}

const lettersOf = (ref: string): number => {
  let letters = 0;
  while (letters < ref.length && ref.charCodeAt(letters) > 64) letters++;
  return letters;
};

/** As a spreadsheet shows it: fifteen digits, no exponent. 0.1 + 0.2 is 0.3. */
export function numberText(number: number): string {
  const shown = Number(number.toPrecision(15));
  const text = String(shown);
  if (!text.includes('e')) return text;
  return shown.toLocaleString('en', { useGrouping: false, maximumSignificantDigits: 15 });
}

/** Days are counted from 1900, with a 29 February 1900 that never was; or from 1904. */
function dayOfSerial(serial: number, is1904: boolean): string {
  if (is1904) return addDays('1904-01-01', serial);
  return addDays('1899-12-30', serial > 59 ? serial : serial + 1);
}
