import { afterEach, expect, it } from '@jest/globals';
import type { Role } from '@duban/domain';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { setLang } from '../i18n/i18n';
import type { EngineWord, Live } from '../live/live';
import { LiveContext } from '../live/live-context';
import { SessionProvider } from '../session';
import { sessionOf } from '../testing/in-app';
import { EngineStrip } from './engine-strip';
import { Toasts } from './toast';

/** The server's clock stands at 10:24 on 20 November. */
function watching(role: Role, first: EngineWord) {
  let word = first;
  const listeners = new Set<() => void>();
  const live = {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    engine: () => word,
  } as unknown as Live;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SessionProvider session={sessionOf(role)}>
        <LiveContext value={live}>
          <MemoryRouter>
            <EngineStrip />
            <Toasts />
          </MemoryRouter>
        </LiveContext>
      </SessionProvider>
    </QueryClientProvider>,
  );
  return (next: EngineWord) =>
    act(() => {
      word = next;
      listeners.forEach((tell) => tell());
    });
}
const SILENT: EngineWord = { late: true, since: '2026-11-20T02:21:00.000Z' };
const CALM: EngineWord = { late: false, since: null };
afterEach(() => {
  cleanup();
  act(() => setLang('zh'));
});

it('says on every page since when the engine is silent and what that means, and cannot be closed', () => {
  const say = watching('monitor', CALM);
  expect(screen.queryByRole('alert')).toBeNull();
  say(SILENT);
  expect(screen.getByRole('alert').textContent).toBe(
    '督办引擎停摆11-20 10:21 起没有巡检。到期的督办不会自动催办、升级，请立即通知系统管理员。',
  );
  expect(screen.getByText('已停 3 分钟')).toBeTruthy();
  expect(screen.getByText('查看引擎').getAttribute('href')).toBe('/engine');
  expect(screen.queryByRole('button')).toBeNull();
});

it('goes when the engine is back, and says so', () => {
  const say = watching('admin', SILENT);
  say({ late: false, since: '2026-11-20T02:25:00.000Z' });
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByText('督办引擎已恢复巡检，到期的事项正在补办。')).toBeTruthy();
});

it('says when it has never swept', () => {
  watching('auditor', { late: true, since: null });
  expect(screen.getByRole('alert').textContent).toContain('还没有巡检过');
  expect(screen.queryByText(/已停/)).toBeNull();
});

it.each<[Role, boolean]>([
  ['monitor', true],
  ['office-head', true],
  ['leader', true],
  ['auditor', true],
  ['admin', true],
  ['handler', false],
  ['reporter', false],
  ['enterprise', false],
])('is shown to the %s: %s', (role, isShown) => {
  watching(role, SILENT);
  expect(screen.queryByRole('alert') !== null).toBe(isShown);
});

it('speaks English', () => {
  act(() => setLang('en'));
  watching('leader', SILENT);
  expect(screen.getByRole('alert').textContent).toContain('The engine has stopped');
  expect(screen.getByText('for 3 minutes')).toBeTruthy();
});
