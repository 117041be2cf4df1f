import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { setCsrf } from '../../../shared/api';
import { settle, showApp } from '../../../shared/testing/in-app';
import { type Asked, serve } from '../../../shared/testing/serve';
import { ReportPage } from './report-page';

type Reply = Parameters<typeof serve>[0];
const FILED = { id: 'c1', number: '诉求〔2026〕45号', receipt: null, acceptDueDay: '2026-11-24' };
const answers =
  (post: Reply): Reply =>
  (asked) => {
    const { url, method } = asked;
    if (method === 'POST') return post(asked);
    if (url.pathname === '/api/public/complaint-units') return { body: { items: [] } };
    if (url.pathname === '/api/complaints/similar') return { body: { items: [], others: 4 } };
    if (url.pathname === '/api/projects') return { body: { items: [], next: null, total: 0 } };
    return undefined;
  };

beforeEach(() => {
  setCsrf('token');
  localStorage.clear();
  window.scrollTo = () => undefined;
});
afterEach(cleanup);

async function open(post: Reply): Promise<Asked[]> {
  const log = serve(answers(post));
  await showApp(
    [
      { path: '/complaints/new', element: <ReportPage /> },
      { path: '/complaints/:complaintId', element: <p>打开了这一件</p> },
    ],
    '/complaints/new',
    'enterprise',
  );
  return log;
}
const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const go = async (name: RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle(20);
};
async function fillIn(text = '厂区北门外雨水管网没接通，一下雨就积水。'): Promise<void> {
  fireEvent.click(screen.getByRole('radio', { name: /求助/ }));
  type('是什么问题', 'inputs');
  type(/发生了什么/, text);
  await go(/^下一步/);
  await go(/^下一步/);
  type('联系人', '周文');
  type('电话', '0551-67712345');
}
const sent = (log: Asked[]) => log.filter(({ method }) => method === 'POST');

it('goes through three steps, sends the first sentence as the title, and opens what was filed', async () => {
  const log = await open(() => ({ body: FILED }));
  await fillIn();
  await go(/^提交$/);
  expect(sent(log)[0]?.body).toMatchObject({
    kind: 'help',
    category: 'inputs',
    title: '厂区北门外雨水管网没接通，一下雨就积水',
    confidentiality: 'open',
    contact: '周文',
    phone: '0551-67712345',
    complainedOfIds: [],
    attachmentIds: [],
  });
  expect(screen.getByText('打开了这一件')).toBeTruthy();
  expect(Object.keys(localStorage).filter((key) => key.startsWith('duban.complaint'))).toEqual([]);
});

it('does not go on while something is missing, and says what', async () => {
  const log = await open(() => ({ body: FILED }));
  await go(/^下一步/);
  expect(screen.getAllByText('请选一项。')).toHaveLength(2);
  expect(screen.getByText('请多写几句，至少 5 个字，承办单位才好核实。')).toBeTruthy();
  expect(screen.getByText('1 / 3 说事情')).toBeTruthy();
  expect(sent(log)).toEqual([]);
});

it('keeps what is typed on this device when the page is left, and goes on there', async () => {
  await open(() => ({ body: FILED }));
  type(/发生了什么/, '用电报装三个月没有批');
  cleanup();
  await open(() => ({ body: FILED }));
  expect((screen.getByLabelText(/发生了什么/) as HTMLTextAreaElement).value).toBe('用电报装三个月没有批');
  expect(screen.getByText(/^接着上次没提交的填/)).toBeTruthy();
  await go(/清除本机内容/);
  expect((screen.getByLabelText(/发生了什么/) as HTMLTextAreaElement).value).toBe('');
});

it('sends the same again with the same key when the answer was lost, and another with another', async () => {
  let isAway = true;
  const log = await open(() => (isAway ? 'offline' : { body: FILED }));
  await fillIn();
  await go(/^提交$/);
  expect(screen.getByRole('alert').textContent).toContain('没有提交成功');
  await go(/^提交$/);
  type('联系人', '周文斌');
  isAway = false;
  await go(/^提交$/);
  const keys = sent(log).map(({ body }) => (body as { key: string }).key);
  expect(keys).toHaveLength(3);
  expect(keys[0]).toBe(keys[1]);
  expect(keys[2]).not.toBe(keys[0]);
});

it('does not send a sealed one that names the enterprise, and says which words do', async () => {
  const log = await open(() => ({ body: FILED }));
  await fillIn('撮镇镇人民政府门口的管网没接通，请周文来看。');
  fireEvent.click(screen.getByRole('radio', { name: /^隐名/ }));
  expect(screen.getByRole('alert').textContent).toContain('内容里写了：单位名称、联系人。');
  expect((screen.getByRole('button', { name: '提交' }) as HTMLButtonElement).disabled).toBe(true);
  expect(sent(log)).toEqual([]);
});

it('shows the code of an anonymous one once, and keeps it nowhere', async () => {
  const receipt = '4TBA-BSF4-ECAF-FX8W';
  const log = await open(() => ({ body: { ...FILED, id: null, receipt } }));
  await fillIn();
  fireEvent.click(screen.getByRole('radio', { name: /^匿名/ }));
  await go(/^提交$/);
  expect(screen.getByText(receipt)).toBeTruthy();
  expect(sent(log)[0]?.body).toMatchObject({ confidentiality: 'anonymous', contact: '', phone: '' });
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain(receipt);
});

it('leads back to the field the server refuses, in its words', async () => {
  await open(() => ({
    status: 422,
    body: {
      code: 'complaint-refused',
      facts: {},
      fields: [{ path: 'title', code: 'names-sender', facts: { found: ['name'] } }],
      requestId: 'r',
    },
  }));
  await fillIn();
  await go(/^提交$/);
  expect(screen.getByText('1 / 3 说事情')).toBeTruthy();
  expect(screen.getAllByText(/这里写了单位名称/).length).toBeGreaterThan(0);
});

it('counts the ones alike that others reported', async () => {
  await open(() => ({ body: FILED }));
  type(/发生了什么/, '厂区北门外雨水管网没接通');
  expect(await screen.findByText('全县还有 4 件相近的在别处', {}, { timeout: 5000 })).toBeTruthy();
});

it("says the county's days in force, and none while they are not known", async () => {
  const answerDays = { consultation: 2, plain: 5, joint: 12, hard: 25 };
  const terms = { acceptDays: 3, assignDays: 2, contactDays: 4, answerDays, callBackDays: 3, mendDays: 15 };
  const look = async (body: object | null) => {
    serve((asked) =>
      asked.url.pathname === '/api/public/complaint-terms'
        ? (body && { body }) || { status: 503, body: { code: 'internal', facts: {}, fields: [] } }
        : answers(() => undefined)(asked),
    );
    await showApp([{ path: '/complaints/new', element: <ReportPage /> }], '/complaints/new', 'enterprise');
    const said = document.querySelector('.cf')?.textContent ?? '';
    cleanup();
    return said;
  };
  const known = await look(terms);
  for (const words of [
    '3 个工作日内决定',
    '受理后 2 个',
    '转办后 4 个',
    '转办后 5 个',
    '12 个工作日，疑难的 25 个',
  ])
    expect(known).toContain(words);
  const unknown = await look(null);
  expect(unknown).toContain('在规定时限内书面答复');
  expect(unknown).not.toContain('个工作日');
});
