import type { NoticeDetail } from '@duban/contracts';
import { formatDay } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { noticeTexts } from '../messages';
import { type Step, toSteps } from './to-steps';

/** Where it stands in its course, with every stage from the registration to the archive. */
export function StepStrip({ notice }: { notice: NoticeDetail }) {
  const t = useTexts(noticeTexts);
  const lang = useLang();
  const note = ({ key, day, mark }: Step) => {
    if (mark === 'free') return t('step.free');
    if (!day) return null;
    const isSpan = (key === 'act' && mark === 'now') || mark === 'stopped';
    return isSpan ? t('step.since', { day: formatDay(day, lang) }) : formatDay(day, lang);
  };
  return (
    <ol className="steps" aria-label={t('steps')}>
      {toSteps(notice).map((step) => (
        <li
          key={step.key}
          className={`steps-${step.mark}`}
          aria-current={/now|stopped|ended/.test(step.mark) ? 'step' : undefined}
        >
          <b>{step.now ? t(`now.${step.now}`) : t(`step.${step.key}`)}</b>
          <i>{note(step)}</i>
        </li>
      ))}
    </ol>
  );
}
