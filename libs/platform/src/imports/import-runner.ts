import type { ImportFault } from '@duban/contracts';
import type { Json, Role } from '@duban/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../access/actor';
import { isDatabaseAway } from '../database/away';
import { rowsOf } from '../database/rows';
import { FileStorage } from '../files/storage';
import { DomainError } from '../http/domain-error';
import { LOG, type Log } from '../log/log';
import type { Task } from '../tasks/on-task';
import type { Tx } from '../work/tx';
import { Work } from '../work/work';
import { asRefusal, withLocalFile } from './import-files';
import { ImportTally } from './import-tally';
import { findImport, writeKeptRows, type Import } from './imports.queries';
import { ImportKinds, type ImportCause, type ImportKind, type RowFault, type WrittenRow } from './kinds';
import { matchedColumns, readRows } from './read-rows';

/** Held by every import, the command line's too: two never write at once. */
export const IMPORT_LOCK = 4_127_005;

/** What was done is taken back, and what would have come of it is known. */
class TakenBack extends Error {
  constructor(readonly tally: ImportTally) {
    super('taken back');
  }
}

/** Does what people asked of an import: one transaction for a file, so that no half of one stays. */
@Injectable()
export class ImportRunner {
  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
    private readonly storage: FileStorage,
    private readonly kinds: ImportKinds,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** The dry run: the import itself, taken back. */
  try(task: Task): Promise<void> {
    return this.guarded(task, 'trying', async (row, kind, actor) => {
      await this.keepTried(actor, row, await this.rehearse(row, kind, actor), null);
    });
  }

  run(task: Task): Promise<void> {
    return this.guarded(task, 'importing', async (row, kind, actor) => {
      try {
        await this.write(row, kind, actor, false);
      } catch (error) {
        if (!(error instanceof TakenBack)) throw error;
        // since the dry run somebody changed what the rows are held against
        const failure = { code: 'import-refused', facts: { reason: 'has-refused' } };
        await this.keepTried(actor, row, error.tally, failure);
      }
    });
  }

