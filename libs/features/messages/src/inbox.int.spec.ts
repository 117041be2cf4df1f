import { listInbox, readInbox } from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { SYSTEM, Work, type Message } from '@duban/platform';
import { startApp, watch, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { MessagesModule } from './index';

let app: TestApp;
let town: GivenOrg;
let wang: TestUser;
let wangId: string;

beforeEach(async () => {
  app = await startApp({ modules: [IdentityModule, MessagesModule] });
  town = await app.given.org({ name: '撮镇镇' });
  wang = await app.as('handler', town);
  wangId = await accountOf(town);
});
afterEach(() => app.close());

const accountOf = async (org: GivenOrg) =>
  (await app.query<{ id: string }>('select id from accounts where org_id = $1', [org.id]))[0]?.id ?? '';
let serial = 0;
const tell = (over: Partial<Message> = {}) =>
  app.running.nest.get(Work).run(SYSTEM, async (tx) =>
    tx.tell({
      to: [wangId],
      key: `k${++serial}`,
      kind: 'rung',
      topic: 'notice.warned',
      subject: { type: 'notice', id: '00000000-0000-4000-8000-000000000000' },
      data: { title: '督促加快建设进度' },
      ...over,
    }),
  );
const inbox = (query: { unread?: 'true' | 'false'; limit?: number; cursor?: string } = {}) =>
  wang.call(listInbox, { query });

it('shows what somebody was told, the newest first, with the notice as it is now', async () => {
  const project = await app.given.project({ unit: town });
  const id = await app.given.proposedNotice({ unit: town, project, title: '督促复工' });
  await app.query('update notices set number_year = 2026, number_seq = 12, due_day = $2 where id = $1', [
    id,
    '2026-05-22',
  ]);
  await tell({ topic: 'settings.changed', subject: { type: 'setting', id: 'card-rules' } });
  await tell({ subject: { type: 'notice', id }, data: { title: '督促复工', rung: 'warning' } });
  const page = await inbox();
  expect(page).toMatchObject({ total: 2, unread: 2, next: null });
  expect(page.items).toMatchObject([
    {
      topic: 'notice.warned',
      kind: 'rung',
      subject: { type: 'notice', id },
      data: { rung: 'warning' },
      about: {
        noticeId: id,
        number: '〔2026〕12号',
        title: '督促复工',
        unit: '撮镇镇',
        dueDay: '2026-05-22',
      },
      readAt: null,
    },
    { topic: 'settings.changed', about: null },
  ]);
});

it('names who did it, and nobody where the rules did', async () => {
  await tell();
  await app.running.nest.get(Work).run({ ...SYSTEM, kind: 'person', name: '陈静' }, async (tx) =>
    tx.tell({
      to: [wangId],
      key: 'returned',
      kind: 'rung',
      topic: 'notice.returned',
      subject: { type: 'notice', id: '00000000-0000-4000-8000-000000000000' },
      data: { title: '督促加快建设进度' },
    }),
  );
  expect((await inbox()).items.map(({ data }) => data.by)).toEqual(['陈静', undefined]);
});

it('tells the same thing once, however often it is said', async () => {
  await tell({ key: 'same' });
  await tell({ key: 'same' });
  expect((await inbox()).total).toBe(1);
});

it('pages by the last line', async () => {
  for (let i = 0; i < 5; i++) await tell();
  const first = await inbox({ limit: 2 });
  const second = await inbox({ limit: 2, cursor: first.next ?? '' });
  const third = await inbox({ limit: 2, cursor: second.next ?? '' });
  expect([first, second, third].map(({ items }) => items.length)).toEqual([2, 2, 1]);
  expect(third.next).toBeNull();
  expect(new Set([first, second, third].flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(5);
});

it('is read line by line, or up to the newest seen', async () => {
  for (let i = 0; i < 4; i++) await tell();
  const { items } = await inbox();
  expect(await wang.call(readInbox, { body: { ids: [items[3]?.id ?? ''] } })).toEqual({ unread: 3 });
  expect(await wang.call(readInbox, { body: { upTo: items[1]?.id ?? '' } })).toEqual({ unread: 1 });
  expect((await inbox({ unread: 'true' })).items.map(({ id }) => id)).toEqual([items[0]?.id]);
  expect((await inbox({ unread: 'false' })).total).toBe(3);
  expect((await inbox()).items[3]?.readAt).not.toBeNull();
});

it('is nobody else’s to see or to read', async () => {
  await tell();
  const id = (await inbox()).items[0]?.id ?? '';
  const li = await app.as('handler', await app.given.org());
  expect(await li.call(listInbox, { query: {} })).toMatchObject({ total: 0, unread: 0 });
  await li.call(readInbox, { body: { ids: [id] } });
  await li.call(readInbox, { body: { upTo: id } });
  expect((await inbox()).unread).toBe(1);
});

it('counts live: whoever is connected hears of a line soon after the commit, and of what another screen read', async () => {
  const socket = await watch(app.url, wang, false);
  const heard: number[] = [];
  socket.on('told', ({ unread }: { unread: number }) => heard.push(unread));
  const hears = async (unread: number) => {
    for (let i = 0; i < 60 && heard.at(-1) !== unread; i++) await new Promise((go) => setTimeout(go, 50));
    expect(heard.at(-1)).toBe(unread);
  };
  await hears(0);
  await tell();
  await hears(1);
  await tell({ to: [await app.given.account({ role: 'handler', org: town })] });
  await tell();
  await hears(2);
  await wang.call(readInbox, { body: { upTo: '999999' } });
  await hears(0);
  expect(heard).toEqual([0, 1, 2, 0]);
  socket.disconnect();
});
