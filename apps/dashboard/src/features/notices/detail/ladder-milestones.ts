import type { LadderPoint } from '../../../shared/components/ladder-geometry';
import { isOver } from '../../../shared/notice-over';
import { formatDay } from '../../../shared/format';
import { comesFirst, dayOf, type LadderNotice, type LadderWords } from './ladder-notice';

type Point = Omit<LadderPoint, 'kind'>;

/** What people did and owe, and the due days that fell: below the axis. Acts of one day share one mark. */
export function milestones(notice: LadderNotice, words: LadderWords): LadderPoint[] {
  const { issuedAt } = notice;
  if (!issuedAt) return [];
  const { t, lang } = words;
  const issued: Point = {
    key: 'issued',
    label: t('ladder.issued'),
    note: formatDay(dayOf(issuedAt), lang),
    day: dayOf(issuedAt),
    state: 'done',
  };
  const all = [
    issued,
    ...sign(notice, words),
    ...progress(notice, words),
    ...answers(notice, words),
    ...fallen(notice, words),
  ];
  return oneForEachDay(all.map((point) => ({ ...point, kind: 'milestone' })));
}

function sign({ signedAt, signDueDay, rungs, state }: LadderNotice, { t, lang }: LadderWords): Point[] {
  const day = signedAt ? dayOf(signedAt) : signDueDay;
  if (!day) return [];
  const late = signedAt !== null && day > (signDueDay ?? day);
  const rung = rungs.find(({ key }) => key === 'sign-overdue');
  const waits = !signedAt && state === 'issued';
  const note = signedAt
    ? t(late ? 'ladder.late' : 'ladder.inTime')
    : rung?.fired
      ? t('ladder.reminded')
      : formatDay(day, lang);
  return [
    {
      key: 'signed',
      label: t('ladder.sign'),
      note,
      day,
      state: late ? 'late' : signedAt ? 'done' : waits ? 'next' : 'future',
    },
  ];
}

/** Progress that was told, and the next that is due. */
function progress(notice: LadderNotice, { t, lang }: LadderWords): Point[] {
  const { feedbacks, nextFeedbackDay } = notice;
  const told = feedbacks.map(({ seq, at, dueDay }): Point => {
    const day = dayOf(at);
    const late = dueDay !== null && day > dueDay;
    return {
      key: `feedback-${seq}`,
      label: t('ladder.feedback', { seq }),
      note: formatDay(day, lang),
      day,
      state: late ? 'late' : 'done',
    };
  });
  if (!nextFeedbackDay) return told;
  const seq = Math.max(0, ...feedbacks.map((feedback) => feedback.seq)) + 1;
  return [
    ...told,
    {
      key: 'feedback-next',
      label: t('ladder.feedback', { seq }),
      note: formatDay(nextFeedbackDay, lang),
      day: nextFeedbackDay,
      state: comesFirst(notice) ? 'next' : 'future',
    },
  ];
}

function answers({ replies, dueDay, closedAt, state }: LadderNotice, { t, lang }: LadderWords): Point[] {
  const points = [...replies].reverse().map(({ version, at }): Point => {
    const day = dayOf(at);
    return {
      key: `reply-${version}`,
      label: t('ladder.reply', { version }),
      note: formatDay(day, lang),
      day,
      state: dueDay && day > dueDay ? 'late' : 'done',
    };
  });
  if (closedAt && isOver(state))
    points.push({
      key: 'closed',
      label: t(state === 'withdrawn' ? 'ladder.withdrawn' : 'ladder.closed'),
      note: formatDay(dayOf(closedAt), lang),
      day: dayOf(closedAt),
      state: 'done',
    });
  return points;
}

/** Due days that were told and then put off stay where they were, struck, with the reason. */
const fallen = ({ superseded, dueDay }: LadderNotice, { t, lang, moved }: LadderWords): Point[] =>
  superseded
    .filter((old) => old.dueDay !== dueDay)
    .map((old) => ({
      key: `was-${old.dueDay}`,
      label: t('ladder.was', { day: formatDay(old.dueDay, lang) }),
      note: moved(old.by),
      day: old.dueDay,
      state: 'was',
    }));

const WEIGHT = { next: 3, late: 2, done: 1, skipped: 1, future: 0, was: 0 };

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
