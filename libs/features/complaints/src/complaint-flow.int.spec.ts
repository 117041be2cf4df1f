import {
  acceptComplaint,
  answerComplaint,
  archiveComplaint,
  assignComplaint,
  callBackComplaint,
  contactSender,
  decideComplaint,
  escalateComplaint,
  noteOnComplaint,
  rateComplaint,
  refuseComplaint,
  settleWithdrawal,
  withdrawComplaint,
} from '@duban/contracts';
import { complaintCase, type ComplaintCase } from './complaint-case.fixture';

const GOOD = { outcome: 'solved', grade: 5 };
const BAD = { outcome: 'not-solved', grade: 2, text: '费用没有退回' };

describe('a complaint on its way', () => {
  let c: ComplaintCase;
  beforeEach(async () => (c = await complaintCase()));
  afterEach(() => c.app.close());

  const kinds = async (id: string) => (await c.seen(id)).ledger.map(({ kind }) => kind);

  it('is filed, accepted, assigned, contacted, answered, rated and put away, each with its clock', async () => {
    const filed = await c.filed();
    expect(filed).toMatchObject({
      number: '诉求〔2026〕1号',
      stage: 'filed',
      holder: { party: 'office' },
      senderName: '安徽晨曦精密机械有限公司',
      clock: { clock: 'accept', dueDay: '2026-05-13' },
    });
    const { id } = filed;
    const accepted = await c.act(c.monitor, acceptComplaint, id, { complexity: 'plain' });
    expect(accepted.clock).toMatchObject({ clock: 'assign', dueDay: '2026-05-12' });
    const assigned = await c.act(c.monitor, assignComplaint, id, { leadId: c.lead.id, coIds: [c.helper.id] });
    expect(assigned).toMatchObject({
      complexity: 'joint',
      holder: { party: 'unit', unit: { id: c.lead.id } },
      clock: { clock: 'contact', dueDay: '2026-05-12' },
    });
    const acting = await c.act(c.handler, contactSender, id, { text: '已电话联系' });
    // 15 working days: 9 May is worked, 19 June is far
    expect(acting.clock).toMatchObject({ clock: 'answer', dueDay: '2026-06-01' });
    const answered = await c.act(c.handler, answerComplaint, id, { text: '费用已退回' });
    expect(answered).toMatchObject({ stage: 'answered', holder: { party: 'enterprise' } });
    expect(answered.clock).toMatchObject({ clock: 'call-back', dueDay: '2026-05-14' });
    const settled = await c.act(c.firm, rateComplaint, id, GOOD);
    expect(settled).toMatchObject({ stage: 'settled', grade: 5, outcome: 'solved', clock: null });
    await c.act(c.monitor, archiveComplaint, id);
    const all = ['filed', 'accepted', 'assigned', 'contacted', 'answered', 'rated', 'archived'];
    expect(await kinds(id)).toEqual(all);
    expect(await c.app.events(id)).toEqual(all.map((kind) => `complaint.${kind}`));
    expect((await c.seen(id, c.handler)).ledger).toEqual((await c.seen(id, c.firm)).ledger);
  });

  it('is told to the enterprise, the unit and the office as it goes', async () => {
    await c.answered();
    expect(await c.told(c.firm)).toEqual([
      'complaint.answered',
      'complaint.contacted',
      'complaint.assigned',
      'complaint.accepted',
    ]);
    expect(await c.told(c.handler)).toEqual(['complaint.assigned']);
    expect(await c.told(c.head)).toEqual(['complaint.answered', 'complaint.filed']);
    expect(await c.told(c.accusedHandler)).toEqual([]);
  });

  it('is refused with the reason of the law, and the enterprise reads it', async () => {
    const { id } = await c.filed();
    const refused = await c.act(c.monitor, refuseComplaint, id, {
      reason: 'civil-dispute',
      text: '请向法院提起诉讼',
    });
    expect(refused).toMatchObject({ stage: 'refused', clock: null });
    expect((await c.seen(id, c.firm)).ledger.at(-1)).toMatchObject({
      kind: 'refused',
      text: '请向法院提起诉讼',
      facts: { reason: 'civil-dispute' },
    });
  });

  it('never goes to the unit complained of, nor to one below it, nor to the county itself', async () => {
    const { id } = await c.filed();
    await c.act(c.monitor, acceptComplaint, id, { complexity: 'plain' });
    const tried = async (leadId: string, coIds: string[] = []) =>
      (await c.refused(c.monitor, assignComplaint, id, { leadId, coIds })).fields?.map(({ path, code }) => [
        path,
        code,
      ]);
    expect(await tried(c.accused.id)).toEqual([['leadId', 'complained-of']]);
    expect(await tried(c.below.id)).toEqual([['leadId', 'below-complained-of']]);
    expect(await tried(c.county.id)).toEqual([['leadId', 'unknown-unit']]);
    expect(await tried(c.lead.id, [c.accused.id, c.below.id])).toEqual([
      ['coIds', 'complained-of'],
      ['coIds', 'below-complained-of'],
    ]);
    expect(await tried(c.lead.id, [c.lead.id])).toEqual([['coIds', 'named-twice']]);
    expect(await tried(c.enterprise.id)).toEqual([['leadId', 'unknown-unit']]);
  });

  it('goes one level up after "not", twice, then to the leader, and no further', async () => {
    const { id } = await c.answered();
    const up = await c.act(c.firm, rateComplaint, id, BAD);
    // above a department stands the county, whose place is the office's
    expect(up).toMatchObject({
      stage: 'reworking',
      reworks: 1,
      holder: { party: 'office', unit: null },
      clock: { clock: 'mend', dueDay: '2026-06-01' },
    });
    expect((await c.refused(c.handler, answerComplaint, id, { text: '已办' })).code).toBe('forbidden');
    await c.act(c.monitor, answerComplaint, id, { text: '已督促退费' });
    expect((await c.act(c.firm, rateComplaint, id, { ...BAD, outcome: 'solved' })).reworks).toBe(2);
    await c.act(c.monitor, answerComplaint, id, { text: '退费凭证已附' });
    const leader = await c.act(c.firm, rateComplaint, id, BAD);
    expect(leader).toMatchObject({ stage: 'with-leader', holder: { party: 'leader' } });
    expect(await c.told(c.leader)).toEqual(['complaint.sent-up']);
    await c.act(c.leader, decideComplaint, id, { text: '由市场监管局本周退清' });
    expect(await c.act(c.firm, rateComplaint, id, BAD)).toMatchObject({ stage: 'settled', grade: 2 });
  });

  it('goes to the unit above when there is one, which answers then', async () => {
    const station = await c.app.given.org({ name: '市场监管所', kind: 'department', parent: c.lead });
    const stationHandler = await c.app.as('handler', station);
    const { id } = await c.filed();
    await c.act(c.monitor, acceptComplaint, id, { complexity: 'plain' });
    await c.act(c.monitor, assignComplaint, id, { leadId: station.id });
    await c.act(stationHandler, contactSender, id, { text: '已联系' });
    await c.act(stationHandler, answerComplaint, id, { text: '已办' });
    const up = await c.act(c.firm, rateComplaint, id, BAD);
    expect(up.holder).toMatchObject({ party: 'unit', unit: { id: c.lead.id } });
    expect((await c.refused(stationHandler, answerComplaint, id, { text: '已办' })).code).toBe('forbidden');
    expect((await c.act(c.handler, answerComplaint, id, { text: '已退费' })).stage).toBe('answered');
  });

  it('is sent up by the office where nothing moves', async () => {
    const { id } = await c.assigned();
    const up = await c.act(c.monitor, escalateComplaint, id, { reason: '多次催促未联系企业' });
    expect(up).toMatchObject({ stage: 'reworking', reworks: 1 });
    expect(up.ledger.at(-1)).toMatchObject({ kind: 'sent-up', party: 'office', text: '多次催促未联系企业' });
  });

  it('closes as not rated when the enterprise is silent, and may be rated later still', async () => {
    const { id } = await c.answered();
    await c.act(c.monitor, callBackComplaint, id, { text: '电话无人接听' });
    await c.app.fastForward({ workingDays: 4 });
    const silent = await c.seen(id);
    expect(silent).toMatchObject({ stage: 'unrated', grade: null, missed: 0 });
    expect(silent.ledger.at(-1)).toMatchObject({
      kind: 'unrated',
      party: 'system',
      facts: { calledBack: true },
    });
    expect((await c.seen(id, c.firm)).can).toContain('rate');
    expect((await c.act(c.firm, rateComplaint, id, BAD)).stage).toBe('reworking');
  });

  it('is closed by a call-back that brought no verdict', async () => {
    const { id } = await c.answered();
    await c.act(c.monitor, callBackComplaint, id, { text: '企业表示不评价', close: true });
    expect((await kinds(id)).slice(-2)).toEqual(['called-back', 'unrated']);
  });

  it('is taken back once; the call-back confirms it or takes it up from the beginning', async () => {
    const { id } = await c.assigned();
    const withdrawn = await c.act(c.firm, withdrawComplaint, id, { reason: '已自行协商' });
    expect(withdrawn).toMatchObject({
      stage: 'withdrawn',
      holder: { party: 'office' },
      clock: { clock: 'withdrawal-call-back', dueDay: '2026-05-14' },
    });
    const again = await c.act(c.monitor, settleWithdrawal, id, { willing: false, text: '企业称受到压力' });
    expect(again).toMatchObject({ stage: 'accepted', lead: null, clock: { clock: 'assign' } });
    await c.act(c.monitor, assignComplaint, id, { leadId: c.helper.id });
    const twice = await c.refused(c.firm, withdrawComplaint, id, { reason: '再次撤回' });
    expect(twice).toMatchObject({ code: 'forbidden-move', facts: { code: 'withdrawn-before' } });
    const other = await c.assigned();
    await c.act(c.firm, withdrawComplaint, other.id, { reason: '已解决' });
    const dropped = await c.act(c.monitor, settleWithdrawal, other.id, { willing: true, text: '企业自愿' });
    expect(dropped).toMatchObject({ stage: 'dropped', clock: null });
  });

  it('takes words of all who have to do with it, and of nobody else', async () => {
    const { id } = await c.filed();
    await c.act(c.monitor, acceptComplaint, id, { complexity: 'plain' });
    await c.act(c.monitor, assignComplaint, id, { leadId: c.lead.id, coIds: [c.helper.id] });
    for (const user of [c.firm, c.co, c.handler, c.monitor, c.leader])
      await c.act(user, noteOnComplaint, id, { text: '补充情况' });
    const notes = (await c.seen(id)).ledger.filter(({ kind }) => kind === 'noted');
    expect(notes.map(({ party }) => party)).toEqual(['enterprise', 'unit', 'unit', 'office', 'leader']);
    expect((await c.refused(c.accusedHandler, noteOnComplaint, id, { text: '无此事' })).code).toBe(
      'not-found',
    );
    expect((await c.refused(c.auditor, noteOnComplaint, id, { text: '审计' })).code).toBe('forbidden');
  });

  it('is acted on by nobody but whose turn it is, and by nobody who looks at an old page', async () => {
    const { id, version } = await c.assigned();
    expect((await c.refused(c.co, answerComplaint, id, { text: '已办' })).code).toBe('not-found');
    expect((await c.refused(c.monitor, contactSender, id, { text: '代为联系' })).code).toBe('forbidden');
    expect((await c.refused(c.handler, answerComplaint, id, { text: '未联系先答复' })).code).toBe(
      'forbidden-move',
    );
    await c.act(c.handler, contactSender, id, { text: '已联系' });
    const stale = await c.refused(c.handler, answerComplaint, id, { text: '已办', version });
    expect(stale.code).toBe('stale');
  });
});
