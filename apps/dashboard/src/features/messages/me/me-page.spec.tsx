import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { MyChannels } from '@duban/contracts';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { showApp } from '../../../shared/testing/in-app';
import { type Asked, serve } from '../../../shared/testing/serve';
import { MePage } from './me-page';

let mine: MyChannels;
let asked: Asked[];
let refusal: { path: string; code: string } | null;
let trial: { status?: number; body: unknown };

beforeEach(() => {
  mine = {
    channels: [{ channel: 'email', address: 'wang@feidong.example', hasSecret: false, active: true }],
    quiet: { from: '20:00', to: '08:00', daysOff: true, dailyAt: '08:30' },
    emailReady: true,
  };
  refusal = null;
  trial = { body: { done: true } };
  asked = serve(({ method, url, body }) => {
    if (url.pathname.endsWith('/trial')) return trial;
    if (method === 'GET') return { body: mine };
    if (refusal)
      return {
        status: 400,
        body: { code: 'invalid', facts: {}, requestId: 'r', fields: [{ ...refusal, facts: {} }] },
      };
    const { channels, quiet } = body as { channels: MyChannels['channels']; quiet: MyChannels['quiet'] };
    mine = { ...mine, quiet, channels: channels.map((each) => ({ ...each, hasSecret: false })) };
    return { body: mine };
  });
});
afterEach(cleanup);

const open = async () => {
  await showApp([{ path: '/me', element: <MePage /> }], '/me', 'handler');
  await screen.findByRole('group', { name: '电子邮件' });
};
const puts = () => asked.filter(({ method }) => method === 'PUT');
const group = (name: string) => within(screen.getByRole('group', { name }));
const save = () => fireEvent.click(screen.getByRole('button', { name: '保存' }));

it('saves what was typed, and leaves out what is empty', async () => {
  await open();
  const wecom = group('企业微信群机器人');
  fireEvent.change(wecom.getByLabelText('Webhook 地址'), {
    target: { value: ' https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1 ' },
  });
  fireEvent.click(wecom.getByLabelText('启用'));
  fireEvent.change(screen.getByLabelText('从'), { target: { value: '21:00' } });
  save();
  await waitFor(() => expect(puts()).toHaveLength(1));
  expect(puts()[0]).toMatchObject({
    body: {
      channels: [
        { channel: 'email', address: 'wang@feidong.example', active: true },
        { channel: 'wecom', address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1', active: true },
      ],
      quiet: { from: '21:00', to: '08:00', daysOff: true, dailyAt: '08:30' },
    },
  });
});

it('asks for an address before it is switched on, without asking the server', async () => {
  await open();
  fireEvent.click(group('钉钉群机器人').getByLabelText('启用'));
  save();
  expect((await group('钉钉群机器人').findByRole('alert')).textContent).toContain('启用前请填地址');
  expect(puts()).toEqual([]);
});

it('shows what the server refused at its channel', async () => {
  await open();
  fireEvent.change(group('钉钉群机器人').getByLabelText('Webhook 地址'), {
    target: { value: 'http://10.0.0.1/x' },
  });
  refusal = { path: 'channels.1.address', code: 'wrong-host' };
  save();
  expect((await group('钉钉群机器人').findByRole('alert')).textContent).toContain('只能用钉钉的地址');
});

it('tries what is kept, and says why it did not come', async () => {
  await open();
  const email = group('电子邮件');
  fireEvent.click(email.getByRole('button', { name: '试发一条' }));
  await waitFor(() => expect(email.getByRole('status').textContent).toBe('已发出，请到邮件查看'));
  trial = {
    status: 422,
    body: {
      code: 'channel-refused',
      facts: { reason: 'refused', detail: '550 no such user', channel: 'email' },
      requestId: 'r',
    },
  };
  fireEvent.click(email.getByRole('button', { name: '试发一条' }));
  await waitFor(() => expect(email.getByRole('status').textContent).toContain('对方没有接受'));
  expect(email.getByRole('status').textContent).toContain('550 no such user');
  fireEvent.change(email.getByLabelText('邮箱地址'), { target: { value: 'other@feidong.example' } });
  expect(email.getByRole('button', { name: '试发一条' })).toHaveProperty('disabled', true);
});

it('cannot switch e-mail on where the server sends none, and says so', async () => {
  mine = { ...mine, channels: [], emailReady: false };
  await open();
  expect(group('电子邮件').getByLabelText('启用')).toHaveProperty('disabled', true);
  expect(group('电子邮件').getByText(/没有配置邮件/)).toBeTruthy();
});
