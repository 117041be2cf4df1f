import type { ComplaintLine } from '@duban/contracts';
import { Button } from '../../../shared/components/button';
import { RemainingChip } from '../../../shared/components/deadline-chip';
import { Light } from '../../../shared/components/light';
import { useTexts } from '../../../shared/i18n/messages';
import { lightOf } from '../light-of';
import { complaintWords } from '../../../shared/complaint-words';
import { listTexts } from './list-messages';
import type { ComplaintsQuery } from './use-complaints';

type Clocked = { clock: ComplaintLine['clock'] };

/** The light of the clock that runs out first, with its reason. */
export function ClockLight({ clock }: Clocked) {
  const t = useTexts(listTexts);
  const words = useTexts(complaintWords);
  const { colour, why } = lightOf(clock);
  const reason =
    clock && why
      ? t(`light.why.${why}`, {
          clock: words(`clock.${clock.clock}`),
          count: Math.abs(clock.remaining.workingDays),
        })
      : t('row.noClock');
  return <Light colour={colour} reason={reason} />;
}

/** Which clock, and its chip. */
export function ClockChip({ clock, today }: Clocked & { today: string }) {
  const words = useTexts(complaintWords);
  if (!clock) return null;
  return (
    <span className="clist-clock">
      <small>{words(`clock.${clock.clock}`)}</small>
      <RemainingChip
        remaining={clock.remaining}
        day={clock.dueDay}
        provisional={clock.provisional}
        today={today}
      />
    </span>
  );
}

export function More({ query, shown, total }: { query: ComplaintsQuery; shown: number; total: number }) {
  const t = useTexts(listTexts);
  if (!query.hasNextPage) return null;
  return (
    <p className="clist-more">
      <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {query.isFetchingNextPage
          ? t('loading')
          : t('more', { count: Math.max(1, Math.min(50, total - shown)) })}
      </Button>
    </p>
  );
}
