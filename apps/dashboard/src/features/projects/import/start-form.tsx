import { downloadTemplate, type ImportKindName } from '@duban/contracts';
import { type DragEvent, useId, useState } from 'react';
import { addressOf } from '../../../shared/api';
import { DownloadLink } from '../../../shared/components/download-link';
import { useTexts } from '../../../shared/i18n/messages';
import { importTexts } from './import-messages';
import { useSendFile } from './use-send-file';

/** A template to fill in, and the file to begin with: chosen, or dropped here. */
export function StartForm({ kind }: { kind: ImportKindName }) {
  const t = useTexts(importTexts);
  const id = useId();
  const { sending, send } = useSendFile(kind);
  const [over, setOver] = useState(false);
  const isOn = sending !== null && sending.failed === null;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !isOn) send(file);
  };
  const template = (format: 'xlsx' | 'csv') =>
    addressOf(downloadTemplate, { params: { kind }, query: { format } });
  return (
    <>
      <p className="import-help">{t(`kindHelp.${kind}`)}</p>
      <p className="import-templates">
        <span>{t('template')}</span>
        <DownloadLink href={template('xlsx')}>xlsx</DownloadLink>
        <DownloadLink href={template('csv')}>CSV</DownloadLink>
      </p>
      <div
        className={over ? 'import-drop import-drop-over' : 'import-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          id={id}
          type="file"
          accept=".xlsx,.csv"
          className="sr-only"
          disabled={isOn}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file) send(file);
          }}
        />
        <label htmlFor={id} className="button button-filled">
          {t('choose')}
        </label>
        <span>{t('drop')}</span>
      </div>
      {isOn && (
        <p role="status" className="import-help">
          {sending.percent === null
            ? t('looking', { name: sending.name })
            : t('sending', { name: sending.name, percent: sending.percent })}
        </p>
      )}
      {sending?.failed && (
        <p role="alert" className="import-failed">
          {sending.failed}
        </p>
      )}
    </>
  );
}
