import type { LedgerDay } from '../../../shared/components/ledger-weeks';

type Bar = { kind: 'past' | 'open' | 'off'; days: number };

/** The counted days of a term up to its due day, each as one bar; days off between them are one narrow mark. */
export function toBars(days: readonly LedgerDay[], today: string): Bar[] {
  const bars: Bar[] = [];
  for (const day of days) {
    if (day.kind === 'start' || day.kind === 'after') continue;
    const isCounted = day.kind === 'counted' || day.kind === 'credited';
    const kind = !isCounted ? 'off' : day.day < today ? 'past' : 'open';
    const last = bars.at(-1);
    if (kind === 'off' && last?.kind === 'off') last.days += 1;
    else bars.push({ kind, days: 1 });
    if (day.due) break;
  }
  return bars;
}

/** Decoration: the number and the date beside it say the same. */
export const WorkDays = ({ days, today }: { days: readonly LedgerDay[]; today: string }) => (
  <div className="work-days" aria-hidden="true">
    {toBars(days, today).map(({ kind }, i) => (
      <i key={i} className={`work-days-${kind}`} />
    ))}
  </div>
);
