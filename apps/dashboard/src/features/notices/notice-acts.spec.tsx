import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NoticeDetail } from '@duban/contracts';
import type { Action } from '@duban/domain';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { setCsrf } from '../../shared/api';
import { fakeAttachment } from '../../shared/attachments/fake-attachment';
import { SessionProvider } from '../../shared/session';
import { answer } from '../../shared/testing/fake-fetch';
import { serveTus } from '../../shared/testing/fake-tus';
import { serve } from '../../shared/testing/serve';
import { NoticeView } from './detail/notice-view';
import { fakeNotice, fakeSession } from './fake-notice';

const OFFICE: Action[] = ['notice:read', 'notice:issue', 'notice:dismiss', 'notice:review'];
const HEAD: Action[] = [...OFFICE, 'notice:approve', 'notice:close', 'notice:suspend', 'notice:withdraw'];
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
  [...container.querySelectorAll<HTMLButtonElement>('.acts button:not(.files *)')].map((b) => [
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
        ['通过反馈…', true],
        ['退回重办…', false],
      ],
    ],
    [
      'replied',
      { can: ['accept', 'return', 'withdraw'] },
      HEAD,
      [
        ['通过并销号…', true],
        ['退回重办…', false],
        ['终止督办…', false],
      ],
    ],
    ['suspended', { can: ['resume'] }, HEAD, [['恢复计时…', true]]],
    ['accepted', { can: ['close'] }, HEAD, [['销号…', true]]],
    ['signed', { can: [] }, OFFICE, []],
    ['closed', { can: [], closedAt: '2026-11-12T01:00:00Z' }, UNIT, []],
  ])('%s', (state, more, can, expected) => {
    const { container } = show(fakeNotice({ state: state as NoticeDetail['state'], ...more }), can);
    expect(buttons(container)).toEqual(expected);
  });
});

it('says what is not possible now, and why', () => {
  show(
    fakeNotice({
      cannot: [
        { move: 'ask-extension', code: 'too-late', facts: { lastAt: '2026-11-13T09:30:00Z' } },
        { move: 'accept', code: 'stage', facts: {} },
      ],
    }),
    OFFICE,
  );
  const why = (name: string) =>
    screen.getByText(name, { selector: '.acts-held b' }).parentElement?.textContent;
  expect(why('申请延期')).toBe('申请延期须在 11-13 17:30 前提出，已经过了。');
  expect(why('通过反馈')).toBe('通过反馈撮镇镇还没有反馈，应于 11-16 周一 前。');
  expect(why('拟发黄牌')).toBe('拟发黄牌到 11-19 周四 仍未反馈，由规则拟发');
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
  expect(sentBody(last())).toEqual({ text: '已派两支队伍', attachmentIds: [], version: 4 });
  expect(localStorage.getItem(key)).toBeNull();
});