  undo(task: Task): Promise<void> {
    return this.guarded(task, 'undoing', async (row, kind, actor) => {
      const note = row.undo;
      if (!note) throw new Error(`import ${row.id} is to be undone by nobody`);
      await this.work.run(actor, async (tx) => {
        await tx.em.query('select pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
        const counts = await this.undoRows(tx, row, kind, { ...causeOf(row), reason: note.reason });
        await tx.em.query(
          `update imports set state = 'undone', progress = null, undo = $2, version = version + 1 where id = $1`,
          [row.id, JSON.stringify({ ...note, counts })],
        );
        tx.record({
          type: 'import.undone',
          subject: { type: 'import', id: row.id },
          unitId: row.org_id,
          data: { kind: row.kind, file: row.file_name, sha256: row.sha256, reason: note.reason, ...counts },
        });
      });
    });
  }

  private async rehearse(row: Import, kind: ImportKind, actor: Actor): Promise<ImportTally> {
    try {
      await this.write(row, kind, actor, true);
    } catch (error) {
      if (error instanceof TakenBack) return error.tally;
      throw error;
    }
    throw new Error('a dry run was not taken back');
  }

  private write(row: Import, kind: ImportKind, actor: Actor, isDry: boolean): Promise<void> {
    return asRefusal(() =>
      withLocalFile(this.storage, row.storage_key, (path) =>
        this.work.run(actor, async (tx) => {
          await tx.em.query('select pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
          const tally = await this.writeRows(tx, row, kind, path, isDry);
          const isRefused = tally.counts.refused > 0 && !row.skip_bad;
          if (isDry || isRefused) throw new TakenBack(tally);
          await this.keepDone(tx, row, tally);
        }),
      ),
    );
  }

  private async writeRows(
    tx: Tx,
    row: Import,
    kind: ImportKind,
    path: string,
    isDry: boolean,
  ): Promise<ImportTally> {
    const matched = matchedColumns(row.columns, kind.fields);
    const tally = new ImportTally((fault) => placedFault(row, fault));
    const twice = isDry ? null : await this.findTwice(tx, row.id);
    const write = await kind.open(tx, causeOf(row));
    let done = 0;
    for await (const rows of readRows(path, row.form, matched, kind.chunk)) {
      for (const one of rows) {
        const fault = twice?.get(one.line);
        if (fault) one.faults.push({ field: null, code: fault.code, facts: fault.facts });
      }
      const good = tally.sift(rows, kind.keyOf);
      for (const outcome of good.length > 0 ? await write(good) : []) tally.add(outcome);
      // nobody will ever read what a dry run would have told
      if (isDry) tx.events.length = 0;
      done += rows.length;
      await this.tellProgress(row, isDry ? 'reading' : 'writing', done, row.form.rows);
    }
    return tally;
  }

  /** Told beside the transaction, which nobody else sees until it ends. */
  private async tellProgress(row: Import, step: string, done: number, of: number): Promise<void> {
    await this.source.query('update imports set progress = $2 where id = $1', [
      row.id,
      JSON.stringify({ step, done, of }),
    ]);
  }

  /** By line: what the dry run found to be about the same as another row, further down the file perhaps. */
  private async findTwice(tx: Tx, id: string): Promise<Map<number, ImportFault>> {
    const rows = await rowsOf<{ line: number; fault: ImportFault }>(
      tx.em,
      `select line, f as fault from import_rows, jsonb_array_elements(faults) f
       where import_id = $1 and what = 'refused' and f ->> 'code' = 'twice'`,
      [id],
    );
    return new Map(rows.map(({ line, fault }) => [line, fault]));
  }

  private async keepDone(tx: Tx, row: Import, tally: ImportTally): Promise<void> {
    await writeKeptRows(tx.em, row.id, tally.rows());
    await tx.em.query(
      `update imports set state = 'done', counts = $2, progress = null, failure = null, done_at = $3,
         version = version + 1 where id = $1`,
      [row.id, JSON.stringify(tally.counts), new Date(tx.now)],
    );
    tx.record({
      type: 'import.finished',
      subject: { type: 'import', id: row.id },
      unitId: row.org_id,
      data: {
        kind: row.kind,
        file: row.file_name,
        sha256: row.sha256,
        reason: row.reason,
        skipBad: row.skip_bad,
        ...tally.counts,
      },
    });
  }

  private async keepTried(
    actor: Actor,
    row: Import,
    tally: ImportTally,
    failure: Import['failure'],
  ): Promise<void> {
    await this.work.run(actor, async (tx) => {
      await writeKeptRows(tx.em, row.id, tally.rows());
      await tx.em.query(
        `update imports set state = 'tried', counts = $2, progress = null, failure = $3, version = version + 1
         where id = $1`,
        [row.id, JSON.stringify(tally.counts), failure && JSON.stringify(failure)],
      );
    });
  }

  private async undoRows(tx: Tx, row: Import, kind: ImportKind, cause: ImportCause) {
    const counts = { restored: 0, kept: 0 };
    const total = (row.counts?.created ?? 0) + (row.counts?.changed ?? 0);
    // the last first: a row may stand on what an earlier one has written
    for (let before = 2 ** 31 - 1; ;) {
      const rows = await rowsOf<WrittenRow>(
        tx.em,
        `select line, what, subject_id as "subjectId", project_id as "projectId", state, after_version as after
         from import_rows where import_id = $1 and what <> 'refused' and line < $2 order by line desc limit $3`,
        [row.id, before, kind.chunk],
      );
      if (rows.length === 0) return counts;
      const undone = await kind.undo(tx, rows, cause);
      for (const one of undone) counts[one.undone]++;
      await tx.em.query(
        `update import_rows r set undone = u.undone, why = u.why
         from jsonb_to_recordset($2::jsonb) as u (line int, undone text, why text) where r.import_id = $1 and r.line = u.line`,
        [row.id, JSON.stringify(undone)],
      );
      before = rows.at(-1)?.line ?? 0;
      await this.tellProgress(row, 'undoing', counts.restored + counts.kept, total);
    }
  }

  /** Does it if it is still to be done. What goes wrong is kept with the import: nobody waits for an answer. */
  private async guarded(
    task: Task,
    state: Import['state'],
    act: (row: Import, kind: ImportKind, actor: Actor) => Promise<void>,
  ): Promise<void> {
    const row = await findImport(this.source, task.subject);
    const kind = row && this.kinds.find(row.kind);
    if (!row || !kind || row.state !== state) return;
    try {
      await act(row, kind, actorOf(task.payload.by));
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      const known = error instanceof DomainError;
      if (!known) this.log.error({ err: error, import: row.id }, 'an import failed');
      const failure = known ? { code: error.code, facts: error.facts } : { code: 'internal', facts: {} };
      await this.source.query(
        `update imports set state = $2, progress = null, failure = $3, version = version + 1 where id = $1 and state = $4`,
        [row.id, state === 'undoing' ? 'done' : 'failed', JSON.stringify(failure), state],
      );
    }
  }
}

const causeOf = (row: Import): ImportCause => ({ importId: row.id, file: row.file_name, reason: row.reason });

function placedFault({ columns, form }: Import, { field, code, facts = {} }: RowFault): ImportFault {
  const at = field === null ? -1 : columns.findIndex((column) => column.field === field);
  return { column: at < 0 ? null : at, head: form.heads[at] ?? '', field, code, facts };
}

/** Whoever asked for it, as the task remembers. */
function actorOf(by: Json | undefined): Actor {
  const { accountId, orgId, orgIds, roles, name, requestId } = by as {
    accountId: string | null;
    orgId: string | null;
    orgIds: string[];
    roles: Role[];
    name: string;
    requestId: string | null;
  };
  return { accountId, orgId, orgIds, roles, name, requestId, kind: 'person' };
}
