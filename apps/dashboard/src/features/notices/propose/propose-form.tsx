import { proposeNotice } from '@duban/contracts';
import type { Severity } from '@duban/domain';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { isApiError } from '../../../shared/api';
import { AttachmentsField, WaitsForFiles } from '../../../shared/attachments/attachments-field';
import { useUploads } from '../../../shared/attachments/use-uploads';
import { Button } from '../../../shared/components/button';
import { Panel } from '../../../shared/components/panel';
import { toast } from '../../../shared/components/toast';
import { useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { useAct } from '../../../shared/query';
import '../acts/acts.css';
import { CoUnitsField, EvidenceField } from '../fields/chips-field';
import { isWritten, PaperFields, type PaperText } from '../fields/paper-fields';
import { SeverityField } from '../fields/severity-field';
import { SourceField, type SourceText } from '../fields/source-field';
import { useUnits } from '../fields/use-units';
import { useFailure } from '../refusals';
import { type Picked, ProjectPicker } from './project-picker';
import { proposeTexts } from './propose-messages';
import './propose.css';

/** A title in the form of a document, so in Chinese whatever the language of the page. */
const draftTitle = (name: string) => `关于“${name}”的督办`;

/** A matter is registered: where it comes from, on which project, for whom, what is asked and how it shall be shown. */
export function ProposeForm({ from }: { from: Picked | null }) {
  const t = useTexts(proposeTexts);
  const words = useTexts(shared);
  const failure = useFailure();
  const navigate = useNavigate();
  const act = useAct(proposeNotice, {
    changes: [{ type: 'notice' }, { type: 'project' }, { type: 'board' }],
  });
  const files = useUploads(`duban.propose.${from?.id ?? 'new'}`);
  const units = useUnits();
  const [project, setProject] = useState(from);
  const [source, setSource] = useState<SourceText>({ source: 'by-hand', sourceNote: '' });
  const [severity, setSeverity] = useState<Severity>('normal');
  const [unitId, setUnitId] = useState('');
  const [coUnitIds, setCoUnitIds] = useState<string[]>([]);
  const [evidence, setEvidence] = useState<string[]>([]);
  const [paper, setPaper] = useState<PaperText>({ title: from ? draftTitle(from.name) : '', demands: '' });
  const lead = unitId || project?.unit.id || null;

  const pick = (picked: Picked | null) => {
    const untouched = paper.title === '' || (project && paper.title === draftTitle(project.name));
    if (picked && untouched) setPaper({ ...paper, title: draftTitle(picked.name) });
    setProject(picked);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!project) return;
    try {
      const made = await act.mutateAsync({
        body: {
          projectId: project.id,
          title: paper.title.trim(),
          demands: paper.demands.trim(),
          severity,
          evidence,
          source: source.source,
          sourceNote: source.sourceNote.trim(),
          coUnitIds: coUnitIds.filter((id) => id !== lead),
          ...(unitId ? { unitId } : {}),
          attachmentIds: files.ids,
        },
      });
      files.uploads.clear();
      toast(t('propose.done'));
      await navigate(`/notices/${made.id}`, { replace: true });
    } catch {
      // said below
      void files.uploads.check();
    }
  };
  return (
    <Panel title={t('propose.title')} className="propose">
      <form onSubmit={(event) => void submit(event)}>
        <ProjectPicker picked={project} onPick={pick} />
        <SourceField value={source} onChange={setSource} />
        <label className="issue-field">
          <span>{t('propose.unit')}</span>
          <select className="input" value={unitId} onChange={(event) => setUnitId(event.target.value)}>
            <option value="">{t('propose.unitOfProject', { unit: project?.unit.shortName ?? '—' })}</option>
            {units.map((unit) => (
              <option key={unit.id} value={unit.id}>
                {unit.name}
              </option>
            ))}
          </select>
        </label>
        <CoUnitsField
          units={units}
          lead={lead}
          value={coUnitIds.filter((id) => id !== lead)}
          onChange={setCoUnitIds}
        />
        <SeverityField value={severity} terms={[]} onChange={setSeverity} />
        <PaperFields value={paper} onChange={setPaper} />
        <EvidenceField value={evidence} onChange={setEvidence} />
        <AttachmentsField uploads={files} />
        {isApiError(act.error) && (
          <p className="act-failed" role="alert">
            {words('confirm.failed', { why: failure(act.error) })} {words('error.safe')}
          </p>
        )}
        <WaitsForFiles uploads={files} />
        <div className="propose-acts">
          <Button
            type="submit"
            kind="filled"
            busy={act.isPending}
            disabled={project === null || !isWritten(paper) || files.open > 0}
          >
            {t('propose.submit')}
          </Button>
          <p className="faint">{project ? t('propose.follows') : t('propose.pick')}</p>
        </div>
      </form>
    </Panel>
  );
}
