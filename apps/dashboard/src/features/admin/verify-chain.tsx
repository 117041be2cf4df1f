import { type Answer, verifyEvents } from '@duban/contracts';
import { useMutation } from '@tanstack/react-query';
import { Check, TriangleAlert } from 'lucide-react';
import { type ApiError, call } from '../../shared/api';
import { Button } from '../../shared/components/button';
import { errorSentence } from '../../shared/error-messages';
import { formatMoment, formatNumber } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { auditTexts } from './audit-messages';

/** Recomputes the chain and says in one sentence whether it holds. */
export function VerifyChain() {
  const t = useTexts(auditTexts);
  const lang = useLang();
  const verify = useMutation<Answer<typeof verifyEvents>, ApiError, void>({
    mutationFn: () => call(verifyEvents),
  });
  const found = verify.data;
  const at = found && formatMoment(found.at, lang);
  return (
    <section className={`panel audit-verify${found?.brokenAt != null ? ' audit-broken' : ''}`}>
      <Button kind="filled" busy={verify.isPending} onClick={() => verify.mutate()}>
        {t('verify')}
      </Button>
      <p role="status" className={verify.isIdle ? 'audit-idle' : undefined}>
        {verify.isIdle && t('idle')}
        {verify.isPending && t('verifying')}
        {verify.error && t('failed', { why: errorSentence(verify.error) })}
        {found && found.brokenAt === null && (
          <>
            <Check size={17} strokeWidth={1.7} aria-hidden="true" />
            {t('whole', {
              count: found.checked,
              head: found.head.slice(0, 8),
              at: at ?? '',
            })}
          </>
        )}
        {found?.brokenAt != null && (
          <>
            <TriangleAlert size={17} strokeWidth={1.7} aria-hidden="true" />
            {t('broken', { seq: formatNumber(found.brokenAt), checked: found.checked, at: at ?? '' })}
          </>
        )}
      </p>
    </section>
  );
}
