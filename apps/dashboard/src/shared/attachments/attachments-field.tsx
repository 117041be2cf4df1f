import { ATTACHMENT_LIMITS } from '@duban/domain';
import { Camera, Paperclip } from 'lucide-react';
import { type ChangeEvent, useId, useRef } from 'react';
import { Button } from '../components/button';
import { useTexts } from '../i18n/messages';
import { ACCEPT, ACCEPT_IMAGES, LARGEST, LARGEST_TEXT } from './at-once';
import { sizeText } from './attachment-words';
import { fieldTexts } from './field-messages';
import { FileLine } from './file-line';
import { useIncoming } from './use-incoming';
import { useNews } from './use-news';
import type { UseUploads } from './use-uploads';
import './attachments-field.css';

type FieldProps = {
  uploads: UseUploads;
  only?: 'image';
  /** What is taken, where that is not everything. */
  types?: string;
};

/** 附件: chosen, dropped on the form, pasted or photographed; each file on its way, and what keeps it. */
export function AttachmentsField({ uploads: { uploads, items }, only, types }: FieldProps) {
  const t = useTexts(fieldTexts);
  const id = useId();
  const field = useRef<HTMLFieldSetElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const isOver = useIncoming(field, uploads.add);
  const isAway = items.some(({ state }) => state === 'waiting');
  const taken = items.filter(({ state }) => state !== 'refused').length;
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    uploads.add([...(event.target.files ?? [])]);
    // the same file may be chosen again after it was removed
    event.target.value = '';
  };
  /** What was removed took the focus with it. */
  const removed = (key: number) => {
    uploads.remove(key);
    field.current?.querySelector<HTMLElement>('.files-choose')?.focus();
  };
  return (
    <fieldset ref={field} className={isOver ? 'files files-over' : 'files'} aria-describedby={`${id}-hint`}>
      <legend>
        {only === 'image' ? t('field.photos') : t('field.title')}{' '}
        <small>{t('field.count', { count: taken, max: ATTACHMENT_LIMITS.perAct })}</small>
      </legend>
      <div className="files-row">
        <Button className="files-choose" onClick={() => chooser.current?.click()}>
          <Paperclip size={16} strokeWidth={1.7} aria-hidden="true" /> {t('field.choose')}
        </Button>
        <Button className="files-camera" onClick={() => camera.current?.click()}>
          <Camera size={16} strokeWidth={1.7} aria-hidden="true" /> {t('field.camera')}
        </Button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          accept={only === 'image' ? ACCEPT_IMAGES : ACCEPT}
          aria-label={t('field.choose')}
          onChange={chosen}
        />
        <input
          ref={camera}
          type="file"
          hidden
          accept={ACCEPT_IMAGES}
          capture="environment"
          aria-label={t('field.camera')}
          onChange={chosen}
        />
        <p id={`${id}-hint`} className="files-hint">
          {isOver
            ? t('field.drop')
            : t(only === 'image' ? 'field.hintImages' : 'field.hint', {
                max: ATTACHMENT_LIMITS.perAct,
                size: sizeText(LARGEST),
                small: sizeText(LARGEST_TEXT),
              })}{' '}
          <span>{types ?? t(only === 'image' ? 'field.typesImage' : 'field.types')}</span>
        </p>
      </div>
      {isAway && <p className="files-away">{t('line.away')}</p>}
      {items.length > 0 && (
        <ul className="files-list" aria-label={t('field.list')}>
          {items.map((item) => (
            <FileLine
              key={item.key}
              item={item}
              onPause={uploads.pause}
              onResume={uploads.resume}
              onRemove={removed}
            />
          ))}
        </ul>
      )}
      <p className="sr-only" role="status">
        {useNews(items)}
      </p>
    </fieldset>
  );
}

/** Beside the act: how many it waits for, or which ones it cannot take along. */
export function WaitsForFiles({ uploads: { items } }: { uploads: UseUploads }) {
  const t = useTexts(fieldTexts);
  const broken = items.filter(
    ({ state }) => state === 'refused' || state === 'failed' || state === 'unfinished',
  );
  const moving = items.filter(({ state }) => state !== 'done').length - broken.length;
  if (broken.length + moving === 0) return null;
  return (
    <p className="files-wait" role="status">
      {moving > 0 ? t('act.sending', { count: moving }) : t('act.broken', { count: broken.length })}
    </p>
  );
}
