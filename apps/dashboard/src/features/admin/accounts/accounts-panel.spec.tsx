import { afterEach, expect, it } from '@jest/globals';
import type { Account } from '@duban/contracts';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { ids, settle, showApp } from '../../../shared/testing/in-app';
import { serve } from '../../../shared/testing/serve';
import { AccountsPanel } from './accounts-panel';

const account: Account = {
  id: '0198c0de-0000-7000-8000-0000000000a2',
  username: 'wanghaitao',
  name: '王海涛',
  title: '项目办主任',
  roles: ['handler'],
  org: { id: ids.org, name: '撮镇镇人民政府', shortName: '撮镇镇' },
  disabled: false,
  lockedUntil: null,
  lastSeenAt: null,
  mustChangePassword: false,
  version: 3,
};

const open = () => {
  const log = serve(({ method }) =>
    method === 'PATCH'
      ? { body: { account, oneTimePassword: 'k7-Wm4-pq9Z' } }
      : { body: { items: [account, { ...account, id: ids.account, name: '郭磊' }], can: [] } },
  );
  return showApp([{ path: '/admin', element: <AccountsPanel /> }], '/admin', 'admin').then(() => log);
};
afterEach(cleanup);

it('tells a new password once, and never again', async () => {
  const log = await open();
  fireEvent.click(screen.getByRole('button', { name: '重置密码…' }));
  expect(screen.getByText('重置 王海涛 的密码？')).toBeTruthy();
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '重置密码' })));
  await settle(20);
  expect(log.find(({ method }) => method === 'PATCH')?.body).toEqual({ resetPassword: true, version: 3 });
  expect(screen.getByText('k7-Wm4-pq9Z')).toBeTruthy();
  // Esc would lose it
  const dialog = screen.getByText('k7-Wm4-pq9Z').closest('dialog') as HTMLDialogElement;
  expect(fireEvent(dialog, new Event('cancel', { cancelable: true }))).toBe(false);
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '已告知本人，关闭' })));
  expect(screen.queryByText('k7-Wm4-pq9Z')).toBeNull();
  expect(document.body.innerHTML).not.toContain('k7-Wm4-pq9Z');
});

it('offers nobody to reset or disable the account they sit on', async () => {
  await open();
  const own = screen.getByRole('group', { name: '郭磊 的办理' });
  expect(own.textContent).toBe('修改…');
});
