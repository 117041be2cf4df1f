import {
  changePassword,
  closeAllSessions,
  closeSession,
  getSession,
  listAccounts,
  listOrgs,
} from '@duban/contracts';
import { LiveBoards, PlatformModule, readConfig, runApp, Sessions } from '@duban/platform';
import { signIn, startApp, until, userOf, watch, type SignedIn, type TestApp } from '@duban/testing';
import { Module } from '@nestjs/common';
import { hashPassword, IdentityModule } from './index';

const PASSWORD = 'Right-2026-x';
const MINUTE_MS = 60_000;

let app: TestApp;
let passwordHash: string;
let wallOffset: number;

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});
beforeEach(async () => {
  app = await startApp({ modules: [IdentityModule] });
  wallOffset = 0;
  app.clock.wall = () => Date.now() + wallOffset;
  const org = await app.given.org();
  await app.given.account({ role: 'handler', org, username: 'wangli', passwordHash });
});
afterEach(() => app.close());

const open = () => signIn(app.url, 'wangli', PASSWORD);
const isOpen = async (user: SignedIn) =>
  user.call(getSession).then(
    () => true,
    () => false,
  );
const seenAt = async () => {
  const [row] = await app.query<{ seen_at: Date }>('select seen_at from sessions');
  return row?.seen_at.getTime() ?? 0;
};

describe('a session', () => {
  it('ends half an hour after it was last used', async () => {
    const user = await open();
    for (const minutes of [20, 40, 60]) {
      wallOffset = minutes * MINUTE_MS;
      expect(await isOpen(user)).toBe(true);
    }
    wallOffset += 31 * MINUTE_MS;
    expect(await user.refusal(getSession)).toMatchObject({ status: 401, code: 'not-signed-in' });
  });

  it('does not mind the clock of the county', async () => {
    const user = await open();
    await app.fastForward({ workingDays: 20 });
    expect(await isOpen(user)).toBe(true);
  });

  it('ends after twelve hours, used or not', async () => {
    const user = await open();
    for (let minutes = 0; minutes < 12 * 60; minutes += 29) {
      wallOffset = minutes * MINUTE_MS;
      expect(await isOpen(user)).toBe(true);
    }
    wallOffset = 12 * 60 * MINUTE_MS;
    expect(await isOpen(user)).toBe(false);
  });

  it('writes down that it was used once a minute at most', async () => {
    const user = await open();
    const opened = await seenAt();
    wallOffset = 50_000;
    await user.call(getSession);
    expect(await seenAt()).toBe(opened);
    wallOffset = 70_000;
    await user.call(getSession);
    expect(await seenAt()).toBeGreaterThan(opened + 60_000);
  });

  it('is not kept alive by a socket that looks', async () => {
    const user = await open();
    const opened = await seenAt();
    wallOffset = 10 * MINUTE_MS;
    (await watch(app.url, user)).disconnect();
    expect(await seenAt()).toBe(opened);
  });

  it('is not kept alive by a page that fetches while nobody is there', async () => {
    const user = await open();
    const look = (background: boolean) =>
      fetch(`${app.url}/api/session`, {
        headers: { cookie: user.cookie, ...(background ? { 'x-background': '1' } : {}) },
      });
    const opened = await seenAt();
    wallOffset = 20 * MINUTE_MS;
    expect((await look(true)).status).toBe(200);
    expect(await seenAt()).toBe(opened);
    wallOffset = 31 * MINUTE_MS;
    expect((await look(true)).status).toBe(401);
  });

  it('needs its own token to write', async () => {
    const [user, other] = [await open(), await open()];
    for (const csrf of ['', 'x'.repeat(user.csrf.length), other.csrf])
      expect(await userOf(app.url, user.cookie, csrf).refusal(closeSession)).toMatchObject({
        status: 403,
        code: 'bad-csrf',
      });
    const foreign = await fetch(`${app.url}/api/session`, {
      method: 'DELETE',
      headers: { cookie: user.cookie, 'x-csrf-token': user.csrf, origin: 'https://elsewhere.example' },
    });
    expect(foreign.status).toBe(403);
    expect(await isOpen(user)).toBe(true);
  });

  it('is nobody’s when the cookie is torn', async () => {
    for (const cookie of [
      'duban_session=',
      'duban_session=%E0%A4%A',
      'other=1',
      `duban_session=${'x'.repeat(5000)}`,
    ])
      expect(await userOf(app.url, cookie, '').refusal(getSession)).toMatchObject({ code: 'not-signed-in' });
  });
});

describe('signing out', () => {
  it('ends this session and takes the cookie back', async () => {
    const [user, other] = [await open(), await open()];
    const response = await fetch(`${app.url}/api/session`, {
      method: 'DELETE',
      headers: { cookie: user.cookie, 'x-csrf-token': user.csrf },
    });
    expect(response.headers.get('set-cookie')).toMatch(/^duban_session=;.*Expires=Thu, 01 Jan 1970/);
    expect([await isOpen(user), await isOpen(other)]).toEqual([false, true]);
    expect(await app.events(user.session.account.id)).toContain('session.closed');
  });

  it('everywhere ends all of them', async () => {
    const [user, other] = [await open(), await open()];
    await user.call(closeAllSessions);
    expect([await isOpen(user), await isOpen(other)]).toEqual([false, false]);
  });
});

