import type { NoticeDetail } from '@duban/contracts';
import { formatDay } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { noticeTexts } from '../messages';
import { toSteps } from './to-steps';

/** Where it stands in its course. */
export function StepStrip({ notice }: { notice: NoticeDetail }) {
  const t = useTexts(noticeTexts);
  const lang = useLang();
  return (
    <ol className="steps" aria-label={t('steps')}>
      {toSteps(notice).map(({ key, day, mark }) => (
        <li key={key} className={`steps-${mark}`} aria-current={mark === 'now' ? 'step' : undefined}>
          <b>{t(`step.${key}`)}</b>
          {day && (
            <i>
              {key === 'working' && mark === 'now'
                ? t('step.since', { day: formatDay(day, lang) })
                : key !== 'working' && formatDay(day, lang)}
            </i>
          )}
        </li>
      ))}
    </ol>
  );
}
