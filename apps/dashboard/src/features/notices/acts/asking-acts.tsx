import { askOffice } from '@duban/contracts';
import { addDays } from '@duban/domain';
import { useState } from 'react';
import { useUploads } from '../../../shared/attachments/use-uploads';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { fieldTexts } from '../fields/field-messages';
import { useOfficeCalendar } from '../../../shared/use-office-calendar';
import { WorkingDayPicker } from '../fields/working-day-picker';
import { ActButton } from '../../../shared/components/act-button';
import { ActDialog } from './act-dialog';
import { actTexts } from './act-messages';
import { DaysField } from './days-field';
import { type ActProps, draftKey, TextAct } from './text-act';
import { useNoticeAct } from './use-notice-act';

type DialogProps = Pick<ActProps, 'notice'> & { onClose: () => void };

export function ObjectAct(props: ActProps) {
  const { run } = useNoticeAct(askOffice, props.notice);
  const files = useUploads(draftKey('object', props.notice));
  return (
    <TextAct
      {...props}
      move="object"
      files={files}
      onConfirm={(text, said) => run({ kind: 'objection', text, attachmentIds: files.ids }, said)}
    />
  );
}

/** How often, how long and until when: what the rules still allow. */
function useAllowed({ extension }: Pick<ActProps['notice'], 'extension'>) {
  const lang = useLang();
  return {
    times: extension?.timesLeft ?? 0,
    days: extension?.daysLeft ?? 0,
    until: extension ? formatMoment(extension.lastAt, lang) : '',
  };
}

export function ExtensionAct({ notice, first }: ActProps) {
  const t = useTexts(actTexts);
  return (
    <ActButton
      act={t('act.ask-extension')}
      follows={t('follows.ask-extension', useAllowed(notice))}
      first={first}
      dialog={(close) => <ExtensionDialog notice={notice} onClose={close} />}
    />
  );
}

/** A week is what is asked most often. */
const USUAL_DAYS = 5;

function ExtensionDialog({ notice, onClose }: DialogProps) {
  const t = useTexts(actTexts);
  const { run } = useNoticeAct(askOffice, notice);
  const files = useUploads(draftKey('ask-extension', notice));
  const allowed = useAllowed(notice);
  const [days, setDays] = useState(Math.max(1, Math.min(USUAL_DAYS, allowed.days)));
  return (
    <ActDialog
      title={t('ask.ask-extension', { number: notice.number ?? '' })}
      act={t('act.ask-extension')}
      then={t('then.ask-extension', allowed)}
      text={{ label: t('label.ask-extension'), draft: draftKey('ask-extension', notice) }}
      files={files}
      ready={Number.isInteger(days) && days >= 1 && days <= allowed.days}
      onConfirm={(text) =>
        run({ kind: 'extension', days, text, attachmentIds: files.ids }, t('done.ask-extension'))
      }
      onClose={onClose}
    >
      <DaysField dueDay={notice.dueDay} max={allowed.days} value={days} onChange={setDays} />
    </ActDialog>
  );
}

export function SuspensionAct({ notice, first }: ActProps) {
  const t = useTexts(actTexts);
  return (
    <ActButton
      act={t('act.ask-suspension')}
      follows={t('follows.ask-suspension')}
      first={first}
      dialog={(close) => <SuspensionDialog notice={notice} onClose={close} />}
    />
  );
}

function SuspensionDialog({ notice, onClose }: DialogProps) {
  const t = useTexts(actTexts);
  const field = useTexts(fieldTexts);
  const { run } = useNoticeAct(askOffice, notice);
  const files = useUploads(draftKey('ask-suspension', notice));
  const today = useSession().today.day;
  const [untilDay, setUntilDay] = useState('');
  return (
    <ActDialog
      title={t('ask.ask-suspension', { number: notice.number ?? '' })}
      act={t('act.ask-suspension')}
      then={t('then.ask-suspension')}
      text={{ label: t('label.ask-suspension'), draft: draftKey('ask-suspension', notice) }}
      files={files}
      ready={!untilDay || untilDay > today}
      onConfirm={(text) =>
        run(
          { kind: 'suspension', untilDay: untilDay || null, text, attachmentIds: files.ids },
          t('done.ask-suspension'),
        )
      }
      onClose={onClose}
    >
      <label className="act-field">
        <span>{field('field.until')}</span>
        <input
          className="input"
          type="date"
          min={addDays(today, 1)}
          value={untilDay}
          onChange={(event) => setUntilDay(event.target.value)}
        />
      </label>
    </ActDialog>
  );
}

export function ReasonAct({ notice, first }: ActProps) {
  const t = useTexts(actTexts);
  return (
    <ActButton
      act={t('act.state-reason')}
      follows={t('follows.state-reason')}
      first={first}
      dialog={(close) => <ReasonDialog notice={notice} onClose={close} />}
    />
  );
}

function ReasonDialog({ notice, onClose }: DialogProps) {
  const t = useTexts(actTexts);
  const field = useTexts(fieldTexts);
  const { run } = useNoticeAct(askOffice, notice);
  const files = useUploads(draftKey('state-reason', notice));
  const today = useSession().today.day;
  const calendar = useOfficeCalendar(today);
  const [day, setDay] = useState<string | null>(null);
  return (
    <ActDialog
      title={t('ask.state-reason', { number: notice.number ?? '' })}
      act={t('act.state-reason')}
      then={t('then.state-reason')}
      text={{ label: t('label.state-reason'), draft: draftKey('state-reason', notice) }}
      files={files}
      onConfirm={(text) =>
        run({ kind: 'reason', untilDay: day, text, attachmentIds: files.ids }, t('done.state-reason'))
      }
      onClose={onClose}
    >
      <WorkingDayPicker
        label={field('field.newDay')}
        calendar={calendar}
        after={today}
        countFrom={notice.dueDay ?? today}
        value={day}
        onChange={setDay}
      />
    </ActDialog>
  );
}
