import { may, type Json } from '@duban/domain';
import {
  aloneIn,
  DomainError,
  ImportKinds,
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
import { findMilestone, type OwedRow } from '../milestones.queries';
import { MilestonesService } from '../milestones.service';
import { Lookups } from './lookups';
import { MILESTONE_FIELDS } from './milestone-fields';

const MAX_ROWS = 5000;
const CHUNK = 200;

type Fields = { plannedDay?: string; unitId?: string; note?: string; actualDay?: string | null };
type Owner = { id: string; unit_id: string; owner_id: string | null };
type Before = { unitId: string; plannedDay: string; note: string; actualDay: string | null };

/** 手续节点 as a file: each row by the service people use, so that rights, reasons and events are the same. */
@Injectable()
export class MilestoneImport implements OnModuleInit {
  constructor(
    private readonly kinds: ImportKinds,
    private readonly milestones: MilestonesService,
  ) {}

  onModuleInit(): void {
    this.kinds.add({
      name: 'milestones',
      needs: 'milestone:finish',
      fields: MILESTONE_FIELDS,
      chunk: CHUNK,
      maxRows: MAX_ROWS,
      keyOf: ({ code, kind, name }) =>
        typeof code === 'string' && kind && name ? `${code} ${String(kind)} ${String(name)}` : null,
      open: async (tx, cause) => {
        const known = await Lookups.read(tx.em);
        return async (rows) => {
          const outcomes: RowOutcome[] = [];
          for (const row of rows) outcomes.push(await this.one(tx, row, known, cause));
          return outcomes;
        };
      },
      undo: async (tx, rows, cause) => {
        const undone: UndoneRow[] = [];
        for (const row of rows) undone.push(await this.undoOne(tx, row, cause));
        return undone;
      },
    });
  }

  private async one(tx: Tx, row: ReadRow, known: Lookups, cause: ImportCause): Promise<RowOutcome> {
    const { line, values } = row;
    const label = [values.code, values.name].filter(Boolean).join(' ');
    const refuse = (faults: RowFault[]): RowOutcome => ({
      line,
      label,
      projectId: null,
      what: 'refused',
      faults,
    });
    if (row.faults.length > 0) return refuse(row.faults);
    const project = await findOwner(tx, String(values.code));
    const unknown: RowFault = { field: 'code', code: 'unknown-project', facts: { found: values.code } };
    if (!project || !may(tx.actor, 'project:read', [project.unit_id, project.owner_id]))
      return refuse([unknown]);
    const { fields, faults } = fieldsOf(row, known);
    if (faults.length > 0) return refuse(faults);
    try {
      return await aloneIn(tx, async () => {
        const kept = await findKept(tx, project.id, row);
        return kept
          ? this.change(tx, row, label, kept, fields, cause)
          : this.enter(tx, row, label, project, fields, cause);
      });
    } catch (error) {
      if (error instanceof DomainError) return refuse(faultsOf(error));
      throw error;
    }
  }

  private async enter(
    tx: Tx,
    { line, values }: ReadRow,
    label: string,
    project: Owner,
    { unitId, plannedDay, note = '', actualDay }: Fields,
    { importId }: ImportCause,
  ): Promise<RowOutcome> {
    if (!unitId || !plannedDay)
      return {
        line,
        label,
        projectId: project.id,
        what: 'refused',
        faults: [{ field: 'name', code: 'unknown-milestone' }],
      };
    const item = {
      ...{ kind: values.kind as 'permit', topic: (values.topic ?? null) as null, name: String(values.name) },
      ...{ unitId, plannedDay, note },
    };
    const told = { import: importId };
    const { items } = await this.milestones.addIn(tx, project.id, { items: [item] }, told);
    let made = items[0];
    if (!made) throw new Error('a milestone that was just added is gone');
    if (actualDay)
      made = await this.milestones.finishIn(tx, made.id, { day: actualDay, version: made.version }, told);
    return {
      ...{ line, label, projectId: project.id, what: 'created', subjectId: made.id, changes: [] },
      ...{ state: {}, after: made.version },
    };
  }

  private async change(
    tx: Tx,
    { line, values }: ReadRow,
    label: string,
    kept: OwedRow,
    fields: Fields,
    cause: ImportCause,
  ): Promise<RowOutcome> {
    const told = { import: cause.importId };
    const { unitId = kept.unit_id, plannedDay = kept.planned_day, note = kept.note } = fields;
    const isMoved = unitId !== kept.unit_id || plannedDay !== kept.planned_day;
    const isDone = fields.actualDay && fields.actualDay !== kept.actual_day ? fields.actualDay : null;
    if (!isMoved && note === kept.note && !isDone)
      return { line, label, projectId: kept.project_id, what: 'same' };
    let { version } = kept;
    if (isMoved || (note !== kept.note && !isDone)) {
      const said = typeof values.reason === 'string' ? values.reason : cause.reason || `导入：${cause.file}`;
      const reason = isMoved ? said.slice(0, 500) : undefined;
      ({ version } = await this.milestones.changeIn(
        tx,
        kept.id,
        { unitId, plannedDay, note, reason, version },
        told,
      ));
    }
    if (isDone)
      ({ version } = await this.milestones.finishIn(tx, kept.id, { day: isDone, note, version }, told));
    const before: Before = {
      ...{ unitId: kept.unit_id, plannedDay: kept.planned_day, note: kept.note, actualDay: kept.actual_day },
    };
    const now = await findMilestone(tx.em, kept.id);
    return {
      ...{ line, label, projectId: kept.project_id, what: 'changed', subjectId: kept.id },
      ...{ changes: now ? shown(kept, now) : [], state: before as Record<string, Json>, after: version },
    };
  }

  /** What was entered is dropped, what was changed goes back; the reason of the undoing is the reason of each. */
  private async undoOne(tx: Tx, row: WrittenRow, { reason, importId }: ImportCause): Promise<UndoneRow> {
    const { line } = row;
    const now = await findMilestone(tx.em, row.subjectId);
    if (!now) return { line, undone: 'kept', why: 'gone' };
    if (now.version !== row.after) return { line, undone: 'kept', why: 'changed-since' };
    const told = { undoes: importId };
    try {
      await aloneIn(tx, async () => {
        let { version } = now;
        const before = row.state as Partial<Before>;
        const wasOpen = row.what === 'created' || before.actualDay === null;
        if (now.actual_day && wasOpen)
          ({ version } = await this.milestones.reopenIn(tx, now.id, { reason, version }, told));
        if (row.what === 'created') {
          await this.milestones.dropIn(tx, now.id, { reason, version }, told);
          return;
        }
        const { unitId, plannedDay, note, actualDay } = before as Before;
        if (unitId !== now.unit_id || plannedDay !== now.planned_day || note !== now.note)
          ({ version } = await this.milestones.changeIn(
            tx,
            now.id,
            { unitId, plannedDay, note, reason, version },
            told,
          ));
        if (actualDay && actualDay !== now.actual_day)
          await this.milestones.finishIn(tx, now.id, { day: actualDay, version }, told);
      });
      return { line, undone: 'restored' };
    } catch (error) {
      if (error instanceof DomainError) return { line, undone: 'kept', why: error.code };
      throw error;
    }
  }
}

function fieldsOf({ values }: ReadRow, known: Lookups): { fields: Fields; faults: RowFault[] } {
  const fields: Fields = {};
  if (typeof values.plannedDay === 'string') fields.plannedDay = values.plannedDay;
  if (typeof values.actualDay === 'string') fields.actualDay = values.actualDay;
  if ('note' in values) fields.note = String(values.note ?? '').slice(0, 500);
  const name = String(values.name);
  const faults: RowFault[] = name.length < 2 || name.length > 60 ? [{ field: 'name', code: 'too-big' }] : [];
  if (typeof values.unitId !== 'string') return { fields, faults };
  const unit = known.org(values.unitId, { isUnit: true });
  if ('fault' in unit) return { fields, faults: [...faults, { field: 'unitId', ...unit.fault }] };
  return { fields: { ...fields, unitId: unit.id }, faults };
}

async function findOwner(tx: Tx, code: string): Promise<Owner | null> {
  const [row] = await rowsOf<Owner>(tx.em, 'select id, unit_id, owner_id from projects where code = $1', [
    code,
  ]);
  return row ?? null;
}

/** The one of this name that has not been dropped. */
async function findKept(tx: Tx, projectId: string, { values }: ReadRow): Promise<OwedRow | null> {
  const [row] = await rowsOf<{ id: string }>(
    tx.em,
    `select id from milestones where project_id = $1 and kind = $2 and name = $3 and dropped_day is null
     order by created_at limit 1`,
    [projectId, values.kind, values.name],
  );
  return row ? findMilestone(tx.em, row.id) : null;
}

const FIELD_OF: Record<string, string> = { day: 'actualDay' };
/** A refusal of the service in the words of the file. */
function faultsOf({ code, facts, fields }: DomainError): RowFault[] {
  const told = fields?.map(({ path, code, facts }) => {
    const field = path.split('.').at(-1) ?? '';
    return { field: FIELD_OF[field] ?? field, code, facts };
  });
  return told ?? [{ field: null, code, facts }];
}

function shown(before: OwedRow, now: OwedRow): RowChange[] {
  const all: RowChange[] = [
    { field: 'unitId', from: before.unit_short_name, to: now.unit_short_name },
    { field: 'plannedDay', from: before.planned_day, to: now.planned_day },
    { field: 'actualDay', from: before.actual_day, to: now.actual_day },
    { field: 'note', from: before.note || null, to: now.note || null },
  ];
  return all.filter(({ from, to }) => from !== to);
}
