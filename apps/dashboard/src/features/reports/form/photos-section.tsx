import type { ReportForm } from '@duban/contracts';
import { Check } from 'lucide-react';
import { AttachmentList } from '../../../shared/attachments/attachment-list';
import { AttachmentsField, WaitsForFiles } from '../../../shared/attachments/attachments-field';
import { Button } from '../../../shared/components/button';
import { useTexts } from '../../../shared/i18n/messages';
import { SectionComments } from '../review/section-comments';
import { FieldNote } from './field-note';
import { staying } from './fields';
import { idOf } from './focus-field';
import { formTexts } from './form-messages';
import { Section } from './section';
import type { ReportState } from './use-report-form';

/** 现场照片: taken by the phone or chosen, on their way while the rest is typed, kept with the draft; what was filed stays. */
export function PhotosSection({ form, report }: { form: ReportForm; report: ReportState }) {
  const t = useTexts(formTexts);
  const count = staying(form, report.fields).length + report.photos.items.length;
  const isWrong = report.wrongOf('photos') !== null;
  return (
    <Section
      n={3}
      uses={[['report.photos', t('photos')]]}
      title={t('photos')}
      note={t('photosNote')}
      remarks={<SectionComments form={form} section="photos" />}
    >
      <div className="report-photos" id={idOf('photos')} tabIndex={-1}>
        <AttachmentsField uploads={report.photos} only="image" />
        <WaitsForFiles uploads={report.photos} />
        {isWrong ? (
          <FieldNote name="photos" report={report} />
        ) : count === 0 && form.photoRequired ? (
          <small className="report-note report-note-warning">{t('photosWanted')}</small>
        ) : (
          <span className="report-none">
            <Check size={15} strokeWidth={1.7} aria-hidden="true" /> {t('photosThere', { count })}
          </span>
        )}
        <small className="muted">{t('photosKept')}</small>
        <FiledBefore form={form} report={report} />
      </div>
    </Section>
  );
}

/** Of the versions before: each may be left out of this one, where it stays it stands in both. */
function FiledBefore({ form, report }: { form: ReportForm; report: ReportState }) {
  const t = useTexts(formTexts);
  const { without } = report.fields;
  const photos = form.photos ?? [];
  if (photos.length === 0) return null;
  return (
    <div className="report-filed-photos" role="group" aria-label={t('photosFiled')}>
      <AttachmentList attachments={staying(form, report.fields)} />
      <ul>
        {photos.map(({ id, name, version }) => {
          const isLeft = without.includes(id);
          return (
            <li key={id}>
              {isLeft ? <del>{name}</del> : <span>{name}</span>}
              <small className="muted">{t('photosVersion', { n: version })}</small>
              <Button
                kind="quiet"
                aria-label={t(isLeft ? 'photoBackName' : 'photoLeaveName', { name })}
                onClick={() =>
                  report.set({ without: isLeft ? without.filter((one) => one !== id) : [...without, id] })
                }
              >
                {t(isLeft ? 'photoBack' : 'photoLeave')}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
