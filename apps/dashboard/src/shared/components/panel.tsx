import { type ReactNode, useId } from 'react';
import './panel.css';

type PanelProps = {
  title: ReactNode;
  /** One sentence with the finding: "10 月末比序时少完成 9.1 亿元". */
  finding?: ReactNode;
  /** "数据截至 10-31", or links and keys that belong there. */
  asOf?: ReactNode;
  className?: string;
  /** The body touches the edges: tables, lists. */
  flush?: boolean;
  children: ReactNode;
};

/** A white sheet with a title, its finding and its date. */
export function Panel({ title, finding, asOf, className = '', flush, children }: PanelProps) {
  const id = useId();
  return (
    <section className={`panel ${className}`} aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        {finding && <p className="panel-finding">{finding}</p>}
        {asOf && <span className="panel-asof">{asOf}</span>}
      </header>
      <div className={flush ? 'panel-flush' : 'panel-body'}>{children}</div>
    </section>
  );
}
