import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { InboxLine } from '@duban/contracts';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { setLang } from '../../../shared/i18n/i18n';
import { showApp } from '../../../shared/testing/in-app';
import { type Asked, serve } from '../../../shared/testing/serve';
import { InboxPage } from './inbox-page';

const line = (id: number, over: Partial<InboxLine> = {}): InboxLine => ({
  id: String(id),
  kind: 'rung',
  topic: 'notice.reminded',
  subject: { type: 'notice', id: `n${id}` },
  data: { rung: 'reminder-1', title: '督促加快建设进度', day: '2026-11-19' },
  about: {
    noticeId: `n${id}`,
    number: '〔2026〕12号',
    title: '督促加快建设进度',
    unit: '撮镇镇',
    dueDay: '2026-11-18',
  },
  at: '2026-11-19T09:30:00Z',
  readAt: null,
  ...over,
});

let lines: InboxLine[];
let inbox: number;
let asked: Asked[];
const unread = () => lines.filter(({ readAt }) => readAt === null).length;

beforeEach(() => {
  lines = [
    line(9),
    line(7, { topic: 'notice.returned', data: { title: '复工', opinion: '请补充', by: '陈静' } }),
  ];
  inbox = 2;
  asked = serve(({ url, body }) => {
    if (url.pathname === '/api/duties')
      return { body: { reports: 0, reviews: 0, notices: 0, cards: 0, waivers: 0, inbox } };
    if (url.pathname === '/api/inbox/read') {
      const which = body as { ids?: string[]; upTo?: string };
      lines = lines.map((each) =>
        which.upTo || which.ids?.includes(each.id) ? { ...each, readAt: '2026-11-20T02:00:00Z' } : each,
      );
      inbox = unread();
      return { body: { unread: inbox } };
    }
    const items = url.searchParams.get('unread') ? lines.filter(({ readAt }) => readAt === null) : lines;
    return { body: { items, next: null, total: items.length, unread: unread() } };
  });
});
afterEach(() => {
  cleanup();
  setLang('zh');
});

const reads = () => asked.filter(({ url }) => url.pathname === '/api/inbox/read').map(({ body }) => body);
const open = (at = '/inbox') => showApp([{ path: '/inbox', element: <InboxPage /> }], at, 'handler');
const rows = () => screen.findAllByRole('listitem');

it('says what happened, to which notice, who did it, and leads there', async () => {
  await open();
  const [first, second] = await rows();
  expect(first?.textContent).toContain('督促加快建设进度 逾期，一次催办');
  expect(first?.textContent).toContain('〔2026〕12号 · 撮镇镇 · 11-18 周三 到期');
  expect(
    within(first as HTMLElement)
      .getByRole('link')
      .getAttribute('href'),
  ).toBe('/notices/n9');
  expect(second?.textContent).toContain('陈静 退回 复工 的反馈');
});

it('marks one as read where it stands, and all of them', async () => {
  await open();
  const marks = () => screen.queryAllByRole('button', { name: /把这条标为已读/ });
  await rows();
  fireEvent.click(marks()[0] as HTMLElement);
  await waitFor(() => expect(marks()).toHaveLength(1));
  expect(reads()).toEqual([{ ids: ['9'] }]);
  fireEvent.click(screen.getByRole('button', { name: '全部标为已读' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: /标为已读/ })).toBeNull());
  expect(reads()).toEqual([{ ids: ['9'] }, { upTo: '9' }]);
  expect(await rows()).toHaveLength(2);
});

it('moves nothing when something new is told: it waits behind its count', async () => {
  const { client } = await open();
  await rows();
  lines = [line(11), ...lines];
  act(() =>
    client.setQueryData(['getDuties', null, null], {
      reports: 0,
      notices: 0,
      cards: 0,
      waivers: 0,
      inbox: 3,
    }),
  );
  const bar = await screen.findByRole('button', { name: '有 1 条新消息，显示' });
  expect(await rows()).toHaveLength(2);
  fireEvent.click(bar);
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(3));
  expect(screen.queryByRole('button', { name: /新消息/ })).toBeNull();
});

it('says what will appear where there is nothing yet, also of the unread only', async () => {
  lines = [];
  inbox = 0;
  await open();
  expect(await screen.findByText('没有新消息')).toBeTruthy();
  cleanup();
  lines = [line(9, { readAt: '2026-11-20T02:00:00Z' })];
  await open('/inbox?view=unread');
  expect(await screen.findByText('没有未读消息')).toBeTruthy();
});

it('speaks English', async () => {
  setLang('en');
  await open();
  expect((await rows())[0]?.textContent).toContain('督促加快建设进度 is overdue: 1st reminder');
});
