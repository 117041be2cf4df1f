import {
  type ImportColumn,
  type ImportField,
  type ImportView,
  saveMapping,
  shapeImport,
  tryImport,
} from '@duban/contracts';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../shared/components/button';
import { Panel } from '../../../shared/components/panel';
import { toast } from '../../../shared/components/toast';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useAct } from '../../../shared/query';
import { ColumnRow } from './column-row';
import { importTexts } from './import-messages';
import { fieldWords, failureWords } from './import-words';
import '../../../shared/design/table.css';

type ColumnsProps = { view: ImportView; fields: ImportField[] };

/** 对列: what each column becomes, with the first rows as they are and as they are read. */
export function ColumnsPanel({ view, fields }: ColumnsProps) {
  const t = useTexts(importTexts);
  const lang = useLang();
  const [failed, setFailed] = useState<string | null>(null);
  const [name, setName] = useState(view.mapping ?? '');
  const changes = [{ type: 'import' as const, id: view.id }];
  const shape = useAct(shapeImport, { changes });
  const begin = useAct(tryImport, { changes });
  const save = useAct(saveMapping, { changes });
  const isBusy = shape.isPending || begin.isPending || save.isPending;
  const params = { importId: view.id };

  const attempt = async (act: () => Promise<unknown>) => {
    setFailed(null);
    try {
      await act();
    } catch (error) {
      setFailed(failureWords(error));
    }
  };
  const change = (at: number, part: Partial<ImportColumn>) => {
    const columns = view.columns.map((column, i) => {
      if (i === at) return { ...column, ...part };
      // a field moves to the column it is given
      return part.field && column.field === part.field ? { ...column, field: null } : column;
    });
    return attempt(() => shape.mutateAsync({ params, body: { columns, version: view.version } }));
  };
  const keep = (event: FormEvent) => {
    event.preventDefault();
    void attempt(async () => {
      await save.mutateAsync({ params, body: { name } });
      toast(t('saved'));
    });
  };
  const missing = view.missing.map((key) => fieldWords(fields, key, lang));
  return (
    <Panel
      title={t('columns')}
      finding={view.mapping ? t('mappingUsed', { name: view.mapping }) : t('columnsHelp')}
      flush
    >
      <div className="import-scroll">
        <table className="table import-columns">
          <thead>
            <tr>
              <th>{t('column')}</th>
              <th>{t('becomes')}</th>
              <th>{t('sample')}</th>
            </tr>
          </thead>
          <tbody>
            {view.heads.map((head, at) => (
              <ColumnRow
                key={at}
                head={head}
                at={at}
                column={view.columns[at] ?? { field: null, unit: 'wan', date: 'auto' }}
                fields={fields}
                samples={view.samples}
                disabled={isBusy}
                onChange={(part) => void change(at, part)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="import-foot">
        {missing.length > 0 && (
          <p role="alert" className="import-failed">
            {t('missing', { fields: missing.join(lang === 'zh' ? '、' : ', ') })}
          </p>
        )}
        {failed && (
          <p role="alert" className="import-failed">
            {failed}
          </p>
        )}
        <form className="import-save" onSubmit={keep}>
          <input
            className="input"
            aria-label={t('mappingName')}
            placeholder={t('mappingName')}
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" disabled={name.trim() === ''} busy={isBusy}>
            {t('saveMapping')}
          </Button>
        </form>
        <Button
          kind={view.state === 'tried' ? 'line' : 'filled'}
          disabled={missing.length > 0}
          busy={isBusy}
          onClick={() => void attempt(() => begin.mutateAsync({ params, body: { version: view.version } }))}
        >
          {t(view.state === 'draft' ? 'try' : 'tryAgain')}
        </Button>
      </div>
    </Panel>
  );
}
