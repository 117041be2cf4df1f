import type { DepartureMark } from '@duban/contracts';
import { formatDay } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { projectWords } from '../project-words';
import './left-mark.css';

/** What is left of a project that left: how, when, by whom and why. */
export function LeftMark({ left }: { left: DepartureMark }) {
  const t = useTexts(projectWords);
  const lang = useLang();
  return (
    <span className="left-mark">
      <b>{t('left', { what: t(`left.${left.what}`) })}</b>
      <span>{t('leftBy', { day: formatDay(left.day, lang), by: left.by, reason: left.reason })}</span>
    </span>
  );
}
