import { afterEach, expect, it } from '@jest/globals';
import type { ComplaintLine } from '@duban/contracts';
import type { Role } from '@duban/domain';
import { cleanup, screen, within } from '@testing-library/react';
import { showApp } from '../../../shared/testing/in-app';
import { serve } from '../../../shared/testing/serve';
import { line } from '../fake-complaint';
import { ComplaintsPage } from './complaints-page';

afterEach(cleanup);
const counts = {
  mine: 1,
  open: 2,
  overdue: 0,
  filed: 1,
  assigning: 0,
  handling: 1,
  callBack: 0,
  asked: 0,
};
async function open(items: ComplaintLine[], role: Role, at = '/complaints') {
  const log = serve(({ url }) =>
    url.pathname === '/api/complaints'
      ? { body: { items, next: null, total: items.length, counts } }
      : undefined,
  );
  await showApp([{ path: '/complaints', element: <ComplaintsPage /> }], at, role);
  return log;
}

it('shows an enterprise its own: stage, who has it, the light and the due day', async () => {
  await open([line], 'enterprise');
  const item = screen.getByRole('listitem');
  expect(item.textContent).toContain('办理中');
  expect(item.textContent).toContain('现在由 撮镇镇人民政府 办理');
  expect(item.textContent).toContain('剩 5 个工作日11-27 周五');
  expect(within(item).getByRole('img', { name: '绿灯：答复还剩 5 个工作日' })).toBeTruthy();
  expect(screen.getByRole('link', { name: '反映问题' }).getAttribute('href')).toBe('/complaints/new');
});

it('never names the sender where the server does not', async () => {
  await open([{ ...line, confidentiality: 'sealed', senderName: null }], 'handler');
  expect(screen.getByRole('row', { name: /北门雨水管网未接通/ }).textContent).toContain('求助 · 一家企业');
});

it('asks for what stands in the address, and shows a unit none of the views of the office', async () => {
  const log = await open([], 'handler', '/complaints?view=overdue&category=conduct&sort=oldest');
  expect(Object.fromEntries(log[0]?.url.searchParams ?? [])).toEqual({
    view: 'overdue',
    category: 'conduct',
    sort: 'oldest',
    limit: '50',
  });
  const views = within(screen.getByRole('navigation', { name: '诉求视图' })).getAllByRole('link');
  expect(views.map(({ textContent }) => textContent)).toEqual([
    '待我办1',
    '在办2',
    '超时0',
    '办理中1',
    '已办结',
    '全部',
  ]);
  expect(screen.getByText('没有超时的诉求')).toBeTruthy();
});
