import type { NoticeDetail } from '@duban/contracts';
import { useState } from 'react';
import { FullLadder } from '../../../shared/components/full-ladder';
import { LadderKey } from '../../../shared/components/ladder-key';
import { isOver } from '../../../shared/notice-over';
import { Panel } from '../../../shared/components/panel';
import { formatDate } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { termTexts } from '../../../shared/term-messages';
import { wordTexts } from '../../../shared/words';
import { noticeTexts } from '../messages';
import { ladderTexts } from './ladder-messages';
import { endDayOf } from './ladder-notice';
import { policyName } from './policy-version';
import { RungWhy } from './rung-why';
import { toLadderDays, toLadderPoints } from './to-ladder';

type RungKey = NoticeDetail['rungs'][number]['key'];

/** The ladder as it was locked when the notice was issued: what fired, what comes next and when, and why then. */
export function LadderPanel({ notice, today }: { notice: NoticeDetail; today: string }) {
  const t = useTexts(ladderTexts);
  const page = useTexts(noticeTexts);
  const words = useTexts(wordTexts);
  const title = useTexts(termTexts)('ladder.title');
  const lang = useLang();
  const [open, setOpen] = useState<RungKey | null>(null);
  const finding = useFinding(notice, today);
  if (notice.axis.length === 0)
    return (
      <Panel className="ladder" title={title}>
        <NotYet notice={notice} today={today} />
      </Panel>
    );
  const { rungs, axis, policy } = notice;
  const year = axis.find((day) => day.provisional)?.day.slice(0, 4);
  const points = toLadderPoints(notice, today, {
    t,
    lang,
    rung: (key) => words(`rung.${key}`),
    effect: (key) => words(`effect.${key}`),
    moved: (by) => page(`moved.${by}`),
  });
  return (
    <Panel
      className="ladder"
      title={title}
      finding={
        <>
          {finding}
          <span className="ladder-rule">{t('ladder.rule', { rule: policyName(policy, t) })}</span>
        </>
      }
      asOf={<LadderKey provisionalYear={year} skipped={rungs.some((rung) => rung.skipped)} />}
    >
      <FullLadder
        days={toLadderDays(notice, today)}
        points={points}
        today={today}
        end={endDayOf(notice) ?? undefined}
        finding={finding}
        onOpen={(key) => setOpen(key as RungKey)}
      />
      {open && <RungWhy notice={notice} rung={open} today={today} onClose={() => setOpen(null)} />}
    </Panel>
  );
}

/** Before the issue there is no ladder; what issuing it today would give is known. */
function NotYet({ notice, today }: { notice: NoticeDetail; today: string }) {
  const t = useTexts(ladderTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const term = notice.terms.find(({ severity }) => severity === notice.severity);
  return (
    <p className="ladder-none">
      <b>{t('ladder.none')}</b>{' '}
      {term
        ? t('ladder.ifNow', {
            severity: words(`severity.${term.severity}`),
            count: term.workingDays,
            day: formatDate(term.dueDay, lang, today),
            sign: formatDate(term.signDueDay, lang, today),
          })
        : t('ladder.noneText')}
    </p>
  );
}

function useFinding({ state, next, rungs }: NoticeDetail, today: string): string {
  const t = useTexts(ladderTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const rest =
    isOver(state) || state === 'accepted'
      ? t('ladder.findingOver')
      : state === 'replied'
        ? t('ladder.findingRest')
        : state === 'suspended'
          ? t('ladder.findingStopped')
          : next
            ? t('ladder.findingNext', {
                rung: words(`rung.${next.key}`),
                day: formatDate(next.day, lang, today),
              })
            : t('ladder.findingTop');
  return t('ladder.finding', { fired: rungs.filter((rung) => rung.fired).length, next: rest });
}
