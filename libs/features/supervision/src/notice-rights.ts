import { may, NOTICE_FLOW, type Action, type NoticeFlowMove } from '@duban/domain';
import { DomainError, type Actor } from '@duban/platform';
import type { Notice } from './notice.entity';

type Owned = Pick<Notice, 'state' | 'unit_id' | 'co_unit_ids'>;

/** A matter not yet issued, and one that never was, is the office's own paper. */
export const isHidden = ({ state }: Pick<Owned, 'state'>) =>
  state === 'proposed' || state === 'approved' || state === 'dismissed';

/** The right a move needs. What only the clock does is nobody's. */
export function rightOf(by: NoticeFlowMove): Action {
  const { action } = NOTICE_FLOW[by];
  if (action === 'engine') throw new Error(`${by} is nobody's to do`);
  return action;
}

/** Co-units see the notice and tell their progress; everything else is the lead unit's. */
const unitsOf = (notice: Owned, by: NoticeFlowMove | 'read') =>
  by === 'read' || by === 'feed-back' ? [notice.unit_id, ...notice.co_unit_ids] : [notice.unit_id];

export const mayRead = (actor: Actor, notice: Owned) =>
  may(actor, 'notice:read', isHidden(notice) ? [] : unitsOf(notice, 'read'));

export const mayMove = (actor: Actor, by: NoticeFlowMove, notice: Owned) =>
  may(actor, rightOf(by), unitsOf(notice, by));

/** 404 for who may not know of the notice, 403 for who may see it and not do this. */
export function authoriseMove(actor: Actor, by: NoticeFlowMove, notice: Owned | null): asserts notice {
  if (!notice || !mayRead(actor, notice)) throw new DomainError('not-found');
  if (!mayMove(actor, by, notice)) throw new DomainError('forbidden', { action: rightOf(by) });
}
