import { afterEach, expect, it } from '@jest/globals';
import type { Answer, listWaitingProblems, WaitingProblem } from '@duban/contracts';
import type { Role } from '@duban/domain';
import { cleanup, screen, within } from '@testing-library/react';
import { ids, showApp } from '../../../shared/testing/in-app';
import { serve } from '../../../shared/testing/serve';
import { ProblemsPage } from './problems-page';

const shared = {
  project: { id: ids.project, name: '站前路改造' },
  complaint: null,
  unit: { id: ids.org, name: '撮镇镇人民政府', shortName: '撮镇镇' },
  since: '2026-10-20T02:00:00.000Z',
};
const told: WaitingProblem = {
  ...shared,
  kind: 'told',
  level: 2,
  notice: null,
  told: { period: '2026-10', months: 2, category: '用地报批', urgency: 'urgent', wantedUnit: '自规局' },
  text: '二期用地未批',
  holder: '刘镇长',
  waiting: 23,
  until: { what: 'rises', day: '2026-11-25', remaining: { state: 'open', workingDays: 3 }, to: 3 },
};
const late: WaitingProblem = {
  ...shared,
  kind: 'notice',
  level: 3,
  notice: { id: ids.account, number: '〔2026〕31号', severity: 'urgent', late: 12 },
  told: null,
  text: '加快管线迁改',
  holder: null,
  waiting: 20,
  until: { what: 'rises', day: '2026-12-02', remaining: { state: 'open', workingDays: 8 }, to: 4 },
};
const levels = ([1, 2, 3, 4] as const).map((level) => ({
  level,
  count: level === 2 ? 14 : level === 3 ? 1 : 0,
  told: level === 2 ? 14 : 0,
  notices: level === 3 ? 1 : 0,
  overdue: level === 3 ? 1 : 0,
  longest: level === 2 ? 23 : 20,
}));
const open = async (
  over: Partial<Answer<typeof listWaitingProblems>> = {},
  at = '/leader/problems',
  role: Role = 'leader',
) => {
  const log = serve(() => ({
    body: { at: '2026-11-20T02:24:00.000Z', levels, items: [told, late], ...over },
  }));
  await showApp([{ path: '/leader/problems', element: <ProblemsPage /> }], at, role);
  return log;
};
afterEach(cleanup);

it('tells by level what waits, how long and until when, the highest level first', async () => {
  await open();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('15 个问题待协调');
  expect(screen.getAllByRole('heading', { level: 2 }).map((head) => head.textContent)).toEqual([
    '三级 · 分管县领导专题',
    '二级 · 责任单位主要领导',
  ]);
  const [third, second] = screen.getAllByRole('listitem').map((row) => within(row));
  expect(third?.getByText('加快管线迁改').getAttribute('href')).toBe(`/notices/${ids.account}`);
  expect(third?.getByText('12-02 升四级')).toBeTruthy();
  expect(second?.getByText('二期用地未批').getAttribute('href')).toBe(`/reports/${ids.project}/2026-10`);
  expect(
    second?.getByText('撮镇镇 · 10月直报 用地报批 · 连续 2 个月报送 · 希望自规局协调 · 刘镇长牵头'),
  ).toBeTruthy();
  expect(second?.getByText('11-25 直报仍未解决，升三级')).toBeTruthy();
  expect(screen.getByRole('link', { name: '本级全部 14 个' }).getAttribute('href')).toBe(
    '/leader/problems?level=2',
  );
});

it('asks for the level of the address alone', async () => {
  const log = await open({ items: [told] }, '/leader/problems?level=2');
  expect(log.map(({ url }) => url.searchParams.get('level'))).toEqual(['2']);
  expect(screen.queryByText('三级 · 分管县领导专题')).toBeNull();
});

it('says so when nothing waits, here or at all', async () => {
  await open({}, '/leader/problems?level=4');
  expect(screen.getByText('这一级没有待协调的问题')).toBeTruthy();
  cleanup();
  await open({ levels: levels.map((sums) => ({ ...sums, count: 0 })), items: [] });
  expect(screen.getByText('直报没有提出问题，督办都已反馈。')).toBeTruthy();
});

it('is not there for who sees no board', async () => {
  expect(await open({}, undefined, 'reporter')).toEqual([]);
});
