import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReportForm, ReportVersion } from '@duban/contracts';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { fakeAttachment } from '../../../shared/attachments/fake-attachment';
import { ids, settle, showApp } from '../../../shared/testing/in-app';
import { type Asked, serve } from '../../../shared/testing/serve';
import { ReportPage } from './report-page';
import { FIELD_USES } from '../../../shared/used-by';
import { fieldsOf } from './fields';
import { filed, sample } from './sample.fixture';

type Answered = { status?: number; body: unknown } | 'offline';
const ADDRESS = `/reports/${ids.project}/2026-11`;
const problem = (status: number, code: string, fields: unknown[] = []) => ({
  status,
  body: { code, facts: {}, fields, requestId: 'r' },
});

const versions: ReportVersion[] = [
  {
    version: 2,
    content: { ...sample.draft, monthFen: '1620000000', progressText: '框架至四层' },
    submittedAt: '2026-11-20T02:24:00.000Z',
    submittedBy: '刘敏',
    reason: null,
    verdict: null,
    comments: [],
    reviewedBy: null,
    reviewedAt: null,
    photos: [{ ...fakeAttachment({ id: 'p2', name: '西侧.jpg' }), version: 2, place: null }],
  },
  {
    version: 1,
    content: { ...sample.draft, monthFen: '1650000000', progressText: '框架至四层' },
    submittedAt: '2026-11-19T02:24:00.000Z',
    submittedBy: '刘敏',
    reason: null,
    verdict: 'returned',
    comments: [{ section: 'money', text: '设备款重复' }],
    reviewedBy: '陈静',
    reviewedAt: '2026-11-19T08:00:00.000Z',
    photos: [{ ...fakeAttachment({ id: 'p1', name: '东侧.jpg' }), version: 1, place: null }],
  },
];

async function open(
  given: ReportForm | (() => ReportForm) = sample,
  submit: () => Answered = () => ({ body: filed }),
  role: 'reporter' | 'monitor' = 'reporter',
  isSaving = true,
) {
  const log = serve(({ method, url }) => {
    if (url.pathname.endsWith('/draft'))
      return isSaving ? { body: { savedAt: '2026-11-20T02:24:00.000Z', version: 5 } } : 'offline';
    if (url.pathname.endsWith('/owed-reports'))
      return { body: { items: [], period: '2026-11', dueDay: '2026-11-25', provisional: false, filed: 0 } };
    if (url.pathname.endsWith('/versions')) return { body: { items: versions } };
    if (url.pathname.endsWith('/findings'))
      return { body: { items: [], next: null, total: 0, checks: [], units: [], periods: [] } };
    if (method === 'POST') return submit();
    return { body: typeof given === 'function' ? given() : given };
  });
  await showApp([{ path: '/reports/:projectId/:period', element: <ReportPage /> }], ADDRESS, role);
  return log;
}
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });
const submit = async () => {
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '提交11月直报' })));
  await settle(50);
};
const fill = () => {
  type('本月完成投资', '1620.5');
  fireEvent.change(document.getElementById('report-physical') as Element, { target: { value: '62' } });
  type('本月进展', '框架至四层');
};
const posted = (log: Asked[]) => log.find(({ method }) => method === 'POST')?.body;

beforeEach(() => localStorage.clear());
afterEach(cleanup);

