import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Light } from './light';
import { useChanged } from './use-changed';
import './figure-tile.css';

type FigureTileProps = {
  label: string;
  /** As printed; null shows `missing` instead ("样本小"). */
  value: string | null;
  missing?: string;
  unit?: string;
  /** One line: a figure is never alone. */
  basis?: ReactNode;
  /** The list behind it. */
  to?: string;
  /** What is watched for changes; the printed value when left out. */
  watched?: number | string;
  /** "数据停在 09-30" */
  stale?: string;
  size?: 'normal' | 'hero';
  framed?: boolean;
};

/** A figure with name, unit and basis. The whole tile leads to its list. */
export function FigureTile(props: FigureTileProps) {
  const { label, value, missing, unit, basis, to, watched, stale, size = 'normal', framed } = props;
  const { marked, note } = useChanged(watched ?? value);
  const classes = [
    'figure',
    `figure-${size}`,
    framed && 'figure-framed',
    marked && 'figure-changed',
    stale && 'figure-stale',
  ];
  const body = (
    <>
      <span className="figure-label">{label}</span>
      {value === null ? (
        <b className="figure-missing">{missing}</b>
      ) : (
        <b className="figure-value">
          {value}
          {unit && <i>{unit}</i>}
        </b>
      )}
      <small className="figure-basis">
        {stale ? (
          <>
            <Light colour="stale" size={14} decorative /> {stale}
          </>
        ) : (
          (note ?? basis)
        )}
      </small>
    </>
  );
  const className = classes.filter(Boolean).join(' ');
  return to ? (
    <Link className={className} to={to}>
      {body}
    </Link>
  ) : (
    <div className={className}>{body}</div>
  );
}
