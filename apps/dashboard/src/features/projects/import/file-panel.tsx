import { type ImportView, shapeImport } from '@duban/contracts';
import { useState } from 'react';
import { Panel } from '../../../shared/components/panel';
import { shortHash, sizeText } from '../../../shared/attachments/attachment-words';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useAct } from '../../../shared/query';
import { importTexts } from './import-messages';
import { failureWords } from './import-words';

type Form = ImportView['form'];
const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

/** The file, and how it is read: found out, told, and to be changed. */
export function FilePanel({ view, mayShape }: { view: ImportView; mayShape: boolean }) {
  const t = useTexts(importTexts);
  const lang = useLang();
  const { file, rows, by, createdAt, formulas } = view;
  const said = [sizeText(file.size), t('rows', { count: rows }), by, formatMoment(createdAt, lang)].join(
    ' · ',
  );
  return (
    <Panel
      title={file.name}
      finding={said}
      asOf={<span title={file.sha256}>{t('hash', { hash: shortHash(file.sha256) })}</span>}
    >
      {formulas > 0 && <p className="import-help">{t('formulas', { count: formulas })}</p>}
      <ReadAs view={view} mayShape={mayShape} />
    </Panel>
  );
}

function ReadAs({ view, mayShape }: { view: ImportView; mayShape: boolean }) {
  const t = useTexts(importTexts);
  const [failed, setFailed] = useState<string | null>(null);
  const shape = useAct(shapeImport, { changes: [{ type: 'import', id: view.id }] });
  const { form, format, sheets } = view;
  const change = async (part: Partial<Form>) => {
    setFailed(null);
    const body = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null));
    try {
      await shape.mutateAsync({ params: { importId: view.id }, body: { ...body, version: view.version } });
    } catch (error) {
      setFailed(failureWords(error));
    }
  };
  const isOff = !mayShape || shape.isPending;
  return (
    <fieldset className="import-form" disabled={isOff}>
      <legend>{t('readAs')}</legend>
      {format === 'xlsx' && (
        <Pick
          label={t('sheet')}
          value={form.sheet ?? ''}
          options={sheets.map((sheet) => [sheet, sheet])}
          onPick={(sheet) => void change({ sheet })}
        />
      )}
      {format === 'csv' && (
        <>
          <Pick
            label={t('encoding')}
            value={form.encoding ?? ''}
            options={[
              ['utf-8', 'UTF-8'],
              ['gb18030', 'GB18030 (GBK)'],
            ]}
            onPick={(encoding) => void change({ encoding: encoding as Form['encoding'] })}
          />
          <Pick
            label={t('delimiter')}
            value={form.delimiter ?? ''}
            options={Object.entries(DELIMITERS).map(([value, name]) => [value, t(`delimiter.${name}`)])}
            onPick={(delimiter) => void change({ delimiter: delimiter as Form['delimiter'] })}
          />
        </>
      )}
      <label>
        <span>{t('headLine')}</span>
        <input
          key={form.headLine}
          className="input import-line"
          type="number"
          min={1}
          max={50}
          defaultValue={form.headLine}
          onBlur={({ target }) => {
            const headLine = Number(target.value);
            if (Number.isInteger(headLine) && headLine >= 1 && headLine !== form.headLine)
              void change({ headLine });
          }}
        />
      </label>
      {failed && (
        <p role="alert" className="import-failed">
          {failed}
        </p>
      )}
    </fieldset>
  );
}

type PickProps = { label: string; value: string; options: string[][]; onPick: (value: string) => void };

function Pick({ label, value, options, onPick }: PickProps) {
  return (
    <label>
      <span>{label}</span>
      <select className="input" value={value} onChange={(event) => onPick(event.target.value)}>
        {options.map(([key = '', word]) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}