describe('the monthly report', () => {
  it('sums, judges and lights while it is typed', async () => {
    await open();
    type('本月完成投资', '1620');
    expect(document.querySelector('.report-sums')?.textContent).toContain('本年 14,350 + 1,620 = 15,970');
    expect(screen.getByText('绿灯 · 略滞后')).toBeTruthy();
    type('本月完成投资', '-5');
    expect(screen.getByText('本月完成投资不能为负数')).toBeTruthy();
  });

  it('files exact fen with the version of the last draft, and tells the light', async () => {
    const log = await open();
    fill();
    await submit();
    expect(posted(log)).toMatchObject({
      version: 5,
      content: { monthFen: '1620500000', physicalBp: 6200, progressText: '框架至四层', problems: [] },
    });
    expect(screen.getByRole('heading', { name: '11月直报已提交' })).toBe(document.activeElement);
    expect(screen.getByText(/完成率 88.7%，为序时 91.7% 的 96%/)).toBeTruthy();
    expect(localStorage.length).toBe(0);
  });

  it('asks for what is missing instead of the server, and leads there', async () => {
    const log = await open();
    await submit();
    expect(posted(log)).toBeUndefined();
    expect(document.activeElement?.id).toBe('report-month');
    expect(field('本月完成投资').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getAllByText('这一项必填；没有完成填 0').length).toBeGreaterThan(0);
  });

  it('puts what the server refuses at its field', async () => {
    const refused = [{ path: 'physicalBp', code: 'physical-range', facts: {} }];
    await open(sample, () => problem(422, 'report-refused', refused));
    fill();
    await submit();
    expect(document.activeElement?.id).toBe('report-physical');
    expect(screen.getByText('填 0 到 100')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('没有提交成功');
    fireEvent.change(document.getElementById('report-physical') as Element, { target: { value: '63' } });
    expect(screen.queryByText('填 0 到 100')).toBeNull();
  });

  it('wants a reason where the words are those of last month', async () => {
    const log = await open();
    fill();
    type('本月进展', '1# 聚合装置框架至三层');
    expect(screen.getByText(/与10月文字完全相同/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '本月无新进展' }));
    type('没有进展的原因', '停工等电缆迁改');
    await submit();
    expect(posted(log)).toMatchObject({ content: { noProgressReason: '停工等电缆迁改' } });
  });

  it('restores what this device had not sent', async () => {
    await open();
    type('本月完成投资', '12.');
    cleanup();
    await open();
    expect(field('本月完成投资').value).toBe('12.');
    expect(screen.getByText(/已恢复本机/)).toBeTruthy();
  });

  it('puts both together when it was changed elsewhere, and asks only about what both changed', async () => {
    const elsewhere = {
      ...{ ...sample.draft, monthFen: '1500000000', nextPlanText: '框架封顶' },
      ...{ physicalBp: 5500, progressStep: '基础' },
    };
    const moved: ReportForm = { ...sample, state: 'draft', draft: elsewhere, version: 9 };
    let isMoved = false;
    const log = await open(
      () => (isMoved ? moved : sample),
      () => ((isMoved = true), problem(409, 'stale')),
      'reporter',
      false,
    );
    fill();
    await submit();
    await settle(20);
    expect(screen.getByText('这份直报在别处改过')).toBeTruthy();
    expect(document.querySelectorAll('.report-clash legend')).toHaveLength(1);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '按所选继续填' })));
    await settle(20);
    expect(screen.queryByText('这份直报在别处改过')).toBeNull();
    expect(screen.getByText(/两边改的已逐项合在一起/)).toBeTruthy();
    expect(field('本月完成投资').value).toBe('1620.5');
    expect(field('下月要做到').value).toBe('框架封顶');
    expect(log.filter(({ url }) => url.pathname.endsWith('/2026-11')).length).toBeGreaterThan(1);
  });

  it('sends the same submission with the same key, also after a reload, and another with another', async () => {
    const before = await open(sample, () => 'offline', 'reporter', false);
    fill();
    await submit();
    await submit();
    cleanup();
    const after = await open(sample, () => 'offline', 'reporter', false);
    await submit();
    type('本月进展', '框架至五层');
    await submit();
    const keysOf = (log: Asked[]) =>
      log.flatMap(({ method, body }) => (method === 'POST' ? [(body as { key: string }).key] : []));
    const [first, again] = keysOf(before);
    const [reloaded, other] = keysOf(after);
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([again, reloaded]).toEqual([first, first]);
    expect(other).not.toBe(first);
  });

  it('is read, not filled, by who may not file', async () => {
    await open({ ...sample, can: ['report:read'], state: 'submitted', submitted: filed.report });
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByText('报送内容')).toBeTruthy();
  });

  const submitted: ReportForm = { ...sample, state: 'submitted', submitted: filed.report };
  const review = { state: 'unreviewed' as const, dueDay: '2026-11-19', comments: [], by: null, at: null };

  it('is accepted or returned with remarks by the office, which sees what changed and whether it is late', async () => {
    const log = await open({ ...submitted, can: ['report:read'], review }, undefined, 'monitor');
    expect(screen.getByText('应于 11-19 周四 前审核，已超期')).toBeTruthy();
    const rows = within(await screen.findByRole('table', { name: '第 2 版与第 1 版' })).getAllByRole('row');
    expect(rows[1]?.textContent).toBe('本月完成投资1,650 万元1,620 万元');
    // of photographs the pictures: the one left out, and the one that came
    const pictures = within(rows[2] as HTMLElement).getAllByRole('button');
    expect(pictures.map((picture) => picture.getAttribute('title'))).toEqual(['东侧.jpg', '西侧.jpg']);
    expect(rows).toHaveLength(3);
    fireEvent.click(screen.getByRole('button', { name: '退回…' }));
    const send = screen.getByRole('button', { name: '退回', hidden: true });
    expect((send as HTMLButtonElement).disabled).toBe(true);
    type('对「投资」的意见', '设备款重复计入');
    type('对「现场照片」的意见', '请重拍东侧');
    await act(async () => fireEvent.click(send));
    expect(posted(log)).toEqual({
      verdict: 'return',
      comments: [
        { section: 'money', text: '设备款重复计入' },
        { section: 'photos', text: '请重拍东侧' },
      ],
      version: sample.version,
    });
  });

  it('is seen as unreviewed by who filed it, who cannot review it', async () => {
    await open({ ...submitted, can: ['report:read'], review: { ...review, dueDay: '2026-11-24' } });
    expect(screen.getByText('未审核')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '审核通过' })).toBeNull();
  });

  it('comes back with each remark where it is to be mended, and is filled again', async () => {
    const comments = [{ section: 'progress' as const, text: '比上月少，请核实' }];
    await open({
      ...submitted,
      review: { state: 'returned', dueDay: null, comments, by: '陈静', at: '2026-11-19T08:00:00.000Z' },
    });
    const progress = screen.getByRole('region', { name: '形象进度' });
    expect(within(progress).getByText('比上月少，请核实')).toBeTruthy();
    expect(screen.getByText(/陈静 .* 退回，请按意见修改后重报/)).toBeTruthy();
  });

  it('is corrected after it was accepted only with a reason', async () => {
    const log = await open({
      ...submitted,
      draft: { ...sample.draft, monthFen: '1620000000', physicalBp: 6200, progressText: '框架至四层' },
      needsReason: true,
      review: { state: 'accepted', dueDay: null, comments: [], by: '陈静', at: '2026-11-19T08:00:00.000Z' },
    });
    fireEvent.click(screen.getByRole('button', { name: '更正…' }));
    const again = screen.getByRole('button', { name: '提交更正' });
    await act(async () => fireEvent.click(again));
    expect(posted(log)).toBeUndefined();
    expect(screen.getByText('请写更正原因')).toBeTruthy();
    type('更正原因', '设备款重复计入');
    await act(async () => fireEvent.click(again));
    await settle(50);
    expect(posted(log)).toMatchObject({ reason: '设备款重复计入' });
  });

  it('of a locked month is opened again by the office, to a day and with a reason', async () => {
    const lock = { locked: true, reopenedUntil: null, reason: '' };
    const log = await open({ ...sample, can: ['report:read'], lock }, undefined, 'monitor');
    expect(screen.getByText(/11月已锁定/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '重新开放…' }));
    type('开放至', '2026-11-30');
    fireEvent.change(document.querySelector('dialog textarea') as Element, { target: { value: '补报' } });
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '重新开放', hidden: true })));
    expect(posted(log)).toEqual({ untilDay: '2026-11-30', reason: '补报' });
  });

  describe('with photographs', () => {
    const asked: ReportForm = { ...sample, photoRequired: 'refuse' };
    const east = fakeAttachment({ id: 'p1', name: '东侧.jpg' });

    it('is not filed without one where it is refused, and leads to the field', async () => {
      const log = await open(asked);
      fill();
      expect(screen.getByText('还没有现场照片')).toBeTruthy();
      await submit();
      expect(posted(log)).toBeUndefined();
      expect(document.activeElement?.id).toBe('report-photos');
      expect(screen.getByText('在建项目每月须报现场照片：请拍一张或选一张')).toBeTruthy();
    });

    it('is filed without one where that is only remarked on', async () => {
      const log = await open({ ...asked, photoRequired: 'remark' });
      fill();
      await submit();
      expect(posted(log)).toMatchObject({ photoIds: [] });
    });

    it('has those of the draft on every device, files them, and saves when one is taken away', async () => {
      const log = await open({ ...asked, state: 'draft', draftPhotos: [east] });
      const saved = () => log.filter(({ url }) => url.pathname.endsWith('/draft')).map(({ body }) => body);
      expect(document.querySelector('.file-text')?.textContent).toContain('东侧.jpg');
      await settle(1700);
      expect(saved()).toEqual([]);
      fill();
      await submit();
      expect(saved()).toMatchObject([{ photoIds: ['p1'] }]);
      expect(posted(log)).toMatchObject({ photoIds: ['p1'] });
      cleanup();

      const again = await open({ ...asked, state: 'draft', draftPhotos: [east] });
      fireEvent.click(screen.getByRole('button', { name: '移除东侧.jpg' }));
      await settle(1700);
      expect(again.filter(({ method }) => method === 'PUT').map(({ body }) => body)).toMatchObject([
        { photoIds: [] },
      ]);
    });

    it('leaves out those of an earlier version one by one, and takes them back', async () => {
      const photos = [
        { ...east, version: 1, place: null },
        { ...fakeAttachment({ id: 'p2', name: '西侧.jpg' }), version: 1, place: null },
      ];
      const log = await open({
        ...asked,
        ...{ state: 'submitted', submitted: filed.report, photos },
        draft: { ...sample.draft, monthFen: '1620000000', physicalBp: 6200, progressText: '框架至四层' },
        review: { state: 'returned', dueDay: null, comments: [], by: '陈静', at: '2026-11-19T08:00:00.000Z' },
      });
      for (const name of ['东侧.jpg', '西侧.jpg'])
        fireEvent.click(screen.getByRole('button', { name: `本版不用：${name}` }));
      expect(screen.getByText('还没有现场照片')).toBeTruthy();
      fireEvent.click(screen.getByRole('button', { name: '仍用：西侧.jpg' }));
      expect(screen.queryByText('还没有现场照片')).toBeNull();
      await act(async () => fireEvent.click(screen.getByRole('button', { name: '提交更正' })));
      await settle(50);
      expect(posted(log)).toMatchObject({ content: { withoutPhotos: ['p1'] }, photoIds: [] });
    });

    it('says at its field what the server refuses of them, until others are chosen', async () => {
      const gone = [{ path: 'photoIds', code: 'gone', facts: {} }];
      await open({ ...asked, state: 'draft', draftPhotos: [east] }, () =>
        problem(422, 'attachment-refused', gone),
      );
      fill();
      await submit();
      expect(screen.getByText(/有照片已不在/)).toBeTruthy();
      fireEvent.click(screen.getByRole('button', { name: '移除东侧.jpg' }));
      expect(screen.queryByText(/有照片已不在/)).toBeNull();
    });
  });

  it('says of everything it asks who uses it', async () => {
    const asked: ReportForm = {
      ...sample,
      ...{ state: 'submitted', submitted: filed.report, needsReason: true },
      draft: { ...sample.draft, noProgressReason: '停工', problems: [{ category: '用工', text: '缺人' }] },
      review: { state: 'returned', dueDay: null, comments: [], by: '陈静', at: '2026-11-19T08:00:00.000Z' },
    };
    await open(asked);
    const told = [...document.querySelectorAll('[data-used-by]')];
    const fields = told.flatMap((line) => line.getAttribute('data-used-by')?.split(' ') ?? []);
    const all = Object.keys(FIELD_USES).filter((field) => field.startsWith('report.'));
    expect(fields.sort()).toEqual(all.sort());
    // every field of the form is one of them: a new one needs its line in the table
    const names = Object.keys(fieldsOf(asked)).filter((name) => name !== 'without');
    expect([...names, 'photos', 'reason'].map((name) => `report.${name}`).sort()).toEqual(all.sort());
    // and no control stands where nothing is said of it
    const controls = document.querySelectorAll('form input:not([hidden]), form textarea, form select');
    expect(controls.length).toBeGreaterThan(10);
    const where = (control: Element) => control.closest('section, .report-go');
    const silent = [...controls].filter((control) => !where(control)?.querySelector('[data-used-by]'));
    expect(silent.map((control) => control.outerHTML)).toEqual([]);
    expect(document.body.textContent).toContain('本月完成投资——亮灯与序时进度、总览与汇总、统计核对');
  });
});
