import { afterEach, describe, expect, it } from '@jest/globals';
import type { Answer, getReportLine, LineRow } from '@duban/contracts';
import type { Role } from '@duban/domain';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { actionsOf } from '@duban/domain';
import { ids, showApp } from '../../../shared/testing/in-app';
import { serve } from '../../../shared/testing/serve';
import { LinePage } from './line-page';

const unit = { id: ids.org, name: '撮镇镇人民政府', shortName: '撮镇镇' };
const row = (n: number, state: LineRow['state'], over: Partial<LineRow> = {}): LineRow => ({
  projectId: ids.project.replace('c1', `c${n}`),
  projectName: `项目${n}`,
  unit,
  owner: null,
  state,
  late: false,
  monthFen: null,
  submittedAt: null,
  submittedBy: null,
  reviewDueDay: null,
  reviewLate: false,
  version: 0,
  chasedDay: null,
  chasedBy: null,
  reopenedUntil: null,
  enteredDay: null,
  ...over,
});
const filed = { monthFen: '1620000000', submittedAt: '2026-11-12T02:00:00.000Z', submittedBy: '刘敏' };
const line = (role: Role): Answer<typeof getReportLine> => ({
  period: '2026-11',
  dueDay: '2026-11-25',
  provisional: false,
  locked: false,
  periods: ['2026-11', '2026-10'],
  steps: [
    { step: 'remind-first', day: '2026-11-20', takenAt: '2026-11-20T00:30:00.000Z', timely: true, owing: 2 },
    { step: 'remind-again', day: '2026-11-24', takenAt: null, timely: true, owing: 0 },
    { step: 'chase', day: '2026-11-26', takenAt: null, timely: true, owing: 0 },
    { step: 'card', day: '2026-11-30', takenAt: null, timely: true, owing: 0 },
    { step: 'lock', day: '2026-12-09', takenAt: null, timely: true, owing: 0 },
  ],
  whole: { filed: { num: 1, den: 3 }, inTime: { num: 1, den: 3 } },
  counts: { missing: 0, owed: 2, returned: 0, unreviewed: 1, accepted: 0, filed: 0 },
  reviewLate: 1,
  units: [{ unit, small: true, filed: { num: 1, den: 3 }, inTime: { num: 1, den: 3 } }],
  items: [
    row(1, 'owed'),
    row(2, 'owed', { chasedDay: '2026-11-19', chasedBy: '陈静' }),
    row(3, 'unreviewed', { ...filed, reviewDueDay: '2026-11-17', reviewLate: true }),
  ],
  can: actionsOf([role]),
});

async function open(role: Role, at = '/reports/line') {
  const log = serve(({ method }) =>
    method === 'POST' ? { body: { chased: 1, already: 1, filed: 0, people: 2 } } : { body: line(role) },
  );
  await showApp([{ path: '/reports/line', element: <LinePage /> }], at, role);
  return log;
}
const rows = () =>
  within(screen.getByRole('table', { name: '直报情况' }))
    .getAllByRole('row')
    .slice(1);

describe('the direct line', () => {
  afterEach(cleanup);

  it('says how many have filed, in time, and what waits for review, with small units unranked', async () => {
    await open('monitor');
    expect(screen.getByText('其中 1 个超期')).toBeTruthy();
    const [own] = within(screen.getByRole('table', { name: '各单位' }))
      .getAllByRole('row')
      .slice(1);
    expect(own?.textContent).toBe('撮镇镇 1 / 3 1 / 3');
    expect(rows().map((each) => each.textContent)).toEqual([
      '项目1撮镇镇待报  ————',
      '项目2撮镇镇待报  ———11-19 陈静',
      '项目3撮镇镇未审核  1,62011-12 10:00 刘敏11-17，已超期—',
    ]);
    const steps = within(screen.getByRole('list', { name: '这个月的步骤' })).getAllByRole('listitem');
    expect(steps[0]?.textContent).toBe('提醒11-20 · 2 个未报');
  });

  it('chases all that are missing, or those picked, after asking', async () => {
    const log = await open('monitor');
    expect(screen.getByRole('button', { name: '催报全部 2 个未报项目' })).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox', { name: '选中 项目2' }));
    fireEvent.click(screen.getByRole('button', { name: '催报选中的 1 个' }));
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '催报', hidden: true })));
    const asked = log.find(({ method }) => method === 'POST');
    expect(asked?.body).toEqual({ period: '2026-11', projectIds: [row(2, 'owed').projectId] });
    expect(screen.getByRole('status').textContent).toBe('已催报 1 个项目，告知 2 人；1 个今天催过');
  });

  it('shows a state of the address, finds by word, and is only read by a leader', async () => {
    await open('leader', '/reports/line?state=owed');
    expect(rows()).toHaveLength(2);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '项目2' } });
    expect(rows()).toHaveLength(1);
    expect(screen.queryByRole('button', { name: /催报/ })).toBeNull();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '没有' } });
    expect(screen.getByText('没有这样的项目')).toBeTruthy();
  });

  it('is not there for who files', async () => {
    await open('reporter');
    expect(screen.queryByRole('table')).toBeNull();
  });
});
