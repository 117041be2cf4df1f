import type { NoticeDetail } from '@duban/contracts';
import { Link } from 'react-router';
import { LightWhy } from '../../../shared/components/light-why';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { wordTexts } from '../../../shared/words';
import { listed } from '../joined';
import { listTexts } from '../list/list-messages';
import { noticeTexts } from '../messages';
import { DueBoxes } from './due-boxes';
import { reasonSentence } from './reason-sentence';

/** The paper's head: number and title as on paper, why it came about, who owes it, and until when. */
export function PaperHead({ notice, today }: { notice: NoticeDetail; today: string }) {
  const t = useTexts(noticeTexts);
  const list = useTexts(listTexts);
  const lang = useLang();
  const { number, unit, coUnits, subject, light, approvedBy, approvedAt } = notice;
  return (
    <section className="paper">
      <div className="paper-text">
        <p className="paper-number">
          <b lang="zh-CN">{number ? `督办${number}` : list('list.unnumbered')}</b>
          {notice.issuedAt && (
            <Link className="paper-link" to={`/notices/${notice.id}/paper`}>
              {t('print')}
            </Link>
          )}
          <Tags notice={notice} />
        </p>
        <h1 lang="zh-CN">{notice.title}</h1>
        <div className="paper-who">
          <span>
            {t('head.lead')} <b>{unit.name}</b>
          </span>
          {coUnits.length > 0 && (
            <span>
              {t('head.co')}{' '}
              <b>
                {listed(
                  coUnits.map((co) => co.shortName),
                  lang,
                )}
              </b>
            </span>
          )}
          <span>
            {t(subject.type === 'complaint' ? 'head.complaint' : 'head.project')}{' '}
            <Link to={`/${subject.type}s/${subject.id}`}>{subject.name}</Link>{' '}
            {light && <LightWhy light={light} word />}
          </span>
          <span className="paper-reason">{reasonSentence(notice, t, lang)}</span>
          {approvedBy && approvedAt && (
            <span className="paper-reason">
              {t('head.approved', { by: approvedBy, at: formatMoment(approvedAt, lang, today) })}
            </span>
          )}
        </div>
      </div>
      <DueBoxes notice={notice} today={today} />
    </section>
  );
}

/** What stamps a paper: severity and term, where it comes from, how often it was extended, what waits. */
function Tags({ notice }: { notice: NoticeDetail }) {
  const t = useTexts(noticeTexts);
  const words = useTexts(wordTexts);
  const { severity, workingDays, source, sourceNote, color, round, credits, extension, pending } = notice;
  const name = words(`severity.${severity}`);
  const times = credits.filter((credit) => credit.kind === 'extension').length;
  const tags = [
    workingDays ? t('head.terms', { severity: name, count: workingDays }) : name,
    t('head.source', { source: [words(`source.${source}`), sourceNote].filter(Boolean).join(' · ') }),
    color !== 'blue' && words(`color.${color}`),
    round > 1 && t('head.round', { round }),
    times > 0 && t('head.extended', { times, left: extension?.timesLeft ?? 0 }),
  ];
  return (
    <>
      {tags.filter(Boolean).map((tag) => (
        <span key={String(tag)} className="tag">
          {tag}
        </span>
      ))}
      {pending.map((request) => (
        <span key={request} className="tag tag-strong">
          {t('head.pending', { request: words(`request.${request}`) })}
        </span>
      ))}
    </>
  );
}
