import {
  acceptReply,
  closeNotice,
  decideRequest,
  decideWaiver,
  type DecisionLine,
  dismissNotice,
  moveCard,
  resumeNotice,
  returnReply,
} from '@duban/contracts';
import type { ChoiceKey } from '@duban/domain';
import { useAct, type Shows } from '../../shared/query';

const CHANGES: Shows[] = [{ type: 'notice' }, { type: 'card' }, { type: 'project' }, { type: 'board' }];

/** Decides where one is, by the same act as on the paper: a choice and its reason. Throws for what is not one act. */
export function useDecide({ kind, subject, version, request }: DecisionLine) {
  const options = { changes: CHANGES };
  const card = useAct(moveCard, options);
  const dismissal = useAct(dismissNotice, options);
  const acceptance = useAct(acceptReply, options);
  const returning = useAct(returnReply, options);
  const closing = useAct(closeNotice, options);
  const resuming = useAct(resumeNotice, options);
  const answer = useAct(decideRequest, options);
  const waiver = useAct(decideWaiver, options);
  const ofNotice = { noticeId: subject.id };

  return (key: ChoiceKey, text: string): Promise<unknown> => {
    const granted = key === 'grant';
    switch (kind) {
      case 'card-issue':
      case 'card-review':
        if (key === 'issue' || key === 'dismiss' || key === 'uphold' || key === 'lower' || key === 'revoke')
          return card.mutateAsync({ params: { cardId: subject.id }, body: { move: key, text, version } });
        break;
      case 'notice-issue':
        return dismissal.mutateAsync({ params: ofNotice, body: { reason: text, version } });
      case 'reply':
        return key === 'accept'
          ? acceptance.mutateAsync({ params: ofNotice, body: { opinion: text, version } })
          : returning.mutateAsync({ params: ofNotice, body: { opinion: text, version } });
      case 'closing':
        return closing.mutateAsync({ params: ofNotice, body: { opinion: text, version } });
      case 'pause-ended':
        return resuming.mutateAsync({ params: ofNotice, body: { opinion: text, version } });
      case 'waiver':
        return waiver.mutateAsync({
          params: { waiverId: subject.id },
          body: { granted, opinion: text, version },
        });
      case 'objection':
      case 'extension':
      case 'suspension':
      case 'reason':
        if (request)
          return answer.mutateAsync({
            params: { ...ofNotice, requestId: request.id },
            body: {
              granted,
              opinion: text,
              version,
              ...(granted && kind === 'extension' && request.days ? { days: request.days } : {}),
              ...(granted && kind === 'reason' && request.untilDay ? { newDay: request.untilDay } : {}),
            },
          });
    }
    throw new Error(`${kind} is not decided by ${key} in one act`);
  };
}
