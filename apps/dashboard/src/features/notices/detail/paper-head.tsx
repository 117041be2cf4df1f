import type { NoticeDetail } from '@duban/contracts';
import { Link } from 'react-router';
import { LightWhy } from '../../../shared/components/light-why';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { wordTexts } from '../../../shared/words';
import { noticeTexts } from '../messages';
import { DueBoxes } from './due-boxes';
import { reasonSentence } from './reason-sentence';

/** The paper's head: number and title as on paper, why it came about, who owes it, and until when. */
export function PaperHead({ notice, today }: { notice: NoticeDetail; today: string }) {
  const t = useTexts(noticeTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const { number, severity, workingDays, source, unit, subject, light } = notice;
  const name = words(`severity.${severity}`);
  return (
    <section className="paper">
      <div className="paper-text">
        <p className="paper-number">
          <b lang="zh-CN">{number ? `督办${number}` : t('list.unnumbered')}</b>
          <span className="tag">
            {workingDays ? t('head.terms', { severity: name, count: workingDays }) : name}
          </span>
          <span className="tag">
            {t('head.source')} · {words(`source.${source}`)}
          </span>
        </p>
        <h1 lang="zh-CN">{notice.title}</h1>
        <div className="paper-who">
          <span>
            {t('head.unit')} <b>{unit.name}</b>
          </span>
          <span>
            {t('head.project')} <Link to={`/projects/${subject.id}`}>{subject.name}</Link>{' '}
            {light && <LightWhy light={light} word />}
          </span>
          <span className="paper-reason">{reasonSentence(notice, t, lang)}</span>
        </div>
      </div>
      <DueBoxes notice={notice} today={today} />
    </section>
  );
}
