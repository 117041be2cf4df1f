import { type ReactNode, useId, useRef } from 'react';
import { Button } from '../components/button';
import { useTexts } from '../i18n/messages';
import { shared } from '../messages';
import { toast } from '../components/toast';
import '../design/table.css';
import './chart-frame.css';

export type ChartTable = { head: readonly string[]; rows: readonly (readonly (string | number)[])[] };

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

/** A drawing and the real table behind it: copyable, and what a screen reader gets. */
export function ChartFrame({ finding, table, height, unit, children }: ChartFrameProps) {
  const t = useTexts(shared);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const copy = async () => {
    await navigator.clipboard.writeText([table.head, ...table.rows].map((row) => row.join('\t')).join('\n'));
    toast(t('table.copied'));
  };
  return (
    <div className="chart">
      <div className="chart-bar">
        <span>{unit}</span>
        <Button kind="quiet" onClick={() => dialog.current?.showModal()}>
          {t('table.show')}
        </Button>
      </div>
      <div className="chart-drawing" role="img" aria-label={finding} style={{ height }}>
        {children}
      </div>
      <dialog ref={dialog} className="chart-dialog" aria-labelledby={id}>
        <h2 id={id}>{finding}</h2>
        <div className="chart-table">
          <table className="table table-dense">
            <thead>
              <tr>
                {table.head.map((cell, i) => (
                  <th key={cell} scope="col" className={i ? 'num' : undefined}>
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, r) => (
                <tr key={r}>
                  {row.map((cell, i) =>
                    i ? (
                      <td key={i} className="num">
                        {cell}
                      </td>
                    ) : (
                      <th key={i} scope="row">
                        {cell}
                      </th>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className="chart-acts">
          <Button onClick={() => void copy()}>{t('table.copy')}</Button>
          <Button kind="filled" onClick={() => dialog.current?.close()}>
            {t('close')}
          </Button>
        </div>
      </dialog>
    </div>
  );
}
