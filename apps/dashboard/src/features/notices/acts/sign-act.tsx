import { signNotice } from '@duban/contracts';
import { Check } from 'lucide-react';
import { Button } from '../../../shared/components/button';
import { formatDate } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { useFailure } from '../refusals';
import { actTexts } from './act-messages';
import type { ActProps } from './text-act';
import { useNoticeAct } from './use-notice-act';

/** Signing has no dialog: nothing is lost by it, and the unit does it every day. */
export function SignAct({ notice, first }: ActProps) {
  const t = useTexts(actTexts);
  const words = useTexts(shared);
  const lang = useLang();
  const failure = useFailure();
  const { run, busy, error } = useNoticeAct(signNotice, notice);
  return (
    <div className={first ? 'act act-main' : 'act'}>
      <Button
        kind={first ? 'filled' : 'line'}
        busy={busy}
        onClick={() => void run({}, t('done.sign')).catch(() => undefined)}
      >
        <Check size={17} strokeWidth={1.7} aria-hidden="true" /> {t('act.sign')}
      </Button>
      <p>{t('follows.sign', { day: notice.dueDay ? formatDate(notice.dueDay, lang) : '' })}</p>
      {error && (
        <p className="act-failed" role="alert">
          {words('confirm.failed', { why: failure(error) })}
        </p>
      )}
    </div>
  );
}
