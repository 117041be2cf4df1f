import { getMyChannels, saveMyChannels, tryChannel, type Input } from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { startApp, type TestApp, type TestUser } from '@duban/testing';
import { MessagesModule } from './index';
import { readMail, startMailbox, startRobot, type Mailbox, type Robot } from './testing/sinks';

let app: TestApp;
let mailbox: Mailbox;
let robot: Robot;
let wang: TestUser;

beforeEach(async () => {
  [mailbox, robot] = [await startMailbox(), await startRobot()];
  app = await startApp({
    modules: [IdentityModule, MessagesModule],
    env: { SMTP_URL: mailbox.url, WEBHOOK_HOSTS: robot.host },
  });
  wang = await app.as('handler');
});
afterEach(async () => {
  await app.close();
  await Promise.all([mailbox.close(), robot.close()]);
});

type Wish = Input<typeof saveMyChannels>['body'];
const quiet = { from: '21:00', to: '07:30', daysOff: true, dailyAt: '09:00' };
const email = { channel: 'email', address: 'wang@feidong.example', active: true } as const;
const wecom = () =>
  ({
    channel: 'wecom',
    address: `http://${robot.host}/cgi-bin/webhook/send?key=693a91f6-7abc`,
    active: true,
  }) as const;
const dingtalk = () =>
  ({
    channel: 'dingtalk',
    address: `http://${robot.host}/robot/send?access_token=0123456789`,
    active: true,
  }) as const;
const save = (...channels: Wish['channels']) => wang.call(saveMyChannels, { body: { channels, quiet } });
const refused = (...channels: Wish['channels']) =>
  wang.refusal(saveMyChannels, { body: { channels, quiet } });
const trial = (channel: 'email' | 'wecom' | 'dingtalk') => wang.call(tryChannel, { params: { channel } });
const refusedTrial = (channel: 'email' | 'wecom' | 'dingtalk') =>
  wang.refusal(tryChannel, { params: { channel } });

it('begins with no channel and the quiet hours of the county', async () =>
  expect(await wang.call(getMyChannels)).toEqual({
    channels: [],
    quiet: { from: '20:00', to: '08:00', daysOff: true, dailyAt: '08:30' },
    emailReady: true,
  }));

it('keeps channels and quiet hours, and gives no secret away', async () => {
  const saved = await save(email, { ...dingtalk(), secret: 'SEC-of-wang' });
  expect(saved).toEqual({
    channels: [
      {
        channel: 'dingtalk',
        address: `http://${robot.host}/robot/send?access_token=••••••6789`,
        hasSecret: true,
        active: true,
      },
      { channel: 'email', address: 'wang@feidong.example', hasSecret: false, active: true },
    ],
    quiet,
    emailReady: true,
  });
  expect(JSON.stringify(saved)).not.toMatch(/SEC-of-wang|012345/);
  const [event] = await app.query<{ data: object }>(`select data from events where type = 'account.changed'`);
  expect(event?.data).toEqual({ fields: ['channels'], channels: ['email', 'dingtalk'] });
});

it('keeps the address that comes back masked, and the secret that is not sent; null takes it away', async () => {
  await save({ ...dingtalk(), secret: 'SEC-of-wang' });
  const shown = (await wang.call(getMyChannels)).channels[0];
  await save({ channel: 'dingtalk', address: shown?.address ?? '', active: false });
  const kept = () =>
    app.query<{ address: string; secret: string | null; active: boolean }>(
      'select address, secret, active from message_channels',
    );
  expect(await kept()).toEqual([{ address: dingtalk().address, secret: 'SEC-of-wang', active: false }]);
  await save({ ...dingtalk(), secret: null });
  expect((await kept())[0]?.secret).toBeNull();
});

