import { setTimeout } from 'node:timers/promises';
import {
  changeAccount,
  changePassword,
  createAccount,
  getSession,
  listAccounts,
  openSession,
  type Account,
} from '@duban/contracts';
import { signIn, startApp, until, userOf, watch, type TestApp, type TestUser } from '@duban/testing';
import { IdentityModule } from './index';

let app: TestApp;
let admin: TestUser;
let town: { id: string; name: string };

beforeEach(async () => {
  app = await startApp({ modules: [IdentityModule] });
  admin = await app.as('admin');
  town = await app.given.org({ name: '撮镇镇' });
});
afterEach(() => app.close());

const wish = (over: Partial<Parameters<typeof make>[0]> = {}) => ({
  username: 'zhangsan',
  name: '张三',
  orgId: town.id,
  roles: ['handler'] as Account['roles'],
  ...over,
});
const make = (body: { username: string; name: string; orgId: string; roles: Account['roles'] }) =>
  admin.call(createAccount, { body });
const change = (account: Account, changes: object) =>
  admin.call(changeAccount, {
    params: { accountId: account.id },
    body: { ...changes, version: account.version },
  });
const refused = (account: { id: string; version: number }, changes: object) =>
  admin.refusal(changeAccount, {
    params: { accountId: account.id },
    body: { ...changes, version: account.version },
  });

it('is made with a one-time password, which must be changed at the first sign-in', async () => {
  const { account, oneTimePassword } = await make(wish());
  expect(account).toMatchObject({
    username: 'zhangsan',
    mustChangePassword: true,
    version: 1,
    lastSeenAt: null,
  });
  const user = await signIn(app.url, 'zhangsan', oneTimePassword);
  expect(user.session.mustChangePassword).toBe(true);
  await user.call(changePassword, { body: { current: oneTimePassword, next: 'Another-2026-x' } });
  await signIn(app.url, 'zhangsan', 'Another-2026-x');
  expect(await app.events(account.id)).toEqual([
    'account.created',
    'session.opened',
    'account.changed',
    'session.opened',
  ]);
  const [{ said }] = (await app.query<{ said: string }>(
    `select string_agg(data::text, ' ') as said from events where subject_id = $1`,
    [account.id],
  )) as [{ said: string }];
  expect(said).not.toContain(oneTimePassword);
});

it('is found by any part of its names', async () => {
  await make(wish());
  await make(wish({ username: 'lisi', name: '李四' }));
  const names = async (q?: string) =>
    (await admin.call(listAccounts, { query: { q } })).items.map(({ username }) => username);
  expect(await names('ZHANG')).toEqual(['zhangsan']);
  expect(await names('四')).toEqual(['lisi']);
  expect(await names('撮镇')).toEqual(['lisi', 'zhangsan']);
  expect(await names('%')).toEqual([]);
  expect((await admin.call(listAccounts)).can).toEqual(['account:manage']);
});

it('is the administrator’s to keep, and nobody else’s', async () => {
  for (const role of ['handler', 'monitor', 'office-head', 'leader', 'auditor', 'reporter'] as const) {
    const user = await app.as(role, town);
    expect(await user.refusal(listAccounts)).toMatchObject({ status: 403, code: 'forbidden' });
    expect(await user.refusal(createAccount, { body: wish() })).toMatchObject({ status: 403 });
  }
});

describe('roles', () => {
  it.each<[string, Account['roles']]>([
    ['administration and audit', ['admin', 'auditor']],
    ['administration and business', ['admin', 'monitor']],
    ['audit and business', ['auditor', 'handler']],
    ['the same twice', ['handler', 'handler']],
    ['an enterprise’s in a township', ['enterprise']],
  ])('clash: %s', async (_, roles) =>
    expect(await admin.refusal(createAccount, { body: wish({ roles }) })).toMatchObject({
      status: 422,
      code: 'roles-clash',
    }),
  );

  it('of the county are not for an enterprise', async () => {
    const firm = await app.given.org({ kind: 'enterprise', parent: town });
    expect(
      await admin.refusal(createAccount, { body: wish({ orgId: firm.id, roles: ['monitor'] }) }),
    ).toMatchObject({ code: 'roles-clash' });
    await make(wish({ orgId: firm.id, roles: ['enterprise', 'reporter'] }));
  });
});

it('has a user name of its own, however many ask for it at once', async () => {
  const made = await Promise.allSettled(Array.from({ length: 4 }, () => make(wish())));
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await admin.refusal(createAccount, { body: wish() })).toMatchObject({
    status: 409,
    code: 'taken',
    fields: [{ path: 'username' }],
  });
});

