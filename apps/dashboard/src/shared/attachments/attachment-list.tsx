import type { Attachment } from '@duban/contracts';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { formatMoment } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { shortHash, sizeText } from './attachment-words';
import { AttachmentImage, AttachmentLink } from './by-receipt';
import { KindIcon } from './kind-icon';
import { listTexts } from './list-messages';
import { PreviewDialog } from './preview-dialog';
import './attachment-list.css';

type ListProps = { attachments: readonly Attachment[]; today?: string };

/** The files of one act: pictures to look at, the others to take; on paper their names, sizes and hashes. */
export function AttachmentList({ attachments, today }: ListProps) {
  const t = useTexts(listTexts);
  const lang = useLang();
  const [shown, setShown] = useState<number | null>(null);
  if (attachments.length === 0) return null;
  const images = attachments.filter(({ kind }) => kind === 'image');
  const others = attachments.filter(({ kind }) => kind !== 'image');
  const label = t('list.title', { count: attachments.length });
  return (
    <div className="attached">
      {images.length > 0 && (
        <ul className="attached-images" aria-label={label}>
          {images.map(({ id, name, by, at }, i) => (
            <li key={id}>
              <button
                type="button"
                aria-haspopup="dialog"
                aria-label={t('list.open', { name, by, at: formatMoment(at, lang, today) })}
                title={name}
                onClick={() => setShown(i)}
              >
                <AttachmentImage of={id} size="thumb" alt="" loading="lazy" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className="attached-files" aria-label={label}>
          {others.map((attachment) => (
            <FileRow key={attachment.id} attachment={attachment} today={today} />
          ))}
        </ul>
      )}
      <ol className="attached-print">
        {attachments.map(({ id, name, size, sha256 }) => (
          <li key={id}>
            {name} · {sizeText(size)} · {t('list.hash', { hash: shortHash(sha256) })}
          </li>
        ))}
      </ol>
      {shown !== null && (
        <PreviewDialog images={images} first={shown} today={today} onClose={() => setShown(null)} />
      )}
    </div>
  );
}

function FileRow({ attachment, today }: { attachment: Attachment; today?: string }) {
  const t = useTexts(listTexts);
  const lang = useLang();
  const { name, kind, size, by, at, sha256 } = attachment;
  return (
    <li>
      <AttachmentLink
        attachment={attachment}
        title={t('list.hash', { hash: sha256 })}
        aria-label={`${t('list.download', { name })} · ${t(`kind.${kind}`)} ${sizeText(size)}`}
      >
        <KindIcon kind={kind} />
        <b>{name}</b>
        <Download size={16} strokeWidth={1.7} aria-hidden="true" />
      </AttachmentLink>
      <small>
        {t(`kind.${kind}`)} · {sizeText(size)} · {by} {formatMoment(at, lang, today)}
      </small>
    </li>
  );
}