it('calls only where the two houses live and where the environment says', async () => {
  const place = (code: string) => ({ status: 400, fields: [{ path: 'channels.0.address', code }] });
  expect(await refused({ ...email, address: 'nobody' })).toMatchObject(place('not-an-email'));
  expect(
    await refused({ ...wecom(), address: 'http://169.254.169.254/cgi-bin/webhook/send?key=1' }),
  ).toMatchObject(place('wrong-host'));
  expect(await refused({ ...wecom(), address: `http://${robot.host}/admin?key=1` })).toMatchObject(
    place('wrong-path'),
  );
  expect(await refused(email, email)).toMatchObject({
    fields: [{ path: 'channels.1.channel', code: 'duplicate' }],
  });
});

it('shows and changes only the own channels', async () => {
  await save(email);
  const other = await app.as('handler');
  expect((await other.call(getMyChannels)).channels).toEqual([]);
  await other.call(saveMyChannels, { body: { channels: [], quiet } });
  expect((await wang.call(getMyChannels)).channels).toHaveLength(1);
});

describe('a trial message', () => {
  it('comes at once, by every channel', async () => {
    await save(email, wecom(), { ...dingtalk(), secret: 'SEC-of-wang' });
    for (const channel of ['email', 'wecom', 'dingtalk'] as const) await trial(channel);
    expect(mailbox.mails).toHaveLength(1);
    expect(mailbox.mails[0]?.to).toEqual(['wang@feidong.example']);
    expect(readMail(mailbox.mails[0]?.raw ?? '')).toMatchObject({ subject: '督办系统：测试消息' });
    const [toWecom, toDingtalk] = robot.posts;
    expect(toWecom).toMatchObject({
      path: '/cgi-bin/webhook/send?key=693a91f6-7abc',
      body: { msgtype: 'markdown', markdown: { content: expect.stringContaining('测试消息') } },
    });
    expect(toDingtalk?.path).toMatch(/^\/robot\/send\?access_token=0123456789&timestamp=\d{13}&sign=/);
    expect(toDingtalk?.body).toMatchObject({
      msgtype: 'markdown',
      markdown: { title: '督办系统：测试消息', text: expect.stringContaining('测试消息') },
    });
    expect(await app.query('select 1 from deliveries')).toEqual([]);
  });

  it('says why it did not come, and gives no key away', async () => {
    await save(email, wecom());
    mailbox.accept(false);
    expect(await refusedTrial('email')).toMatchObject({
      status: 422,
      code: 'channel-refused',
      facts: { reason: 'refused', channel: 'email' },
    });
    robot.answer({ body: { errcode: 93000, errmsg: 'invalid webhook url, hint: [1]' } });
    expect(await refusedTrial('wecom')).toMatchObject({
      facts: { reason: 'refused', detail: '93000 invalid webhook url, hint: [1]' },
    });
    robot.answer({ status: 302, location: 'http://127.0.0.1:1/secret' });
    expect(await refusedTrial('wecom')).toMatchObject({ facts: { reason: 'refused', detail: 'HTTP 302' } });
    await robot.close();
    const problem = await refusedTrial('wecom');
    expect(problem).toMatchObject({ facts: { reason: 'unreachable', detail: '' } });
    expect(JSON.stringify(problem)).not.toContain('693a91f6');
    expect(await refusedTrial('dingtalk')).toMatchObject({ facts: { reason: 'not-there' } });
  });

  it('cannot be used to fill a mailbox', async () => {
    await save(email);
    for (let i = 0; i < 6; i++) await trial('email');
    expect(await refusedTrial('email')).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(mailbox.mails).toHaveLength(6);
  });
});

it('does not offer e-mail where there is no mail server', async () => {
  const bare = await startApp({ modules: [IdentityModule, MessagesModule] });
  const li = await bare.as('handler');
  expect((await li.call(getMyChannels)).emailReady).toBe(false);
  expect(await li.refusal(saveMyChannels, { body: { channels: [email], quiet } })).toMatchObject({
    fields: [{ path: 'channels.0.active', code: 'no-mail-server' }],
  });
  await li.call(saveMyChannels, { body: { channels: [{ ...email, active: false }], quiet } });
  await bare.close();
});
