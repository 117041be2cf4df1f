import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { ComplaintDetail } from '@duban/contracts';
import type { Role } from '@duban/domain';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { setCsrf } from '../../../shared/api';
import { settle, showApp } from '../../../shared/testing/in-app';
import { type Asked, serve } from '../../../shared/testing/serve';
import { complaint, COMPLAINT_ID, step } from '../fake-complaint';
import { ComplaintPage } from './complaint-page';

beforeEach(() => {
  setCsrf('token');
  localStorage.clear();
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});
afterEach(cleanup);

const path = `/api/complaints/${COMPLAINT_ID}`;
async function open(more: Partial<ComplaintDetail>, role: Role): Promise<Asked[]> {
  const shown = { ...complaint, ...more };
  const log = serve(({ url, method }) => {
    if (method === 'POST' && url.pathname.startsWith(path))
      return { body: { ...shown, can: [], version: shown.version + 1 } };
    if (url.pathname === path) return { body: shown };
    if (url.pathname === '/api/orgs') return { body: { items: ORGS, can: [] } };
    if (url.pathname === '/api/public/complaint-units') return { body: { items: [] } };
    return undefined;
  });
  await showApp(
    [{ path: '/complaints/:complaintId', element: <ComplaintPage /> }],
    `/complaints/${COMPLAINT_ID}`,
    role,
  );
  return log;
}
const org = (id: string, name: string, parentId: string | null, kind = 'department') => ({
  id,
  name,
  shortName: name,
  parentId,
  kind,
  active: true,
});
const ORGS = [
  org('county', '肥东县', null, 'county'),
  org('water', '水务局', 'county'),
  org('pipes', '管网中心', 'water'),
  org('town', '店埠镇', 'county', 'township'),
];
const sent = (log: Asked[]) => log.filter(({ method }) => method === 'POST');

it('says first who has it and until when, and shows the way with its moments', async () => {
  await open({}, 'enterprise');
  expect(screen.getByRole('heading', { level: 1, name: '北门雨水管网未接通' })).toBeTruthy();
  expect(document.querySelector('.complaint-head p')?.textContent).toBe('现在由 撮镇镇人民政府 办理');
  expect(document.querySelector('.complaint-due-row')?.textContent).toContain('5 个工作日');
  expect(document.querySelector('.cstep-now b')?.textContent).toBe('办理 现在');
});

it('has the enterprise rate: solved or not, five grades, and what follows is told before', async () => {
  const ledger = [
    ...complaint.ledger,
    step('answered', 'unit', '2026-11-20T02:00:00Z', { seq: 5, text: '已接通' }),
  ];
  const log = await open({ stage: 'answered', ledger, can: ['rate', 'withdraw'] }, 'enterprise');
  expect(screen.getAllByText('已接通').length).toBeGreaterThan(0);
  const give = () => screen.getByRole('button', { name: /^提交/ }) as HTMLButtonElement;
  expect(give().disabled).toBe(true);
  fireEvent.click(screen.getByRole('radio', { name: '没解决' }));
  fireEvent.click(screen.getByRole('radio', { name: '满意' }));
  expect(screen.getByText('提交后退回并升一级重办，15 个工作日内再答复您。')).toBeTruthy();
  fireEvent.click(give());
  await settle(20);
  expect(sent(log).map(({ url, body }) => [url.pathname, body])).toEqual([
    [`${path}/rating`, { outcome: 'not-solved', grade: 4, text: '', version: 4 }],
  ]);
});

