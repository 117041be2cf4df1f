import { afterEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { settle, showApp } from '../../../shared/testing/in-app';
import { serve } from '../../../shared/testing/serve';
import { complaint } from '../fake-complaint';
import { FollowPage } from './follow-page';

const CODE = '4TBA-BSF4-ECAF-FX8W';
afterEach(cleanup);

async function open(found: boolean) {
  const log = serve(({ url }) =>
    url.pathname === '/api/public/complaints/follow' && found
      ? {
          body: {
            ...complaint,
            confidentiality: 'anonymous',
            sender: null,
            senderName: null,
            can: ['note', 'withdraw'],
          },
        }
      : undefined,
  );
  const shown = await showApp(
    [{ path: '/tell/follow', element: <FollowPage /> }],
    '/tell/follow',
    'enterprise',
  );
  return { log, ...shown };
}
const look = async (code: string) => {
  fireEvent.change(screen.getByLabelText('查询码'), { target: { value: code } });
  fireEvent.click(screen.getByRole('button', { name: '查看' }));
  await settle(20);
};

it('asks nobody for what can be no code', async () => {
  const { log } = await open(true);
  await look('4TBA-BSF4');
  expect(screen.getByRole('alert').textContent).toContain('16 位');
  expect(log).toEqual([]);
});

it('follows by the code, however it was typed, and keeps it out of the address and of the device', async () => {
  const { log, at } = await open(true);
  await look('4tba bsf4ecaffx8w');
  expect(log.map(({ method, body }) => [method, body])).toEqual([
    ['POST', { receipt: CODE.replaceAll('-', '') }],
  ]);
  expect(screen.getByRole('heading', { name: complaint.title })).toBeTruthy();
  expect(at().pathname + at().search).toBe('/tell/follow');
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toMatch(/4TBA/i);
});

it('says that there is no such code', async () => {
  await open(false);
  await look(CODE);
  expect(screen.getByRole('alert').textContent).toContain('没有这个查询码');
});
