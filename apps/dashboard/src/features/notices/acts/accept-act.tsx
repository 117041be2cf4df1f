import { acceptReply } from '@duban/contracts';
import { useState } from 'react';
import { useTexts } from '../../../shared/i18n/messages';
import { useCan } from '../../../shared/session';
import { ActButton } from '../../../shared/components/act-button';
import { ActDialog } from './act-dialog';
import { actTexts } from './act-messages';
import { type ActProps, draftKey } from './text-act';
import { useNoticeAct } from './use-notice-act';

/** Who may close does both at once, unless he takes the tick away; the others leave the closing to the head. */
export function AcceptAct({ notice, first }: ActProps) {
  const t = useTexts(actTexts);
  const mayClose = useCan('notice:close');
  return (
    <ActButton
      act={t(mayClose ? 'act.acceptClose' : 'act.accept')}
      follows={t(mayClose ? 'follows.acceptClose' : 'follows.accept')}
      first={first}
      check
      dialog={(close) => <AcceptDialog notice={notice} mayClose={mayClose} onClose={close} />}
    />
  );
}

type DialogProps = Pick<ActProps, 'notice'> & { mayClose: boolean; onClose: () => void };

function AcceptDialog({ notice, mayClose, onClose }: DialogProps) {
  const t = useTexts(actTexts);
  const { run } = useNoticeAct(acceptReply, notice);
  const [closes, setCloses] = useState(mayClose);
  const move = closes ? 'acceptClose' : 'accept';
  return (
    <ActDialog
      title={t(`ask.${move}`, { number: notice.number ?? '' })}
      act={t(`act.${move}`)}
      then={t(`then.${move}`)}
      text={{ label: t(`label.${move}`), draft: draftKey('accept', notice), min: closes ? 2 : 0 }}
      onConfirm={(opinion) => run({ opinion, close: closes }, t(`done.${move}`))}
      onClose={onClose}
    >
      {mayClose && (
        <label className="act-tick">
          <input type="checkbox" checked={closes} onChange={(event) => setCloses(event.target.checked)} />
          {t('acceptClose.also')}
        </label>
      )}
    </ActDialog>
  );
}
