import type { ReportForm } from '@duban/contracts';
import { Check } from 'lucide-react';
import { AttachmentList } from '../../../shared/attachments/attachment-list';
import { AttachmentsField, WaitsForFiles } from '../../../shared/attachments/attachments-field';
import { useTexts } from '../../../shared/i18n/messages';
import { formTexts } from './form-messages';
import { Section } from './section';
import type { ReportState } from './use-report-form';

/** 现场照片: taken by the phone or chosen, on their way while the rest is typed; what was filed before stays. */
export function PhotosSection({ form, report }: { form: ReportForm; report: ReportState }) {
  const t = useTexts(formTexts);
  const filed = form.photos ?? [];
  const isWanted =
    form.project.stage === 'building' && filed.length === 0 && report.photos.items.length === 0;
  return (
    <Section n={3} title={t('photos')} note={t('photosNote')}>
      <div className="report-photos">
        <AttachmentsField uploads={report.photos} only="image" />
        <WaitsForFiles uploads={report.photos} />
        {isWanted ? (
          <small className="report-note report-note-warning">{t('photosWanted')}</small>
        ) : (
          <span className="report-none">
            <Check size={15} strokeWidth={1.7} aria-hidden="true" />{' '}
            {t('photosThere', { count: filed.length + report.photos.items.length })}
          </span>
        )}
        <AttachmentList attachments={filed} />
      </div>
    </Section>
  );
}
