import { decideEnrolment, enrolEnterprise, listEnrolments, openSession } from '@duban/contracts';
import { ROLES, scopeOf } from '@duban/domain';
import { signIn, startApp, userOf, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { IdentityModule } from './index';

const PASSWORD = 'Right-2026-x';
const CODE = '91350100M000100Y43';
const HOUR_MS = 3_600_000;

let app: TestApp;
let county: GivenOrg;
let monitor: TestUser;
let wallOffset: number;

beforeEach(async () => {
  app = await startApp({ modules: [IdentityModule] });
  wallOffset = 0;
  app.clock.wall = () => Date.now() + wallOffset;
  county = await app.given.org({ kind: 'county', name: '肥东县' });
  monitor = await app.as('monitor', county);
});
afterEach(() => app.close());

const nobody = () => userOf(app.url, '', '');
const WISH = {
  name: '安徽联晟机械制造有限公司',
  creditCode: CODE.toLowerCase(),
  contactName: '林晓',
  phone: '13855100000',
  username: 'LianSheng',
  password: PASSWORD,
};
const file = (over: Partial<typeof WISH> = {}) =>
  nobody().call(enrolEnterprise, { body: { ...WISH, ...over } });
const refused = (over: Partial<typeof WISH>) =>
  nobody().refusal(enrolEnterprise, { body: { ...WISH, ...over } });
const waiting = async () => (await monitor.call(listEnrolments)).items;
const tell = async (granted: boolean, reason = '') => {
  const [first] = await waiting();
  if (!first) throw new Error('nobody waits');
  const call = { params: { enrolmentId: first.id }, body: { granted, reason, version: first.version } };
  return { call, answer: await monitor.call(decideEnrolment, call) };
};
const signInRefusal = (password = PASSWORD) =>
  nobody().refusal(openSession, { body: { username: 'liansheng', password } });

describe('an enterprise that asks for an account', () => {
  it('waits for the office, is told so, and signs in as an enterprise once it is confirmed', async () => {
    await file();
    expect(await waiting()).toMatchObject([
      {
        state: 'waiting',
        name: WISH.name,
        creditCode: CODE,
        contactName: '林晓',
        phone: '13855100000',
        username: 'liansheng',
        filedAt: '2026-05-11T02:00:00.000Z',
        org: null,
      },
    ]);
    expect(await signInRefusal()).toMatchObject({
      status: 401,
      code: 'not-admitted',
      facts: { state: 'waiting', at: '2026-05-11T02:00:00.000Z' },
    });
    const { answer } = await tell(true);
    expect(answer).toMatchObject({
      state: 'confirmed',
      org: { name: WISH.name, shortName: '联晟机械制造', accounts: 1 },
    });
    const { session } = await signIn(app.url, 'liansheng', PASSWORD);
    expect(session).toMatchObject({
      account: { name: '林晓', roles: ['enterprise'], org: { id: answer.org?.id, kind: 'enterprise' } },
      mustChangePassword: false,
    });
    expect(
      await app.query('select credit_code, parent_id from orgs where id = $1', [answer.org?.id]),
    ).toEqual([{ credit_code: CODE, parent_id: county.id }]);
    expect(await waiting()).toEqual([]);
    const { items, total } = await monitor.call(listEnrolments, { query: { state: 'confirmed' } });
    expect([items.map(({ id }) => id), total]).toEqual([[answer.id], 1]);
  });

  it('is told why it was refused, and may ask again', async () => {
    await file();
    const [first] = await waiting();
    const params = { enrolmentId: first?.id ?? '' };
    expect(
      await monitor.refusal(decideEnrolment, { params, body: { granted: false, version: 1 } }),
    ).toMatchObject({
      status: 400,
      fields: [{ path: 'reason', code: 'too-small', facts: { minimum: 2 } }],
    });
    await tell(false, '名称与营业执照不一致');
    expect(await signInRefusal()).toMatchObject({
      code: 'not-admitted',
      facts: { state: 'refused', reason: '名称与营业执照不一致' },
    });
    await file({ name: '安徽联晟机械有限公司', password: 'Right-2027-y' });
    // the last wish counts, and with it its password
    expect(await signInRefusal()).toMatchObject({ code: 'wrong-credentials' });
    expect((await signInRefusal('Right-2027-y')).facts).toMatchObject({ state: 'waiting' });
  });

  it('is told nothing by another password than its own', async () => {
    await file();
    expect(await signInRefusal('Wrong-2026-x')).toMatchObject({ code: 'wrong-credentials', facts: {} });
  });

  it('gets an account of the organisation that has its code already', async () => {
    const firm = await app.given.org({ kind: 'enterprise', name: '联晟机械', parent: county });
    await app.query('update orgs set credit_code = $2 where id = $1', [firm.id, CODE]);
    await app.given.account({ role: 'enterprise', org: firm });
    await file();
    expect((await waiting())[0]?.org).toMatchObject({ id: firm.id, name: '联晟机械', accounts: 1 });
    const { answer } = await tell(true);
    expect(answer.org).toMatchObject({ id: firm.id, accounts: 2 });
    expect(await app.query('select 1 from orgs where credit_code = $1', [CODE])).toHaveLength(1);
  });

  it('gets none of a unit of the county, whatever code it gives', async () => {
    const bureau = await app.given.org({ kind: 'department', name: '住建局', parent: county });
    await app.query('update orgs set credit_code = $2 where id = $1', [bureau.id, CODE]);
    await file();
    const [first] = await waiting();
    const params = { enrolmentId: first?.id ?? '' };
    expect(
      await monitor.refusal(decideEnrolment, { params, body: { granted: true, version: 1 } }),
    ).toMatchObject({ status: 422, code: 'roles-clash', facts: { kind: 'department' } });
    expect((await waiting())[0]?.state).toBe('waiting');
  });

  it('is told which field is wrong', async () => {
    expect((await refused({ creditCode: '91350100M000100Y4X' })).fields).toMatchObject([
      { path: 'creditCode', code: 'wrong-check-character' },
    ]);
    expect((await refused({ phone: '67711' })).fields).toMatchObject([
      { path: 'phone', code: 'not-a-phone' },
    ]);
    expect((await refused({ name: '联晟' })).fields).toMatchObject([{ path: 'name', code: 'too-small' }]);
    expect(await refused({ password: 'short' })).toMatchObject({ status: 422, code: 'weak-password' });
    expect(await waiting()).toEqual([]);
  });

  it('has a user name that nobody else has or waits for', async () => {
    await app.given.account({ role: 'handler', org: county, username: 'taken' });
    const taken = { status: 409, code: 'taken', fields: [{ path: 'username', code: 'taken' }] };
    expect(await refused({ username: 'taken' })).toMatchObject(taken);
    const both = await Promise.allSettled([file(), file({ name: '安徽联晟股份有限公司' })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await waiting()).toHaveLength(1);
    // made by the administrator in between
    await app.given.account({ role: 'handler', org: county, username: 'liansheng' });
    const [first] = await waiting();
    expect(
      await monitor.refusal(decideEnrolment, {
        params: { enrolmentId: first?.id ?? '' },
        body: { granted: true, version: 1 },
      }),
    ).toMatchObject(taken);
  });
});

it('is decided once, however many decide at the same time', async () => {
  await file();
  const [first] = await waiting();
  const decide = (by: TestUser, granted: boolean) =>
    by.call(decideEnrolment, {
      params: { enrolmentId: first?.id ?? '' },
      body: { granted, reason: '资料不符', version: 1 },
    });
  const head = await app.as('office-head', county);
  const all = await Promise.allSettled([decide(monitor, true), decide(head, true), decide(head, false)]);
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await app.query('select 1 from accounts where username = $1', ['liansheng'])).length).toBeLessThan(
    2,
  );
  expect(await app.events(first?.id ?? '')).toHaveLength(2);
});

