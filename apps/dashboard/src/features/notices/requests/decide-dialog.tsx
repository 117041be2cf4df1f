import { decideRequest, type NoticeDetail } from '@duban/contracts';
import { useState } from 'react';
import { useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { ActDialog } from '../acts/act-dialog';
import { DaysField } from '../acts/days-field';
import { draftKey } from '../acts/text-act';
import { useNoticeAct } from '../acts/use-notice-act';
import { fieldTexts } from '../fields/field-messages';
import { useOfficeCalendar } from '../../../shared/use-office-calendar';
import { useUnits } from '../fields/use-units';
import { WorkingDayPicker } from '../fields/working-day-picker';
import { requestTexts } from './request-messages';

type DecideProps = {
  notice: NoticeDetail;
  request: NoticeDetail['requests'][number];
  granted: boolean;
  onClose: () => void;
};

/** What a decision needs besides an opinion: the days granted, the new day, or the other unit. */
type Given = { days?: number; newDay?: string; unitId?: string };

/** Grants or refuses what a unit asked for; to refuse needs a reason. */
export function DecideDialog({ notice, request, granted, onClose }: DecideProps) {
  const t = useTexts(requestTexts);
  const { run } = useNoticeAct(decideRequest, notice);
  const { kind } = request;
  const way = granted ? 'grant' : 'refuse';
  const most = Math.min(request.days ?? 0, notice.extension?.daysLeft ?? request.days ?? 0);
  const [given, setGiven] = useState<Given>(
    granted && kind === 'extension'
      ? { days: most }
      : granted && kind === 'reason' && request.untilDay
        ? { newDay: request.untilDay }
        : {},
  );
  const act = t(`decide.${way}.${kind}`);
  return (
    <ActDialog
      title={t('decide.title', { act, number: notice.number ?? '' })}
      act={act}
      then={t(`decide.then.${way}.${kind}`)}
      text={{
        label: t(granted && kind !== 'objection' ? 'decide.opinionFree' : 'decide.opinion'),
        draft: draftKey(`decide.${request.id}`, notice),
        min: granted && kind !== 'objection' ? 0 : 2,
      }}
      ready={!granted || isReady(kind, given, most)}
      onConfirm={(opinion) =>
        run({ granted, opinion, ...given }, t(granted ? 'done.granted' : 'done.refused'), {
          requestId: request.id,
        })
      }
      onClose={onClose}
    >
      {granted && <GivenField notice={notice} kind={kind} most={most} value={given} onChange={setGiven} />}
    </ActDialog>
  );
}

function isReady(kind: DecideProps['request']['kind'], given: Given, most: number): boolean {
  const { days = 0 } = given;
  if (kind === 'extension') return Number.isInteger(days) && days >= 1 && days <= most;
  if (kind === 'reason') return given.newDay !== undefined;
  return kind !== 'objection' || given.unitId !== undefined;
}

type GivenProps = {
  notice: NoticeDetail;
  kind: DecideProps['request']['kind'];
  most: number;
  value: Given;
  onChange: (given: Given) => void;
};

function GivenField({ notice, kind, most, value, onChange }: GivenProps) {
  if (kind === 'extension')
    return (
      <DaysField
        dueDay={notice.dueDay}
        max={most}
        value={value.days ?? 1}
        onChange={(days) => onChange({ days })}
      />
    );
  if (kind === 'reason') return <NewDayField notice={notice} value={value} onChange={onChange} />;
  if (kind === 'objection') return <OtherUnitField notice={notice} value={value} onChange={onChange} />;
  return null;
}

type FieldProps = Pick<GivenProps, 'notice' | 'value' | 'onChange'>;

function NewDayField({ notice, value, onChange }: FieldProps) {
  const field = useTexts(fieldTexts);
  const today = useSession().today.day;
  const due = notice.dueDay ?? today;
  return (
    <WorkingDayPicker
      label={field('field.newDayNeeded')}
      calendar={useOfficeCalendar(today)}
      after={due > today ? due : today}
      countFrom={due}
      value={value.newDay ?? null}
      onChange={(day) => onChange(day ? { newDay: day } : {})}
    />
  );
}

function OtherUnitField({ notice, value, onChange }: FieldProps) {
  const t = useTexts(requestTexts);
  const units = useUnits().filter((unit) => unit.id !== notice.unit.id);
  return (
    <label className="issue-field">
      <span>{t('decide.unit')}</span>
      <select
        className="input"
        value={value.unitId ?? ''}
        onChange={(event) => onChange(event.target.value ? { unitId: event.target.value } : {})}
      >
        <option value="">{t('decide.pickUnit')}</option>
        {units.map((unit) => (
          <option key={unit.id} value={unit.id}>
            {unit.name}
          </option>
        ))}
      </select>
    </label>
  );
}
