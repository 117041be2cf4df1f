import { type ReportForm, reopenReport } from '@duban/contracts';
import { useState } from 'react';
import { Button } from '../../../shared/components/button';
import { ConfirmAct } from '../../../shared/components/confirm-act';
import { formatDate, formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useAct } from '../../../shared/query';
import { useCan, useSession } from '../../../shared/session';
import { reviewTexts } from './review-messages';
import './review.css';

/** 锁定: nothing can be filed any more, until the office opens the month again for this project. */
export function LockLine({ form }: { form: ReportForm }) {
  const t = useTexts(reviewTexts);
  const lang = useLang();
  const { today } = useSession();
  const mayReopen = useCan('report:reopen');
  const [open, setOpen] = useState(false);
  const [untilDay, setUntilDay] = useState('');
  const act = useAct(reopenReport, { changes: [{ type: 'report' }] });
  const { locked, reopenedUntil, reason } = form.lock;
  const month = formatMonth(form.period, lang);
  if (!locked && !reopenedUntil) return null;
  return (
    <div className="report-notice review-lock">
      {locked
        ? t('locked', { month })
        : t('reopenedUntil', { day: formatDate(reopenedUntil ?? '', lang, today.day), reason })}
      {locked && mayReopen && (
        <Button kind="quiet" onClick={() => setOpen(true)}>
          {t('reopen')}
        </Button>
      )}
      {open && (
        <ConfirmAct
          title={t('reopenTitle', { month })}
          act={t('reopenSend')}
          follows={
            <>
              <p>{t('reopenFollows')}</p>
              <label className="confirm-reason">
                <span>{t('reopenDay')}</span>
                <input
                  className="input"
                  type="date"
                  required
                  min={today.day}
                  value={untilDay}
                  onChange={(event) => setUntilDay(event.target.value)}
                />
              </label>
            </>
          }
          reason={{ max: 300 }}
          onConfirm={(why) =>
            act.mutateAsync({
              params: { projectId: form.project.id, period: form.period },
              body: { untilDay, reason: why },
            })
          }
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
