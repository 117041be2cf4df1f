import { afterEach, expect, it } from '@jest/globals';
import type { Answer, EngineState, getEngine } from '@duban/contracts';
import type { Role } from '@duban/domain';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { Toasts } from '../../shared/components/toast';
import { settle, showApp } from '../../shared/testing/in-app';
import { serve } from '../../shared/testing/serve';
import { EnginePage } from './engine-page';
import type { FailedTask } from './failed-panel';

const state: EngineState = {
  at: '2026-11-20T02:24:06.000Z',
  lastSweepAt: '2026-11-20T02:24:03.000Z',
  lastSweepMs: 4,
  late: false,
  lateAfterSeconds: 15,
  oldestDueAt: null,
  overdueTasks: 0,
  failedTasks: 0,
  pendingTasks: 310,
  queueDepth: 2,
  queue: 'postgres',
  fired: 1204,
};
const forecast: Answer<typeof getEngine>['forecast'] = [
  { day: '2026-11-23', working: true, provisional: false, rungs: { warning: 3, 'reminder-1': 1 } },
];
const task: FailedTask = {
  id: '77',
  kind: 'notice.rung-due',
  subject: '0198c0de-0000-7000-8000-0000000000d1',
  dueAt: '2026-11-20T01:00:00.000Z',
  attempts: 8,
  state: 'failed',
  error: 'null value in column "unit_id"',
};

// jsdom measures nothing and knows no dialogs
const box = { x: 0, y: 0, left: 0, top: 0, right: 800, bottom: 220, width: 800, height: 220 };
HTMLElement.prototype.getBoundingClientRect = () => ({ ...box, toJSON: () => box });
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
afterEach(cleanup);

type Given = {
  state?: Partial<EngineState>;
  tasks?: FailedTask[];
  refuse?: { status: number; body: object };
};
async function show(role: Role, { state: more = {}, tasks = [], refuse }: Given = {}) {
  const log = serve(({ method, url }) => {
    if (method === 'POST') return refuse ?? { body: state };
    if (url.pathname === '/api/engine')
      return { body: { state: { ...state, ...more }, forecast, tasks: [] } };
    return { body: { items: tasks, next: null, total: tasks.length } };
  });
  const element = (
    <>
      <EnginePage />
      <Toasts />
    </>
  );
  await showApp([{ path: '/engine', element }], '/engine', role);
  await settle(20);
  return log;
}
const figure = (label: string) => screen.getByText(label).closest('.figure')?.textContent;

it('says how the engine is in words and in figures with their basis', async () => {
  await show('monitor');
  expect(screen.getByText('正常').parentElement?.textContent).toBe('正常 按时巡检，到点的事项都已办理。');
  expect(figure('最近巡检')).toBe('最近巡检10:24:033 秒前，用时 4 毫秒');
  expect(figure('队列等候')).toBe('队列等候2个唤醒信号，PostgreSQL');
  expect(figure('待办任务')).toContain('310');
  expect(screen.getByText('没有失败的任务')).toBeTruthy();
});

it('says what lies behind, and that nothing is looked at any more', async () => {
  await show('monitor', { state: { oldestDueAt: '2026-11-20T02:19:06.000Z', overdueTasks: 7 } });
  expect(screen.getByText('有积压').parentElement?.textContent).toContain('7 项到点未办');
  expect(figure('最久未办')).toBe('最久未办300秒11-20 10:19 到点，共 7 项');
  cleanup();
  await show('monitor', { state: { late: true, queueDepth: null } });
  expect(screen.getByText('停摆').parentElement?.textContent).toContain('到期的督办不会自动催办、升级');
  expect(figure('队列等候')).toContain('不通');
});

it('tells what the ladders will do as a sentence, with the table behind the drawing', async () => {
  await show('leader');
  expect(screen.getAllByText(/将触发 4 级，最多的一天 11-23 周一，4 级/).length).toBeGreaterThan(0);
  fireEvent.click(screen.getByText('看数据表'));
  const row = [...document.querySelectorAll('dialog tbody tr')].map((tr) => tr.textContent);
  expect(row).toEqual(['11-23 周一4' + '031000' + '已公布']);
});

it('shows failed tasks to who may know, and lets only the administrator settle them', async () => {
  await show('monitor', { tasks: [task] });
  expect(screen.getByText('阶梯到点')).toBeTruthy();
  expect(screen.getByText(task.subject).getAttribute('href')).toBe(`/notices/${task.subject}`);
  expect(screen.getByText(task.error)).toBeTruthy();
  expect(screen.queryByText('重试…')).toBeNull();
  cleanup();
  await show('admin', { tasks: [task] });
  expect(screen.getByText(task.subject).tagName).not.toBe('A');
  expect(screen.getByText('重试…')).toBeTruthy();
});

it('says what will not happen before a task is given up, and asks for the reason', async () => {
  const log = await show('admin', { tasks: [task] });
  fireEvent.click(screen.getByText('放弃…'));
  expect(screen.getByText('放弃「阶梯到点」？')).toBeTruthy();
  expect(screen.getByText(/预警、催办、拟牌、呈报都不会自动发生/)).toBeTruthy();
  const act = screen.getByText('放弃任务') as HTMLButtonElement;
  expect(act.disabled).toBe(true);
  fireEvent.change(screen.getByRole('textbox', { hidden: true }), { target: { value: '项目已终止' } });
  fireEvent.click(act);
  await settle(20);
  const sent = log.find(({ method }) => method === 'POST');
  expect([sent?.url.pathname, sent?.body]).toEqual([
    '/api/engine/failed-tasks/77/discard',
    { reason: '项目已终止' },
  ]);
  expect(screen.getByText('已放弃')).toBeTruthy();
});

it('says why a task cannot be retried, and that one is gone by now', async () => {
  const retry = async (refuse: { status: number; body: object }) => {
    await show('admin', { tasks: [task], refuse });
    fireEvent.click(screen.getByText('重试…'));
    fireEvent.change(screen.getByRole('textbox', { hidden: true }), { target: { value: '再试' } });
    fireEvent.click(screen.getByText('立即重试'));
    await settle(20);
  };
  const facts = { reason: 'task-replaced', dueAt: '2026-11-21T01:00:00.000Z' };
  await retry({ status: 422, body: { code: 'forbidden-move', facts, requestId: 'r' } });
  expect(screen.getByRole('alert', { hidden: true }).textContent).toContain('同一件事已重新排定');
  cleanup();
  await retry({ status: 404, body: { code: 'not-found', facts: {}, requestId: 'r' } });
  expect(screen.getByText('这项任务已经办完，或已被处理。')).toBeTruthy();
});

it('is no page for who may not know', async () => {
  await show('handler');
  expect(screen.getByText('没有这一页')).toBeTruthy();
});