it('has the office write down a verdict that was told, with what follows, and names nobody of a sealed one', async () => {
  const ledger = [...complaint.ledger, step('answered', 'unit', '2026-11-20T02:00:00Z', { seq: 5 })];
  const log = await open({ stage: 'answered', ledger, can: ['call-back', 'record-verdict'] }, 'monitor');
  fireEvent.click(screen.getByRole('button', { name: '代记评价…' }));
  const give = screen.getByRole('button', { name: '代记评价' }) as HTMLButtonElement;
  fireEvent.click(screen.getByRole('radio', { name: '没解决' }));
  fireEvent.click(screen.getByRole('radio', { name: '基本满意' }));
  expect(screen.getByText('记下后退回并升一级重办，时限重新起算。')).toBeTruthy();
  fireEvent.change(screen.getByLabelText(/企业的原话/), { target: { value: '还没有接通' } });
  expect(give.disabled).toBe(true);
  fireEvent.change(screen.getByLabelText('和谁说的（姓名、职务）'), { target: { value: '徐经理' } });
  fireEvent.change(screen.getByLabelText('什么时候'), { target: { value: '2026-11-21T10:30' } });
  fireEvent.click(give);
  await settle(20);
  const told = { outcome: 'not-solved', grade: 3, way: 'telephone', spokenTo: '徐经理' };
  expect(sent(log).map(({ url, body }) => [url.pathname, body])).toEqual([
    [
      `${path}/verdict`,
      { ...told, spokenAt: '2026-11-21T10:30:00+08:00', text: '还没有接通', version: complaint.version },
    ],
  ]);
  cleanup();
  await open({ stage: 'answered', confidentiality: 'sealed', can: ['record-verdict'] }, 'monitor');
  fireEvent.click(screen.getByRole('button', { name: '代记评价…' }));
  expect(screen.queryByLabelText('和谁说的（姓名、职务）')).toBeNull();
  expect(screen.getByText(/不要写出企业名称、人名、电话/)).toBeTruthy();
});

it('tells the enterprise that its verdict was written down, and takes its own instead', async () => {
  await open({ stage: 'settled', can: ['rate'] }, 'enterprise');
  expect(screen.getByText(/和您的意思不一样的，在这里自己评价/)).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: '没解决' }));
  fireEvent.click(screen.getByRole('radio', { name: '不满意' }));
  expect(screen.getByText(/升一级重办/)).toBeTruthy();
});

it('offers the units that may not have it greyed, each with its reason', async () => {
  const complainedOf = [{ id: 'water', name: '水务局', shortName: '水务局' }];
  await open({ stage: 'accepted', lead: null, complainedOf, can: ['assign'] }, 'monitor');
  fireEvent.click(screen.getByRole('button', { name: '转办…' }));
  await settle(20);
  const options = [...(screen.getByLabelText('主办单位') as HTMLSelectElement).options];
  expect(options.map(({ text, disabled }) => [text, disabled])).toEqual([
    ['请选择', false],
    ['水务局（被反映单位）', true],
    ['管网中心（归水务局管，水务局被反映）', true],
    ['店埠镇', false],
  ]);
});

it('offers nothing the server does not allow', async () => {
  await open({ can: [] }, 'handler');
  expect(screen.getByText('现在没有要您办的事。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /答复|转办|受理|延期/ })).toBeNull();
});

it('tells the enterprise who asked to read its sealed name, and who agreed', async () => {
  const unsealings = [
    {
      id: 'u1',
      askedBy: '陈静',
      askedAt: '2026-11-19T01:00:00Z',
      reason: '核对合同原件',
      decision: { by: '赵立新', at: '2026-11-19T02:00:00Z', granted: true, opinion: '' },
      can: false,
    },
  ];
  await open({ confidentiality: 'sealed', unsealings }, 'enterprise');
  expect(screen.getByText('陈静 申请启封 · 11-19 09:00')).toBeTruthy();
  expect(screen.getByText(/赵立新 批准 · 11-19 10:00/)).toBeTruthy();
});

it('says the reason of a refusal in words', async () => {
  serve(({ url, method }) =>
    method === 'POST'
      ? {
          status: 422,
          body: {
            code: 'complaint-refused',
            facts: {},
            fields: [{ path: 'text', code: 'names-sender', facts: { found: ['name', 'phone'] } }],
            requestId: 'r',
          },
        }
      : url.pathname === path
        ? {
            body: {
              ...complaint,
              confidentiality: 'sealed',
              sender: null,
              senderName: null,
              can: ['answer'],
            },
          }
        : undefined,
  );
  await showApp(
    [{ path: '/complaints/:complaintId', element: <ComplaintPage /> }],
    `/complaints/${COMPLAINT_ID}`,
    'handler',
  );
  expect(screen.getByText('名称已封存。联系企业请写在这里，企业看得到。')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('答复'), { target: { value: '已联系浮槎汽车' } });
  fireEvent.click(screen.getByRole('button', { name: '书面答复' }));
  await settle(30);
  expect(screen.getByRole('alert').textContent).toContain('这里写了单位名称、电话，会让人知道是谁反映的。');
});
