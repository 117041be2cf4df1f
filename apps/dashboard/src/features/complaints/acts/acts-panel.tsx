import type { ComplaintActName } from '@duban/contracts';
import type { ReactNode } from 'react';
import { Panel } from '../../../shared/components/panel';
import { useTexts } from '../../../shared/i18n/messages';
import { useCan } from '../../../shared/session';
import { AcceptAct, RefuseAct } from './accept-acts';
import { actTexts } from './act-messages';
import { AssignAct } from './assign-act';
import { ExtensionAct } from './extension-acts';
import { CallBackAct, SettleAct } from './office-acts';
import { offered } from './order';
import { RecordVerdictAct } from './record-verdict-act';
import {
  type ActProps,
  ArchiveAct,
  AskUnsealingAct,
  ContactAct,
  EscalateAct,
  NoteAct,
  WithdrawAct,
} from './text-acts';
import { WriteAct } from './write-act';
import './acts.css';

const ACTS: Partial<Record<ComplaintActName, (props: ActProps) => ReactNode>> = {
  accept: AcceptAct,
  refuse: RefuseAct,
  assign: AssignAct,
  contact: ContactAct,
  'record-verdict': RecordVerdictAct,
  'call-back': CallBackAct,
  'confirm-withdrawal': SettleAct,
  escalate: EscalateAct,
  'ask-extension': ExtensionAct,
  'ask-unsealing': AskUnsealingAct,
  note: NoteAct,
  archive: ArchiveAct,
  withdraw: WithdrawAct,
};

/** 可以办的事: only what the server allows, the likeliest first, with what follows. */
export function ActsPanel({ complaint }: Pick<ActProps, 'complaint'>) {
  const t = useTexts(actTexts);
  const isSender = useCan('complaint:file');
  const { write, others, main } = offered(complaint.can, complaint.lead !== null);
  const isRating = complaint.can.includes('rate');
  if (!write && others.length === 0 && isRating) return null;
  return (
    <Panel className="cacts" title={t('title')}>
      {!main && !isRating && <p className="cacts-none">{t(isSender ? 'noneYou' : 'none')}</p>}
      {write && <WriteAct key={write} complaint={complaint} move={write} />}
      <div className="cacts-others">
        {others.map((move) => {
          const Act = ACTS[move];
          return Act && <Act key={move} complaint={complaint} first={move === main} />;
        })}
      </div>
    </Panel>
  );
}
