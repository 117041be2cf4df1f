import { useState } from 'react';
import { isApiError } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { errorSentence } from '../../../shared/error-messages';
import { useTexts } from '../../../shared/i18n/messages';
import { formTexts } from './form-messages';
import type { ReportState } from './use-report-form';

/** Somebody else was faster. Nothing is lost: both are there, and one is chosen. */
export function ConflictChoice({ report }: { report: ReportState }) {
  const t = useTexts(formTexts);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const choose = async (which: 'mine' | 'theirs') => {
    setBusy(true);
    setFailed(null);
    try {
      await report.choose(which);
    } catch (error) {
      setFailed(isApiError(error) ? errorSentence(error) : String(error));
    }
    setBusy(false);
  };
  return (
    <div className="report-conflict" role="alert">
      <b>{t('conflict.title')}</b>
      <p>{t('conflict.text')}</p>
      {failed && <p>{failed}</p>}
      <span>
        <Button busy={busy} onClick={() => void choose('theirs')}>
          {t('conflict.theirs')}
        </Button>
        <Button busy={busy} onClick={() => void choose('mine')}>
          {t('conflict.mine')}
        </Button>
      </span>
    </div>
  );
}
