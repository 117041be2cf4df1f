import {
  answerComplaint,
  archiveComplaint,
  followComplaint,
  getComplaintFigures,
  rateByReceipt,
  rateComplaint,
  recordVerdict,
  registerComplaint,
} from '@duban/contracts';
import { complaintCase, MATTER, SENDER, type ComplaintCase } from './complaint-case.fixture';

const AT = '2026-05-11T10:00:00+08:00';
const TOLD = { way: 'telephone', spokenTo: '徐经理', spokenAt: AT, text: '费用没有退回来' };
const GOOD = { ...TOLD, outcome: 'solved', grade: 4, text: '钱退了，可以' };
const BAD = { ...TOLD, outcome: 'not-solved', grade: 3 };

describe('a verdict the enterprise told to the office', () => {
  let c: ComplaintCase;
  beforeAll(async () => (c = await complaintCase()));
  afterAll(() => c.app.close());

  it('goes one level up as its own would; the ledger says how it was told and who wrote it down', async () => {
    const { id } = await c.answered();
    expect((await c.seen(id)).can).toContain('record-verdict');
    const up = await c.act(c.monitor, recordVerdict, id, BAD);
    expect(up).toMatchObject({ stage: 'reworking', reworks: 1, outcome: 'not-solved', grade: 3 });
    expect(up.clock).toMatchObject({ clock: 'mend', dueDay: '2026-06-01' });
    const [told, sent] = up.ledger.slice(-2);
    expect(told).toMatchObject({ kind: 'verdict-recorded', party: 'office', text: '费用没有退回来' });
    expect(told?.by).not.toBeNull();
    expect(told?.facts).toEqual({
      ...{ outcome: 'not-solved', grade: 3, way: 'telephone', spokenTo: '徐经理' },
      spokenAt: '2026-05-11T02:00:00.000Z',
    });
    expect(sent).toMatchObject({ kind: 'sent-up', party: 'system' });
    expect((await c.seen(id, c.firm)).ledger).toEqual(up.ledger);
    expect((await c.seen(id, c.handler)).ledger).toEqual(up.ledger);
    expect((await c.told(c.firm)).slice(0, 2)).toEqual(['complaint.sent-up', 'complaint.verdict-recorded']);
    expect(await c.told(c.handler)).toContain('complaint.verdict-recorded');
    const { items, callBacks } = await c.monitor.call(getComplaintFigures);
    expect(items).toMatchObject([{ unit: { id: c.lead.id }, rated: 1, told: 1, unrated: 0 }]);
    expect(callBacks).toEqual({ num: 1, den: 1 });
    // no unit stands above: the office answers, and who answered does not say how it was received
    const again = await c.act(c.monitor, answerComplaint, id, { text: '已督促退回' });
    expect(again.can).not.toContain('record-verdict');
    expect((await c.refused(c.monitor, recordVerdict, id, GOOD)).code).toBe('forbidden');
    expect((await c.act(c.head, recordVerdict, id, GOOD)).stage).toBe('settled');
  });

  it('closes it until the enterprise contradicts, which it may once and as long as a call-back takes', async () => {
    const { id } = await c.answered();
    const settled = await c.act(c.head, recordVerdict, id, GOOD);
    expect(settled).toMatchObject({ stage: 'settled', outcome: 'solved', grade: 4, clock: null });
    expect(settled.can).not.toContain('archive');
    expect((await c.refused(c.monitor, archiveComplaint, id)).facts).toMatchObject({
      code: 'may-contradict',
    });
    expect((await c.seen(id, c.firm)).can).toEqual(['rate']);
    const own = await c.act(c.firm, rateComplaint, id, { outcome: 'not-solved', grade: 1 });
    expect(own).toMatchObject({ stage: 'reworking', reworks: 1, grade: 1, closedAt: null });
    const { id: other } = await c.answered();
    await c.act(c.head, recordVerdict, other, GOOD);
    await c.act(c.firm, rateComplaint, other, { outcome: 'solved', grade: 5 });
    expect((await c.seen(other, c.firm)).can).toEqual([]);
    expect((await c.refused(c.firm, rateComplaint, other, { outcome: 'solved', grade: 1 })).code).toBe(
      'forbidden-move',
    );
    expect((await c.act(c.monitor, archiveComplaint, other)).stage).toBe('archived');
  });

  it('is written down by nobody of the unit that had it, whatever else he is, nor by the enterprise', async () => {
    const { id } = await c.answered();
    for (const user of [c.handler, c.co, c.firm, c.leader, c.auditor, c.foreignHandler])
      expect((await c.refused(user, recordVerdict, id, GOOD)).code).toBe('forbidden');
    const both = await c.app.as('handler', c.lead);
    await c.app.query(
      `update accounts set roles = '{handler,monitor}' from sessions s where s.account_id = accounts.id and s.csrf = $1`,
      [both.csrf],
    );
    expect((await c.refused(both, recordVerdict, id, GOOD)).code).toBe('forbidden');
    expect((await c.seen(id, both)).can).not.toContain('record-verdict');
  });

  it('says which field is wrong, and is told only of what waits for a verdict', async () => {
    const { id } = await c.answered();
    const wrong = async (body: object) =>
      (await c.refused(c.monitor, recordVerdict, id, { ...GOOD, ...body })).fields?.map(({ path, code }) => [
        path,
        code,
      ]);
    expect(await wrong({ spokenTo: '' })).toEqual([['spokenTo', 'who-was-spoken-to']]);
    expect(await wrong({ spokenAt: '2026-05-12T10:00:00+08:00' })).toEqual([['spokenAt', 'not-yet-spoken']]);
    expect(await wrong({ spokenAt: '2026-05-11T09:00:00+08:00' })).toEqual([
      ['spokenAt', 'before-the-answer'],
    ]);
    const { id: acting } = await c.assigned();
    expect((await c.refused(c.monitor, recordVerdict, acting, GOOD)).facts).toMatchObject({
      code: 'wrong-stage',
    });
  });

  it('of a sender nobody is to know names nobody, and is contradicted by the receipt code', async () => {
    const { id } = await c.answered({ confidentiality: 'sealed' });
    const named = await c.refused(c.monitor, recordVerdict, id, { ...GOOD, spokenTo: SENDER.contact });
    expect(named.fields).toMatchObject([{ path: 'spokenTo', code: 'nobody-is-named' }]);
    await c.act(c.monitor, recordVerdict, id, { ...GOOD, spokenTo: '' });
    expect(JSON.stringify(await c.seen(id, c.handler))).not.toContain(SENDER.name);

    const { id: called, receipt } = await c.monitor.call(registerComplaint, {
      body: { ...MATTER, confidentiality: 'open', channel: 'hotline', sender: { name: '某企业' } },
    });
    await c.app.query(`update complaints set stage = 'answered', lead_id = $2 where id = $1`, [
      called,
      c.lead.id,
    ]);
    await c.act(c.monitor, recordVerdict, called ?? '', GOOD);
    const code = { receipt: receipt ?? '' };
    const { version, can } = await c.anybody.call(followComplaint, { body: code });
    expect(can).toEqual(['rate']);
    const body = { ...code, outcome: 'not-solved', grade: 2, version } as const;
    expect((await c.anybody.call(rateByReceipt, { body })).stage).toBe('reworking');
    // when the days of a call-back are over, it may be put away
    await c.app.fastForward({ workingDays: 4 });
    expect((await c.act(c.monitor, archiveComplaint, id)).stage).toBe('archived');
  });
});
