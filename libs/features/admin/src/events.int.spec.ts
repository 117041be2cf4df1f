import { listEvents, openSession, verifyEvents } from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { SYSTEM, Work } from '@duban/platform';
import { startApp, userOf, type TestApp, type TestUser } from '@duban/testing';
import { AdminModule } from './index';

const COUNTY = '00000000-0000-4000-8000-000000000001';
let app: TestApp;
let auditor: TestUser;

beforeEach(async () => {
  app = await startApp({ modules: [IdentityModule, AdminModule.with({ DEMO: false })] });
  auditor = await app.as('auditor');
});
afterEach(() => app.close());

const happen = (times: number, id = COUNTY) =>
  app.running.nest.get(Work).run(SYSTEM, async (tx) => {
    for (let n = 0; n < times; n++)
      tx.record({ type: 'org.changed', subject: { type: 'org', id }, data: { n, 名: '镇' } });
  });
/** Does as a superuser what no user of the product can. */
const tamper = async (sql: string) => {
  await app.query('alter table events disable trigger user');
  await app.query(sql);
  await app.query('alter table events enable trigger user');
};

describe('the audit trail', () => {
  it('is read the newest first, page by page, while it grows', async () => {
    await happen(5);
    const first = await auditor.call(listEvents, { query: { limit: 2 } });
    await happen(1);
    const second = await auditor.call(listEvents, { query: { limit: 2, cursor: first.next ?? '' } });
    const third = await auditor.call(listEvents, { query: { limit: 2, cursor: second.next ?? '' } });
    expect([first, second, third].map(({ items }) => items.map(({ seq }) => seq))).toEqual([
      [5, 4],
      [3, 2],
      [1],
    ]);
    expect([first.total, second.total, third.next]).toEqual([5, 6, null]);
    expect(first.items[0]).toMatchObject({
      type: 'org.changed',
      actor: null,
      subject: { type: 'org', id: COUNTY },
      data: { n: 4, 名: '镇' },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  it('is searched by kind and by subject', async () => {
    const other = '00000000-0000-4000-8000-000000000002';
    await happen(1);
    await happen(2, other);
    await userOf(app.url, '', '').refusal(openSession, { body: { username: 'nobody', password: 'x' } });
    const refused = await auditor.call(listEvents, { query: { type: 'session.refused' } });
    expect(refused).toMatchObject({ total: 1, items: [{ subject: { id: 'unknown' } }] });
    expect((await auditor.call(listEvents, { query: { subjectId: other } })).total).toBe(2);
    expect(await auditor.refusal(listEvents, { query: { cursor: 'torn' } })).toMatchObject({ status: 400 });
  });

  it('is the auditor’s alone', async () => {
    for (const role of ['admin', 'monitor', 'office-head', 'leader', 'handler'] as const) {
      const user = await app.as(role);
      for (const endpoint of [listEvents, verifyEvents])
        expect(await user.refusal(endpoint)).toMatchObject({ status: 403, code: 'forbidden' });
    }
  });

  it('lets nobody change it', async () => {
    await happen(1);
    await expect(app.query(`update events set type = 'x'`)).rejects.toThrow('insert-only');
    await expect(app.query('delete from events')).rejects.toThrow('insert-only');
    await expect(app.query('truncate events')).rejects.toThrow('insert-only');
  });
});

describe('the verification', () => {
  it('follows the whole chain', async () => {
    expect(await auditor.call(verifyEvents)).toMatchObject({ checked: 0, brokenAt: null });
    await happen(7);
    const [last] = (await auditor.call(listEvents)).items;
    expect(await auditor.call(verifyEvents)).toMatchObject({ checked: 7, brokenAt: null, head: last?.hash });
  });

  it.each([
    ['a word in it', `update events set data = '{"n":99}' where seq = 4`, 4],
    ['who did it', `update events set actor_name = '别人' where seq = 2`, 2],
    ['when it happened', `update events set at = at + interval '1 second' where seq = 6`, 6],
    ['a line taken out', 'delete from events where seq = 3', 3],
    ['the end torn off', 'delete from events where seq > 5', 6],
    ['its own hash', `update events set hash = repeat('0', 64) where seq = 7`, 7],
  ])('finds what was changed: %s', async (_, sql, brokenAt) => {
    await happen(7);
    await tamper(sql);
    expect(await auditor.call(verifyEvents)).toMatchObject({ brokenAt, checked: brokenAt - 1 });
  });

  it('does not take what is being appended for a break', async () => {
    const [checks] = await Promise.all([
      Promise.all(Array.from({ length: 10 }, () => auditor.call(verifyEvents))),
      ...Array.from({ length: 20 }, () => happen(3)),
    ]);
    expect(checks.map(({ brokenAt }) => brokenAt)).toEqual(Array(10).fill(null));
  });
});
