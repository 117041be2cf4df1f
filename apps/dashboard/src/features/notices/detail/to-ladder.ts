import type { NoticeDetail } from '@duban/contracts';
import type { LadderDay, LadderPoint } from '../../../shared/components/ladder-geometry';
import { formatDate } from '../../../shared/format';
import { listed } from '../joined';
import { milestones } from './ladder-milestones';
import { comesFirst, dayOf, endDayOf, type LadderNotice, type LadderWords } from './ladder-notice';

type Days = Pick<NoticeDetail, 'axis' | 'ledger' | 'pauses' | 'dueDay'>;
/** The axis; up to the due day the ledger says which days stood still, after it the pauses themselves. */
export function toLadderDays({ axis, ledger, pauses, dueDay }: Days, today: string): LadderDay[] {
  const paused = new Set(ledger.filter((d) => d.effect === 'paused').map((d) => d.day));
  const stoodStill = (day: string) =>
    pauses.some(({ from, to }) => dayOf(from) <= day && day < (to ? dayOf(to) : today));
  return axis.map(({ day, working, provisional }) => ({
    day,
    off: !working,
    provisional,
    paused: working && (paused.has(day) || (dueDay !== null && day > dueDay && stoodStill(day))),
  }));
}

/** What the clock does, as steps: the warning, the due day, and each rung after it. The sign-for is below the axis. */
function steps(notice: LadderNotice, today: string, words: LadderWords): LadderPoint[] {
  const { rung, effect, t, lang } = words;
  const unsure = (provisional: boolean) => (provisional ? ` ${t('ladder.provisional')}` : '');
  const isStill = notice.state === 'suspended';
  const endDay = endDayOf(notice);
  const points = notice.rungs
    .filter(({ key }) => key !== 'sign-overdue')
    .map((step): LadderPoint => {
      const what = step.effects.filter((e) => e !== 'remind-unit' || step.effects.length === 1).map(effect);
      const provisional = step.provisional || (isStill && !step.fired);
      const when = `${formatDate(step.day, lang, today)}${unsure(provisional)}`;
      return {
        key: step.key,
        label: rung(step.key),
        note: `${step.skipped ? t('ladder.skipped') : listed(what, lang)} · ${when}`,
        day: step.day,
        kind: 'rung',
        state: step.skipped
          ? 'skipped'
          : step.fired
            ? 'done'
            : notice.next?.key === step.key && !comesFirst(notice)
              ? 'next'
              : 'future',
        provisional,
        opens: true,
      };
    });
  if (notice.dueDay)
    points.push({
      key: 'due',
      label: t('ladder.due'),
      note: `${formatDate(notice.dueDay, lang, today)}${unsure(notice.provisional)}`,
      day: notice.dueDay,
      kind: 'due',
      state: notice.dueDay < (endDay ?? today) ? 'done' : 'future',
      provisional: notice.provisional,
    });
  return points.sort(
    (a, b) => a.day.localeCompare(b.day) || Number(a.kind === 'rung') - Number(b.kind === 'rung'),
  );
}

/** Everything that stands on the ladder of a notice, in the order of time. */
export const toLadderPoints = (notice: LadderNotice, today: string, words: LadderWords): LadderPoint[] => [
  ...milestones(notice, words),
  ...steps(notice, today, words),
];
