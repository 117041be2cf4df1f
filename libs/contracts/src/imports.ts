import { IMPORT_STATES } from '@duban/domain';
import { z } from 'zod';
import { Done, Id, InstantText, PageQuery, pageOf, Version } from './common';
import { CSV, endpoint, ListFormat, XLSX } from './endpoint';
import { ActionName } from './identity';

/** What a file may be: the register with its plans, the months of projects, permits and milestones. */
export const ImportKindName = z.enum(['projects', 'reports', 'milestones']);
export type ImportKindName = z.infer<typeof ImportKindName>;
export const ImportFieldType = z.enum([
  'text',
  'code',
  'money',
  'day',
  'month',
  'year',
  'percent',
  'choice',
  'yes-no',
  'labels',
  'org',
  'place',
]);
const Words = z.object({ zh: z.string(), en: z.string() });

/** A field a column may be matched with. */
export const ImportField = z.object({
  key: z.string(),
  type: ImportFieldType,
  name: Words,
  /** always: a row is nothing without it; new: of a project or matter the register does not know yet. */
  required: z.enum(['always', 'new']).nullable(),
  what: Words,
  example: z.string(),
  usedBy: Words,
  choices: z.array(z.object({ value: z.string(), zh: z.string(), en: z.string() })),
});
export type ImportField = z.infer<typeof ImportField>;

export const listImportKinds = endpoint({
  name: 'listImportKinds',
  summary: 'What the viewer may bring in as a file, with the fields of each kind',
  method: 'GET',
  path: '/import-kinds',
  needs: 'import:run',
  returns: z.object({
    items: z.array(z.object({ kind: ImportKindName, fields: z.array(ImportField), maxRows: z.int() })),
  }),
});

export const downloadTemplate = endpoint({
  name: 'downloadTemplate',
  summary: 'A file to fill in: the heads of the columns, and for xlsx a second sheet that explains each',
  method: 'GET',
  path: '/import-kinds/:kind/template',
  needs: 'import:run',
  params: z.object({ kind: ImportKindName }),
  query: z.object({ format: ListFormat }),
  file: [XLSX, CSV],
  returns: z.never(),
});

export const ImportUnit = z.enum(['yuan', 'wan', 'yi']);
export type ImportUnit = z.infer<typeof ImportUnit>;
export const ImportDateForm = z.enum(['auto', 'DD/MM/YYYY', 'MM/DD/YYYY']);
export type ImportDateForm = z.infer<typeof ImportDateForm>;
export const ImportEncoding = z.enum(['utf-8', 'gb18030']);
export const ImportDelimiter = z.enum([',', ';', '\t']);

/** What a column becomes; `field` null: it is left out. */
export const ImportColumn = z.object({
  field: z.string().max(40).nullable(),
  unit: ImportUnit.default('wan'),
  date: ImportDateForm.default('auto'),
});
export type ImportColumn = z.infer<typeof ImportColumn>;

/** Something wrong with a cell, or with the whole row. `column` counts from 0. */
export const ImportFault = z.object({
  column: z.int().nullable(),
  head: z.string(),
  field: z.string().nullable(),
  code: z.string(),
  facts: z.record(z.string(), z.unknown()),
});
export type ImportFault = z.infer<typeof ImportFault>;

const Counts = z.object({
  rows: z.int(),
  created: z.int(),
  changed: z.int(),
  same: z.int(),
  refused: z.int(),
  /** Of those changed: plans of a year that were there and say something else now. */
  replanned: z.int(),
  /** Projects that leave the register, or the direct report, by this file. */
  left: z.int(),
});
export type ImportCounts = z.infer<typeof Counts>;
const UndoCounts = z.object({ restored: z.int(), kept: z.int() });

const ImportLine = z.object({
  id: Id,
  kind: ImportKindName,
  state: z.enum(IMPORT_STATES),
  file: z.object({ name: z.string(), size: z.int(), sha256: z.string() }),
  by: z.string(),
  unit: z.string(),
  createdAt: InstantText,
  doneAt: InstantText.nullable(),
  counts: Counts.nullable(),
  reason: z.string(),
  undo: z
    .object({ by: z.string(), at: InstantText, reason: z.string(), counts: UndoCounts.nullable() })
    .nullable(),
  can: z.array(ActionName),
});
export type ImportLine = z.infer<typeof ImportLine>;

export const ImportView = ImportLine.extend({
  format: z.enum(['xlsx', 'csv']),
  /** How the file is read; of a spreadsheet the sheet, of a text its encoding and what stands between the cells. */
  form: z.object({
    sheet: z.string().nullable(),
    encoding: ImportEncoding.nullable(),
    delimiter: ImportDelimiter.nullable(),
    /** The line of the heads, from 1. */
    headLine: z.int(),
  }),
  sheets: z.array(z.string()),
  heads: z.array(z.string()),
  /** Rows below the heads, blank ones aside. */
  rows: z.int(),
  columns: z.array(ImportColumn),
  /** The first rows: what stands in the cell, and how it is read where its column is matched. */
  samples: z.array(
    z.object({
      line: z.int(),
      cells: z.array(
        z.object({ text: z.string(), read: z.string().nullable(), fault: ImportFault.nullable() }),
      ),
    }),
  ),
  /** Fields the file has to have and no column is matched with. */
  missing: z.array(z.string()),
  /** The saved mapping that fits the heads, if one did. */
  mapping: z.string().nullable(),
  /** The same file, imported before and not undone. */
  sameAs: z.object({ id: Id, at: InstantText, by: z.string() }).nullable(),
  /** Cells whose value was computed by the spreadsheet: the value is taken. */
  formulas: z.int(),
  progress: z
    .object({ step: z.enum(['waiting', 'reading', 'writing', 'undoing']), done: z.int(), of: z.int() })
    .nullable(),
  failure: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
  skipBad: z.boolean(),
  version: Version,
});
export type ImportView = z.infer<typeof ImportView>;

