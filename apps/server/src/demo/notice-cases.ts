import type { NoticeStage, Severity } from '@duban/domain';

/** An open notice: issued `age` working days ago; `replies`: working days ago. `at`: whose desk it must lie on. */
export type Case = {
  state: Extract<NoticeStage, 'issued' | 'signed' | 'replied' | 'returned'>;
  severity: Severity;
  age: number;
  replies?: number[];
  at?: 'cuozhen' | 'zone' | 'zhujianju';
};

/** Every place on the ladder: from issued yesterday to the leader's desk, and one of each for every demo handler. */
export const OPEN_CASES: Case[] = [
  { state: 'signed', severity: 'important', age: 22 },
  { state: 'signed', severity: 'urgent', age: 16, at: 'cuozhen' },
  { state: 'returned', severity: 'important', age: 17, replies: [9] },
  { state: 'signed', severity: 'urgent', age: 9 },
  { state: 'signed', severity: 'normal', age: 17, at: 'zhujianju' },
  { state: 'signed', severity: 'extra-urgent', age: 5, at: 'zone' },
  { state: 'signed', severity: 'important', age: 11 },
  { state: 'signed', severity: 'urgent', age: 5 },
  { state: 'signed', severity: 'normal', age: 14, at: 'cuozhen' },
  { state: 'signed', severity: 'important', age: 9, at: 'zone' },
  { state: 'signed', severity: 'extra-urgent', age: 2 },
  { state: 'signed', severity: 'normal', age: 12 },
  { state: 'signed', severity: 'normal', age: 9 },
  { state: 'signed', severity: 'important', age: 4 },
  { state: 'signed', severity: 'normal', age: 6, at: 'zhujianju' },
  { state: 'issued', severity: 'urgent', age: 1, at: 'zone' },
  { state: 'issued', severity: 'normal', age: 1, at: 'cuozhen' },
  { state: 'issued', severity: 'important', age: 2 },
  { state: 'issued', severity: 'normal', age: 1, at: 'zhujianju' },
  { state: 'replied', severity: 'important', age: 8, replies: [2] },
  { state: 'replied', severity: 'normal', age: 13, replies: [1] },
  { state: 'replied', severity: 'urgent', age: 4, replies: [1] },
  { state: 'replied', severity: 'normal', age: 16, replies: [3] },
  { state: 'replied', severity: 'normal', age: 12, replies: [6, 1] },
  { state: 'returned', severity: 'normal', age: 11, replies: [3], at: 'cuozhen' },
  { state: 'returned', severity: 'urgent', age: 6, replies: [2], at: 'zone' },
  { state: 'signed', severity: 'normal', age: 3 },
];
export const CLOSED = 24;
/** Light and late reports make the proposals; some of them are not issued. */
export const PROPOSED_BY_LIGHT = 3;
export const DISMISSED = 3;
