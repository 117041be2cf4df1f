import { type ComplaintFiled, fileAnonymously } from '@duban/contracts';
import { useState } from 'react';
import { call } from '../../../shared/api';
import { useTexts } from '../../../shared/i18n/messages';
import { ComplaintForm } from '../form/complaint-form';
import { titleOf } from '../form/fields';
import { formTexts } from '../form/form-messages';
import { ReceiptPanel } from '../form/receipt-panel';
import { useDraftFields } from '../form/use-draft-fields';
import { AddByReceipt } from './add-by-receipt';
import { OutsideFrame } from './outside-frame';
import { outsideTexts } from './outside-messages';

/** Anybody reports a problem without a name; what comes back is a receipt code, once. */
export function TellPage() {
  const t = useTexts(formTexts);
  const texts = useTexts(outsideTexts);
  const draft = useDraftFields('outside', { confidentiality: 'anonymous' });
  const [filed, setFiled] = useState<ComplaintFiled | null>(null);
  return (
    <OutsideFrame title={t('tellTitle')}>
      {filed?.receipt ? (
        <ReceiptPanel filed={{ ...filed, receipt: filed.receipt }} done="/sign-in">
          <section className="outside-then">
            <h2>{texts('note')}</h2>
            <AddByReceipt receipt={filed.receipt} onAdded={() => undefined} />
          </section>
        </ReceiptPanel>
      ) : (
        <>
          <h1>{t('tellTitle')}</h1>
          <ComplaintForm
            mode="outside"
            draft={draft}
            files={null}
            onSend={async (fields) => {
              const { kind, category, text, inspection, complainedOf } = fields;
              if (!kind || !category) return;
              const body = {
                kind,
                category,
                title: titleOf(fields),
                text: text.trim(),
                inspection: inspection.trim(),
                complainedOfIds: complainedOf.map(({ id }) => id),
              };
              const key = draft.keyFor(JSON.stringify(body));
              const answer = await call(fileAnonymously, { body: { ...body, key } });
              draft.sent();
              setFiled(answer);
            }}
          />
        </>
      )}
    </OutsideFrame>
  );
}
