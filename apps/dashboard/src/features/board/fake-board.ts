import type { Board, NoticeLine } from '@duban/contracts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** For specs: a notice of a queue. */
export const fakeLine = (n: number, more: Partial<NoticeLine> = {}): NoticeLine => ({
  id: uuid(n),
  number: `〔2026〕${n}号`,
  title: `关于加快“项目${n}”建设进度的督办`,
  state: 'signed',
  severity: 'normal',
  source: 'light',
  unit: { id: uuid(900), name: '撮镇镇人民政府', shortName: '撮镇镇' },
  subject: { type: 'project', id: uuid(800 + n), name: `项目${n}` },
  proposedAt: '2026-11-01T01:00:00Z',
  issuedAt: '2026-11-02T01:00:00Z',
  dueDay: '2026-11-27',
  provisional: false,
  remaining: { state: 'open', workingDays: 5 },
  level: 0,
  rungs: [
    { key: 'sign-overdue', fired: false, provisional: false },
    { key: 'warning', fired: false, provisional: false },
  ],
  next: { key: 'warning', day: '2026-11-26' },
  waiting: null,
  ...more,
});

/** For specs: a small county. */
export const fakeBoard = (more: Partial<Board> = {}): Board => ({
  version: 10,
  scope: 'all',
  at: '2026-11-22T02:24:06Z',
  period: '2026-10',
  periodEnd: '2026-10-31',
  currency: 'CNY',
  otherCurrencies: 0,
  money: {
    doneFen: '2222000000000',
    planFen: '2776000000000',
    scheduledFen: '2313000000000',
    rateTenths: 800,
    scheduleTenths: 833,
    pointsTenths: -33,
    totalFen: '10325000000000',
  },
  projects: { count: 320, large: 120 },
  left: { count: 0, latest: [] },
  filing: {
    period: '2026-11',
    filed: 71,
    owed: 49,
    filedFen: '96000000000',
    dueDay: '2026-11-25',
    remaining: { state: 'open', workingDays: 3 },
  },
  lights: [
    { color: 'green', count: 238, before: 245 },
    { color: 'red', count: 24, before: 20 },
    { color: 'stale', count: 9, before: null },
  ],
  notices: {
    open: 27,
    overdue: 4,
    proposed: 2,
    issuedThisYear: 62,
    closedThisYear: 35,
    onTime: { num: 31, den: 35 },
    byState: [{ state: 'replied', count: 6, overdue: 0 }],
  },
  cards: { proposedYellow: 3, proposedRed: 1 },
  months: [],
  townships: [],
  sectors: [],
  queue: [],
  events: [],
  engine: { lastSweepAt: '2026-11-22T02:24:01Z', late: false, overdueTasks: 0, failedTasks: 0 },
  ...more,
});
