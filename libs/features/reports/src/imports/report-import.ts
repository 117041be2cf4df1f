import { ReportContent, type ReportDraft } from '@duban/contracts';
import { may, type Json, type Period } from '@duban/domain';
import {
  aloneIn,
  DomainError,
  ImportKinds,
  refusedFields,
  rowsOf,
  type ImportCause,
  type ReadRow,
  type RowChange,
  type RowFault,
  type RowOutcome,
  type Tx,
  type UndoneRow,
  type WrittenRow,
} from '@duban/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { z } from 'zod';
import { Report } from '../report.entity';
import { ReportsService } from '../reports.service';
import { REPORT_FIELDS } from './report-fields';

/** A unit's months of a year: each is filed by the service, with its light, checks and notices. */
const MAX_ROWS = 2000;

type Content = z.output<typeof ReportContent>;
type Target = { projectId: string; period: Period };
type Before = { content: Content | null };

const PLAIN = [
  'monthFen',
  'fundsFen',
  'physicalBp',
  'progressStep',
  'noProgressReason',
  'nextPlanFen',
  'ownLight',
] as const;
const TEXTS = ['progressText', 'nextPlanText'] as const;

/** 月报 as a file. Only who files a month by hand may: a reviewer never edits a reporter's figure. */
@Injectable()
export class ReportImport implements OnModuleInit {
  constructor(
    private readonly kinds: ImportKinds,
    private readonly reports: ReportsService,
  ) {}

  onModuleInit(): void {
    this.kinds.add({
      name: 'reports',
      needs: 'report:file',
      fields: REPORT_FIELDS,
      // all at once: an earlier month is filed before a later one, wherever it stands in the file
      chunk: MAX_ROWS,
      maxRows: MAX_ROWS,
      keyOf: ({ code, period }) => (code && period ? `${String(code)} ${String(period)}` : null),
      open: (tx, cause) =>
        Promise.resolve(async (rows) => {
          const inOrder = [...rows].sort((a, b) =>
            String(a.values.period).localeCompare(String(b.values.period)),
          );
          const outcomes: RowOutcome[] = [];
          for (const row of inOrder) outcomes.push(await this.one(tx, row, cause));
          return outcomes;
        }),
      undo: async (tx, rows, cause) => {
        const undone: UndoneRow[] = [];
        for (const row of [...rows].sort(laterFirst)) undone.push(await this.undoOne(tx, row, cause));
        return undone;
      },
    });
  }

  private async one(tx: Tx, row: ReadRow, { importId, file, reason }: ImportCause): Promise<RowOutcome> {
    const { line, values } = row;
    const period = String(values.period);
    const label = `${String(values.code)} ${period}`;
    const refuse = (faults: RowFault[]): RowOutcome => ({
      line,
      label,
      projectId: null,
      what: 'refused',
      faults,
    });
    if (row.faults.length > 0) return refuse(row.faults);
    const project = await findProjectByCode(tx, String(values.code));
    if (!project || !may(tx.actor, 'report:read', [project.unit_id, project.owner_id]))
      return refuse([{ field: 'code', code: 'unknown-project', facts: { found: values.code } }]);
    // of a sheet made for every project, a row nothing was written into: its month is not filed by it
    if (saysNothing(row)) return { line, label, projectId: project.id, what: 'same' };
    const target = { projectId: project.id, period };
    const kept = await tx.em.findOneBy(Report, { project_id: project.id, period });
    const isFiled = kept?.state === 'submitted';
    const before = isFiled ? ReportContent.parse(kept.content) : null;
    const parsed = ReportContent.safeParse(contentOf(row, before ?? kept?.draft ?? null));
    if (!parsed.success)
      return refuse(
        refusedFields(parsed.error, '').map(({ path, code, facts }) => ({
          field: fieldOf(path),
          code,
          facts,
        })),
      );
    const changes = before ? changesOf(before, parsed.data) : [];
    if (before && changes.length === 0) return { line, label, projectId: project.id, what: 'same' };
    try {
      const done = await aloneIn(tx, () =>
        this.reports.submitIn(
          tx,
          target,
          { content: parsed.data, version: kept?.version ?? 0, reason: reason ?? `按文件更正：${file}` },
          { import: importId },
        ),
      );
      const state = { ...target, content: before } as unknown as Record<string, Json>;
      const common = {
        line,
        label,
        projectId: project.id,
        subjectId: project.id,
        changes,
        state,
        after: done.version,
      };
      return before ? { ...common, what: 'changed' } : { ...common, what: 'created' };
    } catch (error) {
      if (error instanceof DomainError) return refuse(faultsOf(error));
      throw error;
    }
  }

