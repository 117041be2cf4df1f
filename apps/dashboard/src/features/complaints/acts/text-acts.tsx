import {
  archiveComplaint,
  askUnsealing,
  type ComplaintDetail,
  contactSender,
  escalateComplaint,
  noteOnComplaint,
  withdrawComplaint,
} from '@duban/contracts';
import { UNSEALING_REASON_LENGTH } from '@duban/domain';
import { useUploads } from '../../../shared/attachments/use-uploads';
import { ActButton } from '../../../shared/components/act-button';
import { ActDialog } from '../../../shared/components/act-dialog';
import { useTexts } from '../../../shared/i18n/messages';
import { useCan } from '../../../shared/session';
import { actTexts } from './act-messages';
import { useComplaintAct } from './use-complaint-act';
import { useFailure } from './use-failure';

export type ActProps = { complaint: ComplaintDetail; first: boolean };
export type TextMove = 'contact' | 'escalate' | 'archive' | 'withdraw' | 'note' | 'ask-unsealing';

export const draftKey = (move: string, { id }: Pick<ComplaintDetail, 'id'>): string =>
  `duban.complaint.${move}.${id}`;

type TextActProps = ActProps & {
  move: TextMove;
  /** The verb, where it depends on who acts. */
  act?: string;
  min?: number;
  text?: boolean;
  files?: ReturnType<typeof useUploads>;
  instead?: string;
  onConfirm: (text: string, said: string) => Promise<unknown>;
};

/** An act of one dialog with at most one text in it. */
function TextAct({ complaint, first, move, min = 2, text = true, ...rest }: TextActProps) {
  const t = useTexts(actTexts);
  const failure = useFailure();
  const { act = t(move), files, instead, onConfirm } = rest;
  return (
    <ActButton
      act={act}
      follows={t(`${move}.follows`, { count: complaint.rules.contactDays })}
      first={first}
      dialog={(close) => (
        <ActDialog
          title={t(`${move}.ask`, { number: complaint.number })}
          act={act}
          then={t(`${move}.then`)}
          instead={instead}
          text={
            text && move !== 'archive'
              ? { label: t(`${move}.label`), draft: draftKey(move, complaint), min }
              : undefined
          }
          files={files}
          failure={failure}
          onConfirm={(written) => onConfirm(written, t(`${move}.done`))}
          onClose={close}
        />
      )}
    />
  );
}

export function ContactAct(props: ActProps) {
  const { run } = useComplaintAct(contactSender, props.complaint);
  return <TextAct {...props} move="contact" onConfirm={(text, said) => run({ text }, said)} />;
}

export function EscalateAct(props: ActProps) {
  const { run } = useComplaintAct(escalateComplaint, props.complaint);
  return <TextAct {...props} move="escalate" onConfirm={(reason, said) => run({ reason }, said)} />;
}

export function ArchiveAct(props: ActProps) {
  const { run } = useComplaintAct(archiveComplaint, props.complaint);
  return <TextAct {...props} move="archive" text={false} onConfirm={(_, said) => run({}, said)} />;
}

export function WithdrawAct(props: ActProps) {
  const t = useTexts(actTexts);
  const { run } = useComplaintAct(withdrawComplaint, props.complaint);
  return (
    <TextAct
      {...props}
      move="withdraw"
      instead={t('withdraw.instead')}
      onConfirm={(reason, said) => run({ reason }, said)}
    />
  );
}

export function NoteAct(props: ActProps) {
  const t = useTexts(actTexts);
  const isSender = useCan('complaint:file');
  const { run } = useComplaintAct(noteOnComplaint, props.complaint);
  const files = useUploads(draftKey('note', props.complaint));
  return (
    <TextAct
      {...props}
      move="note"
      act={t(isSender ? 'note.you' : 'note')}
      files={files}
      onConfirm={(text, said) => run({ text, attachmentIds: files.ids }, said)}
    />
  );
}

export function AskUnsealingAct(props: ActProps) {
  const { run } = useComplaintAct(askUnsealing, props.complaint);
  return (
    <TextAct
      {...props}
      move="ask-unsealing"
      min={UNSEALING_REASON_LENGTH}
      onConfirm={(reason, said) => run({ reason }, said)}
    />
  );
}
