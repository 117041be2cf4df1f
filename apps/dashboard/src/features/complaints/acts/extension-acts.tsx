import { askComplaintExtension, type ComplaintDetail, decideComplaintExtension } from '@duban/contracts';
import { addWorkingDays } from '@duban/domain';
import { type ReactNode, useState } from 'react';
import { ActButton } from '../../../shared/components/act-button';
import { ActDialog } from '../../../shared/components/act-dialog';
import { Button } from '../../../shared/components/button';
import { formatDate, formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useOfficeCalendar } from '../../../shared/use-office-calendar';
import { actTexts } from './act-messages';
import { type ActProps, draftKey } from './text-acts';
import { useComplaintAct } from './use-complaint-act';
import { useFailure } from './use-failure';

/** What is asked for most often. */
const USUAL_DAYS = 5;

export function ExtensionAct({ complaint, first }: ActProps) {
  const t = useTexts(actTexts);
  const lang = useLang();
  const { extension } = complaint;
  if (!extension) return null;
  return (
    <ActButton
      act={t('ask-extension')}
      follows={t('ask-extension.follows', {
        times: extension.timesLeft,
        count: extension.daysLeft,
        until: formatMoment(extension.lastAt, lang),
      })}
      first={first}
      dialog={(close) => <ExtensionDialog complaint={complaint} most={extension.daysLeft} onClose={close} />}
    />
  );
}

type AskProps = Pick<ActProps, 'complaint'> & { most: number; onClose: () => void };

function ExtensionDialog({ complaint, most, onClose }: AskProps) {
  const t = useTexts(actTexts);
  const failure = useFailure();
  const { run } = useComplaintAct(askComplaintExtension, complaint);
  const [days, setDays] = useState(Math.max(1, Math.min(USUAL_DAYS, most)));
  return (
    <ActDialog
      title={t('ask-extension.ask', { number: complaint.number })}
      act={t('ask-extension')}
      then={t('ask-extension.then')}
      text={{ label: t('ask-extension.label'), draft: draftKey('ask-extension', complaint) }}
      ready={Number.isInteger(days) && days >= 1 && days <= most}
      failure={failure}
      onConfirm={(reason) => run({ days, reason }, t('ask-extension.done'))}
      onClose={onClose}
    >
      <Days label={t('ask-extension.days')} least={1} most={most} value={days} onChange={setDays}>
        {complaint.clock && <Gives dueDay={complaint.clock.dueDay} days={days} />}
      </Days>
    </ActDialog>
  );
}

function Gives({ dueDay, days }: { dueDay: string; days: number }) {
  const t = useTexts(actTexts);
  const lang = useLang();
  const calendar = useOfficeCalendar(dueDay);
  if (!calendar || !Number.isInteger(days) || days < 1) return null;
  return <>{t('ask-extension.gives', { day: formatDate(addWorkingDays(calendar, dueDay, days), lang) })}</>;
}

type DaysProps = {
  label: string;
  least: number;
  most: number;
  value: number;
  onChange: (days: number) => void;
  children?: ReactNode;
};

const Days = ({ label, least, most, value, onChange, children }: DaysProps) => (
  <label className="cact-field">
    <span>{label}</span>
    <input
      className="input cact-days"
      type="number"
      inputMode="numeric"
      min={least}
      max={most}
      required
      value={Number.isNaN(value) ? '' : value}
      onChange={(event) => onChange(event.target.valueAsNumber)}
    />
    {children && <small>{children}</small>}
  </label>
);

type Extension = ComplaintDetail['extensions'][number];

/** Beside a request that waits: how many days are granted, none for a refusal. */
export function DecideExtension({
  complaint,
  extension,
}: {
  complaint: ComplaintDetail;
  extension: Extension;
}) {
  const t = useTexts(actTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="filled" onClick={() => setOpen(true)}>
        {t('decision')}…
      </Button>
      {open && <DecideDialog complaint={complaint} extension={extension} onClose={() => setOpen(false)} />}
    </>
  );
}

type DecideProps = { complaint: ComplaintDetail; extension: Extension; onClose: () => void };

function DecideDialog({ complaint, extension, onClose }: DecideProps) {
  const t = useTexts(actTexts);
  const failure = useFailure();
  const { run } = useComplaintAct(decideComplaintExtension, complaint);
  const [days, setDays] = useState(extension.days);
  const act = days > 0 ? t('decide-extension.grant', { count: days }) : t('decide-extension.refuse');
  return (
    <ActDialog
      title={t('decide-extension.ask')}
      act={act}
      then={t('decide-extension.then', { who: extension.askedBy, count: extension.days })}
      text={{ label: t('decide-extension.label'), draft: draftKey('decide-extension', complaint), min: 0 }}
      ready={Number.isInteger(days) && days >= 0 && days <= extension.days}
      failure={failure}
      onConfirm={(opinion) =>
        run({ days, opinion }, t('decide-extension.done'), { extensionId: extension.id })
      }
      onClose={onClose}
    >
      <Days
        label={t('decide-extension.days')}
        least={0}
        most={extension.days}
        value={days}
        onChange={setDays}
      >
        {complaint.clock && <Gives dueDay={complaint.clock.dueDay} days={days} />}
      </Days>
    </ActDialog>
  );
}
