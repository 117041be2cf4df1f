import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NoticeDetail } from '@duban/contracts';
import type { Action } from '@duban/domain';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { SessionProvider } from '../../shared/session';
import { answer } from '../../shared/testing/fake-fetch';
import { heldActs } from './acts/held-acts';
import { NoticeView } from './detail/notice-page';
import { fakeNotice, fakeSession } from './fake-notice';

const OFFICE: Action[] = ['notice:read', 'notice:issue', 'notice:dismiss', 'notice:review'];
const UNIT: Action[] = ['notice:read', 'notice:sign', 'notice:reply'];

const show = (notice: NoticeDetail, can: Action[]) =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>
        <SessionProvider session={fakeSession(can)}>
          <NoticeView notice={notice} />
        </SessionProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  );
const buttons = (container: HTMLElement) =>
  [...container.querySelectorAll<HTMLButtonElement>('.acts button')].map((b) => [
    b.textContent?.trim(),
    b.classList.contains('button-filled'),
  ]);
const sentBody = (sent: ReturnType<ReturnType<typeof answer>>) =>
  JSON.parse(sent.init.body as string) as unknown;

beforeEach(() => localStorage.clear());
afterEach(cleanup);

describe('offers only what the server allows, the likeliest first and filled', () => {
  it.each<[string, Partial<NoticeDetail>, Action[], [string, boolean][]]>([
    [
      'proposed',
      { can: ['issue', 'dismiss'] },
      OFFICE,
      [
        ['签发…', true],
        ['不发…', false],
      ],
    ],
    ['issued', { can: ['sign'] }, UNIT, [['签收', true]]],
    ['signed', { can: ['reply'] }, UNIT, [['提交反馈', true]]],
    [
      'replied',
      { can: ['accept', 'return'] },
      OFFICE,
      [
        ['通过并销号…', true],
        ['退回重办…', false],
      ],
    ],
    ['signed', { can: [] }, OFFICE, []],
    ['closed', { can: [], closedAt: '2026-11-12T01:00:00Z' }, UNIT, []],
  ])('%s', (state, more, can, expected) => {
    const { container } = show(fakeNotice({ state: state as NoticeDetail['state'], ...more }), can);
    expect(buttons(container)).toEqual(expected);
  });
});

it('says what is not possible now, and why', () => {
  show(fakeNotice(), OFFICE);
  expect(screen.getByText('审核反馈').parentElement?.textContent).toBe(
    '审核反馈撮镇镇还没有反馈，应于 11-16 周一 前',
  );
  expect(screen.getByText('拟发黄牌').parentElement?.textContent).toBe(
    '拟发黄牌到 11-19 周四 仍未反馈，由规则拟发',
  );
  expect(heldActs(fakeNotice({ state: 'issued' }), UNIT).map((held) => held.why)).toContain('replySign');
  expect(heldActs(fakeNotice({ state: 'replied' }), UNIT)).toEqual([
    { act: 'reply', why: 'replyWait', day: null },
  ]);
});

it('keeps a reply on this device until it has been sent', async () => {
  const notice = fakeNotice({ can: ['reply'] });
  const key = `duban.reply.${notice.id}`;
  const first = show(notice, UNIT);
  fireEvent.change(screen.getByLabelText('反馈内容'), { target: { value: '已派两支队伍' } });
  first.unmount();
  expect(localStorage.getItem(key)).toContain('已派两支队伍');
  show(notice, UNIT);
  expect(screen.getByLabelText<HTMLTextAreaElement>('反馈内容').value).toBe('已派两支队伍');

  const last = answer(200, fakeNotice({ state: 'replied' }));
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '提交反馈' })));
  expect(last().url).toBe(`/api/notices/${notice.id}/reply`);
  expect(sentBody(last())).toEqual({ text: '已派两支队伍', version: 4 });
  expect(localStorage.getItem(key)).toBeNull();
});

it('keeps the draft and says why when a reply is refused', async () => {
  const notice = fakeNotice({ can: ['reply'] });
  show(notice, UNIT);
  fireEvent.change(screen.getByLabelText('反馈内容'), { target: { value: '已完成' } });
  answer(409, { code: 'stale', facts: {}, requestId: 'r' });
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '提交反馈' })));
  expect(screen.getByRole('alert').textContent).toContain('别人刚改过这里');
  expect(screen.getByLabelText<HTMLTextAreaElement>('反馈内容').value).toBe('已完成');
});

it('does not send back without an opinion', async () => {
  show(fakeNotice({ state: 'replied', waiting: 0, can: ['accept', 'return'] }), OFFICE);
  fireEvent.click(screen.getByRole('button', { name: '退回重办…' }));
  const go = screen.getByRole<HTMLButtonElement>('button', { name: '退回重办' });
  expect(go.disabled).toBe(true);
  fireEvent.change(screen.getByLabelText(/审核意见/), { target: { value: '请写明时间' } });
  const last = answer(200, fakeNotice({ state: 'returned' }));
  await act(async () => fireEvent.click(go));
  expect(sentBody(last())).toEqual({ opinion: '请写明时间', version: 4 });
});

it('issues with the unit, the severity and its due day in sight', async () => {
  const terms = (['urgent', 'normal'] as const).map((severity, i) => ({
    severity,
    workingDays: i ? 15 : 5,
    signDueDay: '2026-11-12',
    dueDay: i ? '2026-12-02' : '2026-11-18',
    provisional: false,
  }));
  const notice = fakeNotice({
    state: 'proposed',
    number: null,
    terms,
    axis: [],
    ledger: [],
    rungs: [],
    can: ['issue'],
  });
  const last = answer(200, { items: [], can: [] });
  show(notice, OFFICE);
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '签发…' })));
  expect(screen.getByText('签发给撮镇镇？')).toBeTruthy();
  expect(screen.getByText('5 个工作日，到 11-18 周三')).toBeTruthy();
  expect(screen.getByText('11-12 周四 前签收')).toBeTruthy();
  fireEvent.click(screen.getByLabelText(/一般/));
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '签发' })));
  expect(last().url).toBe(`/api/notices/${notice.id}/issue`);
  expect(sentBody(last())).toMatchObject({ severity: 'normal', unitId: notice.unit.id, version: 4 });
});

it('gives the sum behind the due day, with the law', () => {
  const { container } = show(fakeNotice(), OFFICE);
  expect(screen.getByText('为什么是 11 月 16 日到期')).toBeTruthy();
  const sum = container.querySelector('.ledger-sum')?.textContent;
  expect(sum).toContain('签发当日不计民法典第201条');
  expect(sum).toContain('第 5 日11-16 周一 17:30 止民法典第203条');
});
