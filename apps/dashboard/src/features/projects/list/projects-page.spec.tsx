import { afterEach, describe, expect, it } from '@jest/globals';
import type { ProjectLine } from '@duban/contracts';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { ids, settle, showApp } from '../../../shared/testing/in-app';
import { serve } from '../../../shared/testing/serve';
import { ProjectsPage } from './projects-page';

const line = (n: number, over: Partial<ProjectLine> = {}): ProjectLine => ({
  id: ids.project.replace(/.$/, String(n)),
  code: null,
  name: `项目${n}`,
  unit: { id: ids.org, name: '撮镇镇人民政府', shortName: '撮镇镇' },
  owner: null,
  township: { code: '340122102000', name: '撮镇镇' },
  sector: 'manufacturing',
  stage: 'building',
  yearClass: 'new',
  labels: [],
  large: true,
  currency: 'CNY',
  totalFen: '10325000000000',
  planFen: '18000000000',
  done: { fen: '9000000000', asOf: '2026-10-31', source: 'report', basis: 'physical', stale: false },
  rateTenths: 500,
  pointsTenths: -333,
  lastPeriod: '2026-10',
  light: { color: 'red', word: 'severe-lag', period: '2026-10', reason: null },
  openNotices: 0,
  left: null,
  ...over,
});

const facets = {
  lights: [
    { value: 'red', name: null, count: 25 },
    { value: 'green', name: null, count: 75 },
  ],
  units: [{ value: ids.org, name: '撮镇镇', count: 12 }],
  townships: [],
  sectors: [],
  stages: [{ value: 'building', name: null, count: 60 }],
  labels: [{ value: '省重点', name: null, count: 9 }],
  industries: [{ value: 'C', name: null, count: 40 }],
  regulators: [],
  leaders: [{ value: '李明', name: null, count: 7 }],
};

function server(items: (n: number) => ProjectLine[]) {
  let page = 0;
  return serve(({ url }) => {
    if (url.pathname === '/api/project-facets') return { body: facets };
    if (url.pathname !== '/api/projects') return undefined;
    const body = {
      items: items(page++),
      next: url.searchParams.has('cursor') ? null : 'key-2',
      total: 3,
      asOf: '2026-11-20T02:24:00.000Z',
      period: '2026-10',
      can: [],
    };
    return { body };
  });
}

const open = (start: string) => showApp([{ path: '/projects', element: <ProjectsPage /> }], start, 'monitor');
const listed = (log: ReturnType<typeof serve>) =>
  log.filter(({ url }) => url.pathname === '/api/projects').map(({ url }) => url.searchParams.toString());

afterEach(cleanup);

describe('the register', () => {
  it('asks for what the address says, and writes what is chosen into the address', async () => {
    const log = server(() => [line(1)]);
    const { at } = await open('/projects?light=red&sort=lag');
    expect(listed(log)).toEqual(['light=red&sort=lag']);
    fireEvent.change(screen.getByLabelText('阶段'), { target: { value: 'building' } });
    await settle(20);
    expect(at().search).toBe('?light=red&sort=lag&stage=building');
    expect(listed(log).at(-1)).toBe('light=red&stage=building&sort=lag');
    expect(screen.getByLabelText<HTMLSelectElement>('责任单位').textContent).toContain('撮镇镇 12');
  });

  it('keeps the rarer filters behind a button, and shows those that narrow the list', async () => {
    const log = server(() => [line(1, { done: { ...line(1).done, stale: true } })]);
    const { at, container } = await open('/projects?leader=%E6%9D%8E%E6%98%8E');
    expect(screen.getByLabelText<HTMLSelectElement>('包保领导').value).toBe('李明');
    expect(screen.queryByLabelText('标签')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '更多筛选' }));
    expect(screen.getByLabelText('国标行业').textContent).toContain('C 制造业 40');
    fireEvent.change(screen.getByLabelText('标签'), { target: { value: '省重点' } });
    await settle(20);
    expect(new URLSearchParams(at().search).get('label')).toBe('省重点');
    expect(container.querySelector('.projects-grey')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('对照计划'), { target: { value: 'first' } });
    await settle(20);
    expect(at().search).toContain('measure=first');
    expect(listed(log).at(-1)).toContain('measure=first');
    expect(screen.getByRole('columnheader', { name: /首次计划/ })).toBeTruthy();
  });

  it('searches when typing has rested, once', async () => {
    const log = server(() => [line(1)]);
    const { at } = await open('/projects');
    const field = screen.getByLabelText('在清单中找');
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: 'ju' } });
    await settle(350);
    expect(at().search).toBe('');
    fireEvent.change(field, { target: { value: '聚酯' } });
    fireEvent.compositionEnd(field);
    await settle(350);
    expect(at().search).toBe(`?q=${encodeURIComponent('聚酯')}`);
    expect(listed(log)).toHaveLength(2);
  });

  it('shows money in its units, the distance with its sign, and old figures as old', async () => {
    server(() => [
      line(1),
      line(2, { lastPeriod: '2026-09', rateTenths: null, pointsTenths: null, planFen: '0' }),
    ]);
    await open('/projects');
    const [first, second] = screen.getAllByRole('row').slice(1);
    expect(first?.textContent).toContain('1,032.50');
    expect(first?.textContent).toContain('18,000');
    expect(first?.textContent).toContain('−33.3');
    expect(second?.textContent).toContain('数据停在 09-30');
  });

  it('fetches the next page by its key and keeps the first', async () => {
    const log = server((n) => (n === 0 ? [line(1), line(2)] : [line(3)]));
    await open('/projects');
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '再取 1 个' })));
    await settle(20);
    expect(listed(log).at(-1)).toBe('cursor=key-2');
    expect(screen.getAllByRole('row')).toHaveLength(4);
    expect(screen.getByText('已列 3 / 3')).toBeTruthy();
  });

  it('takes all of what is filtered as a file, in the order of the list', async () => {
    server(() => [line(1)]);
    await open('/projects?light=red&sort=lag');
    const link = screen.getByText<HTMLAnchorElement>('导出 Excel');
    expect(link.getAttribute('href')).toBe('/api/exports/projects?light=red&sort=lag');
    expect(link.title).toBe('按当前筛选和排序，全部 3 个');
    const hrefOf = (name: string) => screen.getByText<HTMLAnchorElement>(name).getAttribute('href');
    expect(hrefOf('CSV')).toBe('/api/exports/projects?light=red&sort=lag&format=csv');
    expect(hrefOf('OC4IDS')).toBe('/api/exports/oc4ids?light=red&sort=lag');
  });

  it('says how to see more when nothing is found', async () => {
    server(() => []);
    const { at } = await open('/projects?light=red');
    expect(screen.getByText('没有符合条件的项目')).toBeTruthy();
    await act(async () => fireEvent.click(screen.getAllByText('清除筛选')[1] as HTMLElement));
    expect(at().search).toBe('');
  });
});
