import {
  ANSWER_DAYS,
  MOVES,
  type NoticeMove,
  type NoticeState,
  SIGN_DAYS,
  isAnswered,
  isOpen,
  move,
  movesFrom,
  noticeNumber,
} from './notice';

const STATES: NoticeState[] = ['proposed', 'issued', 'signed', 'replied', 'returned', 'closed', 'dismissed'];
const ALLOWED: Record<NoticeState, Partial<Record<NoticeMove, NoticeState>>> = {
  proposed: { issue: 'issued', dismiss: 'dismissed' },
  issued: { sign: 'signed' },
  signed: { reply: 'replied' },
  replied: { accept: 'closed', return: 'returned' },
  returned: { reply: 'replied' },
  closed: {},
  dismissed: {},
};
const cells = STATES.flatMap((state) =>
  (Object.keys(MOVES) as NoticeMove[]).map((by) => [state, by] as const),
);

it.each(cells)('%s, %s', (state, by) => expect(move(state, by)).toBe(ALLOWED[state][by]));

it.each(STATES)('%s offers exactly the moves it allows', (state) =>
  expect(movesFrom(state)).toEqual(Object.keys(ALLOWED[state])),
);

it('is open from service to closing, and silent again only when sent back', () => {
  expect(STATES.filter(isOpen)).toEqual(['issued', 'signed', 'replied', 'returned']);
  expect(STATES.filter(isAnswered)).toEqual(['replied']);
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
