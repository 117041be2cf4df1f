import type { NoticeDetail } from '@duban/contracts';
import type { NoticeStage } from '@duban/domain';
import { atShanghai } from '../../../shared/format';

export const COURSE = [
  'register',
  'approve',
  'issue',
  'sign',
  'act',
  'reply',
  'review',
  'close',
  'archive',
] as const;
export type StepKey = (typeof COURSE)[number];
/** Where the course is left or stands still. */
export type BranchKey = 'dismissed' | 'suspended' | 'withdrawn';
/** free: was not needed. stopped: the clock stands still. ended: the course ends here. */
export type StepMark = 'done' | 'now' | 'future' | 'free' | 'stopped' | 'ended';
export type Step = {
  key: StepKey | BranchKey;
  day: string | null;
  mark: StepMark;
  /** Of the step where it stands: what is waited for there. */
  now?: StepKey | 'begin' | 'again';
};

type Notice = Pick<
  NoticeDetail,
  | 'state'
  | 'approvedByRule'
  | 'proposedAt'
  | 'approvedAt'
  | 'issuedAt'
  | 'signedAt'
  | 'actingAt'
  | 'repliedAt'
  | 'acceptedAt'
  | 'closedAt'
  | 'archivedAt'
  | 'replies'
  | 'stopped'
  | 'timeline'
>;

/** Which step waits for somebody in each stage; a withdrawn or dismissed notice waits for nobody. */
const WAITS_AT: Record<NoticeStage, StepKey | null> = {
  proposed: 'approve',
  approved: 'issue',
  issued: 'sign',
  signed: 'act',
  acting: 'act',
  returned: 'act',
  suspended: 'act',
  replied: 'review',
  accepted: 'close',
  closed: 'archive',
  archived: null,
  withdrawn: null,
  dismissed: null,
};

const day = (instant: string | null | undefined) => (instant ? atShanghai(instant).date : null);

function daysOf(notice: Notice): Record<StepKey, string | null> {
  const { state, replies } = notice;
  const isBack = state === 'returned' || state === 'acting' || state === 'suspended';
  return {
    register: day(notice.proposedAt),
    approve: day(notice.approvedAt),
    issue: day(notice.issuedAt),
    sign: day(notice.signedAt),
    act: state === 'returned' ? day(replies[0]?.verdictAt) : day(notice.actingAt ?? notice.signedAt),
    // a reply that was sent back is not the reply yet
    reply: isBack ? null : day(notice.repliedAt ?? replies[0]?.at),
    review: day(notice.acceptedAt),
    close: day(notice.closedAt),
    archive: day(notice.archivedAt),
  };
}

/** What its rules approve by its source only waits to be issued. */
export const isByRule = ({
  state,
  approvedByRule,
}: Pick<NoticeDetail, 'state' | 'approvedByRule'>): boolean => state === 'proposed' && approvedByRule;

/** The day of a branch that has no column of its own is told by its event. */
const eventDay = ({ timeline }: Notice, type: string) => day(timeline.find((e) => e.type === type)?.at);

/** The course of a notice as a strip: what is behind it, where it stands, what is ahead, and where it left the course. */
export function toSteps(notice: Notice): Step[] {
  const { state } = notice;
  const days = daysOf(notice);
  const stands = isByRule(notice) ? 'issue' : WAITS_AT[state];
  if (state === 'dismissed' || state === 'withdrawn') {
    const done = COURSE.filter((key) => key === 'register' || days[key] !== null);
    const left = state === 'dismissed' ? ['register', 'approve'] : COURSE.slice(0, 7);
    return [
      ...done.filter((key) => left.includes(key)).map((key): Step => ({ key, day: days[key], mark: 'done' })),
      { key: state, day: eventDay(notice, `notice.${state}`) ?? day(notice.closedAt), mark: 'ended' },
    ];
  }
  const at = stands ? COURSE.indexOf(stands) : COURSE.length;
  return COURSE.map((key, i): Step => {
    if (key === 'approve' && i < at && !days.approve) return { key, day: null, mark: 'free' };
    if (i < at) return { key, day: days[key], mark: 'done' };
    if (i > at) return { key, day: null, mark: 'future' };
    if (state === 'suspended')
      return { key: 'suspended', day: day(notice.stopped?.since) ?? days.act, mark: 'stopped' };
    const now = state === 'signed' ? 'begin' : state === 'returned' ? 'again' : key;
    return { key, day: key === 'act' ? days.act : null, mark: 'now', now };
  });
}