describe('files of an act', () => {
  const choose = (name: string) =>
    fireEvent.change(screen.getByLabelText('选择文件', { selector: 'input' }), {
      target: { files: [new File(['x'], name)] },
    });

  it('go with the reply, which waits until they are there', async () => {
    const notice = fakeNotice({ can: ['reply'] });
    const tus = serveTus();
    setCsrf('token');
    tus.holds = true;
    const last = answer(200, fakeNotice({ state: 'replied' }));
    show(notice, UNIT);
    fireEvent.change(screen.getByLabelText('反馈内容'), { target: { value: '已派两支队伍' } });
    choose('现场.jpg');
    const go = screen.getByRole<HTMLButtonElement>('button', { name: '提交反馈' });
    expect(go.disabled).toBe(true);
    expect(screen.getByText('还有 1 个附件没传完，传完即可提交。')).toBeTruthy();
    tus.release();
    await waitFor(() => expect(go.disabled).toBe(false));
    await act(async () => fireEvent.click(go));
    expect(sentBody(last())).toMatchObject({ text: '已派两支队伍', attachmentIds: ['id of 现场.jpg'] });
    expect(screen.queryByText('现场.jpg')).toBeNull();
    expect(localStorage.length).toBe(0);
  });

  it('go with what is asked of the office, and stay when it is refused', async () => {
    serveTus();
    setCsrf('token');
    answer(200, { year: 2026, status: 'announced', source: '', days: [], years: [] });
    show(fakeNotice({ can: ['ask-suspension'] }), UNIT);
    fireEvent.click(screen.getByRole('button', { name: '申请挂起…' }));
    fireEvent.change(screen.getByLabelText(/为什么要停/), { target: { value: '等省公司批复' } });
    choose('停电申请.pdf');
    const go = screen.getByRole<HTMLButtonElement>('button', { name: '申请挂起', hidden: true });
    await waitFor(() => expect(go.disabled).toBe(false));
    const asked = serve(({ method }) =>
      method === 'POST' ? { status: 409, body: { code: 'stale', facts: {}, requestId: 'r' } } : { body: {} },
    );
    await act(async () => fireEvent.click(go));
    expect(asked[0]?.body).toMatchObject({ kind: 'suspension', attachmentIds: ['id of 停电申请.pdf'] });
    expect(screen.getByText('停电申请.pdf')).toBeTruthy();
  });

  it('stand where they belong', () => {
    const { container } = show(
      fakeNotice({
        attachments: [fakeAttachment({ id: 'a', name: '会议纪要.pdf', kind: 'pdf' })],
        planAttachments: [fakeAttachment({ id: 'b', name: '计划.xlsx', kind: 'sheet' })],
      }),
      OFFICE,
    );
    const names = [...container.querySelectorAll('.notice-left .attached-files b')];
    expect(names.map((name) => name.textContent)).toEqual(['会议纪要.pdf', '计划.xlsx']);
  });
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

it('closes at once only when the head leaves the tick, and then asks for an opinion', async () => {
  show(fakeNotice({ state: 'replied', waiting: 0, can: ['accept'] }), HEAD);
  fireEvent.click(screen.getByRole('button', { name: '通过并销号…' }));
  const dialog = screen.getByRole('dialog', { hidden: true });
  const go = () => dialog.querySelector<HTMLButtonElement>('button[type=submit]');
  expect([go()?.textContent, go()?.disabled]).toEqual(['通过并销号', true]);
  fireEvent.click(screen.getByLabelText('同时销号'));
  expect([go()?.textContent, go()?.disabled]).toEqual(['通过反馈', false]);
  const last = answer(200, fakeNotice({ state: 'accepted' }));
  await act(async () => void go()?.click());
  expect(sentBody(last())).toEqual({ opinion: '', close: false, version: 4 });
});

it('asks an extension with what is still allowed, and keeps the draft when it is refused', async () => {
  const notice = fakeNotice({ can: ['ask-extension'] });
  answer(200, { year: 2026, status: 'announced', source: '', days: [], years: [] });
  const { unmount } = show(notice, UNIT);
  fireEvent.click(screen.getByRole('button', { name: '申请延期…' }));
  expect(screen.getAllByText(/还可 2 次、共 5 个工作日；11-13 17:30 前提出/)).not.toHaveLength(0);
  fireEvent.change(screen.getByLabelText(/延几个工作日/), { target: { value: '9' } });
  fireEvent.change(screen.getByLabelText(/理由和目前进展/), { target: { value: '等待停电计划' } });
  const go = screen.getByRole<HTMLButtonElement>('button', { name: '申请延期', hidden: true });
  expect(go.disabled).toBe(true);
  fireEvent.change(screen.getByLabelText(/延几个工作日/), { target: { value: '4' } });
  const last = answer(422, {
    code: 'request-refused',
    facts: { code: 'too-long', days: 4, left: 3 },
    requestId: 'r',
  });
  await act(async () => fireEvent.click(go));
  expect(sentBody(last())).toMatchObject({ kind: 'extension', days: 4, text: '等待停电计划', version: 4 });
  expect(screen.getByRole('alert', { hidden: true }).textContent).toContain(
    '要 4 个工作日，至多还可给 3 个。',
  );
  unmount();
  expect(localStorage.getItem(`duban.ask-extension.${notice.id}`)).toContain('等待停电计划');
});

it('shows what waits for a decision, until when, and lets decide who may', async () => {
  const request: NoticeDetail['requests'][number] = {
    id: '0198c1de-0000-7000-8000-000000000077',
    kind: 'extension',
    text: '等待停电计划',
    days: 5,
    untilDay: null,
    askedBy: '王海涛',
    askedAt: '2026-11-11T01:00:00Z',
    decideBy: '2026-11-12T09:30:00Z',
    state: 'waiting',
    decidedBy: null,
    decidedAt: null,
    opinion: null,
    grantedDays: null,
    newDay: null,
    attachments: [],
    can: true,
    refusals: [],
  };
  const { container } = show(fakeNotice({ requests: [request], pending: ['extension'] }), OFFICE);
  expect(container.querySelector('.request')?.textContent).toContain('效能办另一人 11-12 17:30 前决定');
  answer(200, { year: 2026, status: 'announced', source: '', days: [], years: [] });
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '同意延期…' })));
  const last = answer(200, fakeNotice());
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '同意延期', hidden: true })));
  expect(last().url).toBe(`/api/notices/${fakeNotice().id}/requests/${request.id}/decision`);
  expect(sentBody(last())).toEqual({ granted: true, opinion: '', days: 5, version: 4 });
  cleanup();
  const refused = { ...request, can: false, refusals: [{ code: 'approved-by-same', facts: {} }] };
  const again = show(fakeNotice({ requests: [refused] }), OFFICE);
  expect(again.container.querySelector('.request-acts')).toBeNull();
  expect(again.container.textContent).toContain('上次延期是同一人批准的，这次须由另一人。');
});

it('gives the sum behind the due day, with the law', () => {
  const { container } = show(fakeNotice(), OFFICE);
  expect(screen.getByText('为什么是 11 月 16 日到期')).toBeTruthy();
  const sum = container.querySelector('.ledger-sum')?.textContent;
  expect(sum).toContain('签发当日不计民法典第201条');
  expect(sum).toContain('第 5 日11-16 周一 17:30 止民法典第203条');
});
