import type { NoticeDetail, Session } from '@duban/contracts';
import { type Action, addDays, weekdayOf } from '@duban/domain';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const days = (first: string, last: string): string[] =>
  first > last ? [] : [first, ...days(addDays(first, 1), last)];
const isOff = (day: string) => weekdayOf(day) > 5;
const RUNGS = [
  ['sign-overdue', '2026-11-10', ['remind-unit']],
  ['warning', '2026-11-13', ['remind-unit']],
  ['reminder-1', '2026-11-17', ['remind-unit', 'copy-supervisor']],
  ['reminder-2', '2026-11-19', ['propose-yellow']],
  ['criticism', '2026-11-23', ['propose-red']],
  ['leader', '2026-11-30', ['to-leader']],
] as const;

/** For specs: issued on Monday 2026-11-09, urgent, due on the 16th. */
export function fakeNotice(more: Partial<NoticeDetail> = {}): NoticeDetail {
  let ordinal = 0;
  return {
    id: uuid(1),
    number: '〔2026〕58号',
    title: '关于加快“装备园”建设进度的督办',
    state: 'signed',
    severity: 'urgent',
    source: 'light',
    unit: { id: uuid(3), name: '撮镇镇人民政府', shortName: '撮镇镇' },
    subject: { type: 'project', id: uuid(9), name: '装备园' },
    proposedAt: '2026-11-06T01:00:00Z',
    issuedAt: '2026-11-09T01:00:00Z',
    dueDay: '2026-11-16',
    provisional: false,
    remaining: { state: 'open', workingDays: 3 },
    level: 0,
    next: { key: 'warning', day: '2026-11-13' },
    waiting: null,
    reason: { code: 'by-hand', facts: { by: '陈静' } },
    light: null,
    demands: '请说明原因',
    signDueDay: '2026-11-10',
    dueAt: '2026-11-16T09:30:00Z',
    workingDays: 5,
    signedAt: '2026-11-10T02:00:00Z',
    repliedAt: null,
    closedAt: null,
    policy: 'ladder/1',
    rungs: RUNGS.map(([key, day, effects]) => ({
      key,
      fired: false,
      provisional: false,
      day,
      at: `${day}T09:30:00Z`,
      firedAt: null,
      effects: [...effects],
    })),
    ledger: days('2026-11-09', '2026-11-16').map((day, i) => ({
      day,
      weekday: weekdayOf(day),
      effect: i === 0 ? 'start' : isOff(day) ? 'skipped' : 'counted',
      ...(i > 0 && !isOff(day) ? { ordinal: ++ordinal } : {}),
      kind: isOff(day) ? 'weekend' : 'workday',
      provisional: false,
      ...(day === '2026-11-16' ? { due: true } : {}),
    })),
    calendarSource: '国办发明电〔2025〕7号',
    axis: days('2026-11-09', '2026-11-30').map((day) => ({
      day,
      working: !isOff(day),
      kind: isOff(day) ? 'weekend' : 'workday',
      provisional: false,
    })),
    terms: [],
    replies: [],
    cards: [],
    timeline: [],
    version: 4,
    can: [],
    ...more,
  };
}

/** For specs: who looks at it, on Wednesday 2026-11-11. */
export const fakeSession = (can: Action[]): Session => ({
  account: {
    id: uuid(50),
    username: 'somebody',
    name: '陈静',
    title: '',
    roles: ['monitor'],
    org: { id: uuid(51), name: '效能办', shortName: '效能办', kind: 'county' },
  },
  csrf: 'c',
  can,
  mustChangePassword: false,
  demo: false,
  today: {
    now: '2026-11-11T02:00:00Z',
    day: '2026-11-11',
    weekday: 3,
    working: true,
    kind: 'workday',
    name: null,
  },
  idleMinutes: 30,
});
