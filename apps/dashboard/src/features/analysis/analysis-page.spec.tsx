import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { ids, settle, showApp } from '../../shared/testing/in-app';
import { serve } from '../../shared/testing/serve';
import { AnalysisPage } from './analysis-page';
import { fakeHead, fakeRow } from './fake-analysis';

const facets = {
  lights: [],
  units: [{ value: ids.org, name: '撮镇镇', count: 12 }],
  townships: [],
  sectors: [],
  stages: [],
  labels: [],
  industries: [{ value: 'C', name: null, count: 40 }],
  regulators: [],
  leaders: [{ value: '李明', name: null, count: 7 }],
};
const small = fakeRow({ key: ids.project, name: '古城镇', projects: 3, small: true, rank: null });
const table = (over: object = {}) => ({
  ...fakeHead(),
  by: 'unit',
  smallBelow: 8,
  whole: fakeRow({ key: '', name: null, projects: 15, rank: null }),
  rows: [fakeRow(), small],
  ...over,
});
const cell = (done: string, color = 'green') => ({
  doneFen: done,
  scheduledFen: '1000',
  rateTenths: 500,
  pointsTenths: -50,
  color,
});
const heat = {
  ...fakeHead({ period: '2026-02' }),
  by: 'unit',
  periods: ['2026-01', '2026-02'],
  rows: [
    { key: ids.org, name: '撮镇镇', projects: 12, small: false, cells: [null, cell('730')] },
    { key: ids.project, name: '古城镇', projects: 3, small: true, cells: [cell('1100'), cell('300')] },
  ],
};
const curve = {
  ...fakeHead(),
  months: Array.from({ length: 12 }, (_, i) => ({
    period: `2026-${String(i + 1).padStart(2, '0')}`,
    planFen: `${(i + 1) * 10_000_000_000}`,
    firstFen: null,
    doneFen: i < 10 ? `${(i + 1) * 9_000_000_000}` : null,
    monthFen: i < 10 ? '9000000000' : null,
  })),
  scheduledFen: '100000000000',
  rateTenths: 750,
  scheduleTenths: 833,
  pointsTenths: -83,
  forecast: {
    points: [
      { period: '2026-11', fen: '99000000000', low: '95000000000', high: '104000000000' },
      { period: '2026-12', fen: '108000000000', low: '101000000000', high: '117000000000' },
    ],
    coverage: 80,
    samples: 31,
    basis: 'same-month',
    held: { num: 6, den: 7 },
    past: [
      {
        madeAt: '2025-10',
        of: '2025-12',
        forecastFen: '106000000000',
        actualFen: '100000000000',
        errorTenths: 60,
        held: false,
      },
    ],
  },
  why: null,
};

const server = (of: Record<string, object>) =>
  serve(({ url }) => {
    const body = { '/api/project-facets': facets, '/api/analysis/table': table(), ...of }[url.pathname];
    return body && { body };
  });
const open = (start: string, role: 'monitor' | 'reporter' = 'monitor') =>
  showApp(
    [
      { path: '/analysis', element: <AnalysisPage /> },
      { path: '/projects', element: <p>清单</p> },
    ],
    start,
    role,
  );

// jsdom measures nothing, and a chart without a size complains
const box = { x: 0, y: 0, left: 0, top: 0, right: 800, bottom: 300, width: 800, height: 300 };
HTMLElement.prototype.getBoundingClientRect = () => ({ ...box, toJSON: () => box });
afterEach(cleanup);

