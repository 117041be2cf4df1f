import type { NoticeDetail } from '@duban/contracts';
import { Fragment, type ReactNode } from 'react';
import { atShanghai, formatLongDate, formatMoment, formatWeekday } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { wordTexts } from '../../../shared/words';
import { clauses, listed } from '../joined';
import { reasonSentence } from '../detail/reason-sentence';
import { noticeTexts } from '../messages';
import { paperTexts } from './paper-messages';

/** What a notice says of itself: whom, what, from where, until when. */
export function PaperGrid({ notice }: { notice: NoticeDetail }) {
  const t = useTexts(paperTexts);
  const page = useTexts(noticeTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const now = useSession().today.now;
  const { issuedAt, approvedBy, signedAt, severity, workingDays, evidence, coUnits, plan } = notice;
  const long = (instant: string) => {
    const { date, time } = atShanghai(instant);
    return `${formatLongDate(date, lang)} ${time}`;
  };
  const rows: [string, ReactNode][] = [
    [t('row.unit'), notice.unit.name],
    [
      t('row.co'),
      listed(
        coUnits.map((unit) => unit.name),
        lang,
      ),
    ],
    [t(notice.subject.type === 'complaint' ? 'row.complaint' : 'row.project'), notice.subject.name],
    [t('row.source'), clauses([words(`source.${notice.source}`), notice.sourceNote], lang)],
    [t('row.reason'), reasonSentence(notice, page, lang)],
    [
      t('row.severity'),
      t('row.severityText', { severity: words(`severity.${severity}`), count: workingDays ?? 0 }),
    ],
    [
      t('row.issued'),
      issuedAt && clauses([long(issuedAt), approvedBy && t('row.approved', { by: approvedBy })], lang),
    ],
    [t('row.signed'), signedAt && long(signedAt)],
    [t('row.due'), <DueText key="due" notice={notice} />],
    [t('row.state'), t('state.now', { state: words(`state.${notice.state}`), at: formatMoment(now, lang) })],
    [t('row.demands'), <span key="demands">{notice.demands}</span>],
    [t('row.evidence'), listed(evidence, lang)],
    [t('row.plan'), plan && <span key="plan">{plan}</span>],
  ];
  return (
    <dl className="sheet-grid">
      {rows
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}

/** The due day, and before it those that were told and moved. */
function DueText({ notice }: { notice: NoticeDetail }) {
  const t = useTexts(paperTexts);
  const page = useTexts(noticeTexts);
  const lang = useLang();
  const { dueDay, dueAt, superseded, provisional, stopped } = notice;
  if (!dueDay) return null;
  return (
    <>
      {superseded.map((old) => (
        <Fragment key={old.at}>
          <del>{formatLongDate(old.dueDay, lang)}</del>{' '}
        </Fragment>
      ))}
      <b>
        {t('row.dueUntil', {
          date: formatLongDate(dueDay, lang),
          weekday: formatWeekday(dueDay, lang),
          time: dueAt ? atShanghai(dueAt).time : '',
        })}
      </b>
      {provisional && ` ${page('due.provisional')}`}
      {stopped && ` ${page('due.stoppedDays', { count: stopped.workingDays })}`}
    </>
  );
}