it('of two firms with one code one organisation is made', async () => {
  await file();
  await file({ username: 'second', contactName: '吴敏' });
  const rows = await waiting();
  await Promise.all(
    rows.map(({ id }) =>
      monitor.call(decideEnrolment, { params: { enrolmentId: id }, body: { granted: true, version: 1 } }),
    ),
  );
  expect(await app.query('select 1 from orgs where credit_code = $1', [CODE])).toHaveLength(1);
  expect(await app.query(`select 1 from accounts where roles = '{enterprise}'`)).toHaveLength(2);
});

it('is seen and decided by the office and by nobody else', async () => {
  await file();
  const [first] = await waiting();
  const params = { enrolmentId: first?.id ?? '' };
  for (const role of ROLES) {
    const user = await app.as(role, county);
    if (scopeOf([role], 'enrolment:decide') === 'all')
      expect((await user.call(listEnrolments)).total).toBe(1);
    else {
      expect((await user.refusal(listEnrolments)).status).toBe(403);
      expect(
        (await user.refusal(decideEnrolment, { params, body: { granted: true, version: 1 } })).status,
      ).toBe(403);
    }
  }
  const unknown = { enrolmentId: '00000000-0000-4000-8000-000000000000' };
  expect(
    (await monitor.refusal(decideEnrolment, { params: unknown, body: { granted: true, version: 1 } })).status,
  ).toBe(404);
  expect(ROLES.filter((role) => scopeOf([role], 'enrolment:decide') !== null)).toEqual([
    'monitor',
    'office-head',
  ]);
});

it('leaves neither phone nor password in the chain, and no hash behind where there is an account', async () => {
  await file();
  await tell(true);
  const told = JSON.stringify(await app.query('select type, data from events order by seq'));
  expect(told).toContain('enrolment.confirmed');
  for (const secret of ['13855100000', PASSWORD, '林晓']) expect(told).not.toContain(secret);
  expect(await app.query('select password_hash from enrolments')).toEqual([{ password_hash: null }]);
});

it('is asked ten times an hour from one address at most', async () => {
  for (let i = 0; i < 10; i++) await refused({ password: 'short' });
  const full = await refused({});
  expect(full).toMatchObject({ status: 429, code: 'too-many-requests' });
  expect(full.facts.retryAfterSeconds).toBeGreaterThan(0);
  wallOffset = HOUR_MS;
  await file();
});

it('is listed page by page, the oldest first', async () => {
  for (const [i, username] of ['first', 'second', 'third'].entries()) {
    await app.fastForward({ to: `2026-05-1${2 + i}T02:00:00Z` });
    await file({ username });
  }
  const one = await monitor.call(listEnrolments, { query: { limit: 2 } });
  const two = await monitor.call(listEnrolments, { query: { limit: 2, cursor: one.next ?? '' } });
  expect([...one.items, ...two.items].map(({ username }) => username)).toEqual(['first', 'second', 'third']);
  expect([one.total, two.next]).toEqual([3, null]);
  expect((await monitor.refusal(listEnrolments, { query: { cursor: 'nonsense' } })).status).toBe(400);
});
