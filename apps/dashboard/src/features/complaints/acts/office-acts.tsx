import { callBackComplaint, settleWithdrawal } from '@duban/contracts';
import { useState } from 'react';
import { ActButton } from '../../../shared/components/act-button';
import { ActDialog } from '../../../shared/components/act-dialog';
import { useTexts } from '../../../shared/i18n/messages';
import { actTexts } from './act-messages';
import { type ActProps, draftKey } from './text-acts';
import { useComplaintAct } from './use-complaint-act';
import { useFailure } from './use-failure';

type DialogProps = Pick<ActProps, 'complaint'> & { onClose: () => void };

export function CallBackAct({ complaint, first }: ActProps) {
  const t = useTexts(actTexts);
  return (
    <ActButton
      act={t('call-back')}
      follows={t('call-back.follows')}
      first={first}
      dialog={(close) => <CallBackDialog complaint={complaint} onClose={close} />}
    />
  );
}

/** 回访: what was said; without a verdict it may be closed as not rated. Nobody rates for the enterprise. */
function CallBackDialog({ complaint, onClose }: DialogProps) {
  const t = useTexts(actTexts);
  const failure = useFailure();
  const { run } = useComplaintAct(callBackComplaint, complaint);
  const mayClose = complaint.can.includes('close-unrated');
  const [close, setClose] = useState(false);
  return (
    <ActDialog
      title={t('call-back.ask', { number: complaint.number })}
      act={t('call-back')}
      then={t('call-back.then')}
      text={{ label: t('call-back.label'), draft: draftKey('call-back', complaint) }}
      failure={failure}
      onConfirm={(text) => run({ text, close }, t(close ? 'call-back.doneClosed' : 'call-back.done'))}
      onClose={onClose}
    >
      {mayClose && (
        <label className="cact-tick">
          <input type="checkbox" checked={close} onChange={(event) => setClose(event.target.checked)} />
          {t('call-back.close')}
        </label>
      )}
    </ActDialog>
  );
}

export function SettleAct({ complaint, first }: ActProps) {
  const t = useTexts(actTexts);
  return (
    <ActButton
      act={t('settle')}
      follows={t('settle.follows')}
      first={first}
      dialog={(close) => <SettleDialog complaint={complaint} onClose={close} />}
    />
  );
}

/** 撤回回访: of its own will, or the matter goes on where it stood. */
function SettleDialog({ complaint, onClose }: DialogProps) {
  const t = useTexts(actTexts);
  const failure = useFailure();
  const { run } = useComplaintAct(settleWithdrawal, complaint);
  const [willing, setWilling] = useState<boolean | null>(null);
  return (
    <ActDialog
      title={t('settle.ask', { number: complaint.number })}
      act={t(willing === false ? 'settle.unwilling' : 'settle.willing')}
      then={t('settle.then')}
      text={{ label: t('settle.label'), draft: draftKey('settle', complaint) }}
      ready={willing !== null}
      failure={failure}
      onConfirm={(text) =>
        run({ willing: willing === true, text }, t(willing ? 'settle.done' : 'settle.doneUp'))
      }
      onClose={onClose}
    >
      <fieldset className="cact-choice">
        <legend>{t('settle.what')}</legend>
        {[true, false].map((one) => (
          <label key={String(one)}>
            <input type="radio" name="willing" checked={one === willing} onChange={() => setWilling(one)} />
            <b>{t(one ? 'settle.willing' : 'settle.unwilling')}</b>
          </label>
        ))}
      </fieldset>
    </ActDialog>
  );
}
