import { useChanged } from '../../shared/components/use-changed';
import { formatNumber } from '../../shared/format';

/** A count inside a row; when it moves it is marked, and says by how much on hover. */
export function Moved({ value, className = '' }: { value: number; className?: string }) {
  const { marked, note } = useChanged(value);
  return (
    <b className={`board-count${marked ? ' board-moved' : ''} ${className}`} title={note ?? undefined}>
      {formatNumber(value)}
    </b>
  );
}
