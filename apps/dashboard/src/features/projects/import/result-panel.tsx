import { downloadMarked, type ImportField, type ImportView, undoImport } from '@duban/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { addressOf } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { ConfirmAct } from '../../../shared/components/confirm-act';
import { DownloadLink } from '../../../shared/components/download-link';
import { Panel } from '../../../shared/components/panel';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useAct } from '../../../shared/query';
import { importTexts } from './import-messages';
import { failureWords, reasonWords } from './import-words';
import { RowsList } from './rows-list';

type ResultProps = { view: ImportView; fields: ImportField[] };
const TITLES = {
  trying: 'tried',
  tried: 'tried',
  importing: 'run',
  undoing: 'done',
  undone: 'state.undone',
} as const;

/** What came of it, or would: counts, the rows behind them, and what may be done about it. */
export function ResultPanel({ view, fields }: ResultProps) {
  const t = useTexts(importTexts);
  const lang = useLang();
  const { counts, state, failure, undo } = view;
  const title =
    state === 'failed' ? 'state.failed' : state in TITLES ? TITLES[state as keyof typeof TITLES] : 'done';
  return (
    <Panel title={t(title)} finding={view.reason || undefined}>
      {failure && (
        <p role="alert" className="import-failed">
          {t('failed', { why: reasonWords(failure.facts) })}
        </p>
      )}
      {undo?.counts && (
        <p role="status">
          {t('undone', {
            who: undo.by,
            when: formatMoment(undo.at, lang),
            reason: undo.reason,
            ...undo.counts,
          })}
        </p>
      )}
      {counts && (
        <>
          <dl className="import-counts">
            {(['created', 'changed', 'same', 'refused'] as const).map((key) => (
              <div key={key} className={key === 'refused' && counts.refused > 0 ? 'is-wrong' : undefined}>
                <dt>{t(key)}</dt>
                <dd>{counts[key]}</dd>
              </div>
            ))}
          </dl>
          {counts.replanned > 0 && (
            <p className="import-help">{t('replanned', { count: counts.replanned })}</p>
          )}
          {counts.left > 0 && (
            <p className="import-help import-warned">{t('left', { count: counts.left })}</p>
          )}
          {counts.refused > 0 && (
            <p className="import-marked">
              <DownloadLink
                href={addressOf(downloadMarked, { params: { importId: view.id }, query: { lang } })}
              >
                {t('marked')}
              </DownloadLink>
              <span>{t('markedHelp')}</span>
            </p>
          )}
          {undo?.counts && undo.counts.kept > 0 && <RowsList id={view.id} what="kept" fields={fields} />}
          {counts.refused > 0 && (
            <RowsList id={view.id} what="refused" fields={fields} version={view.version} />
          )}
          {counts.changed > 0 && (
            <RowsList id={view.id} what="changed" fields={fields} version={view.version} />
          )}
          {counts.created > 0 && (
            <RowsList id={view.id} what="created" fields={fields} version={view.version} />
          )}
        </>
      )}
      {(state === 'done' || state === 'undone') && <After view={view} />}
    </Panel>
  );
}

function After({ view }: { view: ImportView }) {
  const t = useTexts(importTexts);
  const [asked, setAsked] = useState(false);
  const undo = useAct(undoImport, { changes: [{ type: 'import', id: view.id }, { type: 'project' }] });
  return (
    <div className="import-after">
      <Link className="button button-line" to="/projects">
        {t('toProjects')}
      </Link>
      <Link className="button button-line" to={`/projects/import?kind=${view.kind}`}>
        {t('anew')}
      </Link>
      {view.state === 'done' && view.can.includes('import:run') && (
        <Button onClick={() => setAsked(true)}>{t('undo')}</Button>
      )}
      {asked && (
        <ConfirmAct
          title={t('undoTitle', { file: view.file.name })}
          act={t('undoAct')}
          follows={t('undoFollows')}
          reason={{ max: 500 }}
          failure={failureWords}
          onConfirm={(reason) =>
            undo.mutateAsync({ params: { importId: view.id }, body: { reason, version: view.version } })
          }
          onClose={() => setAsked(false)}
        />
      )}
    </div>
  );
}
