import { afterEach, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { ids, settle, showApp } from '../../../shared/testing/in-app';
import { serve } from '../../../shared/testing/serve';
import { Oc4idsPage } from './oc4ids-page';

afterEach(cleanup);

const org = {
  id: ids.org,
  name: '撮镇镇人民政府',
  shortName: '撮镇镇',
  kind: 'township',
  active: true,
  regionCode: '340122101',
};
const said = {
  created: 1,
  changed: 0,
  same: 0,
  refused: [] as object[],
  dropped: [{ path: 'projects.0.documents', why: 'left-out' }],
  droppedInAll: 3,
};

const server = (answer: { status?: number; body: object }) =>
  serve(({ url }) => {
    if (url.pathname === '/api/orgs') return { body: { items: [org], total: 1 } };
    return url.pathname === '/api/imports/oc4ids' ? answer : undefined;
  });

const open = async () => {
  await showApp([{ path: '/', element: <Oc4idsPage /> }], '/', 'monitor');
  const file = new File(['{"projects":[]}'], '数据包.json');
  Object.assign(file, { text: () => Promise.resolve('{"projects":[]}') });
  await act(async () => fireEvent.change(screen.getByLabelText('选择文件'), { target: { files: [file] } }));
  fireEvent.change(screen.getByLabelText(/责任单位/), { target: { value: ids.org } });
  fireEvent.change(screen.getByLabelText(/乡镇园区/), { target: { value: '340122101' } });
};
const press = async (name: string) => {
  await act(async () => fireEvent.click(screen.getByRole('button', { name })));
  await settle(20);
};
const real = () => screen.getByRole<HTMLButtonElement>('button', { name: '正式导入' });

it('tries a package first, tells what does not stay, and then brings it in', async () => {
  const log = server({ body: said });
  await open();
  expect(real().disabled).toBe(true);
  await press('试导入');
  expect(screen.getByText(/新增 1 个.*尚未写入/)).toBeTruthy();
  expect(screen.getByText('projects.0.documents').parentElement?.textContent).toContain('不保留');
  expect(screen.getByText(/另有 2 处/)).toBeTruthy();
  await press('正式导入');
  expect(screen.getByText(/已导入：新增 1 个/)).toBeTruthy();
  expect(real().disabled).toBe(true);
  const bodies = log.filter(({ method }) => method === 'POST').map(({ body }) => body);
  const places = { text: '{"projects":[]}', unitId: ids.org, township: '340122101' };
  expect(bodies).toEqual([
    { ...places, dryRun: true },
    { ...places, dryRun: false },
  ]);
});

it('says what is wrong and where, and does not offer to bring it in', async () => {
  server({ body: { ...said, refused: [{ path: 'projects.0.status', code: 'invalid-value', facts: {} }] } });
  await open();
  await press('试导入');
  expect(screen.getByText('projects.0.status').parentElement?.textContent).toContain('不在标准的取值范围内');
  expect(real().disabled).toBe(true);
});

it('says what a file is that is no package', async () => {
  const fields = [{ path: 'text', code: 'not-a-package', facts: {} }];
  server({ status: 400, body: { code: 'invalid', facts: {}, fields, requestId: 'r' } });
  await open();
  await press('试导入');
  expect(screen.getByText(/没有导入/)).toBeTruthy();
  expect(screen.getByText(/文件不是数据包/)).toBeTruthy();
});