describe('the analysis', () => {
  it('tells the rates of each group, those of few projects below and without a place', async () => {
    server({});
    await open('/analysis');
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows.map((row) => within(row).getByRole('rowheader').textContent?.trim())).toEqual([
      '撮镇镇',
      '古城镇',
      '合计',
    ]);
    expect(rows[0]?.textContent).toContain('75.0');
    expect(rows[0]?.textContent).toContain('−8.3');
    expect(rows[0]?.textContent).toContain('90.0% 9/10');
    // two of three is no rate
    expect(rows[0]?.textContent).not.toContain('66.7');
    expect(rows[1]?.textContent).toContain('样本小');
    expect(screen.getByText('不足 8 个项目的分组列在表下方，不参加排名。')).toBeTruthy();
    expect(
      within(rows[0] as HTMLElement)
        .getByRole('link')
        .getAttribute('href'),
    ).toBe(`/projects?unitId=${ids.org}&sort=lag`);
  });

  it('writes every choice into the address, asks with it, and keeps it through all views', async () => {
    const log = server({ '/api/analysis/heat': heat });
    const { at } = await open('/analysis?sector=urban');
    fireEvent.change(screen.getByLabelText('级次'), { target: { value: 'province' } });
    fireEvent.change(screen.getByLabelText('对照计划'), { target: { value: 'first' } });
    fireEvent.change(screen.getByLabelText('截至月份'), { target: { value: '2026-08' } });
    await settle(20);
    const wanted = { sector: 'urban', level: 'province', measure: 'first', period: '2026-08' };
    expect(Object.fromEntries(new URLSearchParams(at().search))).toEqual(wanted);
    fireEvent.click(screen.getByRole('link', { name: '分月热力' }));
    await settle(20);
    const asked = log.filter(({ url }) => url.pathname === '/api/analysis/heat').at(-1)?.url.searchParams;
    expect(Object.fromEntries(asked ?? [])).toEqual({ ...wanted, by: 'unit' });
    expect(screen.getByText(/行业：城镇建设 · 级次：省重点/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '清除筛选' }));
    await settle(20);
    expect(new URLSearchParams(at().search).has('sector')).toBe(false);
  });

  it('maps groups by months: shaded by how much of what was scheduled is done, hatched where nothing was', async () => {
    server({ '/api/analysis/heat': heat });
    await open('/analysis?view=heat');
    const [table] = await screen.findAllByRole('table');
    const cells = table?.querySelectorAll('.heat-cell') ?? [];
    expect([...cells].map((each) => [each.textContent, each.className])).toEqual([
      ['到那时没有计划也没有完成', 'heat-cell heat-missing'],
      ['73', 'heat-cell heat-2'],
      ['110', 'heat-cell heat-0'],
      ['30', 'heat-cell heat-4'],
    ]);
    expect(screen.getAllByText(/撮镇镇最低：2月末完成序时应完成的 73%/).length).toBeGreaterThan(0);
  });

  it('says what comes, in which band, by which method, and how wrong it was before', async () => {
    server({ '/api/analysis/curve': curve });
    await open('/analysis?view=curve');
    const said = screen.getByRole('region', { name: '推算到年底' });
    expect(said.textContent).toContain('按现有进度，年底完成 10.8 亿元，为计划的 90.0%');
    expect(said.textContent).toContain('区间 10.1 亿元 到 11.7 亿元');
    expect(said.textContent).toContain('往年同月各单位的 31 次');
    expect(said.textContent).toContain('用当时已知的数倒推 7 次，6 次结果落在当时的区间内');
    expect(within(said).getAllByRole('row').at(-1)?.textContent).toBe('2025-102025-1210.610.0+6.0否');
  });

  it('leaves as a file with the same filters', async () => {
    server({});
    await open('/analysis?sector=urban&by=level');
    expect(screen.getByText<HTMLAnchorElement>('导出 Excel').getAttribute('href')).toBe(
      '/api/exports/analysis?sector=urban&measure=current&view=table&by=level&steps=reason&format=xlsx',
    );
  });

  it('says how to see more when no project matches, and what failed when it could not be asked', async () => {
    server({ '/api/analysis/table': table({ whole: fakeRow({ projects: 0 }), rows: [] }) });
    const { at } = await open('/analysis?light=red');
    expect(screen.getByText('没有符合条件的项目')).toBeTruthy();
    fireEvent.click(screen.getAllByRole('button', { name: '清除筛选' }).at(-1) as HTMLElement);
    await settle(20);
    expect(at().search).toBe('');
    cleanup();
    serve(() => 'offline');
    await open('/analysis');
    expect(screen.getByRole('alert').textContent).toContain('分析');
  });

  it('is not there for who sees no board', async () => {
    const log = server({});
    await open('/analysis', 'reporter');
    expect(screen.queryByRole('table')).toBeNull();
    expect(log).toEqual([]);
  });
});
