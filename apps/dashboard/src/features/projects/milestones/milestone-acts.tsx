import {
  changeMilestone,
  dropMilestone,
  finishMilestone,
  type Milestone,
  reopenMilestone,
} from '@duban/contracts';
import { useState } from 'react';
import { Button } from '../../../shared/components/button';
import { ConfirmAct } from '../../../shared/components/confirm-act';
import { useTexts } from '../../../shared/i18n/messages';
import { type Shows, useAct } from '../../../shared/query';
import { useSession } from '../../../shared/session';
import { DayField, NoteField, UnitField } from './fields';
import { MilestoneDialog } from './milestone-dialog';
import { milestoneTexts } from './milestone-messages';

type Open = 'finish' | 'change' | 'drop' | 'reopen';
const CHANGES: Shows[] = [{ type: 'project' }];

/** What may be done about one of them, each in a dialog of its own. */
export function MilestoneActs({ milestone }: { milestone: Milestone }) {
  const t = useTexts(milestoneTexts);
  const [open, setOpen] = useState<Open | null>(null);
  const { can, state } = milestone;
  const isOwed = state === 'open' || state === 'overdue';
  const mayEdit = can.includes('milestone:edit');
  const close = () => setOpen(null);
  return (
    <>
      {can.includes('milestone:finish') && (
        <Button kind="quiet" onClick={() => setOpen('finish')}>
          {t(isOwed ? 'finish' : 'correct')}
        </Button>
      )}
      {mayEdit && isOwed && (
        <>
          <Button kind="quiet" onClick={() => setOpen('change')}>
            {t('change')}
          </Button>
          <Button kind="quiet" onClick={() => setOpen('drop')}>
            {t('drop')}
          </Button>
        </>
      )}
      {mayEdit && !isOwed && (
        <Button kind="quiet" onClick={() => setOpen('reopen')}>
          {t('reopen')}
        </Button>
      )}
      {open === 'finish' && <FinishDialog milestone={milestone} onClose={close} />}
      {open === 'change' && <ChangeDialog milestone={milestone} onClose={close} />}
      {(open === 'drop' || open === 'reopen') && (
        <ReasonDialog milestone={milestone} act={open} onClose={close} />
      )}
    </>
  );
}

type DialogProps = { milestone: Milestone; onClose: () => void };

function FinishDialog({ milestone, onClose }: DialogProps) {
  const t = useTexts(milestoneTexts);
  const { today } = useSession();
  const finish = useAct(finishMilestone, { changes: CHANGES });
  const [day, setDay] = useState(milestone.actualDay ?? today.day);
  const [note, setNote] = useState(milestone.note);
  const { id, name, version } = milestone;
  return (
    <MilestoneDialog
      title={t('finishTitle', { name })}
      help={t('finishHelp')}
      act={t('finish')}
      ready={day !== ''}
      onConfirm={() => finish.mutateAsync({ params: { milestoneId: id }, body: { day, note, version } })}
      onClose={onClose}
    >
      <DayField label={t('day')} value={day} max={today.day} onChange={setDay} />
      <NoteField label={t('note')} value={note} onChange={setNote} />
    </MilestoneDialog>
  );
}

function ChangeDialog({ milestone, onClose }: DialogProps) {
  const t = useTexts(milestoneTexts);
  const change = useAct(changeMilestone, { changes: CHANGES });
  const [plannedDay, setPlannedDay] = useState(milestone.plannedDay);
  const [unitId, setUnitId] = useState(milestone.unit.id);
  const [note, setNote] = useState(milestone.note);
  const [reason, setReason] = useState('');
  const isMoved = plannedDay !== milestone.plannedDay || unitId !== milestone.unit.id;
  const body = { plannedDay, unitId, note, version: milestone.version };
  return (
    <MilestoneDialog
      title={t('changeTitle', { name: milestone.name })}
      help={t('changeHelp')}
      act={t('save')}
      ready={plannedDay !== '' && (!isMoved || reason.trim().length >= 2)}
      onConfirm={() =>
        change.mutateAsync({
          params: { milestoneId: milestone.id },
          body: isMoved ? { ...body, reason: reason.trim() } : body,
        })
      }
      onClose={onClose}
    >
      <DayField label={t('plannedDay')} value={plannedDay} onChange={setPlannedDay} />
      <UnitField label={t('unit')} value={unitId} present={milestone.unit} onChange={setUnitId} />
      <NoteField label={t('note')} value={note} onChange={setNote} />
      {isMoved && <NoteField label={t('why')} value={reason} required onChange={setReason} />}
    </MilestoneDialog>
  );
}

function ReasonDialog({ milestone, act, onClose }: DialogProps & { act: 'drop' | 'reopen' }) {
  const t = useTexts(milestoneTexts);
  const move = useAct(act === 'drop' ? dropMilestone : reopenMilestone, { changes: CHANGES });
  const { id, name, version } = milestone;
  return (
    <ConfirmAct
      title={t(`${act}Title`, { name })}
      act={t(act)}
      follows={t(`${act}Help`)}
      instead={t('notYet')}
      reason={{ max: 500 }}
      onConfirm={(reason) => move.mutateAsync({ params: { milestoneId: id }, body: { reason, version } })}
      onClose={onClose}
    />
  );
}
