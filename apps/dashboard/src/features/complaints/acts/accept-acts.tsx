import { acceptComplaint, listComplaintUnits, refuseComplaint } from '@duban/contracts';
import {
  COMPLAINT_CATEGORIES,
  COMPLAINT_REFUSAL_REASONS,
  complaintAnswerDays,
  type ComplaintCategory,
  type ComplaintRefusalReason,
  COMPLEXITIES,
  type Complexity,
} from '@duban/domain';
import { useState } from 'react';
import { ActButton } from '../../../shared/components/act-button';
import { ActDialog } from '../../../shared/components/act-dialog';
import { useTexts } from '../../../shared/i18n/messages';
import { useFetched } from '../../../shared/query';
import { complaintWords } from '../../../shared/complaint-words';
import { actTexts } from './act-messages';
import { type ActProps, draftKey } from './text-acts';
import { UnitChips } from './unit-chips';
import { useComplaintAct } from './use-complaint-act';
import { useFailure } from './use-failure';

type DialogProps = Pick<ActProps, 'complaint'> & { onClose: () => void };

export function AcceptAct({ complaint, first }: ActProps) {
  const t = useTexts(actTexts);
  return (
    <ActButton
      act={t('accept')}
      follows={t('accept.follows')}
      first={first}
      check
      dialog={(close) => <AcceptDialog complaint={complaint} onClose={close} />}
    />
  );
}

/** 受理: how hard it is, and what the enterprise may have chosen wrongly. */
function AcceptDialog({ complaint, onClose }: DialogProps) {
  const t = useTexts(actTexts);
  const words = useTexts(complaintWords);
  const failure = useFailure();
  const { run } = useComplaintAct(acceptComplaint, complaint);
  const units = useFetched(listComplaintUnits, {});
  const [complexity, setComplexity] = useState<Complexity>(complaint.complexity);
  const [category, setCategory] = useState<ComplaintCategory>(complaint.category);
  const [about, setAbout] = useState(complaint.complainedOf.map(({ id }) => id));
  const known = [...complaint.complainedOf, ...(units.data?.items ?? [])];
  return (
    <ActDialog
      title={t('accept.ask', { number: complaint.number })}
      act={t('accept')}
      then={t('accept.then', { count: complaint.rules.assignDays })}
      text={{ label: t('accept.label'), draft: draftKey('accept', complaint), min: 0 }}
      failure={failure}
      onConfirm={(text) => run({ complexity, category, complainedOfIds: about, text }, t('accept.done'))}
      onClose={onClose}
    >
      <fieldset className="cact-choice">
        <legend>{t('accept.complexity')}</legend>
        {COMPLEXITIES.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="complexity"
              checked={one === complexity}
              onChange={() => setComplexity(one)}
            />
            <b>{words(`complexity.${one}`)}</b>
            <span>
              {t('accept.days', {
                count: complaintAnswerDays(complaint.kind, one, complaint.rules),
              })}
            </span>
          </label>
        ))}
      </fieldset>
      <label className="cact-field">
        <span>{t('accept.category')}</span>
        <select
          className="input"
          value={category}
          onChange={(event) => setCategory(event.target.value as ComplaintCategory)}
        >
          {COMPLAINT_CATEGORIES.map((one) => (
            <option key={one} value={one}>
              {words(`category.${one}`)}
            </option>
          ))}
        </select>
        <small>{t('accept.categoryHelp')}</small>
      </label>
      <UnitChips
        label={t('accept.units')}
        help={t('accept.unitsHelp')}
        add={t('accept.unitAdd')}
        remove={(name) => t('accept.unitRemove', { name })}
        units={known}
        value={about}
        onChange={setAbout}
      />
    </ActDialog>
  );
}

export function RefuseAct({ complaint, first }: ActProps) {
  const t = useTexts(actTexts);
  return (
    <ActButton
      act={t('refuse')}
      follows={t('refuse.follows')}
      first={first}
      dialog={(close) => <RefuseDialog complaint={complaint} onClose={close} />}
    />
  );
}

function RefuseDialog({ complaint, onClose }: DialogProps) {
  const t = useTexts(actTexts);
  const words = useTexts(complaintWords);
  const failure = useFailure();
  const { run } = useComplaintAct(refuseComplaint, complaint);
  const [reason, setReason] = useState<ComplaintRefusalReason | ''>('');
  return (
    <ActDialog
      title={t('refuse.ask', { number: complaint.number })}
      act={t('refuse')}
      then={t('refuse.then')}
      text={{ label: t('refuse.label'), draft: draftKey('refuse', complaint) }}
      ready={reason !== ''}
      failure={failure}
      onConfirm={(text) => (reason === '' ? Promise.resolve() : run({ reason, text }, t('refuse.done')))}
      onClose={onClose}
    >
      <label className="cact-field">
        <span>{t('refuse.reason')}</span>
        <select
          className="input"
          value={reason}
          onChange={(event) => setReason(event.target.value as ComplaintRefusalReason | '')}
        >
          <option value="">{t('refuse.choose')}</option>
          {COMPLAINT_REFUSAL_REASONS.map((one) => (
            <option key={one} value={one}>
              {words(`reason.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </ActDialog>
  );
}
