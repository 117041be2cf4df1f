import { listDeliveries, readInbox, saveMyChannels, type Input } from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { SYSTEM, Work, type Message } from '@duban/platform';
import { startApp, until, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { MessagesModule } from './index';
import { readMail, startMailbox, startRobot, type Mailbox, type Robot } from './testing/sinks';

type Wish = Input<typeof saveMyChannels>['body'];
const NIGHT = { from: '20:00', to: '08:00', daysOff: true, dailyAt: '08:30' };
const MINUTE = 61_000;

let app: TestApp;
let mailbox: Mailbox;
let robot: Robot;
let town: GivenOrg;
let wang: TestUser;
let wangId: string;

/** Monday 2026-05-11, ten in the morning in Shanghai. */
const start = async (now = '2026-05-11T02:00:00Z') => {
  [mailbox, robot] = [await startMailbox(), await startRobot()];
  app = await startApp({
    modules: [IdentityModule, MessagesModule],
    now,
    env: { SMTP_URL: mailbox.url, WEBHOOK_HOSTS: robot.host, PUBLIC_URL: 'https://duban.example' },
  });
  town = await app.given.org({ name: '撮镇镇' });
  wang = await app.as('handler', town);
  const [own] = await app.query<{ id: string }>('select id from accounts');
  wangId = own?.id ?? '';
};
afterEach(async () => {
  await app.close();
  await Promise.all([mailbox.close(), robot.close()]);
});

const email = { channel: 'email', address: 'wang@feidong.example', active: true } as const;
const wecom = () =>
  ({
    channel: 'wecom',
    address: `http://${robot.host}/cgi-bin/webhook/send?key=k-1234`,
    active: true,
  }) as const;
const keep = (channels: Wish['channels'], quiet = NIGHT) =>
  wang.call(saveMyChannels, { body: { channels, quiet } });
let serial = 0;
const tell = (over: Partial<Message> = {}) =>
  app.running.nest.get(Work).run(SYSTEM, async (tx) =>
    tx.tell({
      to: [wangId],
      key: `k${++serial}`,
      kind: 'rung',
      topic: 'notice.warned',
      subject: { type: 'notice', id: `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}` },
      data: { title: `督办 ${serial}`, rung: 'warning' },
      ...over,
    }),
  );
const wait = async (ms: number) =>
  app.fastForward({ to: new Date((await app.clock.read()) + ms).toISOString() });
const to = (shanghai: string) => app.fastForward({ to: new Date(`${shanghai}:00+08:00`).toISOString() });
const subjects = () => mailbox.mails.map(({ raw }) => readMail(raw).subject);
const deliveries = async (query: Input<typeof listDeliveries>['query'] = {}) =>
  (await app.as('monitor')).call(listDeliveries, { query });

it('gathers what comes within a minute into one message, to every channel', async () => {
  await start();
  await keep([email, wecom()]);
  await tell();
  await tell();
  await wait(30_000);
  expect(mailbox.mails).toEqual([]);
  await tell();
  await wait(MINUTE);
  expect(subjects()).toEqual(['督办提醒：3 件预警']);
  expect(robot.posts).toHaveLength(1);
  expect(robot.posts[0]?.body).toMatchObject({
    msgtype: 'markdown',
    markdown: { content: expect.stringContaining('督办提醒：3 件预警') },
  });
  expect(robot.posts[0]?.headers['idempotency-key']).toMatch(new RegExp(`^${wangId}:wecom:\\d+-\\d+$`));
  const { items, total } = await deliveries();
  expect(total).toBe(2);
  expect(
    items.map(({ channel, state, lines, attempts, unit }) => [channel, state, lines, attempts, unit]),
  ).toEqual(
    expect.arrayContaining([
      ['email', 'sent', 3, 1, '撮镇镇'],
      ['wecom', 'sent', 3, 1, '撮镇镇'],
    ]),
  );
  expect(items.map(({ address }) => address).join()).not.toContain('k-1234');
});

it('keeps news for the digest of the morning, and takes it along when a rung goes out', async () => {
  await start();
  await keep([email]);
  await tell({ kind: 'news', topic: 'notice.closed' });
  await wait(10 * MINUTE);
  expect(mailbox.mails).toEqual([]);
  await to('2026-05-12T08:31');
  expect(subjects()).toEqual(['督办提醒：1 件有结果']);
  await tell({ kind: 'news', topic: 'notice.closed' });
  await wait(10 * MINUTE);
  await tell();
  await wait(2 * MINUTE);
  expect(subjects().at(-1)).toBe('督办提醒：1 件预警、1 件有结果');
  await to('2026-05-13T09:00');
  expect(mailbox.mails).toHaveLength(2);
});

it('says nothing in quiet hours and on days off, and everything once when they are over', async () => {
  await start('2026-05-15T11:59:30Z'); // Friday 19:59:30
  await keep([email]);
  await tell();
  await wait(5 * MINUTE);
  await to('2026-05-16T10:00');
  await tell();
  await to('2026-05-17T12:00');
  expect(mailbox.mails).toEqual([]);
  await to('2026-05-18T08:01');
  expect(subjects()).toEqual(['督办提醒：2 件预警']);
});

it('T14: the engine was down when the quiet hours ended: the digest goes out late, and once', async () => {
  await start('2026-05-15T11:59:30Z');
  await keep([email]);
  await tell();
  app.clock.set(Date.parse('2026-05-19T15:20:00+08:00')); // nobody looked on Monday at 8:00 and at 8:30
  await app.running.engine.settle();
  await app.running.engine.settle();
  await wait(24 * 60 * MINUTE);
  expect(subjects()).toEqual(['督办提醒：1 件预警']);
});

it('sends what was not yet read only', async () => {
  await start();
  await keep([email]);
  await tell();
  await tell();
  const [first] = await app.query<{ id: string }>('select min(id)::text as id from inbox');
  await wang.call(readInbox, { body: { ids: [first?.id ?? ''] } });
  await wait(MINUTE);
  expect(subjects()).toEqual(['督办提醒：1 件预警']);
  await tell();
  await wang.call(readInbox, { body: { upTo: '999999' } });
  await wait(3 * MINUTE);
  expect(mailbox.mails).toHaveLength(1);
});

it('begins with what comes after a channel was opened', async () => {
  await start();
  for (let i = 0; i < 3; i++) await tell();
  await keep([email]);
  await tell();
  await wait(MINUTE);
  expect(subjects()).toEqual(['督办提醒：1 件预警']);
});

it('sends nothing to who may not sign in any more, or has closed the channel meanwhile', async () => {
  await start();
  await keep([email, wecom()]);
  mailbox.accept(false);
  robot.answer({ status: 503 });
  await tell();
  await wait(MINUTE);
  await keep([email]);
  robot.answer({});
  mailbox.accept(true);
  await app.query('update accounts set disabled = true where id = $1', [wangId]);
  await tell();
  await wait(60 * MINUTE);
  expect(mailbox.mails).toEqual([]);
  const { items } = await deliveries();
  expect(items.map(({ channel, state, error }) => [channel, state, error])).toEqual(
    expect.arrayContaining([
      ['email', 'discarded', 'channel-closed'],
      ['wecom', 'discarded', 'channel-closed'],
    ]),
  );
});

describe('a delivery that fails', () => {
  it('is tried again later and later with the same key, and shown with its error until it succeeds', async () => {
    await start();
    await keep([email]);
    mailbox.accept(false);
    await tell();
    await wait(MINUTE);
    const failing = (await deliveries({ state: 'waiting' })).items[0];
    expect(failing).toMatchObject({ channel: 'email', state: 'waiting', sentAt: null });
    expect(failing?.error).toMatch(/^refused: .*452/);
    expect(failing?.attempts).toBeGreaterThanOrEqual(1);
    expect(failing?.nextAt).not.toBeNull();
    mailbox.accept(true);
    await wait(10 * MINUTE);
    expect(mailbox.mails).toHaveLength(1);
    const sent = (await deliveries()).items[0];
    expect(sent).toMatchObject({ id: failing?.id, state: 'sent', error: null, nextAt: null });
    expect(sent?.attempts).toBeGreaterThan(failing?.attempts ?? 0);
  });

  it('waits for a mail server that is not there, and holds up nothing else', async () => {
    await start();
    await keep([email, wecom()]);
    await mailbox.close();
    await tell();
    await wait(MINUTE);
    expect(robot.posts).toHaveLength(1);
    expect((await deliveries({ state: 'waiting' })).items).toMatchObject([
      { channel: 'email', error: expect.stringMatching(/^unreachable: .*ECONNREFUSED/) },
    ]);
    await wait(60 * MINUTE);
    expect((await deliveries({ state: 'set-aside' })).items).toMatchObject([{ attempts: 8 }]);
  });

  it('is set aside after eight attempts, with a line to the administrators that stays in the house', async () => {
    await start();
    await keep([wecom()]);
    const adminId = await app.given.account({ role: 'admin', org: town });
    await app.query(
      `insert into message_channels (account_id, channel, address, active)
       values ($1, 'email', 'admin@feidong.example', true)`,
      [adminId],
    );
    robot.answer({ body: { errcode: 45009, errmsg: 'api freq out of limit' } });
    await tell();
    await wait(60 * MINUTE);
    expect(robot.posts).toHaveLength(8);
    expect(new Set(robot.posts.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect((await deliveries({ state: 'set-aside' })).items).toMatchObject([
      { channel: 'wecom', attempts: 8, error: 'refused: 45009 api freq out of limit', nextAt: null },
    ]);
    expect(await app.query('select topic from inbox where account_id = $1', [adminId])).toEqual([
      { topic: 'engine.alarm' },
    ]);
    expect(mailbox.mails).toEqual([]);
  });

  it('is discarded when its task was given up', async () => {
    await start();
    await keep([wecom()]);
    robot.answer({ status: 503 });
    await tell();
    await wait(MINUTE);
    await app.query(`delete from tasks where kind = 'message.deliver'`);
    expect((await deliveries({ state: 'discarded' })).items).toMatchObject([{ error: 'refused: HTTP 503' }]);
  });
});

it('sends again with the same key when it died between sending and writing it down, and records it once', async () => {
  await start();
  await keep([email]);
  await tell();
  // the commit after the first sending fails, as if the process had been killed
  await app.query(`
    create table deaths (n int);
    insert into deaths values (1);
    create function die() returns trigger language plpgsql as $$
    declare dies int;
    begin
      dies := nextval('deaths_seen');
      if new.state = 'sent' and dies = 1 then raise exception 'killed'; end if;
      return new;
    end $$;
    create sequence deaths_seen;
    create trigger dies before update on deliveries for each row execute function die();`);
  await wait(5 * MINUTE);
  expect(mailbox.mails).toHaveLength(2);
  const [first, second] = mailbox.mails.map(({ raw }) => readMail(raw));
  expect(second?.messageId).toBe(first?.messageId);
  expect(second?.text).toBe(first?.text);
  expect(await app.query(`select state, sent_at is not null as sent from deliveries`)).toEqual([
    { state: 'sent', sent: true },
  ]);
});

it('loses no line to a digest that is gathered while it is told', async () => {
  await start();
  await keep([email]);
  await tell();
  app.clock.set((await app.clock.read()) + 2 * MINUTE);
  // a transaction that has told Wang and cannot commit yet, while the digest falls due
  const gate = app.running.source.createQueryRunner();
  await gate.startTransaction();
  await gate.query('select * from event_head for update');
  const telling = app.running.nest.get(Work).run(SYSTEM, async (tx) => {
    tx.tell({
      to: [wangId],
      key: 'late',
      kind: 'rung',
      topic: 'notice.escalated',
      subject: { type: 'notice', id: '00000000-0000-4000-8000-999999999999' },
      data: { title: '迟到的一件' },
    });
    tx.record({ type: 'demo.seeded', subject: { type: 'county', id: 'x' }, data: {} });
  });
  await until('the lines are written', async () =>
    app
      .query(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)
      .then((rows) => rows.length > 0),
  );
  await app.running.engine.settle();
  expect(mailbox.mails).toEqual([]);
  await gate.rollbackTransaction();
  await gate.release();
  await telling;
  await app.running.engine.settle();
  await wait(5 * MINUTE);
  expect(await app.query('select id from inbox where gathered_at is null')).toEqual([]);
  expect(mailbox.mails.map(({ raw }) => readMail(raw).text).join()).toContain('迟到的一件');
});

it('is shown to the office and the administrator, with how much each person was told in 30 days', async () => {
  await start();
  await keep([email]);
  await tell();
  await tell();
  await wait(MINUTE);
  const page = await (await app.as('admin')).call(listDeliveries, { query: { q: '撮镇' } });
  expect(page.persons).toEqual([expect.objectContaining({ unit: '撮镇镇', told: 2, sent: 1 })]);
  expect(page.total).toBe(1);
  expect((await deliveries({ q: '没有这个人' })).total).toBe(0);
  expect(await wang.refusal(listDeliveries, { query: {} })).toMatchObject({ status: 403 });
  expect(await (await app.as('auditor')).refusal(listDeliveries, { query: {} })).toMatchObject({
    status: 403,
  });
});
