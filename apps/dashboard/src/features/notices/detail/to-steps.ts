import type { NoticeDetail } from '@duban/contracts';
import { atShanghai } from '../../../shared/format';

export type StepKey =
  'proposed' | 'issued' | 'signed' | 'working' | 'replied' | 'returned' | 'closed' | 'dismissed';
export type Step = { key: StepKey; day: string | null; mark: 'done' | 'now' | 'future' };

type Notice = Pick<
  NoticeDetail,
  'state' | 'proposedAt' | 'issuedAt' | 'signedAt' | 'repliedAt' | 'closedAt' | 'replies'
>;
const day = (instant: string | null | undefined) => (instant ? atShanghai(instant).date : null);

/** The course of a notice as a strip: what is behind it, where it stands, what is ahead. */
export function toSteps(notice: Notice): Step[] {
  const { state, proposedAt, issuedAt, signedAt, repliedAt, closedAt } = notice;
  if (state === 'dismissed')
    return [
      { key: 'proposed', day: day(proposedAt), mark: 'done' },
      { key: 'dismissed', day: day(closedAt), mark: 'now' },
    ];
  const sentBack = state === 'returned';
  const course: [StepKey, string | null][] = [
    ['proposed', day(proposedAt)],
    ['issued', day(issuedAt)],
    ['signed', day(signedAt)],
    sentBack ? ['returned', day(notice.replies[0]?.verdictAt)] : ['working', day(signedAt)],
    ['replied', sentBack ? null : day(repliedAt)],
    ['closed', day(closedAt)],
  ];
  const at = { proposed: 0, issued: 1, signed: 3, returned: 3, replied: 4, closed: 5 }[state];
  return course.map(([key, when], i) => ({
    key,
    day: when,
    mark: i < at ? 'done' : i === at ? 'now' : 'future',
  }));
}
