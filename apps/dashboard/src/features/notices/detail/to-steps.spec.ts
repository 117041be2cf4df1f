import { expect, it } from '@jest/globals';
import type { NoticeDetail } from '@duban/contracts';
import { fakeNotice } from '../fake-notice';
import { toSteps } from './to-steps';

const strip = (more: Partial<NoticeDetail> = {}) =>
  toSteps(fakeNotice({ approvedByRule: false, ...more })).map(
    ({ key, mark, now }) => `${now ?? key}:${mark}`,
  );
const event = (type: string, at: string): NoticeDetail['timeline'][number] => ({
  seq: 1,
  at,
  type,
  actor: '陈静',
  subject: { type: 'notice', id: 'n' },
  rootId: null,
  data: {},
});

it('shows the whole course, and what is waited for where it stands', () => {
  expect(strip({ approvedAt: '2026-11-07T01:00:00Z' })).toEqual([
    'register:done',
    'approve:done',
    'issue:done',
    'sign:done',
    'act:now',
    'reply:future',
    'review:future',
    'close:future',
    'archive:future',
  ]);
});

it.each<[NoticeDetail['state'], string]>([
  ['proposed', 'approve'],
  ['approved', 'issue'],
  ['issued', 'sign'],
  ['signed', 'begin'],
  ['returned', 'again'],
  ['replied', 'review'],
  ['accepted', 'close'],
  ['closed', 'archive'],
])('%s waits for %s', (state, now) => {
  expect(strip({ state }).find((step) => step.endsWith(':now'))).toBe(`${now}:now`);
});

it('says that a rule in force needs no approval', () => {
  expect(strip({ state: 'proposed', approvedByRule: true }).slice(0, 3)).toEqual([
    'register:done',
    'approve:free',
    'issue:now',
  ]);
  expect(strip()[1]).toBe('approve:free');
});

it('shows that the clock stands still, and since when', () => {
  const steps = toSteps(
    fakeNotice({
      state: 'suspended',
      stopped: { since: '2026-11-12T02:00:00Z', workingDays: 3, untilDay: null, ended: false },
    }),
  );
  expect(steps.find((step) => step.mark === 'stopped')).toEqual({
    key: 'suspended',
    day: '2026-11-12',
    mark: 'stopped',
  });
});

it('ends where the course was left, and promises nothing after it', () => {
  const dismissed = toSteps(
    fakeNotice({
      state: 'dismissed',
      issuedAt: null,
      signedAt: null,
      actingAt: null,
      closedAt: '2026-11-10T01:00:00Z',
    }),
  );
  expect(dismissed.map((step) => [step.key, step.day, step.mark])).toEqual([
    ['register', '2026-11-06', 'done'],
    ['dismissed', '2026-11-10', 'ended'],
  ]);
  const withdrawn = toSteps(
    fakeNotice({ state: 'withdrawn', timeline: [event('notice.withdrawn', '2026-11-12T01:00:00Z')] }),
  );
  expect(withdrawn.map((step) => step.key)).toEqual(['register', 'issue', 'sign', 'act', 'withdrawn']);
  expect(withdrawn.at(-1)).toEqual({ key: 'withdrawn', day: '2026-11-12', mark: 'ended' });
});

it('does not count a reply that was sent back as the reply', () => {
  const steps = toSteps(fakeNotice({ state: 'returned', repliedAt: '2026-11-12T01:00:00Z' }));
  expect(steps.find((step) => step.key === 'reply')).toEqual({ key: 'reply', day: null, mark: 'future' });
});
