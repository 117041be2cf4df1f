import { ANSWER_DAYS, SIGN_DAYS, isOpen, noticeNumber } from './notice';
import { NOTICE_STAGES } from './notice-flow';

it('is open from service to closing, while its clock stands still too', () => {
  expect(NOTICE_STAGES.filter(isOpen)).toEqual([
    'issued',
    'signed',
    'acting',
    'replied',
    'returned',
    'accepted',
    'suspended',
  ]);
});

it('gives 3, 5, 10 or 15 working days to answer and 1 to sign', () => {
  expect(ANSWER_DAYS).toEqual({ 'extra-urgent': 3, urgent: 5, important: 10, normal: 15 });
  expect(SIGN_DAYS).toBe(1);
});

describe('the number', () => {
  it('follows GB/T 9704', () => {
    expect(noticeNumber(2026, 12)).toBe('〔2026〕12号');
    expect(noticeNumber(2026, 1)).toBe('〔2026〕1号');
  });
  it.each([
    [2026, 0],
    [2026, 1.5],
    [0, 1],
    [NaN, 1],
  ])('refuses %d %d', (year, seq) => expect(() => noticeNumber(year, seq)).toThrow(RangeError));
});
