import type { NoticeDetail } from '@duban/contracts';
import { atShanghai, formatDay, formatWeekday } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { wordTexts } from '../../../shared/words';
import { noticeTexts } from '../messages';
import { daysUsed, workingDaysTo } from './axis';

type BoxProps = {
  label: string;
  day: string | null;
  words?: string;
  note?: string;
  tone?: 'calm' | 'soon' | 'over' | 'done';
};

function Box({ label, day, words, note, tone = 'calm' }: BoxProps) {
  const lang = useLang();
  return (
    <div className={`due due-${tone}`}>
      <span>{label}</span>
      <b>
        {day ? (
          <>
            {formatDay(day, lang)} <i>{formatWeekday(day, lang)}</i>
          </>
        ) : (
          <i>{words}</i>
        )}
      </b>
      <small>{note}</small>
    </div>
  );
}

/** The deadline and what comes next, the two things a reader of a notice asks first. */
export function DueBoxes({ notice, today }: { notice: NoticeDetail; today: string }) {
  const t = useTexts(noticeTexts);
  const words = useTexts(wordTexts);
  const { state, axis, dueDay, signDueDay, ledger, workingDays, next, waiting, closedAt } = notice;
  const left = (day: string): { text: string; tone: BoxProps['tone'] } => {
    const count = workingDaysTo(axis, today, day);
    if (day === today) return { text: t('due.today'), tone: 'soon' };
    if (count === null) {
      const said = notice.remaining;
      if (day < today && said?.state === 'overdue')
        return { text: t('due.over', { count: said.workingDays }), tone: 'over' };
      return { text: '', tone: day < today ? 'over' : 'calm' };
    }
    if (day < today) return { text: t('due.over', { count: -count }), tone: 'over' };
    return { text: t('due.left', { count }), tone: count <= 1 ? 'soon' : 'calm' };
  };
  const waits = waiting === 0 ? t('due.waitingToday') : t('due.waiting', { count: waiting ?? 0 });
  if (state === 'proposed')
    return (
      <div className="dues">
        <Box label={t('due.proposed')} day={null} words={waits} note={t('due.afterIssue')} tone="soon" />
      </div>
    );
  if (!dueDay) return null;
  const used = t('due.used', { used: daysUsed(ledger, today), total: workingDays ?? 0 });
  const provisional = notice.provisional ? ` · ${t('due.provisional')}` : '';
  if (state === 'closed')
    return (
      <div className="dues">
        <Box label={t('due.answer')} day={dueDay} note={t('due.closed')} tone="done" />
        <Box label={t('due.closed')} day={closedAt && atShanghai(closedAt).date} tone="done" />
      </div>
    );
  const answer = left(dueDay);
  const isReview = state === 'replied';
  return (
    <div className="dues">
      <Box
        label={t('due.answer')}
        day={dueDay}
        note={`${answer.text}${provisional} · ${used}`}
        tone={isReview ? 'calm' : answer.tone}
      />
      {isReview ? (
        <Box label={t('due.review')} day={null} words={waits} tone="soon" />
      ) : state === 'issued' && signDueDay && next ? (
        <Box
          label={t('due.sign')}
          day={signDueDay}
          note={left(signDueDay).text}
          tone={left(signDueDay).tone}
        />
      ) : next ? (
        <Box
          label={t('due.next', { rung: words(`rung.${next.key}`) })}
          day={next.day}
          note={left(next.day).text}
          tone={left(next.day).tone}
        />
      ) : (
        <Box label={t('due.top')} day={null} words={t('due.topText')} tone="over" />
      )}
    </div>
  );
}
