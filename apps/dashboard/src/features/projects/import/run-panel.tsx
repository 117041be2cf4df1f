import { type ImportView, runImport } from '@duban/contracts';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../shared/components/button';
import { Panel } from '../../../shared/components/panel';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useAct } from '../../../shared/query';
import { importTexts } from './import-messages';
import { failureWords } from './import-words';

/** What was tried is imported: with a reason where one is needed, and knowingly where the file was here before. */
export function RunPanel({ view }: { view: ImportView }) {
  const t = useTexts(importTexts);
  const lang = useLang();
  const [skipBad, setSkipBad] = useState(false);
  const [again, setAgain] = useState(false);
  const [reason, setReason] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  const run = useAct(runImport, { changes: [{ type: 'import', id: view.id }, { type: 'project' }] });
  const { counts, sameAs } = view;
  if (!counts) return null;
  const good = counts.created + counts.changed;
  if (good === 0) return counts.refused === 0 ? <p className="import-help">{t('nothing')}</p> : null;
  const needsReason = counts.replanned + counts.left > 0;
  const isReady =
    (counts.refused === 0 || skipBad) && (!sameAs || again) && (!needsReason || reason.trim().length >= 2);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setFailed(null);
    try {
      const body = { skipBad, again, reason, version: view.version };
      await run.mutateAsync({ params: { importId: view.id }, body });
    } catch (error) {
      setFailed(failureWords(error));
    }
  };
  return (
    <Panel title={t('run')} finding={t('runHelp')}>
      <form className="import-run" onSubmit={(event) => void send(event)}>
        {counts.refused > 0 && (
          <label className="import-check">
            <input type="checkbox" checked={skipBad} onChange={(event) => setSkipBad(event.target.checked)} />
            <span>{t('skipBad', { count: counts.rows - counts.refused, refused: counts.refused })}</span>
          </label>
        )}
        {sameAs && (
          <label className="import-check">
            <input type="checkbox" checked={again} onChange={(event) => setAgain(event.target.checked)} />
            <span>
              {t('sameFile', { who: sameAs.by, when: formatMoment(sameAs.at, lang) })} {t('sameAgain')}
            </span>
          </label>
        )}
        <label className="import-reason">
          <span>{t('reason')}</span>
          <textarea
            className="input"
            rows={2}
            maxLength={500}
            required={needsReason}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <small>{t('reasonHelp')}</small>
        </label>
        {failed && (
          <p role="alert" className="import-failed">
            {failed}
          </p>
        )}
        {counts.refused > 0 && !skipBad && <p className="import-help">{t('fixFirst')}</p>}
        <Button type="submit" kind="filled" disabled={!isReady} busy={run.isPending}>
          {t('run')}
        </Button>
      </form>
    </Panel>
  );
}
