import type { NoticeDetail } from '@duban/contracts';
import type { LadderDay, LadderPoint } from '../../../shared/components/ladder-geometry';
import { atShanghai, formatDate, formatDay } from '../../../shared/format';
import type { Lang } from '../../../shared/i18n/i18n';
import type { Texts } from '../../../shared/i18n/messages';

type Notice = Pick<
  NoticeDetail,
  | 'state'
  | 'issuedAt'
  | 'signedAt'
  | 'signDueDay'
  | 'closedAt'
  | 'dueDay'
  | 'provisional'
  | 'rungs'
  | 'next'
  | 'axis'
  | 'replies'
>;
export type LadderWords = {
  rung: (key: NoticeDetail['rungs'][number]['key']) => string;
  effect: (key: NoticeDetail['rungs'][number]['effects'][number]) => string;
  t: Texts<
    | 'ladder.issued'
    | 'ladder.sign'
    | 'ladder.reply'
    | 'ladder.closed'
    | 'ladder.inTime'
    | 'ladder.late'
    | 'ladder.reminded'
    | 'ladder.due'
    | 'ladder.provisional'
  >;
  lang: Lang;
};

const dayOf = (instant: string) => atShanghai(instant).date;

export const toLadderDays = (axis: Notice['axis']): LadderDay[] =>
  axis.map(({ day, working, provisional }) => ({ day, off: !working, provisional }));

/** What people did, below the axis. */
function milestones(notice: Notice, { t, lang }: LadderWords): LadderPoint[] {
  const { issuedAt, signedAt, signDueDay, replies, closedAt, state } = notice;
  if (!issuedAt) return [];
  const points: LadderPoint[] = [
    {
      key: 'issued',
      label: t('ladder.issued'),
      note: formatDay(dayOf(issuedAt), lang),
      day: dayOf(issuedAt),
      kind: 'milestone',
      state: 'done',
    },
  ];
  if (signedAt || signDueDay) {
    const day = signedAt ? dayOf(signedAt) : (signDueDay ?? '');
    const late = signedAt !== null && day > (signDueDay ?? day);
    const reminded = notice.rungs.some((rung) => rung.key === 'sign-overdue' && rung.fired);
    const waits = !signedAt && state === 'issued';
    points.push({
      key: 'signed',
      label: t('ladder.sign'),
      note: signedAt
        ? t(late ? 'ladder.late' : 'ladder.inTime')
        : reminded
          ? t('ladder.reminded')
          : formatDay(day, lang),
      day,
      kind: 'milestone',
      state: late ? 'late' : signedAt ? 'done' : waits ? 'next' : 'future',
    });
  }
  for (const reply of [...replies].reverse())
    points.push({
      key: `reply-${reply.version}`,
      label: t('ladder.reply', { version: reply.version }),
      note: formatDay(dayOf(reply.at), lang),
      day: dayOf(reply.at),
      kind: 'milestone',
      state: notice.dueDay && dayOf(reply.at) > notice.dueDay ? 'late' : 'done',
    });
  if (closedAt && state === 'closed')
    points.push({
      key: 'closed',
      label: t('ladder.closed'),
      note: formatDay(dayOf(closedAt), lang),
      day: dayOf(closedAt),
      kind: 'milestone',
      state: 'done',
    });
  return points;
}

/** What the clock does, as steps: the warning, the due day, and each rung after it. The sign-for is below the axis. */
function steps(notice: Notice, today: string, { rung, effect, t, lang }: LadderWords): LadderPoint[] {
  const unsure = (provisional: boolean) => (provisional ? ` ${t('ladder.provisional')}` : '');
  const points = notice.rungs
    .filter(({ key }) => key !== 'sign-overdue')
    .map((step): LadderPoint => {
      const what = step.effects.filter((e) => e !== 'remind-unit' || step.effects.length === 1).map(effect);
      return {
        key: step.key,
        label: rung(step.key),
        note: `${what.join('、')} · ${formatDate(step.day, lang, today)}${unsure(step.provisional)}`,
        day: step.day,
        kind: 'rung',
        state: step.fired ? 'done' : notice.next?.key === step.key ? 'next' : 'future',
        provisional: step.provisional,
      };
    });
  if (notice.dueDay)
    points.push({
      key: 'due',
      label: t('ladder.due'),
      note: `${formatDate(notice.dueDay, lang, today)}${unsure(notice.provisional)}`,
      day: notice.dueDay,
      kind: 'due',
      state: notice.dueDay < today && notice.state !== 'closed' ? 'done' : 'future',
      provisional: notice.provisional,
    });
  return points.sort(
    (a, b) => a.day.localeCompare(b.day) || Number(a.kind === 'rung') - Number(b.kind === 'rung'),
  );
}

const WEIGHT = { next: 3, late: 2, done: 1, future: 0 };

/** Acts of one day share one mark, or their words would lie over each other. */
function oneForEachDay(points: readonly LadderPoint[]): LadderPoint[] {
  const days = new Map<string, LadderPoint>();
  for (const point of points) {
    const same = days.get(point.day);
    const merged = same && {
      ...same,
      label: `${same.label} · ${point.label}`,
      state: WEIGHT[point.state] > WEIGHT[same.state] ? point.state : same.state,
    };
    days.set(point.day, merged ?? point);
  }
  return [...days.values()].sort((a, b) => a.day.localeCompare(b.day));
}

/** Everything that stands on the ladder of a notice, in the order of time. */
export const toLadderPoints = (notice: Notice, today: string, words: LadderWords): LadderPoint[] => [
  ...oneForEachDay(milestones(notice, words)),
  ...steps(notice, today, words),
];
