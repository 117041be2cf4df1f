import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ATTACHMENT_REFUSALS } from '@duban/domain';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { ApiError, setCsrf } from '../api';
import { setLang } from '../i18n/i18n';
import { SessionProvider } from '../session';
import { type FakeTus, serveTus } from '../testing/fake-tus';
import { sessionOf, settle } from '../testing/in-app';
import { type Asked, serve } from '../testing/serve';
import { fileProblem } from './attachment-words';
import { AttachmentsField, WaitsForFiles } from './attachments-field';
import { refusalTexts } from './refusal-messages';
import { Uploads } from './uploads';
import { useUploads } from './use-uploads';

const MB = 1024 * 1024;
const fileOf = (name: string, size = 3000) => {
  const file = new File(['x'], name, { lastModified: 1 });
  Object.defineProperty(file, 'size', { value: size });
  file.slice = (from = 0, to = size) => ({ size: to - from }) as Blob;
  return file;
};

let tus: FakeTus;
let asked: Asked[];
let drafts = 0;

function Form({ draft }: { draft: string }) {
  const files = useUploads(draft);
  return (
    <form>
      <textarea aria-label="反馈内容" />
      <AttachmentsField uploads={files} />
      <WaitsForFiles uploads={files} />
      <i data-ids>{files.ids.join()}</i>
    </form>
  );
}
const show = (draft = `draft.${++drafts}`) => {
  const shown = render(
    <SessionProvider session={sessionOf('handler')}>
      <Form draft={draft} />
    </SessionProvider>,
  );
  return { ...shown, draft };
};
const choose = async (...files: File[]) => {
  fireEvent.change(screen.getByLabelText('选择文件', { selector: 'input' }), { target: { files } });
  await settle();
};
/** Waits for what the lines of the files say. */
const said = (expected: unknown) => waitFor(() => expect(lines()).toEqual(expected), { timeout: 3000 });
const given = (expected: string) => waitFor(() => expect(ids()).toBe(expected), { timeout: 3000 });
const lines = () => [...document.querySelectorAll('.file-text')].map((line) => line.textContent);
const ids = () => document.querySelector('[data-ids]')?.textContent;
const waits = () => document.querySelector('.files-wait')?.textContent;
const line = (name: 'online' | 'offline') => act(() => void dispatchEvent(new Event(name)));

beforeEach(() => {
  localStorage.clear();
  setCsrf('token');
  tus = serveTus();
  asked = serve(() => undefined);
});
afterEach(() => {
  cleanup();
  act(() => setLang('zh'));
});

it('tells count and sizes before a file is chosen', () => {
  show();
  expect(screen.getByRole('group', { name: /附件/ }).textContent).toContain('0/10 个');
  expect(screen.getByText(/最多 10 个，每个不超过 20 MB（文本 5 MB）/)).toBeTruthy();
  expect(screen.getByLabelText('拍照', { selector: 'input' }).getAttribute('capture')).toBe('environment');
});

it('sends what is chosen, shows how far it is and gives the ids to the act', async () => {
  show();
  tus.holds = true;
  await choose(fileOf('现场.jpg', 2 * MB), fileOf('说明.pdf'), fileOf('台账.xlsx'));
  await said(['现场.jpg25% · 512 KB / 2 MB', '说明.pdf50% · 1 KB / 3 KB', '台账.xlsx等待上传']);
  expect(waits()).toBe('还有 3 个附件没传完，传完即可提交。');
  expect(screen.getByRole('progressbar', { name: '现场.jpg的上传进度' }).getAttribute('value')).toBe(
    String(MB / 2),
  );
  tus.release();
  await said(['现场.jpg2 MB · 已上传', '说明.pdf3 KB · 已上传', '台账.xlsx3 KB · 已上传']);
  expect([ids(), waits()]).toEqual(['id of 现场.jpg,id of 说明.pdf,id of 台账.xlsx', undefined]);
  expect(screen.getByRole('status').textContent).toContain('已上传');
});

