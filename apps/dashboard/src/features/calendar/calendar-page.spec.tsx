import { afterEach, describe, expect, it } from '@jest/globals';
import type { CalendarChange } from '@duban/contracts';
import type { Role } from '@duban/domain';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { settle, showApp } from '../../shared/testing/in-app';
import { serve } from '../../shared/testing/serve';
import { CalendarPage } from './calendar-page';
import { year2026 } from './fake-year';

const change: CalendarChange = {
  applied: false,
  days: [{ day: '2026-11-26', from: 'workday', to: 'holiday', name: '防汛' }],
  checked: 27,
  moved: 1,
  certain: 0,
  past: 2,
  terms: [
    {
      type: 'notice',
      id: '0198c0de-0000-7000-8000-0000000000d1',
      label: '〔2026〕12号 加快管线迁改',
      unit: '撮镇镇',
      what: 'answer',
      from: '2026-11-27',
      to: '2026-11-30',
      moves: true,
      provisional: false,
    },
  ],
};

const open = async (role: Role, over: Partial<typeof year2026> = {}, answer: object = { body: change }) => {
  const log = serve(({ method, url, body }) => {
    if (url.pathname.startsWith('/api/calendar/20')) return { body: { ...year2026, ...over } };
    if (method !== 'PUT') return undefined;
    const { preview } = body as { preview: boolean };
    return preview ? (answer as { body: unknown }) : { body: { ...change, applied: true } };
  });
  await showApp([{ path: '/calendar', element: <CalendarPage /> }], '/calendar?year=2026', role);
  await settle(20);
  return log;
};
const sent = (log: Awaited<ReturnType<typeof open>>) => log.filter(({ method }) => method === 'PUT');
afterEach(cleanup);

