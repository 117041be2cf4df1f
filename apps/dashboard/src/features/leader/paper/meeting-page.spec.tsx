import { afterEach, expect, it, jest } from '@jest/globals';
import type { Role } from '@duban/domain';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { settle, showApp, ids } from '../../../shared/testing/in-app';
import { serve } from '../../../shared/testing/serve';
import { MeetingPage } from './meeting-page';

const unit = { id: ids.org, name: '撮镇镇人民政府', shortName: '撮镇镇' };
const project = { id: ids.project, name: '站前路改造' };
const none = { count: 0, items: [] };
const turned = (n: number) => ({
  projectId: ids.project,
  name: `项目${n}`,
  unit,
  turn: 'worse',
  from: 'green',
  to: 'red',
  day: '2026-11-03',
});
const answers: Record<string, unknown> = {
  '/api/board': {
    board: {
      at: '2026-11-20T02:24:00.000Z',
      period: '2026-10',
      periodEnd: '2026-10-31',
      projects: { count: 320, large: 120 },
      money: {
        totalFen: '10250000000000',
        planFen: '2759000000000',
        doneFen: '2398800000000',
        rateTenths: 869,
        scheduleTenths: 899,
        pointsTenths: -30,
      },
      lights: [
        { color: 'green', count: 224, before: null },
        { color: 'red', count: 78, before: null },
      ],
      notices: { open: 42, overdue: 8, issuedThisYear: 80, closedThisYear: 36 },
      cards: { yellowInForce: 7, redInForce: 1, proposedYellow: 3, proposedRed: 1, appealed: 1 },
    },
    can: [],
  },
  '/api/report-line': {
    period: '2026-10',
    dueDay: '2026-10-26',
    whole: { filed: { num: 109, den: 110 }, inTime: { num: 104, den: 110 } },
    counts: { missing: 1, owed: 0 },
    items: [{ projectName: '撮镇公共停车场', unit, state: 'missing', chasedDay: '2026-10-27' }],
  },
  '/api/month-changes': {
    period: '2026-11',
    entered: none,
    left: none,
    ontoLine: none,
    offLine: none,
    worse: { count: 14, items: Array.from({ length: 14 }, (_, i) => turned(i)) },
    better: none,
    other: none,
    replans: { ...none, raised: 0, lowered: 0 },
    corrections: none,
    issued: none,
    closed: none,
    escalated: none,
    cardsIssued: none,
    cardsOver: none,
  },
  '/api/waiting-problems': {
    levels: [1, 2, 3, 4].map((level) => ({ level, count: level === 3 ? 11 : 0 })),
    items: [
      {
        kind: 'notice',
        level: 3,
        notice: { id: ids.account, number: '〔2026〕31号', severity: 'urgent', late: 12 },
        told: null,
        text: '加快管线迁改',
        project,
        unit,
        holder: '郭永强',
        since: '2026-10-20T02:00:00.000Z',
        waiting: 20,
        until: { what: 'rises', day: '2026-12-02', to: 4 },
      },
    ],
  },
  '/api/decisions': {
    items: [
      {
        kind: 'card-review',
        subject: { type: 'card', id: ids.account },
        color: 'red',
        number: '红牌〔2026〕3号',
        title: '加快管线迁改',
        project,
        unit,
        waiting: 2,
        untilDay: '2026-11-25',
        choices: [{ key: 'uphold' }, { key: 'revoke' }],
      },
    ],
    more: false,
  },
};
const open = async (role: Role, over: Record<string, unknown> = {}) => {
  const log = serve(({ url }) => {
    const body = { ...answers, ...over }[url.pathname];
    return body === 'fails'
      ? { status: 500, body: { code: 'internal', facts: {}, requestId: 'r' } }
      : { body };
  });
  await showApp([{ path: '/leader/paper', element: <MeetingPage /> }], '/leader/paper', role);
  await settle(30);
  return log;
};
afterEach(cleanup);

it('has the five parts with their figures, when its data are of and who prints it', async () => {
  const log = await open('leader');
  const paper = within(screen.getByRole('article'));
  expect(paper.getAllByRole('heading', { level: 2 }).map((head) => head.textContent)).toEqual([
    '一、总体情况',
    '二、10月直报',
    '三、11月变化',
    '四、待协调问题',
    '五、待决定事项',
  ]);
  expect(paper.getByText('数据截至 2026年11月20日 10:24 · 撮镇镇 刘敏 打印')).toBeTruthy();
  expect(paper.getByText('86.9%，序时 89.9%，相差 −3.0 个百分点')).toBeTruthy();
  // colours are words: it reads in black and white
  expect(paper.getByText('绿灯 224，红灯 78')).toBeTruthy();
  expect(paper.getByText('应报 110 个，已报 109 个，按时 104 个；未报 1 个，截止 10-26 周一')).toBeTruthy();
  expect(paper.getByText('撮镇公共停车场')).toBeTruthy();
  expect(paper.getByText(/项目0（绿灯→红灯）.*项目11（绿灯→红灯） 等 14 项/)).toBeTruthy();
  expect(paper.getByText('三级 · 分管县领导专题：11 个')).toBeTruthy();
  expect(paper.getByText('逾期 12 个工作日')).toBeTruthy();
  expect(paper.getByText('另有 10 项，见系统或附表。')).toBeTruthy();
  expect(paper.getByText('维持 / 撤销')).toBeTruthy();
  // who owes is told of the month that was due
  expect(
    log
      .filter(({ url }) => url.pathname === '/api/report-line')
      .map(({ url }) => url.searchParams.get('period')),
  ).toEqual(['2026-10']);
});

it('is printed by its button and leaves as tables', async () => {
  const printed = jest.fn();
  globalThis.print = printed;
  await open('leader');
  fireEvent.click(screen.getByRole('button', { name: '打印' }));
  expect(printed).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('link', { name: '待决定清单' }).getAttribute('href')).toBe(
    '/api/exports/decisions?format=xlsx',
  );
});

it('is without the decisions for who decides none', async () => {
  const log = await open('monitor');
  expect(screen.queryByText('五、待决定事项')).toBeNull();
  expect(screen.queryByRole('link', { name: '待决定清单' })).toBeNull();
  expect(log.some(({ url }) => url.pathname === '/api/decisions')).toBe(false);
});

it('is no paper while a part of it is missing: it says what failed', async () => {
  await open('leader', { '/api/month-changes': 'fails' });
  expect(screen.queryByRole('article')).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain('调度会材料');
});

it('is not there for a unit', async () => {
  expect(await open('handler')).toEqual([]);
});
