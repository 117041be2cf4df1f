import type { Call, exportAnalysis } from '@duban/contracts';
import { Exports, type Actor, type Column } from '@duban/platform';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { AnalysisReader } from './analysis.reader';
import {
  CURVE_COLUMNS,
  curveLines,
  heatColumns,
  REPLAN_COLUMNS,
  replanLines,
  SCATTER_COLUMNS,
  tableColumns,
} from './analysis.sheets';
import { scatterStatement, type ScatterRow } from './scatter.queries';

type Query = Call<typeof exportAnalysis>['query'];

/** Views of the analysis as files, in the audit trail like every list that leaves. */
@Injectable()
export class AnalysisFiles {
  constructor(
    private readonly reader: AnalysisReader,
    private readonly exports: Exports,
  ) {}

  async file(actor: Actor, query: Query): Promise<StreamableFile> {
    const { view, by, steps, format: _, ...asked } = query;
    switch (view) {
      case 'table': {
        const { rows, whole, period } = await this.reader.table(actor, { ...asked, by });
        const isTime = by === 'month' || by === 'year';
        const lines = isTime ? rows : [...rows, { ...whole, name: '合计' }];
        return this.lines(actor, query, period, { title: '指标分析', lines, columns: tableColumns(by) });
      }
      case 'heat': {
        const group = by === 'month' || by === 'year' ? 'unit' : by;
        const { rows, periods, period } = await this.reader.heat(actor, { ...asked, by: group });
        const columns = heatColumns(group, periods);
        return this.lines(actor, query, period, { title: '分月完成率', lines: rows, columns });
      }
      case 'curve': {
        const curve = await this.reader.curve(actor, asked);
        const sheet = { title: '计划与完成', lines: curveLines(curve), columns: CURVE_COLUMNS };
        return this.lines(actor, query, curve.period, sheet);
      }
      case 'replans': {
        const replans = await this.reader.replans(actor, { ...asked, by: steps });
        const sheet = { title: '计划调整', lines: replanLines(replans), columns: REPLAN_COLUMNS };
        return this.lines(actor, query, replans.period, sheet);
      }
      case 'scatter': {
        const { sight, filters } = await this.reader.sightOf(actor, asked);
        return this.exports.file<ScatterRow, ScatterRow>(actor, {
          list: 'analysis',
          format: query.format,
          filters: toldOf(query),
          statement: scatterStatement(sight, filters),
          file: { name: `投资与形象进度-${sight.closed}`, sheet: '投资与形象进度', columns: SCATTER_COLUMNS },
          present: (rows) => rows,
        });
      }
    }
  }

  private lines<T>(
    actor: Actor,
    query: Query,
    period: string,
    { title, lines, columns }: { title: string; lines: T[]; columns: Column<T>[] },
  ): Promise<StreamableFile> {
    return this.exports.lines(actor, {
      list: 'analysis',
      format: query.format,
      filters: toldOf(query),
      lines,
      file: { name: `${title}-${period}`, sheet: title, columns },
    });
  }
}

/** What the audit trail tells of it: the view and what narrowed it. */
const toldOf = ({ format: _, ...asked }: Query): Record<string, unknown> => asked;
