import { createHash } from 'node:crypto';
import { getSession, listOrgs, openSession } from '@duban/contracts';
import { signIn, startApp, userOf, type TestApp } from '@duban/testing';
import { hashPassword, IdentityModule } from './index';

const PASSWORD = 'Right-2026-x';
const MINUTE_MS = 60_000;

let app: TestApp;
let passwordHash: string;
let wallOffset: number;
let monitor: string;

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});
beforeEach(async () => {
  app = await startApp({ modules: [IdentityModule] });
  wallOffset = 0;
  app.clock.wall = () => Date.now() + wallOffset;
  const org = await app.given.org({ kind: 'county' });
  monitor = await app.given.account({ role: 'monitor', org, username: 'wangli', name: '王莉', passwordHash });
});
afterEach(() => app.close());

const refusal = (username: string, password: string) =>
  userOf(app.url, '', '').refusal(openSession, { body: { username, password } });
const fail = async (times: number) => {
  for (let i = 0; i < times; i++) await refusal('wangli', `wrong ${i}`);
};

describe('signing in', () => {
  it('opens a session that says who it is, what they may do and what day it is', async () => {
    const { session } = await signIn(app.url, ' WangLi ', PASSWORD);
    expect(session).toMatchObject({
      account: { id: monitor, username: 'wangli', name: '王莉', roles: ['monitor'], org: { kind: 'county' } },
      mustChangePassword: false,
      demo: false,
      idleMinutes: 30,
      today: { day: '2026-05-11', weekday: 1, working: true, kind: 'workday', name: null },
    });
    expect(session.can).toContain('notice:issue');
    expect(session.can).not.toContain('account:manage');
    expect(await app.events(monitor)).toEqual(['session.opened']);
  });

  it('keeps only the hash of the cookie, and a new one each time', async () => {
    const [a, b] = [await signIn(app.url, 'wangli', PASSWORD), await signIn(app.url, 'wangli', PASSWORD)];
    expect(a.cookie).not.toBe(b.cookie);
    const kept = await app.query<{ token_hash: string }>('select token_hash from sessions');
    const hashes = [a, b].map(({ cookie }) =>
      createHash('sha256')
        .update(cookie.slice(cookie.indexOf('=') + 1))
        .digest('hex'),
    );
    expect(kept.map((row) => row.token_hash).sort()).toEqual(hashes.sort());
  });

  it('takes the place of the session the browser had', async () => {
    const first = await signIn(app.url, 'wangli', PASSWORD);
    await first.call(openSession, { body: { username: 'wangli', password: PASSWORD } });
    expect(await first.refusal(getSession)).toMatchObject({ code: 'not-signed-in' });
  });

  it('tells unknown, wrong and disabled apart in the audit trail only, and never keeps what was typed', async () => {
    const org = await app.given.org();
    const disabled = await app.given.account({ role: 'handler', org, username: 'gone', passwordHash });
    await app.query('update accounts set disabled = true where id = $1', [disabled]);
    const answers = [
      await refusal('nobody-Secret1', PASSWORD),
      await refusal('wangli', 'wrong'),
      await refusal('gone', PASSWORD),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 401, code: 'wrong-credentials', facts: {} });
    const events = await app.query<{ subject_id: string; data: { reason: string } }>(
      `select subject_id, data, actor_id, actor_name from events where type = 'session.refused' order by seq`,
    );
    expect(events.map((e) => [e.subject_id, e.data.reason])).toEqual([
      ['unknown', 'unknown'],
      [monitor, 'wrong-password'],
      [disabled, 'disabled'],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/secret|wrong"|Right/i);
  });

  it('takes as long for nobody as for somebody', async () => {
    const quickest = { warmUp: Infinity, wangli: Infinity, nobody: Infinity };
    for (const username of ['warmUp', 'wangli', 'nobody', 'wangli', 'nobody', 'nobody'] as const) {
      const started = performance.now();
      await refusal(username, 'wrong');
      quickest[username] = Math.min(quickest[username], performance.now() - started);
    }
    expect(quickest.nobody / quickest.wangli).toBeGreaterThan(0.4);
  });

  it('refuses a page of another origin', async () => {
    const response = await fetch(`${app.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
      body: JSON.stringify({ username: 'wangli', password: PASSWORD }),
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'bad-csrf' });
  });
});

describe('failures', () => {
  it('lock the account at the fifth, for the right password too, and tell until when', async () => {
    await fail(4);
    expect(await refusal('wangli', 'wrong')).toMatchObject({ code: 'wrong-credentials' });
    const locked = await refusal('wangli', PASSWORD);
    expect(locked).toMatchObject({ status: 401, code: 'account-locked' });
    const left = Date.parse(String(locked.facts.until)) - Date.now();
    expect(Math.round(left / MINUTE_MS)).toBe(30);
    expect(await app.events(monitor)).toEqual([
      ...Array<string>(5).fill('session.refused'),
      'account.locked',
      'session.refused',
    ]);
  });

  it('are forgotten after a success', async () => {
    await fail(4);
    await signIn(app.url, 'wangli', PASSWORD);
    await fail(4);
    await signIn(app.url, 'wangli', PASSWORD);
  });

  it('count anew when the lock has run out, by the clock on the wall and not by that of the county', async () => {
    await fail(5);
    await app.fastForward({ workingDays: 3 });
    expect(await refusal('wangli', PASSWORD)).toMatchObject({ code: 'account-locked' });
    wallOffset = 31 * MINUTE_MS;
    await fail(4);
    await signIn(app.url, 'wangli', PASSWORD);
  });

  it('cannot be had more than five times by asking all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => refusal('wangli', `wrong ${i}`)));
    expect(answers.filter(({ code }) => code === 'wrong-credentials')).toHaveLength(5);
    expect(answers.filter(({ code }) => code === 'account-locked')).toHaveLength(15);
    expect(await refusal('wangli', PASSWORD)).toMatchObject({ code: 'account-locked' });
  });

  it('of one address are sixty in a minute, whatever the account', async () => {
    app.clock.wall = () => Date.parse('2026-11-23T00:00:00Z') + wallOffset;
    const org = await app.given.org();
    await app.given.account({ role: 'handler', org, username: 'other', passwordHash });
    const answers: string[] = [];
    for (let i = 0; i < 61; i++) answers.push((await refusal(`nobody${i}`, 'x')).code);
    expect(answers.filter((code) => code === 'wrong-credentials')).toHaveLength(60);
    expect(await refusal('other', PASSWORD)).toMatchObject({
      status: 429,
      code: 'too-many-requests',
      facts: { retryAfterSeconds: 60 },
    });
    wallOffset = MINUTE_MS;
    await signIn(app.url, 'other', PASSWORD);
  });
});

describe('the cookie', () => {
  const flags = async (env: Record<string, string>) => {
    const other = await startApp({ modules: [IdentityModule], env });
    try {
      const org = await other.given.org({ kind: 'county' });
      await other.given.account({ role: 'monitor', org, username: 'wangli', passwordHash });
      const response = await fetch(`${other.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'wangli', password: PASSWORD }),
      });
      const [, ...rest] = (response.headers.get('set-cookie') ?? '').split('; ');
      return rest.sort();
    } finally {
      await other.close();
    }
  };

  it('is out of reach of scripts and of other sites', async () =>
    expect(await flags({})).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax']));
  it('travels over TLS only where the product is served so', async () =>
    expect(await flags({ PUBLIC_URL: 'https://duban.example' })).toContain('Secure'));
});

it('shows each role its own branch of the tree', async () => {
  const county = await app.given.org({ kind: 'county' });
  const town = await app.given.org({ parent: county });
  const firm = await app.given.org({ kind: 'enterprise', parent: town });
  await app.given.org({ parent: county });
  const [handler, leader] = [await app.as('handler', town), await app.as('leader', county)];
  const ids = async (user: typeof handler) => (await user.call(listOrgs)).items.map(({ id }) => id).sort();
  expect(await ids(handler)).toEqual([town.id, firm.id].sort());
  expect((await ids(leader)).length).toBe(5);
  expect((await leader.call(listOrgs, { query: { kind: 'enterprise' } })).items).toMatchObject([
    { id: firm.id },
  ]);
});
