import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Board } from '@duban/contracts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { setLang } from '../../shared/i18n/i18n';
import { answer } from '../../shared/testing/fake-fetch';
import { BoardView } from './board-page';
import { fakeBoard, fakeLine } from './fake-board';

const show = (board: Board, at = '/board', isOld = false) =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={[at]}>
        <BoardView board={board} isOld={isOld} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
const tile = (label: string) => {
  const link = screen.getByText(label).closest('a');
  return [link?.textContent, link?.getAttribute('href')];
};
// jsdom measures nothing, and a chart without a size complains
const box = { x: 0, y: 0, left: 0, top: 0, right: 800, bottom: 300, width: 800, height: 300 };
HTMLElement.prototype.getBoundingClientRect = () => ({ ...box, toJSON: () => box });
beforeEach(() => {
  answer(200, { items: [], next: null, total: 0, counts: {}, can: [] });
});
afterEach(() => {
  cleanup();
  act(() => setLang('zh'));
});

it('shows each figure with its unit and basis, and leads to the list that makes it', () => {
  show(fakeBoard());
  expect(tile('本年完成投资')).toEqual([
    '本年完成投资222.2亿元数据截至 10-31 · 10月直报',
    '/projects?sort=lag',
  ]);
  expect(tile('监管项目')).toEqual(['监管项目320个计划总投资 1,032.5 亿元', '/projects']);
  expect(tile('亿元项目')).toEqual(['亿元项目120个占项目数 37.5%', '/projects?large=true']);
  expect(tile('11月直报')).toEqual(['11月直报71/ 120未报 49 · 11-25 周三 截止', '/projects?filing=owed']);
  cleanup();
  show(fakeBoard({ filing: { ...fakeBoard().filing, provisional: true } }));
  expect(tile('11月直报')[0]).toBe('11月直报71/ 120未报 49 · 11-25 周三 暂定 截止');
  expect(tile('督办在办')).toEqual(['督办在办27件逾期 4 · 待批拟发 2', '/notices?view=open']);
  expect(tile('红灯')).toEqual(['红红灯24↑ 4', '/projects?light=red']);
  expect(tile('数据陈旧')).toEqual(['陈数据陈旧9—', '/projects?light=stale']);
  expect(screen.getByText('11月已报 9.6 亿元 · 71 个项目').getAttribute('href')).toBe(
    '/projects?filing=filed',
  );
});

it('says the finding of the chart as a sentence', () => {
  const months = [{ period: '2026-10', planFen: '2313000000000', doneFen: '2222000000000', monthFen: '0' }];
  show(fakeBoard({ months }));
  expect(screen.getAllByText('10 月末比序时少完成 9.1 亿元').length).toBeGreaterThan(0);
});

it("keeps the county's own papers out of an organisation's board", () => {
  show(fakeBoard({ scope: 'org' }));
  expect(screen.queryByText(/拟发/)).toBeNull();
  expect(screen.queryByText('待批待发')).toBeNull();
  expect(tile('督办在办')[0]).toBe('督办在办27件逾期 4');
});

it('lists the segment that stands in the address', () => {
  const queue = [fakeLine(1, { remaining: { state: 'overdue', workingDays: 2 } }), fakeLine(2)];
  show(fakeBoard({ queue }), '/board?queue=overdue');
  expect(screen.getByText('加快“项目1”建设进度')).toBeTruthy();
  expect(screen.queryByText('加快“项目2”建设进度')).toBeNull();
  expect(screen.getByText('查看全部 4 件').getAttribute('href')).toBe('/notices?view=overdue');
});

it('keeps a mark of what left this year, and leads to all of it', () => {
  const { unmount } = show(fakeBoard());
  expect(screen.queryByText(/今年退出/)).toBeNull();
  unmount();
  const left = { what: 'terminated' as const, reason: '资金未落实', day: '2026-11-20', by: '陈静' };
  show(fakeBoard({ left: { count: 3, latest: [{ ...left, projectId: 'p', name: '城东物流园' }] } }));
  const line = screen.getByText('今年退出 3 个，最近：城东物流园 终止退库（资金未落实）');
  expect(line.getAttribute('href')).toBe('/projects?left=true');
  expect(line.title).toBe('城东物流园 · 终止退库 · 11-20 周五 陈静：资金未落实');
});

