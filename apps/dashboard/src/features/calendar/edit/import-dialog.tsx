import { type CalendarYear, importYear } from '@duban/contracts';
import { type DragEvent, useId, useState } from 'react';
import { call } from '../../../shared/api';
import { Choice } from '../../../shared/components/segments';
import { useTexts } from '../../../shared/i18n/messages';
import { calendarTexts } from '../messages';
import { ChangeDialog } from './change-dialog';
import { readYearFile } from './read-year-file';
import { wrongWords } from './wrong-words';

type Status = 'announced' | 'estimated';
type ImportDialogProps = {
  hours: CalendarYear['hours'];
  onDone: (year: number) => void;
  onClose: () => void;
};
const SHOWN = 8;

/** A year from a file, dropped or chosen: read and judged here, line by line, before it is sent. */
export function ImportDialog({ hours, onDone, onClose }: ImportDialogProps) {
  const t = useTexts(calendarTexts);
  const id = useId();
  const [source, setSource] = useState<{ name: string; text: string } | null>(null);
  const [status, setStatus] = useState<Status>('announced');
  const [over, setOver] = useState(false);
  const read = source && readYearFile(source.text, status === 'announced');
  const file = read && read.findings.length === 0 ? read.file : null;

  const take = async (picked: File | undefined) => {
    if (picked) setSource({ name: picked.name, text: await picked.text() });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <ChangeDialog
      title={file ? t('import.title', { year: file.year }) : t('import.titleNone')}
      act={t('import.act')}
      wish={file ? JSON.stringify([status, file]) : null}
      send={(said) => {
        if (!file) return Promise.reject(new Error('nothing was read'));
        return call(importYear, { params: { year: file.year }, body: { status, file, ...said } });
      }}
      closes={hours.at(-1)?.end ?? ''}
      onDone={() => file && onDone(file.year)}
      onClose={onClose}
    >
      <div
        className={over ? 'import-drop import-over' : 'import-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {t('import.drop')}{' '}
        <label htmlFor={id} className="button button-line">
          {t('import.choose')}
        </label>
        <input
          id={id}
          type="file"
          accept=".json,application/json"
          className="sr-only"
          onChange={(event) => void take(event.target.files?.[0])}
        />
        <small>{t('import.help')}</small>
      </div>
      {read?.file && (
        <p>
          {t('import.read', {
            name: source?.name ?? '',
            year: read.file.year,
            off: read.file.days.filter((day) => day.isOffDay).length,
            worked: read.file.days.filter((day) => !day.isOffDay).length,
            papers: read.file.papers.length,
          })}
        </p>
      )}
      <Choice
        label={t('import.status')}
        options={(['announced', 'estimated'] as const).map((value) => ({ value, label: t(value) }))}
        value={status}
        onChange={setStatus}
      />
      {read && read.findings.length > 0 && (
        <div className="import-wrong" role="alert">
          <b>{t('import.wrong', { count: read.findings.length })}</b>
          <ul>
            {read.findings.slice(0, SHOWN).map((finding, i) => (
              <li key={i}>
                {finding.line !== undefined && <b>{t('import.line', { line: finding.line })}</b>}{' '}
                {wrongWords(finding, t)}
              </li>
            ))}
          </ul>
          {read.findings.length > SHOWN && t('import.more', { count: read.findings.length - SHOWN })}
        </div>
      )}
    </ChangeDialog>
  );
}
