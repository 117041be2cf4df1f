import type { Day, Fen } from '@duban/domain';
import { amount, dayFrom, scaled } from '@duban/platform';
import type { Complaint } from './complaints';
import type { Field } from './field';
import { findText, wholly, type Found } from './find-text';
import type { Formats } from './mapping';
import type { CsvRow } from './read-csv';
import { columnsOf } from './read-mapping';

type Spec = Field | undefined;
/** `implausible`: it can be read, it cannot be. */
type Wrong = { wrong: string; implausible?: true };
/** Stands in a row that is bad anyway. */
const NO_DAY: Day = '1900-01-01';

/** Reads the fields of one row. What is blank is null; what is wrong is null too and a complaint. */
export class CellReader {
  readonly complaints: Complaint[] = [];

  constructor(
    private readonly row: CsvRow,
    private readonly formats: Formats,
  ) {}

  /** Whether the row may be written: what was wrong, if anything, was left blank as the mapping says. */
  get isGood(): boolean {
    return this.complaints.every(({ blanked }) => blanked);
  }

  text(field: Spec): string | null {
    const found = this.find(field);
    return found === null ? null : found.text;
  }

  /** A text the row cannot do without. */
  required(field: Field): string {
    return this.text(field) ?? (this.missing(field), '');
  }

  /** A text that must pass a check of its own. */
  checked(field: Field, is: (text: string) => boolean, wrong: string): string | null {
    return this.read<string>(field, (text) => (is(text) ? text : { wrong }));
  }

  fen(field: Spec): Fen | null {
    if (field?.firstOf) return this.firstAmount(field);
    return this.read<Fen>(field, (text) => {
      const fen = amount(text, field?.unit ?? this.formats.unit, this.formats);
      if (typeof fen === 'string') return { wrong: fen };
      return fen < 0n ? { wrong: 'is a negative amount', implausible: true } : fen;
    });
  }

  requiredFen(field: Field): Fen {
    return this.fen(field) ?? (this.missing(field), 0n);
  }

  /** A day the row cannot do without. */
  requiredDay(field: Field): Day {
    return this.day(field) ?? (this.missing(field), NO_DAY);
  }

  day(field: Spec): Day | null {
    const form = field?.date ?? this.formats.date;
    return this.read<Day>(field, (text) => {
      const day = dayFrom(text, form);
      if (day === null) return { wrong: `is not a day (expected ${form})` };
      const [first, last] = field?.between ?? ['1900-01-01', '2100-12-31'];
      return day < first || day > last
        ? { wrong: `is not between ${first} and ${last}`, implausible: true }
        : day;
    });
  }

  /** A per cent in basis points, 0 to 10000. */
  basisPoints(field: Spec): number | null {
    const bp = this.read<bigint>(field, (text) => {
      const value = scaled(text, 2, this.formats);
      if (typeof value === 'string') return { wrong: value };
      const isWithin = value >= 0n && value <= 10_000n;
      return isWithin ? value : { wrong: 'is not between 0 and 100 per cent', implausible: true };
    });
    return bp === null ? null : Number(bp);
  }

  /** Degrees; the one number that is no integer. */
  degrees(field: Spec, limit: number): number | null {
    return this.read<number>(field, (text) => {
      const value = /^-?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
      return Math.abs(value) <= limit ? value : { wrong: `is not a coordinate up to ${limit} degrees` };
    });
  }

  complain(column: string, reason: string, blanked = false): void {
    this.complaints.push({ line: this.row.line, column, reason, blanked });
  }

  private firstAmount(field: Field): Fen | null {
    let zero: Fen | null = null;
    for (const column of field.firstOf ?? []) {
      const fen = this.fen({ ...field, firstOf: undefined, ifBlank: undefined, column });
      if (fen !== null && fen > 0n) return fen;
      zero ??= fen;
    }
    return zero ?? this.fen({ ...field, firstOf: undefined, constant: field.ifBlank ?? '' });
  }

  /** Converts the text of a field. A converter answers with the value, or says what is wrong. */
  private read<T extends bigint | string | number>(
    field: Spec,
    convert: (text: string) => T | Wrong,
  ): T | null {
    const found = this.find(field);
    if (found === null) return null;
    const value = convert(found.text);
    if (typeof value !== 'object') return value;
    return this.refuse(field, found, value);
  }

  private find(field: Spec): Found | null {
    if (field === undefined) return null;
    const found = findText(field, this.row.cells);
    if (field.pattern !== undefined && found.text !== '' && !wholly(field.pattern, found.text))
      return this.refuse(field, found, { wrong: `does not look right (expected ${field.pattern})` });
    if (field.values) {
      const key = Object.hasOwn(field.values, found.text) ? found.text : '*';
      const mapped = found.text === '' && key === '*' ? undefined : field.values[key];
      if (mapped === undefined && found.text !== '') {
        const known = Object.keys(field.values).slice(0, 12).join(', ');
        return this.refuse(field, found, { wrong: `is not a value of the mapping (it knows ${known})` });
      }
      found.text = mapped ?? '';
    }
    const text = found.text === '' ? (field.ifBlank ?? '') : found.text;
    return text === '' ? null : { ...found, text };
  }

  private refuse(field: Spec, { column, text }: Found, { wrong, implausible }: Wrong): null {
    const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    const isBlanked =
      field?.onBad === 'blank' || (field?.onBad === 'blank-implausible' && implausible === true);
    this.complain(column, `"${shown}" ${wrong}`, isBlanked);
    return null;
  }

  private missing(field: Field): void {
    const column = columnsOf(field).join(' + ');
    const told = this.complaints.some((c) => !c.blanked && column.includes(c.column));
    if (!told) this.complain(column, 'is blank');
  }
}