it('shows a refusal at its file, and the others go on', async () => {
  show();
  tus.refuses['旧表.xlsx'] = 'macros';
  await choose(
    fileOf('旧表.xlsx'),
    fileOf('病毒.exe'),
    fileOf('空.pdf', 0),
    fileOf('大.pdf', 35 * MB),
    fileOf('好.pdf'),
  );
  await said([
    '旧表.xlsx含有宏；请另存为不含宏的 DOCX、XLSX 或 PDF。',
    '病毒.exe不收这种文件；可用 JPG、PNG、WebP、PDF、Word、Excel、PPT、TXT、CSV、ZIP。',
    '空.pdf是空文件，没有内容；请检查后再选。',
    '大.pdf有 35 MB，至多 20 MB；请压缩后再传。',
    '好.pdf3 KB · 已上传',
  ]);
  expect(waits()).toBe('4 个附件没有传上，请移除或重传后再提交。');
  // nothing of what could be told at once was sent
  expect(tus.uploads.size).toBe(2);
  for (const name of ['旧表.xlsx', '病毒.exe', '空.pdf', '大.pdf'])
    fireEvent.click(screen.getByRole('button', { name: `移除${name}` }));
  expect([waits(), ids()]).toEqual([undefined, 'id of 好.pdf']);
});

it('takes ten at most, and the same file once', async () => {
  show();
  await choose(...Array.from({ length: 11 }, (_, i) => fileOf(`${i}.pdf`)), fileOf('1.pdf'));
  await waitFor(() => expect(ids()?.split(',')).toHaveLength(10), { timeout: 3000 });
  expect(lines().at(-1)).toContain('一次最多 10 个附件');
  expect(lines()).toHaveLength(11);
});

describe('a bad line', () => {
  it('loses nothing: what was sent stays, and it goes on by itself where it broke', async () => {
    show();
    tus.cutAfter = 1024;
    await choose(fileOf('现场.jpg'));
    await said(['现场.jpg断网，已传 1 KB / 3 KB，恢复后自动续传']);
    expect(screen.getByText(/网络断开。已传的部分不会丢/, { selector: '.files-away' })).toBeTruthy();
    line('online');
    await given('id of 现场.jpg');
    const one = '/api/uploads/00000000000000000000000000000001';
    expect(tus.log).toEqual(['POST /api/uploads', `PATCH ${one}`, `HEAD ${one}`, `PATCH ${one}`]);
  });

  it('stops at once when the browser says it is away', async () => {
    show();
    tus.holds = true;
    await choose(fileOf('现场.jpg'));
    await said(['现场.jpg50% · 1 KB / 3 KB']);
    tus.isOnline = false;
    line('offline');
    expect(lines()[0]).toContain('恢复后自动续传');
    tus.isOnline = true;
    tus.release();
    line('online');
    await given('id of 现场.jpg');
  });

  it('learns why a file was refused when that answer was lost', async () => {
    asked = serve(() => ({
      status: 422,
      body: { code: 'attachment-refused', facts: { reason: 'macros' }, requestId: 'r' },
    }));
    show();
    tus.refuses['旧表.xlsx'] = 'macros';
    tus.cutAfter = 3000;
    await choose(fileOf('旧表.xlsx'));
    await said([expect.stringContaining('断网')]);
    line('online');
    await said(['旧表.xlsx含有宏；请另存为不含宏的 DOCX、XLSX 或 PDF。']);
  });

  it('asks by itself again when nobody says the line is back', async () => {
    show();
    tus.isOnline = false;
    await choose(fileOf('现场.jpg'));
    await said([expect.stringContaining('断网')]);
    tus.isOnline = true;
    await given('id of 现场.jpg');
  });
});

it('pauses and goes on, and gives its place to the next meanwhile', async () => {
  show();
  tus.holds = true;
  await choose(fileOf('a.pdf'), fileOf('b.pdf'), fileOf('c.pdf'));
  await said(['a.pdf50% · 1 KB / 3 KB', 'b.pdf50% · 1 KB / 3 KB', 'c.pdf等待上传']);
  fireEvent.click(screen.getByRole('button', { name: '暂停a.pdf' }));
  await said(['a.pdf已暂停，1 KB / 3 KB', 'b.pdf50% · 1 KB / 3 KB', 'c.pdf50% · 1 KB / 3 KB']);
  tus.release();
  await given('id of b.pdf,id of c.pdf');
  fireEvent.click(screen.getByRole('button', { name: '继续a.pdf' }));
  await given('id of a.pdf,id of b.pdf,id of c.pdf');
});

it('stays when the form is closed and goes on meanwhile', async () => {
  const { draft, unmount } = show();
  tus.holds = true;
  await choose(fileOf('a.pdf'));
  await said(['a.pdf50% · 1 KB / 3 KB']);
  unmount();
  tus.release();
  show(draft);
  await given('id of a.pdf');
});

