import type { ComplaintDetail } from '@duban/contracts';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../../shared/i18n/messages';
import { useFailure } from '../acts/use-failure';
import { outsideTexts } from './outside-messages';

/** One act by the receipt code: what came of it, or why not. */
export function useTry(onChange: (complaint: ComplaintDetail) => void) {
  const t = useTexts(outsideTexts);
  const failure = useFailure();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  return {
    busy,
    failed:
      failed &&
      ((
        <p className="cf-wrong" role="alert">
          {t('failed', { why: failed })}
        </p>
      ) as ReactNode),
    run: async (act: () => Promise<ComplaintDetail>) => {
      setBusy(true);
      setFailed(null);
      try {
        onChange(await act());
      } catch (error) {
        setFailed(failure(error));
        throw error;
      } finally {
        setBusy(false);
      }
    },
  };
}