it('needs an organisation in use', async () => {
  const [{ id: closed }] = [await app.given.org()];
  await app.query('update orgs set active = false where id = $1', [closed]);
  for (const orgId of [closed, '00000000-0000-4000-8000-000000000000'])
    expect(await admin.refusal(createAccount, { body: wish({ orgId }) })).toMatchObject({
      status: 400,
      fields: [{ path: 'orgId' }],
    });
});

describe('a change', () => {
  it('of the version somebody else has changed is refused', async () => {
    const { account } = await make(wish());
    await change(account, { title: '科长' });
    expect(await refused(account, { title: '主任' })).toMatchObject({
      status: 409,
      code: 'stale',
      facts: { version: 2 },
    });
  });

  it.each<[string, object]>([
    ['disabled', { disabled: true }],
    ['other roles', { roles: ['reporter'] }],
    ['a new one-time password', { resetPassword: true }],
  ])('ends the sessions and sockets: %s', async (_, changes) => {
    const { account, oneTimePassword } = await make(wish());
    await app.query('update accounts set must_change_password = false where id = $1', [account.id]);
    const user = await signIn(app.url, 'zhangsan', oneTimePassword);
    const socket = await watch(app.url, user);
    const told: string[] = [];
    socket.on('signed-out', ({ reason }: { reason: string }) => told.push(reason));
    await change(account, changes);
    expect(await user.refusal(getSession)).toMatchObject({ code: 'not-signed-in' });
    await until('the socket is cut', async () => !socket.connected, 3);
    expect(told).toEqual(['changed']);
    socket.disconnect();
  });

  it('of the name ends nothing', async () => {
    const { account, oneTimePassword } = await make(wish());
    const user = await signIn(app.url, 'zhangsan', oneTimePassword);
    await change(account, { name: '张三丰' });
    expect(await user.call(getSession)).toMatchObject({ account: { name: '张三丰' } });
  });

  it('gives a new one-time password, which replaces the old one and the lock', async () => {
    const { account, oneTimePassword } = await make(wish());
    for (let i = 0; i < 5; i++)
      await userOf(app.url, '', '').refusal(openSession, { body: { username: 'zhangsan', password: 'x' } });
    const reset = await change(account, { resetPassword: true });
    expect(reset.oneTimePassword).not.toBe(oneTimePassword);
    await expect(signIn(app.url, 'zhangsan', oneTimePassword)).rejects.toThrow('wrong-credentials');
    await signIn(app.url, 'zhangsan', reset.oneTimePassword ?? '');
  });

  it('unlocks', async () => {
    const { account, oneTimePassword } = await make(wish());
    for (let i = 0; i < 5; i++)
      await userOf(app.url, '', '').refusal(openSession, { body: { username: 'zhangsan', password: 'x' } });
    const [locked] = (await admin.call(listAccounts, { query: { q: 'zhangsan' } })).items;
    expect(locked?.lockedUntil).not.toBeNull();
    expect((await change(account, { unlock: true })).account.lockedUntil).toBeNull();
    await signIn(app.url, 'zhangsan', oneTimePassword);
  });

  it('cannot take the office from oneself: somebody must remain', async () => {
    const [own] = (await admin.call(listAccounts)).items.filter(({ roles }) => roles.includes('admin'));
    for (const changes of [{ disabled: true }, { roles: ['monitor'] }, { resetPassword: true }])
      expect(await refused(own as Account, changes)).toMatchObject({
        status: 422,
        code: 'forbidden-move',
        facts: { reason: 'own-account' },
      });
  });

  it('made by two administrators against each other leaves one of them', async () => {
    const other = await app.as('admin');
    const accounts = (await admin.call(listAccounts)).items.filter(({ roles }) => roles.includes('admin'));
    const session = await admin.call(getSession);
    const [mine, theirs] = [
      accounts.find(({ id }) => id === session.account.id) as Account,
      accounts.find(({ id }) => id !== session.account.id) as Account,
    ];
    const disable = (user: TestUser, { id, version }: Account) =>
      user.call(changeAccount, { params: { accountId: id }, body: { disabled: true, version } });
    const gate = app.running.source.createQueryRunner();
    await gate.startTransaction();
    await gate.query('select id from accounts for update');
    const both = Promise.allSettled([disable(admin, theirs), disable(other, mine)]);
    await setTimeout(300);
    await gate.commitTransaction();
    await gate.release();
    expect((await both).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const left = await app.query(`select id from accounts where 'admin' = any(roles) and not disabled`);
    expect(left).toHaveLength(1);
  });

  it('of an account that is not there is told so', async () =>
    expect(
      await refused({ id: '00000000-0000-4000-8000-000000000000', version: 1 }, { name: '某' }),
    ).toMatchObject({ status: 404 }));
});
