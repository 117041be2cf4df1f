import type { Answer, listWaitingProblems, WaitingProblem } from '@duban/contracts';
import { formatDay } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { matterName } from '../matter-link';
import { problemTexts } from '../problems/problem-messages';
import { useUntilWords } from '../problems/use-until-words';
import { meetingTexts } from './meeting-messages';
import { MeetingTable } from './meeting-table';

/** 四、待协调问题: by level, the highest first. */
export function ProblemsPart({ problems }: { problems: Answer<typeof listWaitingProblems> }) {
  const t = useTexts(meetingTexts);
  const level = useTexts(problemTexts);
  const lang = useLang();
  const { today } = useSession();
  const untilWords = useUntilWords();
  const waiting = ({ notice, waiting: days }: WaitingProblem) =>
    notice && notice.late !== null
      ? t(notice.late > 0 ? 'late' : 'lateToday', { count: notice.late })
      : t('days', { count: days });
  const next = (problem: WaitingProblem) =>
    problem.until?.what === 'due'
      ? t('due', { day: formatDay(problem.until.day, lang, today.day) })
      : untilWords(problem);
  const filled = [...problems.levels].reverse().filter(({ count }) => count > 0);
  return (
    <section className="meeting-problems">
      <h2>{t('head.problems')}</h2>
      {filled.length === 0 && <p>{t('none')}</p>}
      {filled.map(({ level: own, count }) => {
        const items = problems.items.filter((problem) => problem.level === own);
        const head = t('levelSum', { level: level(`level.${own}`), count });
        return (
          <div key={own}>
            <h3>{head}</h3>
            <MeetingTable
              label={head}
              columns={[t('col.problem'), t('col.project'), t('col.unit'), t('col.waiting'), t('col.until')]}
              rows={items.map((problem) => [
                [problem.text, problem.notice?.number].filter(Boolean).join(' '),
                matterName(problem),
                [problem.unit.shortName, problem.holder && level('holder', { name: problem.holder })]
                  .filter(Boolean)
                  .join(' · '),
                waiting(problem),
                next(problem),
              ])}
            />
            {count > items.length && <p>{t('rest', { count: count - items.length })}</p>}
          </div>
        );
      })}
    </section>
  );
}
