import type { NoticeDetail } from '@duban/contracts';
import { FullLadder, LadderKey } from '../../../shared/components/full-ladder';
import { Panel } from '../../../shared/components/panel';
import { Empty } from '../../../shared/components/states';
import { formatDate } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { wordTexts } from '../../../shared/words';
import { noticeTexts } from '../messages';
import { toLadderDays, toLadderPoints } from './to-ladder';

/** The ladder as it was locked when the notice was issued: what fired, what comes next and when. */
export function LadderPanel({ notice, today }: { notice: NoticeDetail; today: string }) {
  const t = useTexts(noticeTexts);
  const words = useTexts(wordTexts);
  const title = useTexts(shared)('ladder.title');
  const lang = useLang();
  if (notice.axis.length === 0)
    return (
      <Panel className="ladder" title={title}>
        <Empty title={t('ladder.none')}>{t('ladder.noneText')}</Empty>
      </Panel>
    );
  const { state, next, rungs, axis, policy } = notice;
  const rest =
    state === 'closed'
      ? t('ladder.findingClosed')
      : state === 'replied'
        ? t('ladder.findingRest')
        : next
          ? t('ladder.findingNext', {
              rung: words(`rung.${next.key}`),
              day: formatDate(next.day, lang, today),
            })
          : t('ladder.findingTop');
  const fired = rungs.filter((rung) => rung.fired).length;
  const finding = t('ladder.finding', { fired, next: rest });
  const version = /(\d+)$/.exec(policy ?? '')?.[1] ?? '1';
  const year = axis.find((day) => day.provisional)?.day.slice(0, 4);
  const points = toLadderPoints(notice, today, {
    t,
    lang,
    rung: (key) => words(`rung.${key}`),
    effect: (key) => words(`effect.${key}`),
  });
  return (
    <Panel
      className="ladder"
      title={title}
      finding={
        <>
          {finding}
          <span className="ladder-rule">{t('ladder.rule', { rule: t('ladder.ruleName', { version }) })}</span>
        </>
      }
      asOf={<LadderKey provisionalYear={year} />}
    >
      <FullLadder days={toLadderDays(axis)} points={points} today={today} finding={finding} />
    </Panel>
  );
}
