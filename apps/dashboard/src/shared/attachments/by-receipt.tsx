import { type Attachment, downloadAttachment, openByReceipt, previewAttachment } from '@duban/contracts';
import { type ComponentProps, createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { addressOf, fetchFile, isApiError } from '../api';
import { errorSentence } from '../error-messages';
import { saveAs } from '../save-as';

/**
 * How the files below are to be had: null, by their addresses, in a session; else by the receipt code of their complaint,
 * which stands in no address: they are fetched, and live as long as the page.
 */
export const ByReceipt = createContext<string | null>(null);

type ImageProps = Omit<ComponentProps<'img'>, 'src' | 'onError' | 'id'> & {
  of: string;
  size: 'page' | 'thumb';
  onFail?: () => void;
};

/** A picture that was handed in, made small. */
export function AttachmentImage({ of: attachmentId, size, onFail, ...rest }: ImageProps) {
  const receipt = useContext(ByReceipt);
  const [fetched, setFetched] = useState<string>();
  useEffect(() => {
    if (receipt === null) return undefined;
    let address: string | undefined;
    let isGone = false;
    fetchFile(openByReceipt, { body: { receipt, attachmentId, as: size } }).then(
      (blob) => {
        if (!isGone) setFetched((address = URL.createObjectURL(blob)));
      },
      () => !isGone && onFail?.(),
    );
    return () => {
      isGone = true;
      if (address) URL.revokeObjectURL(address);
    };
    // who is told when it fails may be another one with each drawing
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [receipt, attachmentId, size]);
  const src =
    receipt === null ? addressOf(previewAttachment, { params: { attachmentId }, query: { size } }) : fetched;
  return <img {...rest} src={src} onError={onFail} />;
}

type LinkProps = {
  attachment: Pick<Attachment, 'id' | 'name'>;
  className?: string;
  title?: string;
  'aria-label'?: string;
  children: ReactNode;
};

/** A file to be taken, under its name. */
export function AttachmentLink({ attachment: { id, name }, ...rest }: LinkProps) {
  const receipt = useContext(ByReceipt);
  const [failed, setFailed] = useState<string | null>(null);
  if (receipt === null)
    return (
      <a {...rest} href={addressOf(downloadAttachment, { params: { attachmentId: id } })} download={name} />
    );
  const take = async () => {
    setFailed(null);
    try {
      saveAs(await fetchFile(openByReceipt, { body: { receipt, attachmentId: id } }), name);
    } catch (error) {
      if (isApiError(error)) setFailed(errorSentence(error));
      else throw error;
    }
  };
  return (
    <>
      <button type="button" {...rest} onClick={() => void take()} />
      {failed && (
        <small className="file-wrong" role="alert">
          {failed}
        </small>
      )}
    </>
  );
}
