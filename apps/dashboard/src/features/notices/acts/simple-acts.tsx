import { acceptReply, dismissNotice, returnReply, signNotice } from '@duban/contracts';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { isApiError } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { ConfirmAct } from '../../../shared/components/confirm-act';
import { errorSentence } from '../../../shared/error-messages';
import { formatDate } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { noticeTexts } from '../messages';
import type { ActProps } from './acts-panel';
import { useNoticeAct } from './use-notice-act';

/** Signing has no dialog: nothing is lost by it, and the unit does it every day. */
export function SignAct({ notice, first }: ActProps) {
  const t = useTexts(noticeTexts);
  const words = useTexts(shared);
  const lang = useLang();
  const act = useNoticeAct(signNotice, notice.id);
  const sign = () =>
    act
      .run({ params: { noticeId: notice.id }, body: { version: notice.version } }, () => t('done.sign'))
      .catch(() => undefined);
  return (
    <div className="act">
      <Button kind={first ? 'filled' : 'line'} busy={act.busy} onClick={() => void sign()}>
        <Check size={17} strokeWidth={1.7} aria-hidden="true" /> {t('act.sign')}
      </Button>
      <p>{t('act.signFollows', { day: notice.dueDay ? formatDate(notice.dueDay, lang) : '' })}</p>
      {isApiError(act.error) && (
        <p className="act-failed" role="alert">
          {words('confirm.failed', { why: errorSentence(act.error) })}
        </p>
      )}
    </div>
  );
}

export function AcceptAct({ notice, first }: ActProps) {
  const t = useTexts(noticeTexts);
  const [open, setOpen] = useState(false);
  const act = useNoticeAct(acceptReply, notice.id);
  return (
    <div className="act">
      <Button kind={first ? 'filled' : 'line'} onClick={() => setOpen(true)}>
        <Check size={17} strokeWidth={1.7} aria-hidden="true" /> {t('act.accept')}…
      </Button>
      <p>{t('act.acceptFollows')}</p>
      {open && (
        <ConfirmAct
          title={t('ask.accept', { number: notice.number ?? '' })}
          act={t('act.accept')}
          follows={t('ask.acceptFollows')}
          reason={{ label: t('act.opinion') }}
          onConfirm={(opinion) =>
            act.run({ params: { noticeId: notice.id }, body: { opinion, version: notice.version } }, () =>
              t('done.accept'),
            )
          }
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

export function ReturnAct({ notice, first }: ActProps) {
  const t = useTexts(noticeTexts);
  const lang = useLang();
  const [open, setOpen] = useState(false);
  const act = useNoticeAct(returnReply, notice.id);
  return (
    <div className="act">
      <Button kind={first ? 'filled' : 'line'} onClick={() => setOpen(true)}>
        {t('act.return')}…
      </Button>
      <p>{t('act.returnFollows')}</p>
      {open && (
        <ConfirmAct
          title={t('ask.return', { number: notice.number ?? '' })}
          act={t('act.return')}
          follows={t('ask.returnFollows', { day: notice.dueDay ? formatDate(notice.dueDay, lang) : '' })}
          reason={{ label: t('act.opinion') }}
          onConfirm={(opinion) =>
            act.run({ params: { noticeId: notice.id }, body: { opinion, version: notice.version } }, () =>
              t('done.return'),
            )
          }
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

export function DismissAct({ notice, first }: ActProps) {
  const t = useTexts(noticeTexts);
  const [open, setOpen] = useState(false);
  const act = useNoticeAct(dismissNotice, notice.id);
  return (
    <div className="act">
      <Button kind={first ? 'filled' : 'line'} onClick={() => setOpen(true)}>
        {t('act.dismiss')}…
      </Button>
      <p>{t('act.dismissFollows')}</p>
      {open && (
        <ConfirmAct
          title={t('ask.dismiss', { title: notice.title })}
          act={t('act.dismiss')}
          follows={t('ask.dismissFollows')}
          reason={{}}
          onConfirm={(reason) =>
            act.run({ params: { noticeId: notice.id }, body: { reason, version: notice.version } }, () =>
              t('done.dismiss'),
            )
          }
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
