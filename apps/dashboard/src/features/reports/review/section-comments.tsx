import type { ReportForm } from '@duban/contracts';
import type { ReportSection } from '@duban/domain';
import { useTexts } from '../../../shared/i18n/messages';
import { reviewTexts } from './review-messages';
import './review.css';

/** What the reviewer remarked on a part of the form, where it is to be mended. */
export function SectionComments({ form, section }: { form: ReportForm; section: ReportSection }) {
  const t = useTexts(reviewTexts);
  if (form.review?.state !== 'returned') return null;
  return form.review.comments
    .filter((comment) => comment.section === section)
    .map((comment, i) => (
      <p key={i} className="review-comment">
        <b>{t('comment')}</b> {comment.text}
      </p>
    ));
}
