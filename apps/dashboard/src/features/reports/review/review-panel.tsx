import { type ReportForm, type ReviewComment, reviewReport } from '@duban/contracts';
import { REPORT_SECTIONS, type ReportSection } from '@duban/domain';
import { useState } from 'react';
import { Button } from '../../../shared/components/button';
import { ConfirmAct } from '../../../shared/components/confirm-act';
import { formatDate, formatMoment, formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useAct } from '../../../shared/query';
import { useCan, useSession } from '../../../shared/session';
import { reviewTexts } from './review-messages';
import './review.css';

const CHANGES = [{ type: 'report' }, { type: 'project' }] as const;

/** 审核: how the office stands to what was filed; who may, accepts it or gives it back with remarks. */
export function ReviewPanel({ form }: { form: ReportForm }) {
  const t = useTexts(reviewTexts);
  const lang = useLang();
  const { today } = useSession();
  const mayReview = useCan('report:review');
  const [open, setOpen] = useState<'accept' | 'return' | null>(null);
  const act = useAct(reviewReport, { changes: [...CHANGES] });
  const { review, submitted } = form;
  if (!review || !submitted) return null;
  const params = { projectId: form.project.id, period: form.period };
  const isLate = review.dueDay !== null && review.dueDay < today.day;
  return (
    <section className="report-side review" aria-labelledby="review-title">
      <h3 id="review-title">
        {t('title')} <span className={`tag review-${review.state}`}>{t(`state.${review.state}`)}</span>
      </h3>
      {review.state === 'unreviewed' && review.dueDay && (
        <p className={isLate ? 'review-late' : undefined}>
          {t(isLate ? 'overdue' : 'due', { day: formatDate(review.dueDay, lang, today.day) })}
        </p>
      )}
      {review.by && review.at && (
        <p>{t('said', { by: review.by, moment: formatMoment(review.at, lang, today.day) })}</p>
      )}
      {review.comments.map((comment, i) => (
        <p key={i} className="review-comment">
          <b>{t(`section.${comment.section}`)}</b> {comment.text}
        </p>
      ))}
      {review.state === 'unreviewed' && !mayReview && <p>{t('waiting')}</p>}
      {review.state === 'unreviewed' && mayReview && (
        <div className="review-acts">
          <Button kind="filled" onClick={() => setOpen('accept')}>
            {t('accept')}
          </Button>
          <Button onClick={() => setOpen('return')}>{t('giveBack')}</Button>
        </div>
      )}
      {open === 'accept' && (
        <ConfirmAct
          title={t('acceptTitle', { month: formatMonth(form.period, lang) })}
          act={t('accept')}
          follows={t('acceptFollows')}
          onConfirm={() => act.mutateAsync({ params, body: { verdict: 'accept', version: form.version } })}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'return' && (
        <ReturnDialog
          title={t('returnTitle', { month: formatMonth(form.period, lang) })}
          onSend={(comments) =>
            act.mutateAsync({ params, body: { verdict: 'return', comments, version: form.version } })
          }
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

type ReturnProps = {
  title: string;
  onSend: (comments: ReviewComment[]) => Promise<unknown>;
  onClose: () => void;
};

/** A remark under each part; those left empty are none. */
function ReturnDialog({ title, onSend, onClose }: ReturnProps) {
  const t = useTexts(reviewTexts);
  const [texts, setTexts] = useState<Partial<Record<ReportSection, string>>>({});
  const comments = REPORT_SECTIONS.flatMap((section): ReviewComment[] => {
    const text = (texts[section] ?? '').trim();
    return text.length >= 2 ? [{ section, text }] : [];
  });
  return (
    <ConfirmAct
      title={title}
      act={t('returnSend')}
      instead={t('cancel')}
      missing={comments.length === 0 ? t('nothing') : null}
      follows={
        <>
          <p>{t('returnHelp')}</p>
          {REPORT_SECTIONS.map((section) => (
            <label key={section} className="confirm-reason">
              <span>{t(`section.${section}`)}</span>
              <textarea
                className="input"
                rows={2}
                maxLength={500}
                aria-label={t('commentFor', { section: t(`section.${section}`) })}
                value={texts[section] ?? ''}
                onChange={(event) => setTexts({ ...texts, [section]: event.target.value })}
              />
            </label>
          ))}
        </>
      }
      onConfirm={() => onSend(comments)}
      onClose={onClose}
    />
  );
}
