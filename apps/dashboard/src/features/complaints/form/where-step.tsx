import { listComplaintUnits, listProjects } from '@duban/contracts';
import { AttachmentsField, WaitsForFiles } from '../../../shared/attachments/attachments-field';
import type { UseUploads } from '../../../shared/attachments/use-uploads';
import { useTexts } from '../../../shared/i18n/messages';
import { useFetched } from '../../../shared/query';
import type { StepProps } from './complaint-form';
import { Field } from './field';
import { LIMITS } from './fields';
import { formTexts } from './form-messages';
import { UnitsField } from './units-field';

/** 2 地点、单位和照片: all of it may be left out. */
export function WhereStep({ fields, set, mode, files }: StepProps & { files: UseUploads | null }) {
  const t = useTexts(formTexts);
  const units = useFetched(listComplaintUnits, {});
  return (
    <>
      <p className="cf-note">{t(mode === 'outside' ? 'outsideNote' : 'quiet.where')}</p>
      <UnitsField
        units={units.data?.items ?? []}
        value={fields.complainedOf}
        onChange={(complainedOf) => set({ complainedOf })}
      />
      {mode !== 'outside' && <ProjectField fields={fields} set={set} />}
      <Field label={t('inspection')} note={t('inspectionHint')} use={t('inspection.use')}>
        {(described) => (
          <input
            className="input"
            maxLength={LIMITS.inspection}
            value={fields.inspection}
            onChange={(event) => set({ inspection: event.target.value })}
            {...described}
          />
        )}
      </Field>
      {files && (
        <div className="cf-field">
          <AttachmentsField uploads={files} />
          <WaitsForFiles uploads={files} />
          <p className="cf-use">{t('files.use')}</p>
        </div>
      )}
    </>
  );
}

/** Of what this person may see: an enterprise its own, the office those of the county. */
function ProjectField({ fields, set }: Pick<StepProps, 'fields' | 'set'>) {
  const t = useTexts(formTexts);
  const projects = useFetched(listProjects, { query: { limit: 200 } });
  const items = projects.data?.items ?? [];
  const { project } = fields;
  const known = project && !items.some(({ id }) => id === project.id) ? [project, ...items] : items;
  return (
    <Field label={t('project')} use={t('project.use')}>
      {(described) => (
        <select
          className="input"
          value={project?.id ?? ''}
          onChange={(event) => {
            const picked = known.find(({ id }) => id === event.target.value);
            set({ project: picked ? { id: picked.id, name: picked.name } : null });
          }}
          {...described}
        >
          <option value="">{t('project.none')}</option>
          {known.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
