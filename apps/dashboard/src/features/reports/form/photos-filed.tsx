import type { ReportForm } from '@duban/contracts';
import { AttachmentList } from '../../../shared/attachments/attachment-list';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { formTexts } from './form-messages';

type Photos = NonNullable<ReportForm['photos']>;

/** The photographs of a month and what each says of itself; the place is there for the office alone. */
export function PhotosFiled({ photos }: { photos: Photos }) {
  const t = useTexts(formTexts);
  const lang = useLang();
  return (
    <>
      <AttachmentList attachments={photos} />
      <ul className="report-photo-facts">
        {photos.map(({ id, name, version, takenAt, place }) => (
          <li key={id} className="muted">
            {[
              name,
              t('photosVersion', { n: version }),
              takenAt && t('photosTaken', { moment: formatMoment(takenAt, lang) }),
              place &&
                t('photosMap', { place: `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}` }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </>
  );
}
