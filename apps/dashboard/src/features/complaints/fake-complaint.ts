import type { ComplaintDetail, ComplaintLine, ComplaintStep } from '@duban/contracts';

export const unit = {
  id: '0198c0de-0000-7000-8000-0000000000b1',
  name: '撮镇镇人民政府',
  shortName: '撮镇镇',
};
export const COMPLAINT_ID = '0198c0de-0000-7000-8000-0000000000e1';

/** For specs: a problem that is in hand, five working days before its answer is due. */
export const line: ComplaintLine = {
  id: COMPLAINT_ID,
  number: '诉求〔2026〕45号',
  title: '北门雨水管网未接通',
  category: 'inputs',
  kind: 'help',
  channel: 'platform',
  confidentiality: 'open',
  complexity: 'plain',
  stage: 'acting',
  senderName: '合肥浮槎汽车零部件有限公司',
  complainedOf: [],
  lead: unit,
  co: [],
  holder: { party: 'unit', unit },
  clock: {
    clock: 'answer',
    dueDay: '2026-11-27',
    dueAt: '2026-11-27T09:30:00Z',
    provisional: false,
    remaining: { state: 'open', workingDays: 5 },
    missed: false,
  },
  missed: 0,
  reworks: 0,
  grade: null,
  outcome: null,
  asked: false,
  filedAt: '2026-11-16T08:40:00Z',
  closedAt: null,
};

export const step = (
  kind: ComplaintStep['kind'],
  party: ComplaintStep['party'],
  at: string,
  more: Partial<ComplaintStep> = {},
): ComplaintStep => ({
  seq: 1,
  kind,
  at,
  party,
  unit: party === 'unit' ? unit : null,
  by: party === 'enterprise' || party === 'system' ? null : '陈静',
  text: '',
  facts: {},
  attachments: [],
  ...more,
});

export const complaint: ComplaintDetail = {
  ...line,
  text: '厂区北门外雨水管网没接通，一下雨就积水。',
  rules: {
    acceptDays: 2,
    assignDays: 1,
    contactDays: 1,
    answerDays: { consultation: 3, plain: 7, joint: 15, hard: 30 },
    callBackDays: 3,
    mendDays: 15,
    maxReworks: 2,
  },
  project: null,
  inspection: '',
  sender: {
    name: '合肥浮槎汽车零部件有限公司',
    contact: '周文',
    phone: '0551-67712345',
    creditCode: '',
  },
  attachments: [],
  clocks: [
    {
      clock: 'answer',
      startedAt: '2026-11-18T02:12:00Z',
      dueDay: '2026-11-27',
      dueAt: '2026-11-27T09:30:00Z',
      provisional: false,
      endedAt: null,
      missedAt: null,
    },
  ],
  ledger: [
    step('filed', 'enterprise', '2026-11-16T08:40:00Z', { seq: 1, facts: { channel: 'platform' } }),
    step('accepted', 'office', '2026-11-17T01:05:00Z', { seq: 2, facts: { complexity: 'plain' } }),
    step('assigned', 'office', '2026-11-18T02:12:00Z', { seq: 3, facts: { unit: '撮镇镇', co: [] } }),
    step('contacted', 'unit', '2026-11-19T03:00:00Z', { seq: 4, text: '已电话联系' }),
  ],
  extensions: [],
  extension: null,
  unsealings: [],
  notices: [],
  can: [],
  version: 4,
};
