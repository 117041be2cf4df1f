import { addMilestones, type Milestone, type ProjectDetail } from '@duban/contracts';
import { useState } from 'react';
import { useTexts } from '../../../shared/i18n/messages';
import { useAct } from '../../../shared/query';
import { DayField, NoteField, UnitField, useOwing } from './fields';
import { MilestoneDialog } from './milestone-dialog';
import { milestoneTexts } from './milestone-messages';
import { toTemplate, type TemplateRow } from './to-template';

type DialogProps = { project: ProjectDetail; onClose: () => void };

export function AddDialog({ project, onClose }: DialogProps) {
  const t = useTexts(milestoneTexts);
  const add = useAct(addMilestones, { changes: [{ type: 'project', id: project.id }] });
  const [name, setName] = useState('');
  const [kind, setKind] = useState<'permit' | 'milestone'>('milestone');
  const [unitId, setUnitId] = useState(project.unit.id);
  const [plannedDay, setPlannedDay] = useState('');
  const [note, setNote] = useState('');
  const item = { kind, name: name.trim(), unitId, plannedDay, note: note.trim() };
  return (
    <MilestoneDialog
      title={t('addTitle')}
      help={t('addHelp')}
      act={t('add')}
      ready={item.name.length >= 2 && plannedDay !== '' && unitId !== ''}
      onConfirm={() => add.mutateAsync({ params: { projectId: project.id }, body: { items: [item] } })}
      onClose={onClose}
    >
      <label className="milestone-field">
        <span>{t('name')}</span>
        <input
          className="input"
          maxLength={60}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label className="milestone-field">
        <span>{t('kind')}</span>
        <select
          className="input"
          value={kind}
          onChange={(event) => setKind(event.target.value === 'permit' ? 'permit' : 'milestone')}
        >
          {(['permit', 'milestone'] as const).map((value) => (
            <option key={value} value={value}>
              {t(`kind.${value}`)}
            </option>
          ))}
        </select>
      </label>
      <UnitField label={t('unit')} value={unitId} present={project.unit} onChange={setUnitId} />
      <DayField label={t('plannedDay')} value={plannedDay} onChange={setPlannedDay} />
      <NoteField label={t('note')} value={note} onChange={setNote} />
    </MilestoneDialog>
  );
}

type TemplateProps = DialogProps & { present: readonly Milestone[] };

/** The usual list, to be thinned out and corrected before it is set. */
export function TemplateDialog({ project, present, onClose }: TemplateProps) {
  const t = useTexts(milestoneTexts);
  const add = useAct(addMilestones, { changes: [{ type: 'project', id: project.id }] });
  const units = useOwing(project.unit);
  const [edited, setEdited] = useState<TemplateRow[] | null>(null);
  const rows =
    edited ??
    toTemplate(
      project,
      units,
      present.map(({ topic }) => topic),
    );
  const chosen = rows.filter((row) => row.chosen);
  const change = (at: number, with_: Partial<TemplateRow>) =>
    setEdited(rows.map((row, i) => (i === at ? { ...row, ...with_ } : row)));
  const items = chosen.map(({ topic, kind, unitId, plannedDay }) => ({
    topic,
    kind,
    unitId,
    plannedDay,
    name: t(`topic.${topic}`),
  }));
  return (
    <MilestoneDialog
      wide
      title={t('templateTitle')}
      help={
        <>
          {t('templateHelp')} {!(project.plannedStart && project.plannedFinish) && t('noPlanned')}
        </>
      }
      act={t('addMany', { count: chosen.length })}
      ready={chosen.length > 0 && chosen.every(({ plannedDay }) => plannedDay !== '')}
      onConfirm={() => add.mutateAsync({ params: { projectId: project.id }, body: { items } })}
      onClose={onClose}
    >
      <ul className="milestone-template">
        {rows.map((row, i) => (
          <li key={row.topic}>
            <label>
              <input
                type="checkbox"
                checked={row.chosen}
                onChange={(event) => change(i, { chosen: event.target.checked })}
              />{' '}
              {t(`topic.${row.topic}`)}
            </label>
            <select
              className="input"
              aria-label={`${t(`topic.${row.topic}`)} ${t('unit')}`}
              value={row.unitId}
              disabled={!row.chosen}
              onChange={(event) => change(i, { unitId: event.target.value })}
            >
              {units.map((unit) => (
                <option key={unit.id} value={unit.id}>
                  {unit.name}
                </option>
              ))}
            </select>
            <input
              className="input"
              type="date"
              aria-label={`${t(`topic.${row.topic}`)} ${t('plannedDay')}`}
              value={row.plannedDay}
              disabled={!row.chosen}
              onChange={(event) => change(i, { plannedDay: event.target.value })}
            />
          </li>
        ))}
      </ul>
    </MilestoneDialog>
  );
}