const lineOf = (board: Board) => {
  const { unmount } = show(board);
  const line = screen.queryByText('引擎')?.closest('a');
  const said = [line?.textContent, line?.getAttribute('href')];
  unmount();
  return said;
};
it('says when the engine last swept, what it will do and what failed, and leads to its page', () => {
  const { engine } = fakeBoard();
  expect(lineOf(fakeBoard())).toEqual(['引擎10:24:01 巡检30 天内将触发 41 级', '/engine']);
  expect(lineOf(fakeBoard({ engine: engine && { ...engine, failedTasks: 2, overdueTasks: 3 } }))[0]).toBe(
    '引擎10:24:01 巡检3 项到点未办30 天内将触发 41 级2 项任务失败',
  );
  expect(lineOf(fakeBoard({ engine: engine && { ...engine, late: true } }))[0]).toContain('10:24:01 起停摆');
  // who may not know of the engine still sees what comes to the own unit
  const own = fakeBoard({ scope: 'org', engine: null, nextRungs: 4 });
  expect(lineOf(own)).toEqual([undefined, undefined]);
  show(own);
  expect(screen.getByText(/30 天内将触发 4 级/)).toBeTruthy();
});

it('shows cards in force, proposed and under appeal, each leading to its list', () => {
  show(fakeBoard());
  const links = [...(document.querySelector('.board-cards')?.querySelectorAll('a') ?? [])];
  expect(
    links.map((link) => [link.textContent?.replace(/^[黄红]牌/, ''), link.getAttribute('href')]),
  ).toEqual([
    ['生效中的牌', '/cards?view=in-force'],
    ['9', '/cards?view=in-force&color=yellow'],
    ['2', '/cards?view=in-force&color=red'],
    ['拟发 4', '/cards?view=proposed'],
    ['申诉中 1', '/cards?view=appealed'],
  ]);
});

it('shows where the notices stand: requests that wait, and what is suspended when something is', () => {
  const { notices } = fakeBoard();
  const byState = [
    { state: 'acting' as const, count: 14, overdue: 3 },
    { state: 'suspended' as const, count: 1, overdue: 0 },
  ];
  show(fakeBoard({ notices: { ...notices, byState, pausesEnded: 1 } }));
  const rows = [...document.querySelectorAll('.board-state')].map((row) => [
    row.textContent,
    row.getAttribute('href'),
  ]);
  expect(rows).toEqual([
    ['待批待发2', '/notices?view=proposed'],
    ['待签收0', '/notices?view=open&state=issued'],
    ['已签收0', '/notices?view=open&state=signed'],
    ['办理中14逾期 3', '/notices?view=open&state=acting'],
    ['退回重办0', '/notices?view=open&state=returned'],
    ['反馈待审0', '/notices?view=open&state=replied'],
    ['申请待批1', '/notices?view=requests'],
    ['挂起1', '/notices?view=open&state=suspended'],
    ['挂起期满1', '/notices?view=suspended'],
  ]);
});

it('greys figures that may be old', () => {
  const { container } = show(fakeBoard(), '/board', true);
  expect(container.querySelector('.board-old')).not.toBeNull();
});

it('speaks English in millions of yuan', () => {
  act(() => setLang('en'));
  show(fakeBoard());
  expect(tile('Invested this year')[0]).toBe('Invested this year22,220¥mdata to 31 Oct · Oct reports');
});

it('shows from which units complaints were taken back: a share of few cases is a count', () => {
  const unit = (id: string, shortName: string) => ({ id, name: `肥东县${shortName}`, shortName });
  const of = (id: string, num: number, den: number) => ({
    unit: unit(id, `${id}局`),
    withdrawn: { num, den },
    small: den < 8,
  });
  const said = (board: Board) => {
    show(board);
    const panel = document.querySelector('.board-complaints');
    const rows = [...(panel?.querySelectorAll('.board-withdrawn') ?? [])].map((row) => row.textContent);
    const links = [...new Set([...(panel?.querySelectorAll('a') ?? [])].map((a) => a.getAttribute('href')))];
    const text = panel?.textContent;
    cleanup();
    return { rows, links, text };
  };
  const units = [of('甲', 3, 12), of('乙', 1, 20), of('丙', 2, 3), of('丁', 1, 1), of('戊', 1, 2)];
  const some = said(fakeBoard({ complaints: { filed: 46, withdrawn: 8, units } }));
  expect(some.text).toContain('本年 46 · 撤回 8');
  expect(some.rows).toEqual(['甲局25.0%3/12', '乙局5.0%1/20', '丙局样本小 · 2/3', '丁局样本小 · 1/1']);
  expect(some.text).toContain('另有 1 个单位有撤回');
  expect(some.links).toEqual(['/complaints/figures?from=2026-01-01']);
  expect(said(fakeBoard({ complaints: { filed: 46, withdrawn: 0, units: [] } })).text).toContain(
    '各单位没有撤回的',
  );
  expect(said(fakeBoard()).text).toContain('本年还没有诉求');
});
