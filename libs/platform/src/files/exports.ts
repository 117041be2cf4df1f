import type { Json } from '@duban/domain';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { rowsOf } from '../database/rows';
import { streamRows } from '../database/stream-rows';
import { Work } from '../work/work';
import { xlsxFile, type Column } from './xlsx';

/** A list that leaves the house: which, with what filters, its rows by a statement, and how they stand in the file. */
export type Exported<Row, Line> = {
  list: string;
  filters: Record<string, unknown>;
  statement: { sql: string; params: unknown[] };
  file: { name: string; sheet: string; columns: Column<Line>[] };
  /** Some hundreds of rows at a time; `em` reads more of the same moment. */
  present: (rows: Row[], em: EntityManager) => Line[] | Promise<Line[]>;
};

/** Lists as spreadsheets. Every one that leaves is in the audit trail before its first byte does. */
@Injectable()
export class Exports {
  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
  ) {}

  async file<Row, Line>(actor: Actor, wanted: Exported<Row, Line>): Promise<StreamableFile> {
    const { statement, present } = wanted;
    const read = streamRows<Row>(this.source, statement);
    async function* lines() {
      for await (const { rows, em } of read) yield await present(rows, em);
    }
    const file = await xlsxFile(wanted.file, lines());
    try {
      await this.record(actor, wanted);
    } catch (error) {
      file.getStream().destroy();
      throw error;
    }
    return file;
  }

  /** `rows`: how many the list holds as it leaves; the file may be broken off before its end. */
  private async record<Row, Line>(actor: Actor, { list, filters, statement }: Exported<Row, Line>) {
    const [count] = await rowsOf<{ rows: number }>(
      this.source,
      `select count(*)::int as rows from (${statement.sql}) list`,
      statement.params,
    );
    const given = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '');
    const data = { filters: Object.fromEntries(given) as Record<string, Json>, rows: count?.rows ?? 0 };
    await this.work.run(actor, (tx) => {
      tx.record({ type: 'list.exported', subject: { type: 'list', id: list }, data });
      return Promise.resolve();
    });
  }
}
