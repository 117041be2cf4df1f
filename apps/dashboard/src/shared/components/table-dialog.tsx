import { useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '../i18n/messages';
import { shared } from '../messages';
import { Button } from './button';
import { toast } from './toast';
import '../design/table.css';
import './table-dialog.css';

export type DataTable = { head: readonly string[]; rows: readonly (readonly (string | number)[])[] };

type TableProps = {
  title: string;
  table: DataTable;
  /** Words in the columns: they begin at the left. */
  words?: boolean;
};

/** 看数据表: the button, and behind it the real table of a drawing: copyable, and what a screen reader gets. */
export function TableDialog(props: TableProps) {
  const t = useTexts(shared);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" className="table-show" onClick={() => setOpen(true)}>
        {t('table.show')}
      </Button>
      {open && <OpenTable {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function OpenTable({ title, table, words, onClose }: TableProps & { onClose: () => void }) {
  const t = useTexts(shared);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const align = words ? undefined : 'num';
  useEffect(() => dialog.current?.showModal(), []);
  const copy = async () => {
    await navigator.clipboard.writeText([table.head, ...table.rows].map((row) => row.join('\t')).join('\n'));
    toast(t('table.copied'));
  };
  return (
    <dialog ref={dialog} className="table-dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      <div className="table-dialog-body">
        <table className="table table-dense">
          <thead>
            <tr>
              {table.head.map((cell, i) => (
                <th key={cell} scope="col" className={i ? align : undefined}>
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
                    <td key={i} className={align}>
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
      <div className="table-dialog-acts">
        <Button onClick={() => void copy()}>{t('table.copy')}</Button>
        <Button kind="filled" onClick={() => dialog.current?.close()}>
          {t('close')}
        </Button>
      </div>
    </dialog>
  );
}
