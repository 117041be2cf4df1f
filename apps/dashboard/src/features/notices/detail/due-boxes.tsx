import type { NoticeDetail } from '@duban/contracts';
import { atShanghai, formatDate, formatDay } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { wordTexts } from '../../../shared/words';
import { clauses } from '../joined';
import { noticeTexts } from '../messages';
import { workingDaysTo } from './axis';
import { Box, type BoxProps, type Tone } from './due-box';
import { isByRule } from './to-steps';

/** The deadline and what comes next, the two things a reader of a notice asks first. */
export function DueBoxes({ notice, today }: { notice: NoticeDetail; today: string }) {
  const t = useTexts(noticeTexts);
  const lang = useLang();
  const { state, dueDay, stopped, waiting, closedAt, superseded } = notice;
  const waits = waiting === 0 ? t('due.waitingToday') : t('due.waiting', { count: waiting ?? 0 });
  if (state === 'proposed' || state === 'approved')
    return (
      <div className="dues">
        <Box
          label={t(isByRule(notice) ? 'due.approved' : `due.${state}`)}
          words={waits}
          note={t('due.afterIssue')}
          tone="soon"
        />
      </div>
    );
  if (!dueDay) return null;
  // the last two that fell; all of them stand in the ledger
  const was = superseded.slice(-2).map((old) => ({
    day: old.dueDay,
    why: clauses([t(`moved.${old.by}`), old.approvedBy], lang),
  }));
  const over = { label: t('due.answer'), day: dueDay, tone: 'done' as const, was };
  if (state === 'closed' || state === 'archived' || state === 'withdrawn')
    return (
      <div className="dues">
        <Box {...over} />
        <Box
          label={t(state === 'withdrawn' ? 'due.withdrawn' : 'due.closed')}
          day={closedAt && atShanghai(closedAt).date}
          tone="done"
        />
      </div>
    );
  if (stopped)
    return (
      <div className="dues">
        <Box
          label={t('due.stopped')}
          words={t('due.stoppedDays', { count: stopped.workingDays })}
          note={t('due.stoppedSince', {
            day: formatDay(atShanghai(stopped.since).date, lang),
            due: formatDate(dueDay, lang, today),
          })}
          tone="still"
          was={was}
        />
        {stopped.untilDay && (
          <Box
            label={t(stopped.ended ? 'due.pauseEnded' : 'due.pauseEnds')}
            day={stopped.untilDay}
            today={today}
            note={t(stopped.ended ? 'due.pauseEndedText' : 'due.pauseEndsText')}
            tone={stopped.ended ? 'soon' : 'calm'}
          />
        )}
      </div>
    );
  return (
    <div className="dues">
      <AnswerBox notice={notice} today={today} was={was} />
      <NextBox notice={notice} today={today} waits={waits} />
    </div>
  );
}

/** How far a day is, in words and in tone. */
function useDistance(notice: NoticeDetail, today: string) {
  const t = useTexts(noticeTexts);
  return (day: string): { left: string; tone: Tone } => {
    if (day === today) return { left: t('due.today'), tone: 'soon' };
    const count = workingDaysTo(notice.axis, today, day);
    const told = notice.remaining;
    if (count === null) {
      const isTold = day < today && day === notice.dueDay && told?.state === 'overdue';
      return isTold
        ? { left: t('due.over', { count: told.workingDays }), tone: 'over' }
        : { left: '', tone: day < today ? 'over' : 'calm' };
    }
    if (day < today) return { left: t('due.over', { count: -count }), tone: 'over' };
    return { left: t('due.left', { count }), tone: count <= 1 ? 'soon' : 'calm' };
  };
}

function AnswerBox({ notice, today, was }: { notice: NoticeDetail; today: string; was: BoxProps['was'] }) {
  const t = useTexts(noticeTexts);
  const far = useDistance(notice, today);
  const { dueDay, state, sums, provisional, elapsedDays } = notice;
  if (!dueDay) return null;
  const total = sums.counted + sums.credited;
  const parts = [
    provisional && t('due.provisional'),
    elapsedDays !== null && elapsedDays <= total && t('due.used', { used: elapsedDays, total }),
  ];
  return (
    <Box
      label={t('due.answer')}
      day={dueDay}
      left={far(dueDay).left}
      note={parts.filter(Boolean).join(' · ')}
      tone={state === 'replied' || state === 'accepted' ? 'calm' : far(dueDay).tone}
      provisional={provisional}
      was={was}
    />
  );
}

/** The sign-for, the progress or the rung that comes first; or that it is the office's turn. */
function NextBox({ notice, today, waits }: { notice: NoticeDetail; today: string; waits: string }) {
  const t = useTexts(noticeTexts);
  const words = useTexts(wordTexts);
  const far = useDistance(notice, today);
  const { state, signDueDay, next, nextFeedbackDay } = notice;
  if (state === 'replied') return <Box label={t('due.review')} words={waits} tone="soon" />;
  if (state === 'accepted') return <Box label={t('due.accepted')} words={waits} tone="soon" />;
  if (state === 'issued' && signDueDay && next)
    return <Box label={t('due.sign')} day={signDueDay} {...far(signDueDay)} />;
  if (nextFeedbackDay && (!next || nextFeedbackDay < next.day))
    return <Box label={t('due.feedback')} day={nextFeedbackDay} {...far(nextFeedbackDay)} />;
  if (!next) return <Box label={t('due.top')} words={t('due.topText')} tone="over" />;
  return <Box label={t('due.next', { rung: words(`rung.${next.key}`) })} day={next.day} {...far(next.day)} />;
}
