import type { NoticeStage } from './notice-flow';

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

/** Served and not yet over: what somebody still has to do something about, be it the office. */
export function isOpen(stage: NoticeStage): boolean {
  return ['issued', 'signed', 'acting', 'replied', 'returned', 'accepted', 'suspended'].includes(stage);
}

/** 发文字号 by GB/T 9704: hexagonal brackets, no padding, no 第: '〔2026〕12号'. RangeError unless both are positive. */
export function noticeNumber(year: number, seq: number): string {
  if (!Number.isInteger(year) || !Number.isInteger(seq) || year < 1 || seq < 1) {
    throw new RangeError(`not a number for a notice: ${year} ${seq}`);
  }
  return `〔${year}〕${seq}号`;
}
