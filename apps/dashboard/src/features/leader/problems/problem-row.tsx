import type { WaitingProblem } from '@duban/contracts';
import { Link } from 'react-router';
import { DeadlineChip, RemainingChip } from '../../../shared/components/deadline-chip';
import { formatDay, formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { wordTexts } from '../../../shared/words';
import { MatterLink } from '../matter-link';
import { problemTexts } from './problem-messages';
import { useUntilWords } from './use-until-words';

/** Where it stands: the notice, or the report that tells of it. */
const placeOf = ({ notice, told, project }: WaitingProblem) =>
  notice ? `/notices/${notice.id}` : `/reports/${project?.id ?? ''}/${told?.period ?? ''}`;

/** One problem: what it is, whose, how long it waits and until when. */
export function ProblemRow({ problem }: { problem: WaitingProblem }) {
  const t = useTexts(problemTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const { today } = useSession();
  const untilWords = useUntilWords();
  const { notice, told, text, unit, holder, waiting, since, until } = problem;
  const parts = [
    unit.shortName,
    notice && [notice.number, words(`severity.${notice.severity}`)].filter(Boolean).join(' '),
    told && `${t('kind.told', { month: formatMonth(told.period, lang) })} ${told.category}`,
    told && told.months > 1 && t('months', { count: told.months }),
    told?.wantedUnit && t('wanted', { unit: told.wantedUnit }),
    holder && t('holder', { name: holder }),
  ].filter(Boolean);
  return (
    <li className="problem">
      <p className="problem-what">
        <Link to={placeOf(problem)}>{text}</Link>
        {told && told.urgency !== 'normal' && <span className="tag">{t(`urgency.${told.urgency}`)}</span>}
      </p>
      <p className="problem-time">
        {notice && notice.late !== null ? (
          <DeadlineChip state="overdue" days={notice.late} />
        ) : until?.what === 'due' ? (
          <RemainingChip remaining={until.remaining} day={until.day} today={today.day} />
        ) : (
          <span title={formatDay(since.slice(0, 10), lang, today.day)}>
            <DeadlineChip state="waiting" days={waiting} />
          </span>
        )}
        {until?.what !== 'due' && <small>{untilWords(problem)}</small>}
      </p>
      <p className="problem-whose">
        <MatterLink {...problem} />
        <small>{parts.join(' · ')}</small>
      </p>
    </li>
  );
}
