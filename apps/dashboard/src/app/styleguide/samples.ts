import type { LadderDay, LadderPoint } from '../../shared/components/ladder-geometry';
import type { LedgerDay } from '../../shared/components/ledger-weeks';

// The notice of the design's mock: assigned 11-09, 15 working days and 15 more, so due 12-21; today 11-22.
const START = Date.UTC(2026, 10, 9);
const dayAt = (n: number) => new Date(START + n * 86_400_000).toISOString().slice(0, 10);
const isOff = (n: number) => [5, 6].includes(n % 7) || dayAt(n).endsWith('01-01');

export const TODAY = '2026-11-22';

export const ladderDays: LadderDay[] = Array.from({ length: 59 }, (_, n) => ({
  day: dayAt(n),
  off: isOff(n),
  provisional: dayAt(n) >= '2027-01-01',
}));

export const ladderPoints: LadderPoint[] = [
  { key: 'a', label: '交办', note: '11-09', day: '2026-11-09', kind: 'milestone', state: 'done' },
  { key: 's', label: '签收', note: '按时', day: '2026-11-10', kind: 'milestone', state: 'done' },
  { key: 'r1', label: '反馈①', note: '迟 1 日', day: '2026-11-16', kind: 'milestone', state: 'late' },
  { key: 'r2', label: '反馈②', note: '明天', day: '2026-11-23', kind: 'milestone', state: 'next' },
  { key: 'r3', label: '反馈③', note: '原到期 11-30', day: '2026-11-30', kind: 'milestone', state: 'future' },
  {
    key: 'w',
    label: '预警',
    note: '用时满 90% · 12-16 周三',
    day: '2026-12-16',
    kind: 'rung',
    state: 'future',
  },
  { key: 'd', label: '到期', note: '12-21 周一', day: '2026-12-21', kind: 'due', state: 'future' },
  {
    key: '1',
    label: '催办通知书',
    note: '抄送分管领导 · 12-22 周二',
    day: '2026-12-22',
    kind: 'rung',
    state: 'future',
  },
  {
    key: '2',
    label: '二次催办',
    note: '拟发黄牌 · 12-24 周四',
    day: '2026-12-24',
    kind: 'rung',
    state: 'future',
  },
  {
    key: '3',
    label: '通报批评',
    note: '拟发红牌 · 12-28 周一',
    day: '2026-12-28',
    kind: 'rung',
    state: 'future',
  },
  {
    key: '4',
    label: '提级',
    note: '县主要领导 · 01-05 周二 暂定',
    day: '2027-01-05',
    kind: 'rung',
    state: 'future',
    provisional: true,
  },
];

let ordinal = 0;
export const ledgerDays: LedgerDay[] = Array.from({ length: 43 }, (_, n): LedgerDay => {
  const day = dayAt(n);
  if (n === 0) return { day, kind: 'start' };
  if (isOff(n)) return { day, kind: 'off' };
  ordinal += 1;
  return {
    day,
    kind: ordinal > 15 ? 'credited' : 'counted',
    ordinal,
    due: day === '2026-12-21',
    wasDue: day === '2026-11-30',
  };
});

export const ledgerSum = [
  { head: '11-09', text: '交办当日不计', note: '民法典第 201 条' },
  { head: '+15 日', text: '原到期 11-30' },
  { head: '+15 日', text: '延期，11-19 批准', note: '刘主任 · 不超原时限' },
  { head: '跳过 12', text: '个休息日，无调休上班' },
  { head: '第 30 日', text: '12-21 周一', total: true },
];

export const mini = (fired: number, provisional = false) =>
  Array.from({ length: 5 }, (_, i) => ({ fired: i < fired, provisional: provisional && i === 4 }));
