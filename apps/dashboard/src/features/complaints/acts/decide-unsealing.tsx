import { type ComplaintDetail, decideUnsealing } from '@duban/contracts';
import { useState } from 'react';
import { ActDialog } from '../../../shared/components/act-dialog';
import { Button } from '../../../shared/components/button';
import { useTexts } from '../../../shared/i18n/messages';
import { actTexts } from './act-messages';
import { draftKey } from './text-acts';
import { useComplaintAct } from './use-complaint-act';
import { useFailure } from './use-failure';

type Unsealing = ComplaintDetail['unsealings'][number];

/** 批准启封 or not: by another person than asked. */
export function DecideUnsealing({
  complaint,
  unsealing,
}: {
  complaint: ComplaintDetail;
  unsealing: Unsealing;
}) {
  const t = useTexts(actTexts);
  const failure = useFailure();
  const { run } = useComplaintAct(decideUnsealing, complaint);
  const [granted, setGranted] = useState<boolean | null>(null);
  return (
    <div className="cact-pair">
      <Button kind="filled" onClick={() => setGranted(true)}>
        {t('decide-unsealing.grant')}…
      </Button>
      <Button onClick={() => setGranted(false)}>{t('decide-unsealing.refuse')}…</Button>
      {granted !== null && (
        <ActDialog
          title={t('decide-unsealing.ask', { who: unsealing.askedBy })}
          act={t(granted ? 'decide-unsealing.grant' : 'decide-unsealing.refuse')}
          then={t('decide-unsealing.then')}
          text={{
            label: t('decide-unsealing.label'),
            draft: draftKey('decide-unsealing', complaint),
            min: 0,
          }}
          failure={failure}
          onConfirm={(opinion) =>
            run({ granted, opinion }, t('decide-unsealing.done'), { unsealingId: unsealing.id })
          }
          onClose={() => setGranted(null)}
        />
      )}
    </div>
  );
}
