import { type AttachmentKind, typeOfName } from '@duban/domain';
import { Pause, Play, RotateCw, X } from 'lucide-react';
import { useContext } from 'react';
import { useTexts } from '../i18n/messages';
import { fileProblem, sizeText } from './attachment-words';
import { AttachmentImage, ByReceipt } from './by-receipt';
import { fieldTexts } from './field-messages';
import { KindIcon } from './kind-icon';
import type { UploadItem } from './uploads';

type LineProps = {
  item: UploadItem;
  onPause: (key: number) => void;
  onResume: (key: number) => void;
  onRemove: (key: number) => void;
};

const ICON = { size: 16, strokeWidth: 1.7, 'aria-hidden': true } as const;

/** One file on its way: how far it is, what keeps it, and what one may do about it. */
export function FileLine({ item, onPause, onResume, onRemove }: LineProps) {
  const t = useTexts(fieldTexts);
  const { key, name, size, state, sent } = item;
  const isMoving = state === 'sending' || state === 'waiting' || state === 'paused';
  const isWrong = state === 'refused' || state === 'failed' || state === 'unfinished';
  return (
    <li className={`file-line file-${state}`}>
      <FileFace item={item} />
      <div className="file-text">
        <b>{name}</b>
        <span className={isWrong ? 'file-wrong' : undefined}>{useStateWords(item)}</span>
        {isMoving && <progress value={sent} max={size} aria-label={t('file.progress', { name })} />}
      </div>
      <div className="file-acts">
        {(state === 'sending' || state === 'waiting') && sent < size && (
          <button type="button" aria-label={t('file.pause', { name })} onClick={() => onPause(key)}>
            <Pause {...ICON} />
          </button>
        )}
        {state === 'paused' && (
          <button type="button" aria-label={t('file.resume', { name })} onClick={() => onResume(key)}>
            <Play {...ICON} />
          </button>
        )}
        {state === 'failed' && (
          <button type="button" aria-label={t('file.retry', { name })} onClick={() => onResume(key)}>
            <RotateCw {...ICON} />
          </button>
        )}
        <button type="button" aria-label={t('file.remove', { name })} onClick={() => onRemove(key)}>
          <X {...ICON} />
        </button>
      </div>
    </li>
  );
}

/** A picture as the server has it, once it is there; before that and for all others the sign of its kind. */
function FileFace({ item: { name, id } }: Pick<LineProps, 'item'>) {
  const kind: AttachmentKind = typeOfName(name)?.kind ?? 'text';
  // by a receipt code a file is not to be had before it is added
  const isShut = useContext(ByReceipt) !== null;
  if (kind !== 'image' || !id || isShut) return <KindIcon kind={kind} />;
  return <AttachmentImage className="file-thumb" of={id} size="thumb" alt="" />;
}

function useStateWords(item: UploadItem): string {
  const t = useTexts(fieldTexts);
  const { state, size, sent, why } = item;
  if (why) return fileProblem(item, why);
  const values = {
    size: sizeText(size),
    sent: sizeText(sent),
    percent: Math.min(99, Math.floor((sent / Math.max(1, size)) * 100)),
  };
  if (state === 'refused' || state === 'failed') return t('file.unfinished');
  return t(state === 'sending' && sent >= size ? 'file.checking' : `file.${state}`, values);
}
