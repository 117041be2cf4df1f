import { isCreditCode, isIndustry } from '@duban/domain';
import { Counting } from '@duban/contracts';
import { z } from 'zod';
import type { CellReader } from './cell-reader';
import { coded, Field } from './field';

/** What a file may tell of a project beyond what it must. What it does not map is not touched in the register. */
export const MoreFields = {
  legalName: Field.optional(),
  creditCode: Field.optional(),
  industry: Field.optional(),
  scale: Field.optional(),
  /** Name of the department; a missing one becomes a department of the county, as units do. */
  regulator: Field.optional(),
  leader: Field.optional(),
  officer: Field.optional(),
  governmentFunded: coded(z.enum(['true', 'false'])).optional(),
  estimate: Field.optional(),
  /** 概算: the approved budget. */
  budget: Field.optional(),
  counting: coded(Counting).optional(),
  plannedOperation: Field.optional(),
  actualOperation: Field.optional(),
  registeredOn: Field.optional(),
};
type Key = keyof typeof MoreFields;
type Value = string | null;

/** The column a field is kept in, and its type where a file is staged. The regulator is staged by name. */
const COLUMNS: Record<Key, readonly [column: string, type: string]> = {
  legalName: ['legal_name', 'text'],
  creditCode: ['credit_code', 'text'],
  industry: ['industry', 'text'],
  scale: ['scale', 'text'],
  regulator: ['regulator_id', 'uuid'],
  leader: ['leader_name', 'text'],
  officer: ['officer_name', 'text'],
  governmentFunded: ['government_funded', 'boolean'],
  estimate: ['estimate_fen', 'bigint'],
  budget: ['budget_fen', 'bigint'],
  counting: ['counting', 'text'],
  plannedOperation: ['planned_operation', 'date'],
  actualOperation: ['actual_operation', 'date'],
  registeredOn: ['registered_on', 'date'],
};

const READ: Record<Key, (cells: CellReader, field: Field) => Value> = {
  legalName: (cells, field) => cells.text(field) ?? '',
  creditCode: (cells, field) => cells.checked(field, isCreditCode, 'is not a unified social credit code'),
  industry: (cells, field) => cells.checked(field, isIndustry, 'is not a division of GB/T 4754-2017'),
  scale: (cells, field) => cells.text(field) ?? '',
  regulator: (cells, field) => cells.text(field),
  leader: (cells, field) => cells.text(field) ?? '',
  officer: (cells, field) => cells.text(field) ?? '',
  governmentFunded: (cells, field) => cells.text(field) ?? 'false',
  estimate: (cells, field) => cells.fen(field)?.toString() ?? null,
  budget: (cells, field) => cells.fen(field)?.toString() ?? null,
  counting: (cells, field) => cells.text(field) ?? 'physical',
  plannedOperation: (cells, field) => cells.day(field),
  actualOperation: (cells, field) => cells.day(field),
  registeredOn: (cells, field) => cells.day(field),
};

/** Mapped fields of a row, by name. */
export type More = Partial<Record<Key, Value>>;

export function readMore(cells: CellReader, fields: Partial<Record<Key, Field | undefined>>): More {
  return Object.fromEntries(
    (Object.keys(READ) as Key[]).flatMap((key) => {
      const field = fields[key];
      return field === undefined ? [] : [[key, READ[key](cells, field)]];
    }),
  );
}

/** The columns these fields are staged in, with their types; the name of the regulator waits beside its id. */
export const stagedMore = (more: More): (readonly [column: string, type: string])[] =>
  (Object.keys(more) as Key[]).flatMap((key) =>
    key === 'regulator' ? [COLUMNS[key], ['regulator', 'text'] as const] : [COLUMNS[key]],
  );

/** The row as it is staged: by column, the regulator by name. */
export const rowOfMore = (more: More): Record<string, Value> =>
  Object.fromEntries(
    (Object.entries(more) as [Key, Value][]).map(([key, value]) => [
      key === 'regulator' ? 'regulator' : COLUMNS[key][0],
      value,
    ]),
  );
