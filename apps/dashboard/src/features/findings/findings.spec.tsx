import { afterEach, describe, expect, it } from '@jest/globals';
import type { FindingLine, Waiver } from '@duban/contracts';
import type { Role } from '@duban/domain';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { ids, settle, showApp } from '../../shared/testing/in-app';
import { serve } from '../../shared/testing/serve';
import { FindingsPage } from './findings-page';
import { GapPage } from './gap-page';
import { WaiversPage } from './waivers-page';

const unit = { id: ids.org, name: '撮镇镇人民政府', shortName: '撮镇镇' };
const finding = (over: Partial<FindingLine> = {}): FindingLine => ({
  id: '0198c0de-0000-7000-8000-0000000000f1',
  project: { id: ids.project, name: '站前路改造' },
  unit,
  period: '2026-10',
  check: 'physical-fell',
  facts: { physicalBp: 4000, beforeBp: 4100, before: '2026-09' },
  state: 'open',
  foundAt: '2026-10-26T02:00:00Z',
  reason: null,
  by: null,
  at: null,
  noticeId: null,
  version: 1,
  ...over,
});
const causes = {
  period: '2026-10',
  items: [
    {
      unit,
      category: '用地报批',
      projects: ['甲', '乙', '丙'].map((name, i) => ({
        id: `0198c0de-0000-7000-8000-0000000000d${i}`,
        name,
        text: '地没有批下来',
      })),
    },
  ],
};

const waiver: Waiver = {
  id: '0198c0de-0000-7000-8000-0000000000e1',
  project: { id: ids.project, name: '站前路改造' },
  unit,
  kind: 'finish',
  reason: '等省公司批复停电',
  untilDay: '2026-12-31',
  state: 'asked',
  askedBy: '陈静',
  askedAt: '2026-10-26T02:00:00Z',
  decidedBy: null,
  decidedAt: null,
  opinion: null,
  version: 1,
  mayDecide: true,
};

const open = async (role: Role, items: FindingLine[] = [finding()], at = '/findings') => {
  const log = serve(({ method, url }) => {
    if (url.pathname === '/api/same-causes') return { body: causes };
    if (url.pathname === '/api/light-gaps')
      return {
        body: {
          periods: ['2026-09', '2026-10'],
          units: [{ unit, reports: 10, better: 4, cells: [{ period: '2026-10', reports: 10, better: 4 }] }],
        },
      };
    if (url.pathname === '/api/waivers') return { body: { items: [waiver] } };
    if (url.pathname.startsWith('/api/waivers/')) return { body: { ...waiver, state: 'granted' } };
    if (method === 'POST') return { body: finding({ state: 'dismissed' }) };
    return {
      body: {
        items,
        next: null,
        total: items.length,
        checks: [{ check: 'physical-fell', count: items.length }],
        units: [{ unit, count: items.length }],
        periods: ['2026-10'],
        can: ['finding:read'],
      },
    };
  });
  const app = await showApp(
    [
      { path: '/findings', element: <FindingsPage /> },
      { path: '/findings/gap', element: <GapPage /> },
      { path: '/findings/waivers', element: <WaiversPage /> },
    ],
    at,
    role,
  );
  await settle(20);
  return { log, ...app };
};
afterEach(cleanup);

describe('the findings', () => {
  it('are sentences with their numbers, under one cause that holds up many projects', async () => {
    await open('monitor');
    const table = screen.getByRole('table');
    expect(table.textContent).toContain('形象进度 40.0%，低于9月的 41.0%');
    expect(screen.getByRole('region', { name: '同一原因' }).textContent).toContain(
      '撮镇镇 · 用地报批：卡住 3 个项目',
    );
  });

  it('are filtered in the address', async () => {
    const { at } = await open('monitor');
    fireEvent.change(screen.getByRole('combobox', { name: '核查项' }), {
      target: { value: 'physical-fell' },
    });
    await settle(20);
    expect(at().search).toBe('?check=physical-fell');
  });

  it('are put away with a reason by the office, and only read by leaders', async () => {
    const { log } = await open('monitor');
    fireEvent.click(screen.getByRole('button', { name: '已核实…' }));
    const dialog = screen.getByRole('dialog', { hidden: true });
    fireEvent.change(within(dialog).getByRole('textbox', { hidden: true }), {
      target: { value: '返工重做' },
    });
    await act(async () => {
      fireEvent.click(within(dialog).getByRole('button', { name: '核实', hidden: true }));
    });
    await settle(20);
    expect(log.find(({ method }) => method === 'POST')).toMatchObject({
      body: { reason: '返工重做', version: 1 },
    });
    cleanup();
    await open('leader');
    expect(screen.queryByRole('button', { name: '已核实…' })).toBeNull();
    expect(screen.getByRole('table').textContent).toContain('待核');
  });

  it('say who decided what, and lead to the notice', async () => {
    await open('monitor', [finding({ state: 'noticed', by: '刘敏', noticeId: ids.project })]);
    expect(screen.getByRole('link', { name: '看督办' }).getAttribute('href')).toBe(`/notices/${ids.project}`);
  });

  it('say that there is nothing, and are not there for units', async () => {
    await open('monitor', []);
    expect(screen.getByText('没有待核的发现')).toBeTruthy();
    cleanup();
    await open('handler');
    expect(screen.queryByRole('table')).toBeNull();
  });
});

it('the gap names the unit with the widest one, and prints each cell', async () => {
  await open('monitor', [], '/findings/gap');
  expect(screen.getByRole('region', { name: '自评好于算出的直报' }).textContent).toContain(
    '撮镇镇差距最大：近 12 个月 10 份里 4 份自评更好',
  );
  expect(screen.getByRole('cell', { name: '4/10' })).toBeTruthy();
  expect(screen.getByRole('cell', { name: '没有自评' })).toBeTruthy();
});

describe('the lights that ask to be excused', () => {
  it('stand with their project, reason and last day, and are answered where they stand', async () => {
    const { log } = await open('monitor', [], '/findings/waivers');
    const line = screen.getByText('等省公司批复停电').closest('li') as HTMLElement;
    expect(within(line).getByRole('link', { name: '站前路改造' }).getAttribute('href')).toBe(
      `/projects/${ids.project}`,
    );
    fireEvent.click(within(line).getByRole('button', { name: '同意…' }));
    const dialog = screen.getByRole('dialog', { hidden: true });
    fireEvent.change(within(dialog).getByRole('textbox', { hidden: true }), {
      target: { value: '情况属实' },
    });
    await act(async () => {
      fireEvent.click(within(dialog).getByRole('button', { name: '同意免亮', hidden: true }));
    });
    await settle(20);
    expect(log.find(({ method }) => method === 'POST')).toMatchObject({
      body: { granted: true, opinion: '情况属实', version: 1 },
    });
  });

  it('are the office’s alone', async () => {
    await open('leader', [], '/findings/waivers');
    expect(screen.queryByText('等省公司批复停电')).toBeNull();
    expect(screen.getByText('没有这一页')).toBeTruthy();
  });
});