const OneImport = z.object({ importId: Id });

export const startImport = endpoint({
  name: 'startImport',
  summary: 'Begin with a file that was sent before: how it is read and what its columns become is proposed',
  method: 'POST',
  path: '/imports',
  needs: 'import:run',
  body: z.object({ kind: ImportKindName, attachmentId: Id }),
  returns: ImportView,
});
export const listImports = endpoint({
  name: 'listImports',
  summary: 'The imports of the viewer’s scope, newest first',
  method: 'GET',
  path: '/imports',
  needs: 'import:read',
  query: PageQuery,
  returns: pageOf(ImportLine),
});
export const getImport = endpoint({
  name: 'getImport',
  summary: 'One import: how its file is read, how far it is, what it did',
  method: 'GET',
  path: '/imports/:importId',
  needs: 'import:read',
  params: OneImport,
  returns: ImportView,
});
export const shapeImport = endpoint({
  name: 'shapeImport',
  summary: 'Change how the file is read or what its columns become',
  method: 'PATCH',
  path: '/imports/:importId',
  needs: 'import:run',
  params: OneImport,
  body: z.object({
    sheet: z.string().max(100).optional(),
    encoding: ImportEncoding.optional(),
    delimiter: ImportDelimiter.optional(),
    headLine: z.int().min(1).max(50).optional(),
    columns: z.array(ImportColumn).max(300).optional(),
    version: Version,
  }),
  returns: ImportView,
});
export const tryImport = endpoint({
  name: 'tryImport',
  summary: 'The dry run: the whole import, taken back. It is done in the background',
  method: 'POST',
  path: '/imports/:importId/try',
  needs: 'import:run',
  params: OneImport,
  body: z.object({ version: Version }),
  returns: ImportView,
});
export const runImport = endpoint({
  name: 'runImport',
  summary: 'Import what was tried: all of it in one transaction, in the background',
  method: 'POST',
  path: '/imports/:importId/run',
  needs: 'import:run',
  params: OneImport,
  body: z.object({
    /** Write the good rows though others are refused. */
    skipBad: z.boolean().default(false),
    /** Required where plans that were there change, or a project leaves. */
    reason: z.string().trim().max(500).default(''),
    /** The same file was imported before, and is meant once more. */
    again: z.boolean().default(false),
    version: Version,
  }),
  returns: ImportView,
});
export const undoImport = endpoint({
  name: 'undoImport',
  summary:
    'Take a whole import back: what nobody has changed since becomes what it was, the rest is listed and stays',
  method: 'POST',
  path: '/imports/:importId/undo',
  needs: 'import:run',
  params: OneImport,
  body: z.object({ reason: z.string().trim().min(2).max(500), version: Version }),
  returns: ImportView,
});

export const ImportRow = z.object({
  line: z.int(),
  what: z.enum(['created', 'changed', 'refused']),
  /** What the row is about, in the file's own words. */
  label: z.string(),
  projectId: Id.nullable(),
  changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  faults: z.array(ImportFault),
  undone: z.enum(['restored', 'kept']).nullable(),
  /** Why it was kept. */
  why: z.string().nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;
export const listImportRows = endpoint({
  name: 'listImportRows',
  summary: 'The rows that are new, changed or refused, in the order of the file',
  method: 'GET',
  path: '/imports/:importId/rows',
  needs: 'import:read',
  params: OneImport,
  query: PageQuery.extend({ what: z.enum(['created', 'changed', 'refused', 'kept']).optional() }),
  returns: pageOf(ImportRow),
});
export const downloadMarked = endpoint({
  name: 'downloadMarked',
  summary: 'The file again, with what is wrong marked in it and told in a column of its own',
  method: 'GET',
  path: '/imports/:importId/marked',
  needs: 'import:read',
  params: OneImport,
  query: z.object({ lang: z.enum(['zh', 'en']).default('zh') }),
  file: [XLSX, CSV],
  returns: z.never(),
});

export const ImportMapping = z.object({
  id: Id,
  name: z.string(),
  kind: ImportKindName,
  heads: z.array(z.string()),
  columns: z.array(ImportColumn),
  by: z.string(),
  at: InstantText,
});
export type ImportMapping = z.infer<typeof ImportMapping>;
export const listMappings = endpoint({
  name: 'listMappings',
  summary: 'The saved mappings of the viewer’s organisation',
  method: 'GET',
  path: '/import-mappings',
  needs: 'import:run',
  query: z.object({ kind: ImportKindName }),
  returns: z.object({ items: z.array(ImportMapping) }),
});
export const saveMapping = endpoint({
  name: 'saveMapping',
  summary: 'Keep how an import matches its columns under a name; the same name is written over',
  method: 'POST',
  path: '/imports/:importId/mapping',
  needs: 'import:run',
  params: OneImport,
  body: z.object({ name: z.string().trim().min(1).max(40) }),
  returns: ImportMapping,
});
export const removeMapping = endpoint({
  name: 'removeMapping',
  summary: 'Forget a saved mapping',
  method: 'DELETE',
  path: '/import-mappings/:mappingId',
  needs: 'import:run',
  params: z.object({ mappingId: Id }),
  returns: Done,
});