describe('the socket', () => {
  it('needs a session', async () => {
    const nobody = userOf(app.url, 'duban_session=made-up', '');
    await expect(watch(app.url, nobody)).rejects.toThrow('not-signed-in');
  });

  it('is cut at once when its session is closed, and those of other sessions are not', async () => {
    const [user, other] = [await open(), await open()];
    const [socket, otherSocket] = [await watch(app.url, user), await watch(app.url, other)];
    const told: string[] = [];
    socket.on('signed-out', ({ reason }: { reason: string }) => told.push(reason));
    await user.call(closeSession);
    await until('the socket is cut', async () => !socket.connected, 3);
    expect(told).toEqual(['closed']);
    expect(otherSocket.connected).toBe(true);
    for (const one of [socket, otherSocket]) one.disconnect();
  });

  it('of every session but the own is cut when the password changes', async () => {
    const [user, other] = [await open(), await open()];
    const [socket, otherSocket] = [await watch(app.url, user), await watch(app.url, other)];
    await user.call(changePassword, { body: { current: PASSWORD, next: 'Another-2026-x' } });
    await until('the other socket is cut', async () => !otherSocket.connected, 3);
    expect(socket.connected).toBe(true);
    expect([await isOpen(user), await isOpen(other)]).toEqual([true, false]);
    for (const one of [socket, otherSocket]) one.disconnect();
  });
});

describe('another process', () => {
  class NoBoards extends LiveBoards {
    of = (): Promise<never> => Promise.reject(new Error('no boards in this test'));
  }

  it('cuts its sockets too', async () => {
    const { url: database } = app.running.source.options as { url: string };
    const config = readConfig({ DATABASE_URL: database, PORT: '0', LOG_LEVEL: 'error', POOL_SIZE: '4' });
    @Module({
      imports: [PlatformModule.with(config), IdentityModule],
      providers: [{ provide: LiveBoards, useClass: NoBoards }],
    })
    class OtherProcess {}
    const other = await runApp(OtherProcess, {
      api: true,
      worker: false,
      queue: false,
      wholeContract: false,
    });
    try {
      const user = await open();
      const [here, there] = [await watch(app.url, user), await watch(other.url ?? '', user)];
      const told: string[] = [];
      there.on('signed-out', ({ reason }: { reason: string }) => told.push(reason));
      await user.call(closeSession);
      await until('both sockets are cut', async () => !here.connected && !there.connected, 5);
      expect(told).toEqual(['closed']);
      for (const one of [here, there]) one.disconnect();
    } finally {
      await other.close();
    }
  });
});

describe('who hears of what', () => {
  it('knows the way up from every organisation, from one that was made just now too', async () => {
    const sessions = app.running.nest.get(Sessions);
    await sessions.orgPaths();
    const county = await app.given.org({ kind: 'county' });
    const town = await app.given.org({ parent: county });
    expect((await sessions.orgPaths([town.id])).get(town.id)).toEqual([county.id, town.id]);
  });

  it('counts everything below the own organisation as the viewer’s', async () => {
    const county = await app.given.org({ kind: 'county' });
    const town = await app.given.org({ parent: county });
    const firm = await app.given.org({ kind: 'enterprise', parent: town });
    const { cookie } = await app.as('handler', town);
    const session = await app.running.nest.get(Sessions).find(cookie, 'r', false);
    expect([...(session?.actor.orgIds ?? [])].sort()).toEqual([town.id, firm.id].sort());
    expect(session).toMatchObject({ board: 'org', seesAll: false, mustChangePassword: false });
  });
});

describe('a password', () => {
  const change = (user: SignedIn, current: string, next: string) =>
    user.call(changePassword, { body: { current, next } });
  const refused = (user: SignedIn, current: string, next: string) =>
    user.refusal(changePassword, { body: { current, next } });

  it('is refused with the rules it breaks', async () => {
    const user = await open();
    expect(await refused(user, PASSWORD, 'wangli1')).toMatchObject({
      status: 422,
      code: 'weak-password',
      facts: { rules: ['too-short', 'too-few-classes', 'contains-username'], min: 10 },
    });
  });

  it('may not be one of the last five', async () => {
    const user = await open();
    const used = [PASSWORD, ...[1, 2, 3, 4, 5].map((n) => `Another-2026-${n}`)];
    for (const [i, next] of used.slice(1).entries()) await change(user, used[i] ?? '', next);
    const current = used.at(-1) ?? '';
    for (const next of used.slice(1))
      expect(await refused(user, current, next)).toMatchObject({ code: 'password-reused' });
    await change(user, current, PASSWORD);
    await signIn(app.url, 'wangli', PASSWORD);
  });

  it('cannot be guessed through an open session either', async () => {
    const user = await open();
    for (let i = 0; i < 5; i++)
      expect(await refused(user, 'wrong', 'Another-2026-x')).toMatchObject({ code: 'wrong-credentials' });
    expect(await refused(user, PASSWORD, 'Another-2026-x')).toMatchObject({ code: 'account-locked' });
  });

  it('that was told by somebody must be changed before anything else', async () => {
    await app.query('update accounts set must_change_password = true');
    const user = await open();
    expect(user.session).toMatchObject({ mustChangePassword: true, can: [] });
    for (const endpoint of [listOrgs, listAccounts])
      expect(await user.refusal(endpoint)).toMatchObject({
        status: 403,
        code: 'forbidden',
        facts: { reason: 'must-change-password' },
      });
    await expect(watch(app.url, user)).rejects.toThrow('must-change-password');
    await change(user, PASSWORD, 'Another-2026-x');
    await user.call(listOrgs);
    expect(await user.call(getSession)).toMatchObject({ mustChangePassword: false });
  });
});