it('is there after a reload: what is sent as it is, the rest to be chosen again and then resumed', async () => {
  const first = new Uploads('reload.a');
  const states = (of: Uploads, ...expected: string[]) =>
    waitFor(() => expect(of.get().map(({ state }) => state)).toEqual(expected), { timeout: 3000 });
  first.add([fileOf('done.pdf')]);
  await states(first, 'done');
  tus.cutAfter = 1024;
  first.add([fileOf('half.pdf')]);
  await states(first, 'done', 'waiting');
  // the page is closed
  first.pause(first.get()[1]?.key ?? 0);
  asked = serve(({ url }) => (url.pathname.endsWith('1') ? { body: { id: 'id of done.pdf' } } : undefined));
  const again = new Uploads('reload.a');
  expect(again.get().map(({ name, state, id }) => [name, state, id])).toEqual([
    ['done.pdf', 'done', 'id of done.pdf'],
    ['half.pdf', 'unfinished', undefined],
  ]);
  tus.log.length = 0;
  again.add([fileOf('half.pdf')]);
  await states(again, 'done', 'done');
  expect(again.get().map(({ state, id }) => [state, id])).toEqual([
    ['done', 'id of done.pdf'],
    ['done', 'id of half.pdf'],
  ]);
  expect(tus.log.map((each) => each.split(' ')[0])).toEqual(['HEAD', 'PATCH']);
  again.clear();
  expect(new Uploads('reload.a').get()).toEqual([]);
});

it('asks after a reload whether unused files are still there', async () => {
  const first = new Uploads('reload.b');
  first.add([fileOf('old.pdf')]);
  await waitFor(() => expect(first.get()[0]?.state).toBe('done'), { timeout: 3000 });
  const again = new Uploads('reload.b');
  await settle(20);
  expect(asked.at(-1)?.url.pathname).toBe('/api/attachments/by-upload/00000000000000000000000000000001');
  expect(again.get().map(({ state, id }) => [state, id])).toEqual([['unfinished', undefined]]);
});

it('throws away at the server what is removed', async () => {
  show();
  await choose(fileOf('a.pdf'));
  await given('id of a.pdf');
  fireEvent.click(screen.getByRole('button', { name: '移除a.pdf' }));
  expect(asked.at(-1)).toMatchObject({ method: 'DELETE' });
  expect([ids(), lines()]).toEqual(['', []]);
  expect(document.activeElement?.textContent).toContain('选择文件');
});

it('stops when the person leaves, and says so when the session has ended', async () => {
  show();
  tus.holds = true;
  await choose(fileOf('a.pdf'));
  await said(['a.pdf50% · 1 KB / 3 KB']);
  act(() => setCsrf(null));
  tus.release();
  await settle(20);
  expect([lines(), ids()]).toEqual([['a.pdf已暂停，1 KB / 3 KB'], '']);
});

it('takes what is dropped on the form and pictures that are pasted into its text', async () => {
  show();
  const form = document.querySelector('form') as HTMLFormElement;
  const dropped = { types: ['Files'], files: [fileOf('拖入.pdf')] };
  fireEvent.dragOver(form, { dataTransfer: dropped });
  expect(screen.getByText(/放开即加入附件/)).toBeTruthy();
  fireEvent.drop(form, { dataTransfer: dropped });
  fireEvent.paste(screen.getByLabelText('反馈内容'), {
    clipboardData: { types: ['Files'], files: [new File(['x'], 'image.png', { type: 'image/png' })] },
  });
  // a table's text brings a picture of itself
  fireEvent.paste(screen.getByLabelText('反馈内容'), {
    clipboardData: { types: ['text/plain', 'Files'], files: [fileOf('image.png')] },
  });
  await waitFor(() => expect(ids()?.split(',')).toHaveLength(2));
  expect(lines().map((each) => each?.replace(/\d/g, '0'))).toEqual([
    '拖入.pdf0 KB · 已上传',
    expect.stringMatching(/^粘贴图片-00-00-000000\.png/),
  ]);
});

it.each(['zh', 'en'] as const)('has a sentence for every refusal without a hole in it (%s)', (lang) => {
  act(() => setLang(lang));
  for (const reason of ATTACHMENT_REFUSALS) {
    expect(Object.keys(refusalTexts.zh)).toContain(reason);
    const said = fileProblem(fileOf('a.pdf'), new ApiError(422, 'attachment-refused', { reason }));
    expect(said).not.toMatch(/\{\{|undefined|NaN/);
    expect(said.length).toBeGreaterThan(8);
  }
});
