import type { NoticeDetail } from '@duban/contracts';
import { isOver } from '../../../shared/notice-over';
import { atShanghai } from '../../../shared/format';
import type { Lang } from '../../../shared/i18n/i18n';
import type { Texts } from '../../../shared/i18n/messages';

/** What of a notice stands on its ladder. */
export type LadderNotice = Pick<
  NoticeDetail,
  | 'state'
  | 'issuedAt'
  | 'signedAt'
  | 'signDueDay'
  | 'closedAt'
  | 'dueDay'
  | 'provisional'
  | 'rungs'
  | 'next'
  | 'replies'
  | 'feedbacks'
  | 'nextFeedbackDay'
  | 'superseded'
>;
type LadderKey =
  | 'ladder.issued'
  | 'ladder.sign'
  | 'ladder.feedback'
  | 'ladder.reply'
  | 'ladder.closed'
  | 'ladder.withdrawn'
  | 'ladder.was'
  | 'ladder.inTime'
  | 'ladder.late'
  | 'ladder.reminded'
  | 'ladder.due'
  | 'ladder.skipped'
  | 'ladder.provisional';
export type LadderWords = {
  rung: (key: NoticeDetail['rungs'][number]['key']) => string;
  effect: (key: NoticeDetail['rungs'][number]['effects'][number]) => string;
  /** Why a due day fell. */
  moved: (by: NoticeDetail['superseded'][number]['by']) => string;
  t: Texts<LadderKey>;
  lang: Lang;
};

export const dayOf = (instant: string): string => atShanghai(instant).date;

/** The day it was over; null while it is not. */
export const endDayOf = ({ state, closedAt }: Pick<LadderNotice, 'state' | 'closedAt'>): string | null =>
  closedAt && isOver(state) ? dayOf(closedAt) : null;

const UNITS_TURN: readonly LadderNotice['state'][] = ['issued', 'signed', 'acting', 'returned'];

/** It is the unit's turn and progress is due before the next rung: then that is what comes next. */
export const comesFirst = ({
  state,
  nextFeedbackDay,
  next,
}: Pick<LadderNotice, 'state' | 'nextFeedbackDay' | 'next'>): boolean =>
  UNITS_TURN.includes(state) && nextFeedbackDay !== null && (!next || nextFeedbackDay < next.day);
