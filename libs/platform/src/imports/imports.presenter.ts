import type { ActionName, ImportField, ImportFault, ImportLine, ImportView } from '@duban/contracts';
import { may, mayMoveImport, type Action } from '@duban/domain';
import type { z } from 'zod';
import type { Actor } from '../access/actor';
import { readCell } from './cells/read-cell';
import type { findSameFile, Import } from './imports.queries';
import type { ImportKind, KindField } from './kinds';

export const presentField = ({ synonyms: _synonyms, ...field }: KindField): ImportField => field;

/** What the viewer may do with it now: all of it who made it, taking it back also the head of the office. */
export function mayOf(actor: Actor, row: Import, kind: ImportKind | null): { run: boolean; undo: boolean } {
  const isWithin = kind !== null && may(actor, kind.needs, [row.org_id]);
  const isOwn = row.account_id === actor.accountId;
  return { run: isWithin && isOwn, undo: isWithin && (isOwn || actor.roles.includes('office-head')) };
}

export function presentLine(row: Import, actor: Actor, kind: ImportKind | null): ImportLine {
  const allowed = mayOf(actor, row, kind);
  const may = row.state === 'done' ? allowed.undo : allowed.run;
  const can: z.infer<typeof ActionName>[] = may ? ['import:run' satisfies Action] : [];
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    file: { name: row.file_name, size: row.file_size, sha256: row.sha256 },
    by: row.by_name,
    unit: row.org_name,
    createdAt: row.created_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
    counts: row.counts,
    reason: row.reason,
    undo: row.state === 'undoing' || row.state === 'undone' ? row.undo : null,
    can,
  };
}

export function presentImport(
  row: Import,
  actor: Actor,
  kind: ImportKind | null,
  same: Awaited<ReturnType<typeof findSameFile>>,
): ImportView {
  const { form, columns } = row;
  const fields = kind?.fields ?? [];
  return {
    ...presentLine(row, actor, kind),
    format: form.format,
    form: { sheet: form.sheet, encoding: form.encoding, delimiter: form.delimiter, headLine: form.headLine },
    sheets: form.sheets,
    heads: form.heads,
    rows: form.rows,
    columns,
    samples: samplesOf(row, fields),
    missing: missingFields(row, fields),
    mapping: row.mapping,
    sameAs:
      same && mayMoveImport(row.state, 'run')
        ? { id: same.id, at: same.done_at.toISOString(), by: same.by_name }
        : null,
    formulas: form.formulas,
    progress: row.progress,
    failure: row.failure,
    skipBad: row.skip_bad,
    version: row.version,
  };
}

/** Fields no row can do without and no column is matched with. */
export const missingFields = ({ columns }: Pick<Import, 'columns'>, fields: readonly KindField[]): string[] =>
  fields
    .filter(({ key, required }) => required === 'always' && !columns.some(({ field }) => field === key))
    .map(({ key }) => key);

function samplesOf({ form, columns }: Import, fields: readonly KindField[]): ImportView['samples'] {
  return form.samples.map(({ line, cells, marks }) => ({
    line,
    cells: form.heads.map((head, at) => {
      const text = cells[at] ?? '';
      const column = columns[at];
      const field = fields.find(({ key }) => key === column?.field);
      if (!column || !field) return { text, read: null, fault: null };
      const read = readCell(text, new Map(marks).get(at), field, column);
      if ('code' in read) return { text, read: null, fault: faultOf(at, head, field.key, read) };
      const value = Array.isArray(read.value) ? read.value.join('；') : read.value;
      return { text, read: value === undefined || value === null ? null : String(value), fault: null };
    }),
  }));
}

const faultOf = (
  column: number,
  head: string,
  field: string,
  { code, facts }: { code: string; facts: Record<string, unknown> },
): ImportFault => ({ column, head, field, code, facts });
