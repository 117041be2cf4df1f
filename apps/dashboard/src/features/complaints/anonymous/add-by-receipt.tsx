import { type ComplaintDetail, noteByReceipt } from '@duban/contracts';
import { type FormEvent, useId, useState } from 'react';
import { call } from '../../../shared/api';
import { AttachmentsField, WaitsForFiles } from '../../../shared/attachments/attachments-field';
import { ByReceipt } from '../../../shared/attachments/by-receipt';
import { useReceiptUploads } from '../../../shared/attachments/use-uploads';
import { Button } from '../../../shared/components/button';
import { useTexts } from '../../../shared/i18n/messages';
import { outsideTexts } from './outside-messages';
import { useTry } from './use-try';

type AddProps = { receipt: string; onAdded: (complaint: ComplaintDetail) => void };

/** 补充: a word, photographs and files to what was reported, by the receipt code alone. */
export function AddByReceipt({ receipt, onAdded }: AddProps) {
  const t = useTexts(outsideTexts);
  const id = useId();
  const files = useReceiptUploads(receipt);
  const [words, setWords] = useState('');
  const [isAdded, setAdded] = useState(false);
  const { busy, failed, run } = useTry(onAdded);
  const text = words.trim();
  const isWhole = text.length > 1 || (text === '' && files.ids.length > 0);
  const add = (event: FormEvent) => {
    event.preventDefault();
    setAdded(false);
    run(() => call(noteByReceipt, { body: { receipt, text, attachmentIds: files.ids } }))
      .then(() => {
        setWords('');
        files.uploads.clear();
        setAdded(true);
      })
      // said below; what was written stays
      .catch(() => undefined);
  };
  return (
    <ByReceipt value={receipt}>
      <form className="outside-add" onSubmit={add}>
        <label htmlFor={id}>{t('noteWords')}</label>
        <textarea
          id={id}
          className="input"
          rows={3}
          maxLength={4000}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <small>{t('noteHelp')}</small>
        <AttachmentsField uploads={files} types={t('types')} />
        <small>{t('filesHelp')}</small>
        <WaitsForFiles uploads={files} />
        {failed}
        <Button type="submit" busy={busy} disabled={!isWhole || files.open > 0}>
          {t('noteSend')}
        </Button>
        <p role="status" className="outside-added">
          {isAdded && t('added')}
        </p>
      </form>
    </ByReceipt>
  );
}
