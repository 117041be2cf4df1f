import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SearchGroup, SearchHit } from '@duban/contracts';
import type { Role } from '@duban/domain';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { Link } from 'react-router';
import { SearchBox } from '../../app/shell/search-box';
import { SearchPage } from '../../features/search/search-page';
import { ids, settle, showApp } from '../testing/in-app';
import { serve } from '../testing/serve';

const hit = (over: Partial<SearchHit> = {}): SearchHit => ({
  key: `${over.kind ?? 'project'} ${over.pageId ?? ids.project}`,
  kind: 'project',
  pageId: ids.project,
  title: [
    { text: '雨污', found: false },
    { text: '管网', found: true },
    { text: '改造', found: false },
  ],
  snippet: [],
  unit: { id: ids.org, name: '撮镇镇人民政府', shortName: '撮镇镇' },
  place: '撮镇镇',
  at: '2026-10-26T02:00:00Z',
  near: false,
  ...over,
});
const notice = hit({
  kind: 'notice',
  pageId: '0198c0de-0000-7000-8000-0000000000d1',
  title: [{ text: '督促管网迁改', found: false }],
  snippet: [
    { text: '…限期', found: false },
    { text: '管网', found: true },
    { text: '接通', found: false },
  ],
});
const group = (hits: SearchHit[], over: Partial<SearchGroup> = {}): SearchGroup => ({
  kind: hits[0]?.kind ?? 'project',
  hits,
  total: hits.length,
  atLeast: false,
  ...over,
});

type Said = { groups?: SearchGroup[]; beginsOnly?: boolean; fails?: boolean };
const open = async (said: Said = {}, role: Role = 'monitor', start = '/board') => {
  const state = { groups: [group([hit()]), group([notice])], beginsOnly: false, fails: false, ...said };
  const log = serve(({ url }) => {
    if (url.pathname !== '/api/search') return undefined;
    if (state.fails) return { status: 503, body: { code: 'unavailable', facts: {}, requestId: 'r' } };
    return { body: { groups: state.groups, beginsOnly: state.beginsOnly } };
  });
  const page = (what: string) => (
    <>
      <SearchBox />
      <main>{what}</main>
      <Link to="/board">总览</Link>
    </>
  );
  const app = await showApp(
    [
      { path: '/board', element: page('看板') },
      { path: '/projects/:id', element: page('一个项目') },
      { path: '/projects', element: page('清单') },
      { path: '/notices/:id', element: page('一张督办单') },
      {
        path: '/search',
        element: (
          <>
            <SearchBox />
            <SearchPage />
          </>
        ),
      },
    ],
    start,
    role,
  );
  const asked = () =>
    log.filter(({ url }) => url.pathname === '/api/search').map(({ url }) => url.searchParams);
  const box = () => screen.getByRole<HTMLInputElement>('combobox', { name: '搜索' });
  const type = async (text: string) => {
    act(() => box().focus());
    fireEvent.change(box(), { target: { value: text } });
    const before = asked().length;
    await waitFor(() => expect(asked().length).toBeGreaterThan(before));
    await settle(20);
  };
  const press = (key: string) => act(() => void fireEvent.keyDown(box(), { key }));
  const at = () => `${app.at().pathname}${app.at().search}`;
  return { state, asked, box, type, press, at };
};
/** The option the arrows stand on, as a screen reader is told. */
const pointed = (box: HTMLElement) =>
  document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.textContent ?? null;

beforeEach(() => localStorage.clear());
afterEach(cleanup);

