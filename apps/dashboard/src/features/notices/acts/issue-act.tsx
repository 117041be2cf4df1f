import { issueNotice } from '@duban/contracts';
import { useState } from 'react';
import { useTexts } from '../../../shared/i18n/messages';
import { CoUnitsField, EvidenceField } from '../fields/chips-field';
import { fieldTexts } from '../fields/field-messages';
import { isWritten, PaperFields, type PaperText } from '../fields/paper-fields';
import { SeverityField } from '../fields/severity-field';
import { useUnits } from '../fields/use-units';
import { ActButton } from '../../../shared/components/act-button';
import { ActDialog } from './act-dialog';
import { actTexts } from './act-messages';
import type { ActProps } from './text-act';
import { useNoticeAct } from './use-notice-act';

export function IssueAct({ notice, first }: ActProps) {
  const t = useTexts(actTexts);
  return (
    <ActButton
      act={t('act.issue')}
      follows={t('follows.issue')}
      first={first}
      dialog={(close) => <IssueDialog notice={notice} onClose={close} />}
    />
  );
}

/** The paper as it will be served: to whom, how urgent and so until when, what is asked, and what shall prove it. */
function IssueDialog({ notice, onClose }: Pick<ActProps, 'notice'> & { onClose: () => void }) {
  const t = useTexts(actTexts);
  const field = useTexts(fieldTexts);
  const { run } = useNoticeAct(issueNotice, notice);
  const units = useUnits([notice.unit, ...notice.coUnits]);
  const [unitId, setUnitId] = useState(notice.unit.id);
  const [coUnitIds, setCoUnitIds] = useState(notice.coUnits.map((unit) => unit.id));
  const [severity, setSeverity] = useState(notice.severity);
  const [evidence, setEvidence] = useState(notice.evidence);
  const [paper, setPaper] = useState<PaperText>({ title: notice.title, demands: notice.demands });
  const unit = units.find((org) => org.id === unitId) ?? notice.unit;
  const helpers = coUnitIds.filter((id) => id !== unitId);
  return (
    <ActDialog
      wide
      title={t('ask.issue', { unit: unit.shortName })}
      act={t('act.issue')}
      then={t('then.issue')}
      instead={t('not.issue')}
      ready={isWritten(paper)}
      onConfirm={() =>
        run(
          {
            unitId,
            coUnitIds: helpers,
            severity,
            evidence,
            title: paper.title.trim(),
            demands: paper.demands.trim(),
          },
          (answer) => t('done.issue', { number: answer.number ?? '' }),
        )
      }
      onClose={onClose}
    >
      <label className="issue-field">
        <span>{field('field.unit')}</span>
        <select className="input" value={unitId} onChange={(event) => setUnitId(event.target.value)}>
          {units.map((org) => (
            <option key={org.id} value={org.id}>
              {org.name}
            </option>
          ))}
        </select>
      </label>
      <CoUnitsField units={units} lead={unitId} value={helpers} onChange={setCoUnitIds} />
      <SeverityField value={severity} terms={notice.terms} onChange={setSeverity} />
      <PaperFields value={paper} onChange={setPaper} />
      <EvidenceField value={evidence} onChange={setEvidence} />
    </ActDialog>
  );
}
