/** 特急 · 紧急 · 重要 · 一般. */
export type Severity = 'extra-urgent' | 'urgent' | 'important' | 'normal';

/** Working days to answer a notice, by severity: defaults, each a setting. */
export const ANSWER_DAYS: Readonly<Record<Severity, number>> = {
  'extra-urgent': 3,
  urgent: 5,
  important: 10,
  normal: 15,
};
/** Working days to sign for a notice (签收). */
export const SIGN_DAYS = 1;

/** 拟发 · 已发 · 已签收 · 已反馈(待审) · 退回 · 销号 · 不发. */
export type NoticeState = 'proposed' | 'issued' | 'signed' | 'replied' | 'returned' | 'closed' | 'dismissed';
export type NoticeMove = 'issue' | 'dismiss' | 'sign' | 'reply' | 'accept' | 'return';

/** What may be done to a notice, from where, and where it leads. Nobody replies to what he has not signed for. */
export const MOVES: Readonly<Record<NoticeMove, { from: readonly NoticeState[]; to: NoticeState }>> = {
  issue: { from: ['proposed'], to: 'issued' },
  dismiss: { from: ['proposed'], to: 'dismissed' },
  sign: { from: ['issued'], to: 'signed' },
  reply: { from: ['signed', 'returned'], to: 'replied' },
  accept: { from: ['replied'], to: 'closed' },
  return: { from: ['replied'], to: 'returned' },
};

/** The state after the move, or undefined when it is not allowed from here. */
export function move(state: NoticeState, by: NoticeMove): NoticeState | undefined {
  return MOVES[by].from.includes(state) ? MOVES[by].to : undefined;
}

/** The moves allowed from this state, in the order of the table. */
export function movesFrom(state: NoticeState): NoticeMove[] {
  return (Object.keys(MOVES) as NoticeMove[]).filter((by) => move(state, by) !== undefined);
}

/** Served and not yet closed. */
export function isOpen(state: NoticeState): boolean {
  return state === 'issued' || state === 'signed' || state === 'replied' || state === 'returned';
}

/** The unit has replied and the monitor reviews: the silence is over and the ladder rests. */
export function isAnswered(state: NoticeState): boolean {
  return state === 'replied';
}

/** 发文字号 by GB/T 9704: hexagonal brackets, no padding, no 第: '〔2026〕12号'. RangeError unless both are positive. */
export function noticeNumber(year: number, seq: number): string {
  if (!Number.isInteger(year) || !Number.isInteger(seq) || year < 1 || seq < 1) {
    throw new RangeError(`not a number for a notice: ${year} ${seq}`);
  }
  return `〔${year}〕${seq}号`;
}
