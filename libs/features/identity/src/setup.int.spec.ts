import { setTimeout } from 'node:timers/promises';
import { getPublicStatus, listAccounts, setUp } from '@duban/contracts';
import { signIn, startApp, userOf, type TestApp } from '@duban/testing';
import { DemoAccounts, IdentityModule, SetupService } from './index';

const PASSWORD = 'Right-2026-x';
let app: TestApp;
beforeEach(async () => {
  app = await startApp({ modules: [IdentityModule] });
});
afterEach(() => app.close());

const nobody = (at = app) => userOf(at.url, '', '');
const link = async () =>
  ((await app.running.nest.get(SetupService).ensureLink()) ?? '').replace('/setup/', '');
const wish = (token: string, over: { password?: string; username?: string } = {}) => ({
  body: { token, username: 'root', name: '管理员', password: PASSWORD, county: '肥东县', ...over },
});

describe('a new installation', () => {
  it('gets its county and its administrator through the link, once', async () => {
    expect(await nobody().call(getPublicStatus)).toMatchObject({
      needsSetup: true,
      demo: false,
      accounts: [],
    });
    const [token, second] = [await link(), await link()];
    await nobody().call(setUp, wish(token));
    const admin = await signIn(app.url, 'root', PASSWORD);
    expect(admin.session).toMatchObject({
      account: { roles: ['admin'], org: { name: '肥东县', kind: 'county' } },
      mustChangePassword: false,
    });
    await admin.call(listAccounts);
    for (const used of [token, second])
      expect(await nobody().refusal(setUp, wish(used))).toMatchObject({ status: 422, code: 'setup-used' });
    expect(await nobody().call(getPublicStatus)).toMatchObject({ needsSetup: false });
    expect(await app.running.nest.get(SetupService).ensureLink()).toBeNull();
  });

  it('gets one administrator, however many follow how many links at once', async () => {
    const links = [await link(), await link()];
    const gate = app.running.source.createQueryRunner();
    await gate.startTransaction();
    await gate.query('lock table accounts in access exclusive mode');
    const all = Promise.allSettled(
      [...links, ...links].map((token, i) => nobody().call(setUp, wish(token, { username: `root${i}` }))),
    );
    await setTimeout(300);
    await gate.commitTransaction();
    await gate.release();
    const tries = await all;
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await app.query('select 1 from accounts')).toHaveLength(1);
    expect(await app.query('select 1 from orgs')).toHaveLength(1);
  });

  it('keeps the link when the password will not do', async () => {
    const token = await link();
    expect(await nobody().refusal(setUp, wish(token, { password: 'short' }))).toMatchObject({
      code: 'weak-password',
    });
    await nobody().call(setUp, wish(token));
  });

  it('keeps the county it has', async () => {
    const county = await app.given.org({ kind: 'county', name: '长丰县' });
    await nobody().call(setUp, wish(await link()));
    const admin = await signIn(app.url, 'root', PASSWORD);
    expect(admin.session.account.org).toMatchObject({ id: county.id, name: '长丰县' });
  });
});

it('does not take a link that is made up or a day old, and keeps none readable', async () => {
  const token = await link();
  expect(JSON.stringify(await app.query('select * from setup_links'))).not.toContain(token);
  expect(await nobody().refusal(setUp, wish('x'.repeat(43)))).toMatchObject({ code: 'setup-used' });
  app.clock.wall = () => Date.now() + 24 * 3_600_000;
  expect(await nobody().refusal(setUp, wish(token))).toMatchObject({ code: 'setup-used' });
});

it('makes no link for an installation with accounts', async () => {
  await app.as('admin');
  expect(await app.running.nest.get(SetupService).ensureLink()).toBeNull();
});

it('offers its accounts in a demonstration, and nothing to set up', async () => {
  const demo = await startApp({ modules: [IdentityModule], env: { DEMO: '1', OPERATOR: '县督查办' } });
  try {
    const account = { username: 'monitor', password: PASSWORD, name: '王莉', role: 'monitor' as const };
    demo.running.nest.get(DemoAccounts).list = [account];
    expect(await nobody(demo).call(getPublicStatus)).toEqual({
      demo: true,
      operator: '县督查办',
      accounts: [account],
      needsSetup: false,
    });
    expect(await demo.running.nest.get(SetupService).ensureLink()).toBeNull();
  } finally {
    await demo.close();
  }
});
