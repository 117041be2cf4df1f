import {
  approveNotice,
  archiveNotice,
  closeNotice,
  dismissNotice,
  resumeNotice,
  returnReply,
  withdrawNotice,
} from '@duban/contracts';
import { type ActProps, TextAct } from './text-act';
import { useNoticeAct } from './use-notice-act';

export function ApproveAct(props: ActProps) {
  const { run } = useNoticeAct(approveNotice, props.notice);
  return (
    <TextAct
      {...props}
      move="approve"
      text="optional"
      check
      onConfirm={(opinion, said) => run({ opinion }, said)}
    />
  );
}

export function DismissAct(props: ActProps) {
  const { run } = useNoticeAct(dismissNotice, props.notice);
  return <TextAct {...props} move="dismiss" onConfirm={(reason, said) => run({ reason }, said)} />;
}

export function ReturnAct(props: ActProps) {
  const { run } = useNoticeAct(returnReply, props.notice);
  return <TextAct {...props} move="return" onConfirm={(opinion, said) => run({ opinion }, said)} />;
}

export function CloseAct(props: ActProps) {
  const { run } = useNoticeAct(closeNotice, props.notice);
  return <TextAct {...props} move="close" check onConfirm={(opinion, said) => run({ opinion }, said)} />;
}

export function ArchiveAct(props: ActProps) {
  const { run } = useNoticeAct(archiveNotice, props.notice);
  return <TextAct {...props} move="archive" text="none" onConfirm={(_, said) => run({}, said)} />;
}

export function WithdrawAct(props: ActProps) {
  const { run } = useNoticeAct(withdrawNotice, props.notice);
  return <TextAct {...props} move="withdraw" onConfirm={(reason, said) => run({ reason }, said)} />;
}

export function ResumeAct(props: ActProps) {
  const { run } = useNoticeAct(resumeNotice, props.notice);
  return (
    <TextAct {...props} move="resume" text="optional" onConfirm={(opinion, said) => run({ opinion }, said)} />
  );
}
