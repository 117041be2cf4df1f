import { afterEach, expect, it } from '@jest/globals';
import type { ImportView } from '@duban/contracts';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { ids, settle, showApp } from '../../../shared/testing/in-app';
import { serve } from '../../../shared/testing/serve';
import { OneImportPage } from './one-import-page';

afterEach(cleanup);

const FIELDS = [
  { key: 'code', type: 'code', zh: '项目代码', required: 'always' },
  { key: 'totalFen', type: 'money', zh: '总投资', required: 'new' },
].map(({ key, type, zh, required }) => ({
  ...{ key, type, name: { zh, en: key }, required, what: { zh: `${zh}是什么`, en: key } },
  ...{ example: '', usedBy: { zh: '', en: '' }, choices: [] },
}));
const COUNTS = { rows: 2, created: 0, changed: 1, same: 0, refused: 1, replanned: 0, left: 0 };
const column = (field: string | null) => ({ field, unit: 'wan' as const, date: 'auto' as const });
const view = (over: Partial<ImportView> = {}): ImportView => ({
  ...{ id: ids.project, kind: 'projects', state: 'draft', by: '刘敏', unit: '县局', reason: '', undo: null },
  ...{ file: { name: '项目.csv', size: 2000, sha256: 'a'.repeat(64) }, counts: null, doneAt: null },
  ...{ createdAt: '2026-11-20T01:00:00Z', can: ['import:run'], format: 'csv', sheets: [], rows: 2 },
  form: { sheet: null, encoding: 'utf-8', delimiter: ',', headLine: 1 },
  ...{
    heads: ['代码', '投资'],
    columns: [column('code'), column(null)],
    missing: [],
    mapping: null,
    sameAs: null,
  },
  samples: [
    {
      line: 2,
      cells: [
        { text: 'A1', read: 'A1', fault: null },
        { text: '1.5', read: null, fault: null },
      ],
    },
  ],
  ...{ formulas: 0, progress: null, failure: null, skipBad: false, version: 1 },
  ...over,
});

const open = async (shown: ImportView, after: (asked: string) => ImportView = () => shown) => {
  let now = shown;
  const log = serve(({ method, url }) => {
    if (url.pathname === '/api/import-kinds')
      return { body: { items: [{ kind: 'projects', fields: FIELDS, maxRows: 100 }] } };
    if (url.pathname.endsWith('/rows'))
      return {
        body: {
          items: [
            {
              ...{
                line: 3,
                what: 'refused',
                label: 'A2',
                projectId: null,
                changes: [],
                undone: null,
                why: null,
              },
              faults: [
                {
                  column: 1,
                  head: '投资',
                  field: 'totalFen',
                  code: 'not-a-number',
                  facts: { found: '很多' },
                },
              ],
            },
          ],
          next: null,
          total: 1,
        },
      };
    if (!url.pathname.startsWith('/api/imports/')) return undefined;
    if (method !== 'GET') now = after(`${method} ${url.pathname.split('/').at(-1)}`);
    return { body: now };
  });
  await showApp(
    [{ path: '/projects/import/:importId', element: <OneImportPage /> }],
    `/projects/import/${shown.id}`,
    'monitor',
  );
  await settle(20);
  return log;
};
const press = async (name: string) => {
  await act(async () => fireEvent.click(screen.getByRole('button', { name })));
  await settle(20);
};

it('gives a column another field and unit, and shows what is read', async () => {
  const log = await open(view(), () =>
    view({
      columns: [column('code'), { ...column('totalFen'), unit: 'yi' }],
      samples: [
        {
          line: 2,
          cells: [
            { text: 'A1', read: 'A1', fault: null },
            { text: '1.5', read: '15000000000', fault: null },
          ],
        },
      ],
    }),
  );
  await act(async () =>
    fireEvent.change(screen.getByLabelText('导入为 投资'), { target: { value: 'totalFen' } }),
  );
  await settle(20);
  expect(log.find(({ method }) => method === 'PATCH')?.body).toEqual({
    columns: [column('code'), column('totalFen')],
    version: 1,
  });
  expect(screen.getByText('→ 15000 万元')).toBeTruthy();
  expect(screen.getByLabelText<HTMLSelectElement>('单位 投资').value).toBe('yi');
});

it('says which column is still missing, and does not begin without it', async () => {
  await open(view({ columns: [column(null), column(null)], missing: ['code'] }));
  expect(screen.getByRole('alert').textContent).toBe('还缺必填的列：项目代码');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '试运行' }).disabled).toBe(true);
});

it('tells what is wrong by line and column, and imports the good rows only when that is chosen', async () => {
  const log = await open(view({ state: 'tried', counts: COUNTS }));
  expect(screen.getByText(/“很多”不是数字/).textContent).toContain('投资');
  expect(screen.getByText('第 3 行')).toBeTruthy();
  const go = screen.getByRole<HTMLButtonElement>('button', { name: '导入' });
  expect(go.disabled).toBe(true);
  fireEvent.click(screen.getByLabelText(/只导入没有错误的 1 行/));
  expect(go.disabled).toBe(false);
  await press('导入');
  expect(log.find(({ method }) => method === 'POST')).toMatchObject({
    body: { skipBad: true, again: false, reason: '', version: 1 },
  });
});

it('asks for a reason where plans change, and for a second yes where the file was here before', async () => {
  const counts = { ...COUNTS, refused: 0, replanned: 1 };
  const sameAs = { id: ids.org, at: '2026-11-19T01:00:00Z', by: '王强' };
  await open(view({ state: 'tried', counts, sameAs }));
  const go = screen.getByRole<HTMLButtonElement>('button', { name: '导入' });
  fireEvent.change(screen.getByLabelText(/导入理由/), { target: { value: '专项债到位' } });
  expect(go.disabled).toBe(true);
  fireEvent.click(screen.getByLabelText(/王强/));
  expect(go.disabled).toBe(false);
});

it('shows how far it is and asks again by itself until it is done', async () => {
  const busy = view({ state: 'importing', counts: COUNTS, progress: { step: 'writing', done: 40, of: 100 } });
  const log = await open(busy);
  expect(screen.getByText('正在导入：第 40 行，共 100 行')).toBeTruthy();
  const before = log.filter(({ url }) => url.pathname === `/api/imports/${busy.id}`).length;
  await settle(1200);
  expect(log.filter(({ url }) => url.pathname === `/api/imports/${busy.id}`).length).toBeGreaterThan(before);
});

it('says why nothing was written', async () => {
  await open(view({ state: 'failed', failure: { code: 'import-refused', facts: { reason: 'file-gone' } } }));
  expect(screen.getByRole('alert').textContent).toContain('文件已过期');
});
