import type { ListFormat } from '@duban/contracts';
import type { Json } from '@duban/domain';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { rowsOf } from '../database/rows';
import { streamRows } from '../database/stream-rows';
import { Work } from '../work/work';
import { csvFile } from './csv';
import { xlsxFile, type Column } from './xlsx';

/** What leaves the house: which list, with what filters, its rows by a statement, and how each is told. */
export type LeavingList<Row, Line> = {
  list: string;
  filters: Record<string, unknown>;
  statement: { sql: string; params: unknown[] };
  /** Some hundreds of rows at a time; `em` reads more of the same moment. */
  present: (rows: Row[], em: EntityManager) => Line[] | Promise<Line[]>;
};
/** A list as a table. */
export type Exported<Row, Line> = LeavingList<Row, Line> & {
  format: ListFormat;
  file: { name: string; sheet: string; columns: Column<Line>[] };
};

/** A table that is made already, of as many lines as fit a page or a few. */
export type ExportedLines<Line> = Pick<Exported<never, Line>, 'list' | 'filters' | 'format' | 'file'> & {
  lines: Line[];
};

/** Lists as files. Every one that leaves is in the audit trail before its first byte does. */
@Injectable()
export class Exports {
  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
  ) {}

  file<Row, Line>(actor: Actor, wanted: Exported<Row, Line>): Promise<StreamableFile> {
    const make = wanted.format === 'csv' ? csvFile<Line> : xlsxFile<Line>;
    return this.send(actor, wanted, (lines) => make(wanted.file, lines));
  }

  /** A view that was computed: its lines are few and known. */
  async lines<Line>(actor: Actor, { lines, ...wanted }: ExportedLines<Line>): Promise<StreamableFile> {
    const make = wanted.format === 'csv' ? csvFile<Line> : xlsxFile<Line>;
    async function* all() {
      yield await Promise.resolve(lines);
    }
    await this.record(actor, wanted, lines.length);
    return make(wanted.file, all());
  }

  /** `make`: the file of the lines, made while it is sent. */
  async send<Row, Line>(
    actor: Actor,
    wanted: LeavingList<Row, Line>,
    make: (lines: AsyncGenerator<Line[]>) => Promise<StreamableFile>,
  ): Promise<StreamableFile> {
    const { statement, present } = wanted;
    const read = streamRows<Row>(this.source, statement);
    async function* lines() {
      for await (const { rows, em } of read) yield await present(rows, em);
    }
    const file = await make(lines());
    try {
      await this.record(actor, wanted, await this.count(wanted.statement));
    } catch (error) {
      file.getStream().destroy();
      throw error;
    }
    return file;
  }

  private async count({ sql, params }: LeavingList<never, never>['statement']): Promise<number> {
    const [count] = await rowsOf<{ rows: number }>(
      this.source,
      `select count(*)::int as rows from (${sql}) list`,
      params,
    );
    return count?.rows ?? 0;
  }

  /** Tells the audit trail. `rows`: how many the list holds as it leaves; the file may be broken off before its end. */
  async record(
    actor: Actor,
    { list, filters }: Pick<LeavingList<never, never>, 'list' | 'filters'>,
    rows: number,
  ): Promise<void> {
    const given = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '');
    const data = { filters: Object.fromEntries(given) as Record<string, Json>, rows };
    await this.work.run(actor, (tx) => {
      tx.record({ type: 'list.exported', subject: { type: 'list', id: list }, data });
      return Promise.resolve();
    });
  }
}
