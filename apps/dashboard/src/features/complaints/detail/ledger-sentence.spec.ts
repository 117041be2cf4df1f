import { afterEach, expect, it } from '@jest/globals';
import type { ComplaintStep } from '@duban/contracts';
import { type Lang, setLang } from '../../../shared/i18n/i18n';
import { complaint, step } from '../fake-complaint';
import { ledgerSentence } from './ledger-sentence';
import { stepWords, wasWithLeader } from './step-words';

afterEach(() => setLang('zh'));
const say = (kind: ComplaintStep['kind'], facts: ComplaintStep['facts'], lang: Lang = 'zh') => {
  setLang(lang);
  return ledgerSentence({ kind, facts }, lang);
};

it.each([
  ['filed', { channel: 'platform' }, '提交诉求'],
  ['filed', { channel: 'hotline' }, '登记诉求，渠道：热线'],
  ['accepted', { complexity: 'joint' }, '受理，按跨部门件办'],
  ['refused', { reason: 'civil-dispute' }, '不予受理：民事纠纷'],
  ['assigned', { unit: '撮镇镇', co: [] }, '转撮镇镇办理'],
  ['assigned', { unit: '撮镇镇', co: ['水务局', '住建局'] }, '转撮镇镇办理，水务局、住建局协办'],
  ['rated', { outcome: 'not-solved', grade: 2 }, '评价：没解决，不满意'],
  [
    'verdict-recorded',
    {
      ...{ outcome: 'solved', grade: 4, way: 'telephone', spokenTo: '徐经理' },
      spokenAt: '2026-11-20T02:00:00Z',
    },
    '按企业电话所说代记评价：已解决，满意（徐经理，11-20 10:00）',
  ],
  [
    'verdict-recorded',
    { outcome: 'not-solved', grade: 1, way: 'visit', spokenTo: '', spokenAt: '2026-11-20T02:00:00Z' },
    '按企业走访时所说代记评价：没解决，非常不满意（11-20 10:00）',
  ],
  ['sent-up', { stage: 'reworking', unit: '水务局' }, '升一级，由水务局重办'],
  ['sent-up', { stage: 'reworking' }, '升一级重办'],
  ['sent-up', { stage: 'with-leader' }, '送县领导决定'],
  ['clock-missed', { clock: 'answer' }, '答复超时，自动督办'],
  ['extension-granted', { days: 3 }, '同意延期 3 个工作日'],
  ['rescheduled', { from: '2026-11-26', to: '2026-11-27' }, '工作日历有变，期限改为 11-27 周五'],
  ['unsealed', { askedBy: '陈静' }, '批准陈静启封名称'],
] as const)('%s %j: %s', (kind, facts, said) => expect(say(kind, facts)).toBe(said));

it('says it in English, and counts', () => {
  expect(say('extension-asked', { days: 1 }, 'en')).toBe('Asked for 1 working day more');
  expect(say('assigned', { unit: '撮镇镇', co: [] }, 'en')).toBe('Given to 撮镇镇');
});

it('survives facts it does not know', () => {
  expect(say('refused', { reason: 'because' })).toBe('不予受理：');
  expect(say('rated', { outcome: 7, grade: 'x' })).toBe('评价：，');
});

it('gives each step its moment and its words out of the ledger, for the sender and for the others', () => {
  const own = stepWords(complaint, 'sender', 'zh');
  expect(own.file).toMatchObject({ title: '您提交', at: '2026-11-16T08:40:00Z' });
  expect(own.assign?.title).toBe('转撮镇镇办理');
  expect(own.act?.notes).toEqual(['11-19 已联系您']);
  expect(own.answer?.by).toBe('11-27 前');
  const staff = stepWords({ ...complaint, channel: 'hotline' }, 'staff', 'zh');
  expect(staff.file?.title).toBe('热线登记');
  expect(staff.act?.notes).toEqual(['11-19 已联系企业']);
});

it('knows that the leader has had it', () => {
  expect(wasWithLeader(complaint)).toBe(false);
  expect(wasWithLeader({ ...complaint, stage: 'with-leader' })).toBe(true);
  const up = step('sent-up', 'system', '2026-11-20T00:00:00Z', { facts: { stage: 'with-leader' } });
  expect(wasWithLeader({ stage: 'answered', ledger: [...complaint.ledger, up] })).toBe(true);
});
