import { expect, it } from '@jest/globals';
import type { NoticeDetail, NoticeMoveName } from '@duban/contracts';
import { fakeNotice } from '../fake-notice';
import { heldActs } from './held-acts';
import { offered } from './order';

const offers = (state: NoticeDetail['state'], can: NoticeMoveName[], more: Partial<NoticeDetail> = {}) =>
  offered(fakeNotice({ state, can, ...more }));

it.each<[NoticeDetail['state'], NoticeMoveName[], NoticeMoveName | null, string[]]>([
  ['proposed', ['dismiss', 'issue', 'approve'], 'approve', ['approve', 'issue', 'dismiss']],
  ['issued', ['object', 'sign'], 'sign', ['sign', 'object']],
  ['signed', ['reply', 'act', 'ask-extension'], 'act', ['act', 'reply', 'ask-extension']],
  ['replied', ['withdraw', 'return', 'accept'], 'accept', ['accept', 'return', 'withdraw']],
  ['suspended', ['withdraw', 'resume'], 'resume', ['resume', 'withdraw']],
  ['acting', ['propose-card', 'withdraw'], null, ['propose-card', 'withdraw']],
])('%s: the likeliest first, and only an expected act is filled', (state, can, main, order) => {
  const { writes, others, main: filled } = offers(state, can);
  expect([...writes, ...others]).toEqual(order);
  expect(filled).toBe(main);
});

it('offers progress first while it is owed before anything else', () => {
  expect(offers('acting', ['reply', 'feed-back'], { nextFeedbackDay: '2026-11-12' }).writes).toEqual([
    'feed-back',
    'reply',
  ]);
  expect(offers('acting', ['feed-back', 'reply']).writes).toEqual(['reply', 'feed-back']);
});

it('says each refusal once, and only those worth a word', () => {
  const held = heldActs(
    fakeNotice({
      can: ['act'],
      cannot: [
        { move: 'ask-extension', code: 'too-late', facts: { lastAt: '2026-11-13T09:30:00Z' } },
        { move: 'accept', code: 'stage', facts: {} },
        { move: 'archive', code: 'stage', facts: {} },
        { move: 'act', code: 'stage', facts: {} },
      ],
    }),
  );
  expect(held.map(({ act }) => act)).toEqual(['ask-extension', 'accept', 'yellow', 'red']);
});

it('is silent about everything once it is over', () => {
  expect(
    heldActs(fakeNotice({ state: 'withdrawn', cannot: [{ move: 'reply', code: 'spent', facts: {} }] })),
  ).toEqual([{ act: 'withdrawn' }]);
});
