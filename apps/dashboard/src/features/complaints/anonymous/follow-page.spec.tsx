import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { fakeAttachment } from '../../../shared/attachments/fake-attachment';
import { type FakeTus, serveTus } from '../../../shared/testing/fake-tus';
import { settle, showApp } from '../../../shared/testing/in-app';
import { serve } from '../../../shared/testing/serve';
import { complaint, step } from '../fake-complaint';
import { FollowPage } from './follow-page';

const CODE = '4TBA-BSF4-ECAF-FX8W';
const PAPER = fakeAttachment({ name: '退费凭证.pdf', kind: 'pdf' });
let tus: FakeTus;
beforeEach(() => {
  localStorage.clear();
  tus = serveTus();
});
afterEach(cleanup);

async function open(found: boolean) {
  const log = serve(({ url }) =>
    /\/public\/complaints\/(follow|note|file)$/.test(url.pathname) && found
      ? {
          body: {
            ...complaint,
            ledger: [step('answered', 'unit', '2026-11-18T02:00:00Z', { attachments: [PAPER] })],
            confidentiality: 'anonymous',
            sender: null,
            senderName: null,
            can: ['note', 'withdraw'],
          },
        }
      : undefined,
  );
  const shown = await showApp(
    [{ path: '/tell/follow', element: <FollowPage /> }],
    '/tell/follow',
    'enterprise',
  );
  return { sent: () => log.filter(({ method }) => method === 'POST'), ...shown };
}
const look = async (code: string) => {
  fireEvent.change(screen.getByLabelText('查询码'), { target: { value: code } });
  fireEvent.click(screen.getByRole('button', { name: '查看' }));
  await settle(20);
};

it('asks nobody for what can be no code', async () => {
  const { sent } = await open(true);
  await look('4TBA-BSF4');
  expect(screen.getByRole('alert').textContent).toContain('16 位');
  expect(sent()).toEqual([]);
});

it('follows by the code, however it was typed, and keeps it out of the address and of the device', async () => {
  const { sent, at } = await open(true);
  await look('4tba bsf4ecaffx8w');
  expect(sent().map(({ body }) => body)).toEqual([{ receipt: CODE.replaceAll('-', '') }]);
  expect(screen.getByRole('heading', { name: complaint.title })).toBeTruthy();
  expect(at().pathname + at().search).toBe('/tell/follow');
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toMatch(/4TBA/i);
});

it('says that there is no such code', async () => {
  await open(false);
  await look(CODE);
  expect(screen.getByRole('alert').textContent).toContain('没有这个查询码');
});

it('adds files without a word, sent by the code; none of it stays on the device', async () => {
  const { sent } = await open(true);
  await look(CODE);
  const add = screen.getByRole<HTMLButtonElement>('button', { name: '补充' });
  expect(add.disabled).toBe(true);
  const file = new File(['x'], '门口.jpg', { type: 'image/jpeg' });
  fireEvent.change(screen.getByLabelText('选择文件', { selector: 'input' }), { target: { files: [file] } });
  await screen.findByText('1 B · 已上传');
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toMatch(/4TBA|门口/i);
  fireEvent.click(add);
  await screen.findByText('已补充，办理台账里能看到。');
  expect(sent().at(-1)?.body).toEqual({
    receipt: CODE.replaceAll('-', ''),
    text: '',
    attachmentIds: ['id of 门口.jpg'],
  });
  expect(screen.queryByText('门口.jpg')).toBeNull();
});

it('tells why a file is not taken, and takes back what was sent', async () => {
  tus.refuses = { '合同.docx': 'names-author' };
  await open(true);
  await look(CODE);
  const choose = (name: string) =>
    fireEvent.change(screen.getByLabelText('选择文件', { selector: 'input' }), {
      target: { files: [new File(['x'], name)] },
    });
  choose('合同.docx');
  await screen.findByText(/^里面写着作者或单位/);
  fireEvent.click(screen.getByRole('button', { name: '移除合同.docx' }));
  choose('车间.png');
  await screen.findByText('1 B · 已上传');
  fireEvent.click(screen.getByRole('button', { name: '移除车间.png' }));
  await waitFor(() => expect(tus.log.at(-1)).toMatch(/^DELETE /));
});

it('fetches the files of the answer by the code, which stands in no address', async () => {
  const saved: string[] = [];
  URL.createObjectURL = () => 'blob:1';
  HTMLAnchorElement.prototype.click = function () {
    saved.push(this.download);
  };
  const { sent } = await open(true);
  await look(CODE);
  fireEvent.click(screen.getAllByRole('button', { name: /^下载退费凭证.pdf/ })[0] as HTMLElement);
  await waitFor(() => expect(saved).toEqual([PAPER.name]));
  const { url, body } = sent().at(-1) ?? {};
  expect(url?.pathname).toBe('/api/public/complaints/file');
  expect(body).toEqual({ receipt: CODE.replaceAll('-', ''), attachmentId: PAPER.id });
});
