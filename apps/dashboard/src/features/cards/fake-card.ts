import type { CardDetail } from '@duban/contracts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const limit = (amount: number) => ({ unit: 'working-days' as const, amount });

/** For specs: a red card, served on Wednesday 2026-11-18; its explanation is due on the 23rd. */
export function fakeCard(more: Partial<CardDetail> = {}): CardDetail {
  return {
    id: uuid(1),
    color: 'red',
    state: 'served',
    number: '红牌〔2026〕2号',
    noticeId: uuid(2),
    noticeNumber: '〔2026〕58号',
    noticeTitle: '关于加快“装备园”建设进度的督办',
    unit: { id: uuid(3), name: '撮镇镇人民政府', shortName: '撮镇镇' },
    reason: '',
    rung: 'criticism',
    proposedAt: '2026-11-16T09:30:00Z',
    issuedAt: '2026-11-17T02:00:00Z',
    servedAt: '2026-11-18T01:20:00Z',
    liftedAt: null,
    lowered: false,
    points: 2,
    waiting: null,
    next: {
      what: 'explain',
      day: '2026-11-23',
      remaining: { state: 'open', workingDays: 1 },
      provisional: false,
    },
    project: { id: uuid(4), name: '装备园' },
    evidence: { rung: 'criticism', rungDay: '2026-11-16', dueDay: '2026-11-09', level: 5 },
    explainDueAt: '2026-11-23T09:30:00Z',
    appealDueAt: '2026-11-25T09:30:00Z',
    appealedAt: null,
    reviewDueAt: null,
    decidedAt: null,
    terms: [
      {
        what: 'explain',
        state: 'running',
        day: '2026-11-23',
        remaining: { state: 'open', workingDays: 1 },
        provisional: false,
        doneAt: null,
        inTime: null,
      },
      {
        what: 'appeal',
        state: 'running',
        day: '2026-11-25',
        remaining: { state: 'open', workingDays: 3 },
        provisional: false,
        doneAt: null,
        inTime: null,
      },
    ],
    rules: { explain: limit(3), appeal: limit(5), review: limit(5), points: { yellow: 1, red: 2 } },
    ifNow: {
      explainDay: '2026-11-25',
      appealDay: '2026-11-27',
      reviewDay: '2026-11-27',
      provisional: false,
    },
    acts: [
      { seq: 1, move: 'propose', text: '', by: null, at: '2026-11-16T09:30:00Z' },
      { seq: 2, move: 'issue', text: '逾期五个工作日仍未反馈', by: '赵立新', at: '2026-11-17T02:00:00Z' },
      { seq: 3, move: 'serve', text: '', by: '王海涛', at: '2026-11-18T01:20:00Z' },
    ],
    timeline: [],
    version: 3,
    can: [],
    cannot: [],
    ...more,
  };
}