  /** A first submission is withdrawn; a correction is corrected back, as a version of its own. */
  private async undoOne(tx: Tx, row: WrittenRow, { reason, importId }: ImportCause): Promise<UndoneRow> {
    const { line, after } = row;
    const { projectId, period, content } = row.state as unknown as Target & Before;
    const target = { projectId, period };
    try {
      const now = await tx.em.findOneBy(Report, { project_id: projectId, period });
      if (now?.version !== after) return { line, undone: 'kept', why: now ? 'changed-since' : 'gone' };
      await aloneIn(tx, async () => {
        if (content)
          await this.reports.submitIn(tx, target, { content, version: after, reason }, { undoes: importId });
        else await this.reports.withdrawIn(tx, target, { version: after, reason, undoes: importId });
      });
      return { line, undone: 'restored' };
    } catch (error) {
      if (error instanceof DomainError) return { line, undone: 'kept', why: error.code };
      throw error;
    }
  }
}

const laterFirst = (a: WrittenRow, b: WrittenRow): number =>
  String(b.state.period).localeCompare(String(a.state.period));

async function findProjectByCode(
  tx: Tx,
  code: string,
): Promise<{ id: string; unit_id: string; owner_id: string | null } | null> {
  const [row] = await rowsOf<{ id: string; unit_id: string; owner_id: string | null }>(
    tx.em,
    'select id, unit_id, owner_id from projects where code = $1',
    [code],
  );
  return row ?? null;
}

const saysNothing = ({ values }: ReadRow): boolean =>
  Object.keys(values).every((key) => key === 'code' || key === 'period');

/** What was filed, or drafted, with what the row says otherwise. */
function contentOf({ values }: ReadRow, before: ReportDraft | null): Record<string, unknown> {
  const content: Record<string, unknown> = { ...before };
  for (const key of PLAIN) if (key in values) content[key] = values[key] ?? null;
  for (const key of TEXTS) if (key in values) content[key] = values[key] ?? '';
  const [category, text] = [values.problemCategory, values.problemText];
  // the problem that was there stays as it was told, with who should help
  const [told, ...others] = before?.problems ?? [];
  const isTold =
    others.length === 0 && told?.text === text && told?.category === (category ?? told?.category);
  if (text !== undefined && !isTold)
    content.problems = text === null ? [] : [{ category: category ?? '其他', text }];
  return content;
}

function changesOf(before: Content, after: Content): RowChange[] {
  const text = (value: unknown) =>
    value === null || value === undefined || value === ''
      ? null
      : typeof value === 'string'
        ? value
        : JSON.stringify(value);
  return [...PLAIN, ...TEXTS, 'problems' as const]
    .map((key): RowChange => ({
      field: key === 'problems' ? 'problemText' : key,
      from: text(before[key]),
      to: text(after[key]),
    }))
    .filter(({ from, to }) => from !== to);
}

const FIELD_OF: Record<string, string> = { problems: 'problemText' };
const fieldOf = (path: string): string => {
  const first = path.replace(/^\./, '').split('.')[0] ?? '';
  return FIELD_OF[first] ?? first;
};

/** A refusal of the service in the words of the file. */
function faultsOf({ code, facts, fields }: DomainError): RowFault[] {
  if (fields)
    return fields.map(({ path, code, facts }) => ({
      // a file has no column for photographs
      field: path === 'photoIds' ? null : fieldOf(path),
      code,
      facts,
    }));
  return [{ field: code === 'period-not-open' ? 'period' : null, code, facts }];
}
