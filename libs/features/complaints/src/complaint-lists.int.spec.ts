import {
  acceptComplaint,
  askComplaintExtension,
  assignComplaint,
  callBackComplaint,
  contactSender,
  exportComplaints,
  getComplaint,
  getComplaintFigures,
  listComplaints,
  rateComplaint,
  withdrawComplaint,
  type Input,
} from '@duban/contracts';
import { DutyCounters } from '@duban/platform';
import type { TestUser } from '@duban/testing';
import { readXlsx } from 'hucre/xlsx';
import { complaintCase, type ComplaintCase } from './complaint-case.fixture';

type Query = NonNullable<Input<typeof listComplaints>['query']>;

describe('lists of complaints', () => {
  let c: ComplaintCase;
  beforeEach(async () => (c = await complaintCase()));
  afterEach(() => c.app.close());

  const numbers = async (user: TestUser, query: Query = {}) =>
    (await user.call(listComplaints, { query })).items.map(({ number }) =>
      Number(/(\d+)号/.exec(number)?.[1]),
    );

  it('hold what each may know of, and nothing of the unit complained of', async () => {
    await c.filed();
    await c.assigned();
    const { id } = await c.filed();
    await c.act(c.monitor, acceptComplaint, id, { complexity: 'plain' });
    await c.act(c.monitor, assignComplaint, id, { leadId: c.lead.id, coIds: [c.helper.id] });
    for (const user of [c.monitor, c.head, c.leader, c.auditor, c.firm])
      expect((await numbers(user)).sort()).toEqual([1, 2, 3]);
    expect((await numbers(c.handler)).sort()).toEqual([2, 3]);
    expect(await numbers(c.co)).toEqual([3]);
    for (const user of [c.accusedHandler, c.foreignHandler, c.otherFirm])
      expect(await numbers(user)).toEqual([]);
    const strange = await c.accusedHandler.refusal(getComplaint, { params: { complaintId: id } });
    expect(strange).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('are filtered, sorted and read page by page', async () => {
    await c.filed({ category: 'conduct', kind: 'disclosure' });
    await c.assigned({ title: '拆迁补偿未到位' });
    await c.filed();
    expect(await numbers(c.monitor, { view: 'filed' })).toEqual([1, 3]);
    expect(await numbers(c.monitor, { category: 'conduct' })).toEqual([1]);
    expect(await numbers(c.monitor, { kind: 'disclosure' })).toEqual([1]);
    expect(await numbers(c.monitor, { confidentiality: 'sealed' })).toEqual([1]);
    expect(await numbers(c.monitor, { stage: 'assigned' })).toEqual([2]);
    expect(await numbers(c.monitor, { unitId: c.lead.id })).toEqual([2]);
    expect((await numbers(c.monitor, { unitId: c.accused.id, unitAs: 'complained-of' })).sort()).toEqual([
      1, 2, 3,
    ]);
    expect(await numbers(c.monitor, { q: '拆迁补偿' })).toEqual([2]);
    expect(await numbers(c.monitor, { q: '2026〕3号' })).toEqual([3]);
    // the contact is due tomorrow, the acceptance the day after
    expect(await numbers(c.monitor, { clock: 'soon' })).toEqual([2]);
    expect(await numbers(c.monitor)).toEqual([2, 1, 3]);
    expect(await numbers(c.monitor, { sort: 'newest' })).toHaveLength(3);
    const first = await c.monitor.call(listComplaints, { query: { limit: 2 } });
    const rest = await c.monitor.call(listComplaints, { query: { limit: 2, cursor: first.next ?? '' } });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toHaveLength(3);
    expect([first.total, rest.next]).toEqual([3, null]);
    await c.app.fastForward({ workingDays: 2 });
    expect(await numbers(c.monitor, { view: 'overdue' })).toEqual([2]);
    expect(await numbers(c.monitor, { clock: 'missed' })).toEqual([2]);
  });

  it('say what each owes, as the menu does', async () => {
    const owed = async (user: TestUser) => {
      const { counts } = await user.call(listComplaints, { query: { view: 'mine' } });
      return counts.mine;
    };
    await c.filed();
    const { id } = await c.assigned();
    await c.answered();
    // to accept, and to call back; to contact; to rate
    expect([await owed(c.monitor), await owed(c.handler), await owed(c.firm)]).toEqual([2, 1, 1]);
    await c.act(c.handler, contactSender, id, { text: '已联系' });
    await c.act(c.handler, askComplaintExtension, id, { days: 1, reason: '需复检' });
    expect([await owed(c.monitor), await owed(c.co), await owed(c.auditor)]).toEqual([3, 0, 0]);
    const counters = c.app.running.nest.get(DutyCounters);
    const [row] = await c.app.query<{ account_id: string }>(
      'select account_id from sessions where csrf = $1',
      [c.monitor.csrf],
    );
    const actor = {
      accountId: row?.account_id ?? '',
      orgId: c.county.id,
      orgIds: [],
      roles: ['monitor'] as const,
    };
    const person = { ...actor, name: '', kind: 'person' as const, requestId: null };
    expect(await counters.count('complaints', person, 0)).toBe(3);
  });

  it('leave as a spreadsheet, with the names of open ones alone', async () => {
    await c.filed();
    await c.filed({ confidentiality: 'sealed' });
    const response = await fetch(`${c.app.url}/api${exportComplaints.path}?view=all&sort=oldest`, {
      headers: { cookie: c.monitor.cookie },
    });
    expect(response.status).toBe(200);
    const book = await readXlsx(new Uint8Array(await response.arrayBuffer()));
    const rows = book.sheets[0]?.rows ?? [];
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['编号', '标题', '企业', '类别'],
      ['诉求〔2026〕1号', '检测费用重复收取', '安徽晨曦精密机械有限公司', '乱收费'],
      ['诉求〔2026〕2号', '检测费用重复收取', '一家企业', '乱收费'],
    ]);
  });

  it('make the figures of each unit: in time, satisfied, unrated apart, withdrawn', async () => {
    const rated = await c.answered();
    await c.act(c.firm, rateComplaint, rated.id, { outcome: 'solved', grade: 5 });
    const silent = await c.answered();
    await c.act(c.monitor, callBackComplaint, silent.id, { text: '不评价', close: true });
    const withdrawn = await c.assigned();
    await c.act(c.firm, withdrawComplaint, withdrawn.id, { reason: '不再追究' });
    const late = await c.assigned();
    await c.act(c.handler, contactSender, late.id, { text: '已联系' });
    await c.app.fastForward({ workingDays: 9 });
    const { items, callBacks } = await c.leader.call(getComplaintFigures, {});
    expect(items).toMatchObject([
      {
        unit: { id: c.lead.id },
        ...{ all: 4, answerDue: 3, answeredInTime: 2, inTimeBp: 6667, inTimeSmall: true },
        ...{
          withdrawn: 1,
          withdrawnBp: 2500,
          rated: 1,
          satisfied: 1,
          satisfiedBp: 10000,
          unrated: 1,
          reworked: 0,
        },
      },
    ]);
    expect(callBacks).toEqual({ num: 1, den: 2 });
    const about = await c.leader.call(getComplaintFigures, { query: { by: 'complained-of' } });
    expect(about.items).toMatchObject([{ unit: { id: c.accused.id }, all: 4, withdrawn: 1 }]);
    expect((await c.foreignHandler.call(getComplaintFigures, {})).items).toEqual([]);
    expect((await c.leader.call(getComplaintFigures, { query: { from: '2026-06-01' } })).items).toEqual([]);
  });
});
