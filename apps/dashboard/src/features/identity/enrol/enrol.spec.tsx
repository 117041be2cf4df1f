import { afterEach, describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { settle, showApp } from '../../../shared/testing/in-app';
import { serve } from '../../../shared/testing/serve';
import { EnrolPage } from './enrol-page';
import { EnrolmentsPage } from './enrolments-page';

const WISH = {
  企业全称: '安徽联晟机械制造有限公司',
  统一社会信用代码: '91350100m000100y43',
  联系人: '林晓',
  联系电话: '13855100000',
  用户名: 'liansheng',
  密码: 'Right-2026-x',
};
const row = {
  id: '0198c0de-0000-7000-8000-0000000000e1',
  state: 'waiting',
  name: '安徽联晟机械制造有限公司',
  creditCode: '91350100M000100Y43',
  contactName: '林晓',
  phone: '13855100000',
  username: 'liansheng',
  filedAt: '2026-11-20T02:00:00Z',
  org: null,
  decidedBy: null,
  decidedAt: null,
  reason: '',
  version: 1,
};
afterEach(cleanup);

const show = async (state: object | null = null) => {
  await act(async () => {
    render(
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter initialEntries={[{ pathname: '/enrol', state }]}>
          <EnrolPage />
        </MemoryRouter>
      </QueryClientProvider>,
    );
  });
};
const fill = (wish: Record<string, string>) =>
  Object.entries(wish).forEach(([label, value]) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } }),
  );
const send = () => act(async () => fireEvent.click(screen.getByRole('button', { name: '提交注册' })));

describe('an enterprise that registers', () => {
  it('is told at each field what is wrong before anything is sent', async () => {
    const log = serve(() => ({ body: { done: true } }));
    await show();
    await send();
    expect(screen.getByText('不是 18 位有效的信用代码，请对照营业执照核对。')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('企业全称'));
    fill({ ...WISH, 统一社会信用代码: '91350100M000100Y44' });
    await send();
    expect(screen.getByLabelText('统一社会信用代码').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByLabelText('联系人').getAttribute('aria-invalid')).toBeNull();
    expect(log).toEqual([]);
  });

  it('hears that it was sent, and what comes next', async () => {
    const log = serve(() => ({ body: { done: true } }));
    await show();
    fill(WISH);
    await send();
    await settle(20);
    expect(screen.getByRole('status').textContent).toContain('已提交，等待效能办核对');
    expect(log[0]?.body).toMatchObject({ username: 'liansheng', creditCode: '91350100m000100y43' });
  });

  it('hears at the field that the user name is taken, and by how long it came too often', async () => {
    let problem: object = {
      code: 'taken',
      facts: {},
      fields: [{ path: 'username', code: 'taken', facts: {} }],
    };
    serve(() => ({ status: 409, body: problem }));
    await show();
    fill(WISH);
    await send();
    await settle(20);
    expect(screen.getByText('这个用户名已有人用或正在申请，请换一个。')).toBeTruthy();
    problem = { code: 'too-many-requests', facts: { retryAfterSeconds: 121 } };
    fill({ 用户名: 'another' });
    await send();
    await settle(20);
    expect(screen.getByRole('alert').textContent).toContain('3 分钟后再试');
  });

  it('is led here by the sign-in with how it stands; refused, it may register again', async () => {
    await show({ state: 'waiting', at: '2026-11-20T02:00:00Z', reason: '' });
    expect(screen.getByRole('status').textContent).toContain('11-20 10:00 提交的注册还在核对');
    expect(screen.queryByRole('button', { name: '重新注册' })).toBeNull();
    cleanup();
    await show({ state: 'refused', at: '2026-11-20T02:00:00Z', reason: '名称与营业执照不一致' });
    expect(screen.getByRole('status').textContent).toContain('没有通过这次注册：名称与营业执照不一致');
    fireEvent.click(screen.getByRole('button', { name: '重新注册' }));
    expect(screen.getByLabelText('企业全称')).toBeTruthy();
  });
});

describe('the office', () => {
  const open = async (role: 'monitor' | 'leader') => {
    const log = serve(({ method, url }) => {
      if (method === 'POST') return { body: { ...row, state: 'refused' } };
      if (url.pathname.endsWith('/duties')) return { body: { enrolments: 1 } };
      return { body: { items: [row], next: null, total: 1 } };
    });
    await showApp([{ path: '/enrolments', element: <EnrolmentsPage /> }], '/enrolments', role);
    await settle(20);
    return log;
  };

  it('compares and refuses with a reason', async () => {
    const log = await open('monitor');
    const line = screen.getByRole('heading', { name: row.name }).closest('li') as HTMLElement;
    expect(line.textContent).toContain('91350100M000100Y43');
    expect(line.textContent).toContain('系统里没有这个代码的单位，通过后新建');
    fireEvent.click(within(line).getByRole('button', { name: '不通过…' }));
    const dialog = screen.getByText(`不通过 ${row.name} 的注册？`).closest('dialog') as HTMLElement;
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '名称不一致' } });
    await act(async () => fireEvent.click(within(dialog).getByRole('button', { name: '不通过' })));
    await settle(20);
    expect(log.find(({ method }) => method === 'POST')?.body).toEqual({
      granted: false,
      reason: '名称不一致',
      version: 1,
    });
  });

  it('is the only one who has this page', async () => {
    const log = await open('leader');
    expect(screen.getByText('没有这一页')).toBeTruthy();
    expect(log.some(({ url }) => url.pathname.endsWith('/enrolments'))).toBe(false);
  });
});
