import type { Attachment } from '@duban/contracts';
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../components/button';
import { toast } from '../components/toast';
import { formatMoment, formatNumber } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { shared } from '../messages';
import { sizeText } from './attachment-words';
import { AttachmentImage, AttachmentLink } from './by-receipt';
import { listTexts } from './list-messages';

type PreviewProps = {
  images: readonly Attachment[];
  /** Place of the one to begin with. */
  first: number;
  today?: string;
  onClose: () => void;
};

/** A picture as large as the window allows, with what makes it evidence; the arrows lead to its neighbours. */
export function PreviewDialog({ images, first, today, onClose }: PreviewProps) {
  const t = useTexts(listTexts);
  const words = useTexts(shared);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [place, setPlace] = useState(first);
  const image = images[place];
  const go = (step: number) => setPlace((place + step + images.length) % images.length);
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') go(-1);
    if (event.key === 'ArrowRight') go(1);
  };
  useEffect(() => dialog.current?.showModal(), []);
  if (!image) return null;
  return (
    <dialog ref={dialog} className="preview" aria-labelledby={id} onClose={onClose} onKeyDown={pressed}>
      <div className="preview-head">
        <h2 id={id}>{image.name}</h2>
        {images.length > 1 && (
          <span role="status">{t('preview.place', { n: place + 1, of: images.length })}</span>
        )}
        <Button kind="quiet" aria-label={words('close')} onClick={() => dialog.current?.close()}>
          <X size={20} strokeWidth={1.7} aria-hidden="true" />
        </Button>
      </div>
      <div className="preview-stage">
        <Picture key={image.id} image={image} />
        {images.length > 1 && (
          <>
            <button
              type="button"
              className="preview-before"
              aria-label={t('preview.before')}
              onClick={() => go(-1)}
            >
              <ChevronLeft size={28} strokeWidth={1.7} aria-hidden="true" />
            </button>
            <button
              type="button"
              className="preview-next"
              aria-label={t('preview.next')}
              onClick={() => go(1)}
            >
              <ChevronRight size={28} strokeWidth={1.7} aria-hidden="true" />
            </button>
          </>
        )}
      </div>
      <Facts image={image} today={today} />
    </dialog>
  );
}

function Picture({ image: { id, name } }: { image: Attachment }) {
  const t = useTexts(listTexts);
  const [state, setState] = useState<'loading' | 'there' | 'failed'>('loading');
  return (
    <>
      {state !== 'there' && (
        <p role="status">{t(state === 'loading' ? 'preview.loading' : 'preview.failed')}</p>
      )}
      {state !== 'failed' && (
        <AttachmentImage
          of={id}
          size="page"
          alt={name}
          onLoad={() => setState('there')}
          onFail={() => setState('failed')}
        />
      )}
    </>
  );
}

/** Who, when, how large, when taken, and its hash to compare with the one in the record. */
function Facts({ image, today }: { image: Attachment; today?: string }) {
  const t = useTexts(listTexts);
  const lang = useLang();
  const { by, at, takenAt, width, height, size, sha256 } = image;
  const copy = async () => {
    await navigator.clipboard.writeText(sha256);
    toast(t('preview.copied'));
  };
  return (
    <div className="preview-facts">
      <dl>
        <dt>{t('preview.by')}</dt>
        <dd>
          {by} {formatMoment(at, lang, today)}
        </dd>
        <dt>{t('preview.taken')}</dt>
        <dd>{takenAt ? formatMoment(takenAt, lang, today) : t('preview.takenNone')}</dd>
        <dt>{t('preview.size')}</dt>
        <dd>
          {sizeText(size)}
          {width && height && ` · ${formatNumber(width)} × ${formatNumber(height)} ${t('preview.pixels')}`}
        </dd>
        <dt>{t('preview.hash')}</dt>
        <dd className="preview-hash">
          <code>{sha256}</code>
          {/* without https a browser has no clipboard: one press selects the hash */}
          {'clipboard' in navigator && (
            <Button kind="quiet" onClick={() => void copy()}>
              {t('preview.copy')}
            </Button>
          )}
        </dd>
      </dl>
      <AttachmentLink attachment={image} className="button button-line">
        <Download size={16} strokeWidth={1.7} aria-hidden="true" /> {t('preview.download')}
      </AttachmentLink>
    </div>
  );
}
