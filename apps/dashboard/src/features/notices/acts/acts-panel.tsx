import type { NoticeMoveName } from '@duban/contracts';
import type { ReactNode } from 'react';
import { Panel } from '../../../shared/components/panel';
import { useTexts } from '../../../shared/i18n/messages';
import { AcceptAct } from './accept-act';
import { actTexts } from './act-messages';
import { ExtensionAct, ObjectAct, ReasonAct, SuspensionAct } from './asking-acts';
import { HeldLines } from './held-lines';
import { IssueAct } from './issue-act';
import {
  ApproveAct,
  ArchiveAct,
  CloseAct,
  DismissAct,
  ResumeAct,
  ReturnAct,
  WithdrawAct,
} from './office-acts';
import { offered, type WriteMove } from './order';
import { ProposeCardAct } from './propose-card-act';
import { SignAct } from './sign-act';
import type { ActProps } from './text-act';
import { WriteAct } from './write-act';
import './acts.css';

const ACTS: Record<Exclude<NoticeMoveName, WriteMove>, (props: ActProps) => ReactNode> = {
  approve: ApproveAct,
  issue: IssueAct,
  dismiss: DismissAct,
  sign: SignAct,
  object: ObjectAct,
  'ask-extension': ExtensionAct,
  'ask-suspension': SuspensionAct,
  'state-reason': ReasonAct,
  accept: AcceptAct,
  return: ReturnAct,
  close: CloseAct,
  archive: ArchiveAct,
  withdraw: WithdrawAct,
  resume: ResumeAct,
  'propose-card': ProposeCardAct,
};

/** 您可以做: only what is allowed, with what follows; what is not possible now, with the reason. */
export function ActsPanel({ notice }: Pick<ActProps, 'notice'>) {
  const t = useTexts(actTexts);
  const { writes, others, main } = offered(notice);
  return (
    <Panel className="acts" title={t('acts.title')}>
      {writes.length + others.length === 0 && <p className="acts-none">{t('acts.none')}</p>}
      {writes.length > 0 && <WriteAct notice={notice} moves={writes} />}
      <div className="acts-others">
        {others.map((move) => {
          const Act = ACTS[move as Exclude<NoticeMoveName, WriteMove>];
          return <Act key={move} notice={notice} first={move === main} />;
        })}
      </div>
      <HeldLines notice={notice} />
    </Panel>
  );
}
