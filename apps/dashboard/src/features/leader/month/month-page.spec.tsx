import { afterEach, expect, it } from '@jest/globals';
import type { MonthChanges, TurnedLight } from '@duban/contracts';
import type { Role } from '@duban/domain';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { ids, settle, showApp } from '../../../shared/testing/in-app';
import { serve } from '../../../shared/testing/serve';
import { MonthPage } from './month-page';

const unit = { id: ids.org, name: '撮镇镇人民政府', shortName: '撮镇镇' };
const light = (n: number): TurnedLight => ({
  projectId: ids.project.replace('c1', `d${n}`),
  name: `项目${n}`,
  unit,
  turn: 'worse',
  from: 'green',
  to: 'red',
  day: '2026-11-03',
});
const none = { count: 0, items: [] };
const changes = (over: Partial<MonthChanges> = {}): MonthChanges => ({
  period: '2026-11',
  periods: ['2026-11', '2026-10'],
  running: true,
  at: '2026-11-20T02:24:00.000Z',
  entered: none,
  left: none,
  ontoLine: none,
  offLine: none,
  worse: none,
  better: none,
  other: none,
  replans: { ...none, raised: 0, lowered: 0 },
  corrections: none,
  issued: none,
  closed: none,
  escalated: none,
  cardsIssued: none,
  cardsOver: none,
  ...over,
});
const open = async (answer: MonthChanges, at = '/leader/month', role: Role = 'leader') => {
  const log = serve(() => ({ body: answer }));
  await showApp([{ path: '/leader/month', element: <MonthPage /> }], at, role);
  return log;
};
afterEach(cleanup);

it('tells each change with its name, what moved, why, and where it leads', async () => {
  await open(
    changes({
      worse: { count: 1, items: [light(1)] },
      corrections: {
        count: 1,
        items: [
          {
            projectId: ids.project,
            name: '站前路改造',
            unit,
            period: '2026-09',
            publishedFen: '120000000',
            monthFen: '80000000',
            reason: '重复计入',
            day: '2026-11-12',
          },
        ],
      },
      cardsOver: {
        count: 1,
        items: [
          {
            id: ids.account,
            number: '红牌〔2026〕3号',
            title: '加快管线迁改',
            unit,
            day: '2026-11-18',
            color: 'red',
            state: 'revoked',
          },
        ],
      },
    }),
  );
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('2026 年11月的变化');
  const worse = within(screen.getByRole('region', { name: '灯变差 1' }));
  expect(worse.getByText('绿灯')).toBeTruthy();
  expect(worse.getByText('红灯')).toBeTruthy();
  expect(screen.getByText('9月公布 120 万元，更正为 80 万元')).toBeTruthy();
  expect(screen.getByText(/重复计入/)).toBeTruthy();
  expect(screen.getByRole('link', { name: '站前路改造' }).getAttribute('href')).toBe(
    `/reports/${ids.project}/2026-09`,
  );
  expect(screen.getByText('红牌〔2026〕3号 · 已撤销')).toBeTruthy();
});

it('shows a few of many and all of them when asked, and says where the list is cut', async () => {
  await open(changes({ worse: { count: 300, items: Array.from({ length: 9 }, (_, i) => light(i)) } }));
  expect(screen.getAllByRole('listitem')).toHaveLength(6);
  fireEvent.click(screen.getByRole('button', { name: '其余 3 项' }));
  expect(screen.getAllByRole('listitem')).toHaveLength(9);
  expect(screen.getByText('只列前 9 项，共 300 项')).toBeTruthy();
});

it('asks for the month of the address, and writes there what is chosen', async () => {
  const log = await open(changes(), '/leader/month?period=2026-10');
  const asked = () => log.map(({ url }) => url.searchParams.get('period'));
  expect(asked()).toEqual(['2026-10']);
  await act(async () => {
    fireEvent.change(screen.getByLabelText('月份'), { target: { value: '2026-11' } });
  });
  await settle();
  expect(asked()).toEqual(['2026-10', '2026-11']);
});

it('says so when nothing changed', async () => {
  await open(changes());
  expect(screen.getByText('这个月没有变化')).toBeTruthy();
});

it('is there for a unit, without the decisions of the leaders, and not for who sees no board', async () => {
  await open(changes(), undefined, 'handler');
  expect(screen.queryByRole('link', { name: '待决定' })).toBeNull();
  expect(screen.getByText('这个月没有变化')).toBeTruthy();
  cleanup();
  expect(await open(changes(), undefined, 'reporter')).toEqual([]);
});
