import { recordVerdict } from '@duban/contracts';
import { VERDICT_WAYS, type VerdictWay } from '@duban/domain';
import { useState } from 'react';
import { ActButton } from '../../../shared/components/act-button';
import { ActDialog } from '../../../shared/components/act-dialog';
import { atShanghai } from '../../../shared/format';
import { useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { type Chosen, VerdictFields } from '../detail/verdict-fields';
import { verdictFollows } from '../detail/verdict-follows';
import { wasWithLeader } from '../detail/step-words';
import { actTexts } from './act-messages';
import { type ActProps, draftKey } from './text-acts';
import { useComplaintAct } from './use-complaint-act';
import { useFailure } from './use-failure';

export function RecordVerdictAct({ complaint, first }: ActProps) {
  const t = useTexts(actTexts);
  return (
    <ActButton
      act={t('record-verdict')}
      follows={t('record-verdict.follows')}
      first={first}
      dialog={(close) => <RecordVerdictDialog complaint={complaint} onClose={close} />}
    />
  );
}

/** 代记评价: what the enterprise said by telephone or on a visit. Of a sender nobody is to know nobody is named. */
function RecordVerdictDialog({ complaint, onClose }: Pick<ActProps, 'complaint'> & { onClose: () => void }) {
  const t = useTexts(actTexts);
  const failure = useFailure();
  const { run } = useComplaintAct(recordVerdict, complaint);
  const { today } = useSession();
  const [chosen, setChosen] = useState<Chosen>({ outcome: null, grade: null });
  const [way, setWay] = useState<VerdictWay>('telephone');
  const [spokenTo, setSpokenTo] = useState('');
  const [spokenAt, setSpokenAt] = useState(() => {
    const { date, time } = atShanghai(today.now);
    return `${date}T${time}`;
  });
  const { outcome, grade } = chosen;
  const { stage, reworks } = complaint;
  const isOpen = complaint.confidentiality === 'open';
  const follows = verdictFollows(
    { stage, reworks, wasWithLeader: wasWithLeader(complaint), wasWithdrawn: false, wasTold: false },
    outcome,
    grade,
    complaint.rules.maxReworks,
  );
  return (
    <ActDialog
      title={t('record-verdict.ask', { number: complaint.number })}
      act={t('record-verdict')}
      then={t('record-verdict.then')}
      text={{ label: t('record-verdict.label'), draft: draftKey('record-verdict', complaint) }}
      ready={follows !== 'choose' && spokenAt !== '' && (!isOpen || spokenTo.trim() !== '')}
      wide
      failure={failure}
      onConfirm={async (text) => {
        if (!outcome || !grade) return;
        await run(
          { outcome, grade, way, spokenTo: spokenTo.trim(), spokenAt: `${spokenAt}:00+08:00`, text },
          t('record-verdict.done'),
        );
      }}
      onClose={onClose}
    >
      <div className="verdict cact-verdict">
        <VerdictFields chosen={chosen} onChoose={setChosen} />
        <p className="verdict-follows" role="status">
          {t(`record-verdict.${follows}`)}
        </p>
      </div>
      <fieldset className="cact-choice">
        <legend>{t('record-verdict.way')}</legend>
        {VERDICT_WAYS.map((one) => (
          <label key={one}>
            <input type="radio" name="way" checked={one === way} onChange={() => setWay(one)} />
            <b>{t(`record-verdict.way.${one}`)}</b>
          </label>
        ))}
      </fieldset>
      <div className="cact-pair">
        {isOpen && (
          <label className="cact-field">
            <span>{t('record-verdict.who')}</span>
            <input
              className="input"
              maxLength={40}
              required
              value={spokenTo}
              onChange={(event) => setSpokenTo(event.target.value)}
            />
          </label>
        )}
        <label className="cact-field">
          <span>{t('record-verdict.when')}</span>
          <input
            className="input"
            type="datetime-local"
            required
            value={spokenAt}
            onChange={(event) => setSpokenAt(event.target.value)}
          />
        </label>
      </div>
      {!isOpen && <p className="cact-nameless">{t('record-verdict.nameless')}</p>}
    </ActDialog>
  );
}
