import { afterEach, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { homeOf } from '../../shared/session';
import { safeNext } from './next-page';
import { SignInPage } from './sign-in-page';

const status = {
  demo: true,
  operator: '数据资源局',
  needsSetup: false,
  accounts: [{ username: 'monitor', password: 'p-1', name: '陈静', role: 'monitor' }],
};
const problem = { code: 'account-locked', facts: { until: '2026-11-22T02:45:00Z' }, requestId: 'r' };

function serve(): void {
  globalThis.fetch = (url, init) => {
    const json = String(url).endsWith('/public-status') ? status : problem;
    const code = String(url).endsWith('/public-status') ? 200 : 401;
    return Promise.resolve({
      ok: code === 200,
      status: code,
      headers: new Map(),
      json: () => Promise.resolve(init?.method === 'GET' && code === 401 ? { code: 'not-signed-in' } : json),
    } as unknown as Response);
  };
}

const show = async () => {
  serve();
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  await act(async () => {
    render(
      <QueryClientProvider client={client}>
        <MemoryRouter initialEntries={['/sign-in']}>
          <SignInPage />
        </MemoryRouter>
      </QueryClientProvider>,
    );
    await new Promise((done) => setTimeout(done, 20));
  });
};
afterEach(cleanup);

it('fills the form from a demonstration account and tells until when it is locked', async () => {
  await show();
  fireEvent.click(await screen.findByText('效能办监督员'));
  expect(screen.getByLabelText<HTMLInputElement>('用户名').value).toBe('monitor');
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '登录' })));
  expect(screen.getByRole('alert').textContent).toBe('输错次数过多，账号锁定到 11-22 10:45。');
});

it('says what is missing before it asks the server', async () => {
  await show();
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '登录' })));
  expect(screen.getByText('请填用户名。')).toBeTruthy();
});

it('leads back only to pages of this house', () => {
  expect(safeNext('/notices?view=mine')).toBe('/notices?view=mine');
  for (const bad of ['//evil.example', '/\\evil.example', 'https://evil.example', '/sign-in', null]) {
    expect(safeNext(bad)).toBeNull();
  }
});

it('lands each role on what it must do', () => {
  expect(homeOf(['handler', 'reporter'])).toBe('/notices?view=mine');
  expect(homeOf(['leader'])).toBe('/leader');
  expect(homeOf(['admin'])).toBe('/admin');
});
