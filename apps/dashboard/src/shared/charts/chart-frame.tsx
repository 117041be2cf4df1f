import type { ReactNode } from 'react';
import { type DataTable, TableDialog } from '../components/table-dialog';
import './chart-frame.css';

export type ChartTable = DataTable;

type ChartFrameProps = {
  /** One finding: the chart's name. */
  finding: string;
  table: ChartTable;
  /** Reserved, so that nothing jumps when the chart arrives. */
  height: number | string;
  /** "亿元（累计）", once over the axis. */
  unit?: string;
  children: ReactNode;
};

/** A drawing and the real table behind it. */
export const ChartFrame = ({ finding, table, height, unit, children }: ChartFrameProps) => (
  <div className="chart">
    <div className="chart-bar">
      <span>{unit}</span>
      <TableDialog title={finding} table={table} />
    </div>
    <div className="chart-drawing" role="img" aria-label={finding} style={{ height }}>
      {children}
    </div>
  </div>
);