describe('the calendar', () => {
  it('shows everybody the year, its holidays with their swaps, its source and the office hours', async () => {
    await open('enterprise');
    expect(document.querySelectorAll('table.month').length).toBe(12);
    expect(screen.getByText('248 个工作日，其中调休上班 6 天')).toBeTruthy();
    const feast = screen.getByText('春节').closest('div') as HTMLElement;
    expect(feast.textContent).toBe('春节02-15 – 02-239 天班 02-14 周六、02-28 周六');
    expect(screen.getByText(year2026.source).closest('a')).toBeTruthy();
    expect(screen.getByText('每天 6 小时 30 分')).toBeTruthy();
    expect(screen.getByText(/管理员 将 05-15 周五 改为休息（防汛），3 件期限移动：全县防汛/)).toBeTruthy();
    // nothing to press for who may not change it
    expect(document.querySelector('button.day')).toBeNull();
    expect(screen.queryByText('导入年历…')).toBeNull();
    expect(screen.queryByText('督办规则')).toBeNull();
  });

  it('says of a year that is not announced that every term that reaches it is provisional', async () => {
    await open('monitor', { status: 'estimated' });
    expect(screen.getByText('2026 年放假安排尚未公布')).toBeTruthy();
    expect(screen.getByText('督办规则')).toBeTruthy();
  });

  it('is walked with the arrow keys: one stop for the tab key', async () => {
    await open('admin');
    const stops = [...document.querySelectorAll<HTMLElement>('button.day')].filter(
      (day) => day.tabIndex === 0,
    );
    expect(stops.map((day) => day.dataset.day)).toEqual(['2026-11-20']);
    act(() => stops[0]?.focus());
    fireEvent.keyDown(stops[0] as HTMLElement, { key: 'ArrowDown' });
    expect((document.activeElement as HTMLElement).dataset.day).toBe('2026-11-27');
    fireEvent.keyDown(document.activeElement as HTMLElement, { key: 'PageUp' });
    expect((document.activeElement as HTMLElement).dataset.day).toBe('2026-10-27');
  });

  it('changes a day only after what moves was seen and a reason was given', async () => {
    const log = await open('admin');
    fireEvent.click(screen.getByLabelText('改 11-26 周四，现为工作日'));
    const foresee = screen.getByText('看影响');
    expect((foresee as HTMLButtonElement).disabled).toBe(true); // a day off has a name
    fireEvent.change(screen.getByLabelText('名称'), { target: { value: '防汛' } });
    await act(async () => fireEvent.click(foresee));
    await settle(20);
    expect(sent(log).map(({ body }) => body)).toEqual([
      { kind: 'off', name: '防汛', preview: true, reason: '影响' },
    ]);
    const preview = screen.getByLabelText('影响');
    expect(within(preview).getByText('1 件期限移动')).toBeTruthy();
    expect(preview.textContent).toContain('11-26 周四 工作日 → 放假 防汛');
    expect(preview.textContent).toContain('2 件已办结的督办经过这些日子');
    const row = within(preview).getByText('〔2026〕12号 加快管线迁改').closest('tr') as HTMLElement;
    expect(row.textContent).toContain('办结11-27 周五11-30 周一');
    const enforce = screen.getByText('改日历');
    expect((enforce as HTMLButtonElement).disabled).toBe(true);
    fireEvent.change(screen.getByLabelText(/^理由/), { target: { value: '全县防汛' } });
    await act(async () => fireEvent.click(enforce));
    await settle(20);
    expect(sent(log).at(-1)?.body).toEqual({ kind: 'off', name: '防汛', preview: false, reason: '全县防汛' });
  });

  it('wants another look when the wish has changed', async () => {
    await open('admin');
    fireEvent.click(screen.getByLabelText('改 11-26 周四，现为工作日'));
    fireEvent.change(screen.getByLabelText('名称'), { target: { value: '防汛' } });
    await act(async () => fireEvent.click(screen.getByText('看影响')));
    await settle(20);
    fireEvent.change(screen.getByLabelText('名称'), { target: { value: '抗旱' } });
    expect(screen.queryByText('改日历')).toBeNull();
    expect(screen.getByText('看影响')).toBeTruthy();
  });

  it('says field by field what the server refuses, and what is allowed', async () => {
    const refused = {
      status: 422,
      body: {
        code: 'calendar-refused',
        facts: {},
        fields: [{ path: 'name', code: 'name-missing', facts: { day: '2026-11-26' } }],
        requestId: 'r',
      },
    };
    await open('admin', {}, refused);
    fireEvent.click(screen.getByLabelText('改 11-26 周四，现为工作日'));
    fireEvent.change(screen.getByLabelText('名称'), { target: { value: '防汛' } });
    await act(async () => fireEvent.click(screen.getByText('看影响')));
    await settle(20);
    expect(document.querySelector('[role=alert]')?.textContent).toBe('2026-11-26 没有名称，请写节日或原因');
  });

  it('judges office hours while they are typed', async () => {
    await open('admin');
    fireEvent.click(screen.getByText('改作息…'));
    fireEvent.change(screen.getByLabelText('第 2 段开始'), { target: { value: '11:30' } });
    expect(screen.getByText('要晚于上一段结束的 12:00')).toBeTruthy();
    expect((screen.getByText('看影响') as HTMLButtonElement).disabled).toBe(true);
    fireEvent.click(screen.getByLabelText('删去第 2 段'));
    expect((screen.getByText('看影响') as HTMLButtonElement).disabled).toBe(false);
  });

  it('reads a file of a year, and names the lines that are wrong', async () => {
    await open('admin');
    fireEvent.click(screen.getByText('导入年历…'));
    const days = year2026.days.map(({ day, name, working }) => ({ name, date: day, isOffDay: !working }));
    const choose = async (content: object) => {
      const file = new File([JSON.stringify(content, null, 1)], '2026.json', { type: 'application/json' });
      file.text = () => Promise.resolve(JSON.stringify(content, null, 1));
      await act(async () =>
        fireEvent.change(screen.getByLabelText('选文件…'), { target: { files: [file] } }),
      );
      await settle(20);
    };
    await choose({ year: 2026, papers: [], days: [...days, days[0]] });
    const alert = document.querySelector('[role=alert]');
    expect(alert?.textContent).toContain('有 2 处不对，文件没有读入');
    expect(alert?.textContent).toMatch(/第 \d+ 行 2026-01-01 出现两次，前面第 1 条已有/);
    expect((screen.getByText('看影响') as HTMLButtonElement).disabled).toBe(true);
    await choose({ year: 2026, papers: ['x'], days });
    expect(screen.getByText(/2026 年，休 33 天，班 6 天，依据 1 份/)).toBeTruthy();
    expect((screen.getByText('看影响') as HTMLButtonElement).disabled).toBe(false);
  });
});