describe('the box of every page', () => {
  it('offers what is found, by kind, with the part that was sought marked', async () => {
    const { type, box, asked } = await open();
    await type('管网');
    expect(asked().map((query) => query.get('q'))).toEqual(['管网']);
    expect(box().getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByRole('listbox').id).toBe(box().getAttribute('aria-controls'));
    expect(screen.getAllByRole('group').map((one) => one.textContent)).toEqual([
      '项目雨污管网改造撮镇镇',
      '督办单督促管网迁改撮镇镇 · 2026-10-26…限期管网接通',
    ]);
    expect([...document.querySelectorAll('mark')].map((one) => one.textContent)).toEqual(['管网', '管网']);
    expect(screen.getByRole('status').textContent).toBe('找到 2 条');
  });

  it('asks once for what was typed in one go, and for nothing while a word is composed', async () => {
    const { box, asked } = await open();
    act(() => box().focus());
    await settle(20);
    for (const text of ['管', '管网', '管网改']) fireEvent.change(box(), { target: { value: text } });
    await settle(300);
    fireEvent.compositionStart(box());
    fireEvent.change(box(), { target: { value: '管网改zao' } });
    await settle(300);
    expect(asked().map((query) => query.get('q'))).toEqual(['管网改']);
    fireEvent.change(box(), { target: { value: '管网改造' } });
    fireEvent.compositionEnd(box());
    await settle(300);
    expect(asked().map((query) => query.get('q'))).toEqual(['管网改', '管网改造']);
  });

  it('is walked with the arrows, over the ends, and opened by Enter', async () => {
    const { type, press, box, at } = await open();
    await type('管网');
    expect(pointed(box())).toBe(null);
    press('ArrowDown');
    expect(pointed(box())).toMatch(/^雨污管网改造/);
    expect(screen.getAllByRole('option', { selected: true }).length).toBe(1);
    press('ArrowUp');
    press('ArrowUp');
    expect(pointed(box())).toBe('查看全部结果');
    press('ArrowUp');
    expect(pointed(box())).toMatch(/^督促管网迁改/);
    press('Enter');
    await settle();
    expect(at()).toBe(`/notices/${notice.pageId}`);
    expect(box().value).toBe('');
    expect(box().getAttribute('aria-expanded')).toBe('false');
  });

  it('shows all of it by Enter alone', async () => {
    const { type, press, at, box } = await open();
    await type('管网 改造');
    press('Enter');
    await settle(20);
    expect(at()).toBe('/search?q=%E7%AE%A1%E7%BD%91+%E6%94%B9%E9%80%A0');
    expect(box().value).toBe('管网 改造');
  });

  it('closes by Esc and keeps what was typed; again leaves the box', async () => {
    const { type, press, box } = await open();
    await type('管网');
    press('Escape');
    expect(screen.queryByRole('listbox')).toBe(null);
    expect(box().value).toBe('管网');
    expect(document.activeElement).toBe(box());
    press('Escape');
    expect(document.activeElement).not.toBe(box());
  });

  it('opens by Ctrl K from anywhere', async () => {
    const { box } = await open();
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    await settle(20);
    expect(document.activeElement).toBe(box());
    expect(screen.getByText(/名称、项目代码/)).toBeTruthy();
  });

  it('leads to all of a kind where there is more', async () => {
    const { type, at } = await open({ groups: [group([hit()], { total: 200, atLeast: true })] });
    await type('管网');
    expect(screen.getByRole('status').textContent).toBe('找到 200 条以上');
    fireEvent.click(screen.getByText('全部项目，200 条以上'));
    await settle(20);
    expect(at()).toBe('/search?q=%E7%AE%A1%E7%BD%91&kind=project');
  });

  it('says what is only near', async () => {
    const near = hit({ near: true });
    const { type } = await open({ groups: [group([near])] });
    await type('管王改造');
    expect(screen.getByText('没有完全相符的，相近的有')).toBeTruthy();
    expect(screen.getByText('相近')).toBeTruthy();
  });

  it('says that nothing was found, that one letter finds names, and that it failed', async () => {
    const { type, state } = await open({ groups: [], beginsOnly: true });
    await type('桥');
    expect(screen.getByText('没有找到“桥”')).toBeTruthy();
    expect(screen.getByText(/一个字只找/)).toBeTruthy();
    state.fails = true;
    await type('桥梁');
    expect(screen.getByRole('alert').textContent).toContain('没取到搜索结果');
    Object.assign(state, { fails: false, groups: [group([hit()])], beginsOnly: false });
    fireEvent.click(screen.getByText('再试一次'));
    await settle(20);
    expect(screen.getByRole('option', { name: /雨污\s*管网\s*改造/ })).toBeTruthy();
  });

  it('remembers on this device what led somewhere, and forgets it when told to', async () => {
    const { type, press, box } = await open();
    await type('管网');
    press('ArrowDown');
    press('Enter');
    await settle(20);
    act(() => box().focus());
    await settle(20);
    expect(screen.getAllByRole('option').map((one) => one.textContent)).toEqual(['管网']);
    press('ArrowDown');
    press('Enter');
    await settle(300);
    expect(box().value).toBe('管网');
    expect(await screen.findByRole('option', { name: /雨污\s*管网\s*改造/ })).toBeTruthy();
    fireEvent.change(box(), { target: { value: '' } });
    await settle(20);
    fireEvent.click(screen.getByText('最近搜索 · 清除'));
    expect(screen.queryAllByRole('option')).toEqual([]);
    expect(localStorage.length).toBe(0);
  });

  it('leads to the projects of a unit, and who has none of them to the units', async () => {
    const unit = hit({ kind: 'unit', pageId: ids.org, title: [{ text: '撮镇镇', found: true }] });
    for (const [role, address] of [
      ['monitor', `/projects?unitId=${ids.org}`],
      ['admin', '/admin'],
    ] as const) {
      const { type } = await open({ groups: [group([unit])] }, role);
      await type('撮镇');
      expect(screen.getByRole('option', { name: /撮镇镇/ }).getAttribute('href')).toBe(address);
      cleanup();
    }
  });
});

describe('the page of all hits', () => {
  it('has every kind with its count, and leads to one alone', async () => {
    await open(
      { groups: [group([hit()], { total: 200, atLeast: true }), group([notice])] },
      'monitor',
      '/search?q=管网',
    );
    const kinds = screen.getByRole('navigation', { name: '类别' });
    expect(kinds.textContent).toBe('全部项目 200+督办单 1');
    expect(screen.getByRole('heading', { name: '项目' })).toBeTruthy();
    expect(screen.getByRole('link', { name: /雨污\s*管网\s*改造/ }).getAttribute('href')).toBe(
      `/projects/${ids.project}`,
    );
  });

  it('goes page by page and says where it ends', async () => {
    const { asked } = await open(
      { groups: [group([hit()], { total: 200, atLeast: true })] },
      'monitor',
      '/search?q=管网&kind=project&page=2',
    );
    expect(asked().some((query) => query.get('page') === '2' && query.get('kind') === 'project')).toBe(true);
    expect(screen.getByText('只列前 200 条，再加一个词会更准')).toBeTruthy();
    const pages = screen.getByRole('navigation', { name: '翻页' });
    expect(pages.textContent).toBe('上一页第 2 页，共 4 页下一页');
  });

  it('asks for a word without one, and says when nothing was found', async () => {
    await open({}, 'monitor', '/search');
    expect(screen.getByText('想找什么？')).toBeTruthy();
    cleanup();
    await open({ groups: [] }, 'monitor', '/search?q=没有的');
    expect(screen.getByText('没有找到“没有的”')).toBeTruthy();
  });
});
