import { expect, it } from '@jest/globals';
import type { MyChannels } from '@duban/contracts';
import { draftsOf, isKept, wishOf } from './channel-draft';

const mine: MyChannels = {
  channels: [
    {
      channel: 'dingtalk',
      address: 'https://oapi.dingtalk.com/robot/send?access_token=••••••cdef',
      hasSecret: true,
      active: true,
    },
  ],
  quiet: { from: '20:00', to: '08:00', daysOff: true, dailyAt: '08:30' },
  emailReady: true,
};
const dingtalk = () => {
  const found = draftsOf(mine).find(({ channel }) => channel === 'dingtalk');
  if (!found) throw new Error('no draft');
  return found;
};

it('offers all three, and sends back only what has an address, as it came', () => {
  const drafts = draftsOf(mine);
  expect(drafts.map(({ channel }) => channel)).toEqual(['email', 'wecom', 'dingtalk']);
  expect(wishOf(drafts)).toEqual([{ channel: 'dingtalk', address: mine.channels[0]?.address, active: true }]);
});

it('sends a secret only where it was typed or is to go', () => {
  expect(wishOf([{ ...dingtalk(), secret: ' SEC1 ' }])[0]).toMatchObject({ secret: 'SEC1' });
  expect(wishOf([{ ...dingtalk(), dropsSecret: true }])[0]).toMatchObject({ secret: null });
  expect(wishOf([dingtalk()])[0]).not.toHaveProperty('secret');
});

it('can be tried as long as it stands as it is kept', () => {
  expect(isKept(dingtalk(), mine)).toBe(true);
  expect(isKept({ ...dingtalk(), active: false }, mine)).toBe(false);
  expect(isKept({ ...dingtalk(), secret: 'x' }, mine)).toBe(false);
  expect(isKept({ ...dingtalk(), channel: 'wecom' }, mine)).toBe(false);
});
