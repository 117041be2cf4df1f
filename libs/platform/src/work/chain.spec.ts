import { createHash } from 'node:crypto';
import { canonicalJson } from '@duban/domain';
import { hashEvent } from './chain';

it('hashes the hash before and the canonical JSON of the whole event, whatever its text holds', () => {
  const event = {
    seq: 42,
    at: '2026-05-11T02:00:00.000Z',
    type: 'notice.warned',
    actor_id: null,
    actor_name: '陈"静"\n\\ é\u2028',
    subject_type: 'notice',
    subject_id: '0199',
    root_id: '0a',
    unit_id: null,
    owner_id: null,
    data: {
      title: '〔2026〕12号 "催"',
      seq: 2,
      late: false,
      effects: ['remind-unit'],
      deep: { b: null, a: 1 },
    },
    request_id: null,
  };
  const previous = 'f'.repeat(64);
  const whole = createHash('sha256')
    .update(`${previous}\n${canonicalJson(event)}`)
    .digest('hex');
  expect(hashEvent(previous, event)).toBe(whole);
});
