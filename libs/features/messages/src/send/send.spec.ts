import { createHmac } from 'node:crypto';
import { messageIdOf } from './send-email';
import { causeOf } from './send-error';
import { signOf } from './send-to-robot';

it('signs as 钉钉 asks: HMAC-SHA256 of time and secret under the secret, in base64', () => {
  const sign = signOf(1_779_000_000_000, 'SEC000');
  expect(sign).toBe(createHmac('sha256', 'SEC000').update('1779000000000\nSEC000').digest('base64'));
  expect(sign).toHaveLength(44);
  expect(signOf(1_779_000_000_001, 'SEC000')).not.toBe(sign);
});

it('gives the same letter the same Message-ID, at the sender’s host', () => {
  const id = messageIdOf('a:email:1-4', '督办系统 <duban@feidong.gov.cn>');
  expect(id).toMatch(/^<[0-9a-f]{32}@feidong\.gov\.cn>$/);
  expect(messageIdOf('a:email:1-4', 'duban@feidong.gov.cn')).toBe(id);
  expect(messageIdOf('a:email:1-5', 'duban@feidong.gov.cn')).not.toBe(id);
});

it('keeps addresses out of what is written down', () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED https://qyapi.weixin.qq.com/?key=1'), {
    code: 'ECONNREFUSED',
  });
  expect(causeOf(new TypeError('fetch failed', { cause }))).toBe('ECONNREFUSED connect ECONNREFUSED …');
});
