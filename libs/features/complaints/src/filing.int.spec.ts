import {
  acceptComplaint,
  answerComplaint,
  assignComplaint,
  contactSender,
  countSimilarComplaints,
  fileAnonymously,
  fileComplaint,
  findSimilarComplaints,
  getComplaintTerms,
  followComplaint,
  getComplaint,
  listComplaints,
  listComplaintUnits,
  noteByReceipt,
  noteOnComplaint,
  rateByReceipt,
  registerComplaint,
  withdrawByReceipt,
} from '@duban/contracts';
import { DEFAULT_COMPLAINT_RULES } from '@duban/domain';
import { randomUUID } from 'node:crypto';
import { complaintCase, MATTER, SENDER, type ComplaintCase } from './complaint-case.fixture';

describe('how a complaint comes in', () => {
  let c: ComplaintCase;
  beforeEach(async () => (c = await complaintCase()));
  afterEach(() => c.app.close());

  const idOf = async (number: string) => {
    const { items } = await c.monitor.call(listComplaints, { query: { view: 'all', q: number } });
    return items[0]?.id ?? '';
  };

  it('of a disclosure is sealed at least, whoever asks for less', async () => {
    const { confidentiality } = await c.filed({ kind: 'disclosure' });
    expect(confidentiality).toBe('sealed');
  });

  it('without login is followed, answered, and rated by its receipt code alone', async () => {
    const { anybody } = c;
    const filed = await anybody.call(fileAnonymously, {
      body: { ...MATTER, complainedOfIds: [c.accused.id] },
    });
    expect(filed).toMatchObject({ id: null, number: '诉求〔2026〕1号', acceptDueDay: '2026-05-13' });
    const receipt = filed.receipt ?? '';
    expect(receipt).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/);
    // as it is typed from a note
    const follow = () => anybody.call(followComplaint, { body: { receipt: receipt.toLowerCase() } });
    expect(await follow()).toMatchObject({ stage: 'filed', senderName: null, can: ['withdraw', 'note'] });
    const id = await idOf(filed.number);
    await c.act(c.monitor, acceptComplaint, id, { complexity: 'plain' });
    await c.act(c.monitor, assignComplaint, id, { leadId: c.lead.id });
    await c.act(c.handler, contactSender, id, { text: '请说明检测的日期' });
    await anybody.call(noteByReceipt, { body: { receipt, text: '四月二十日和五月六日' } });
    expect((await c.seen(id, c.handler)).ledger.at(-1)).toMatchObject({
      ...{ kind: 'noted', party: 'enterprise', by: null, text: '四月二十日和五月六日' },
    });
    await c.act(c.handler, answerComplaint, id, { text: '已退回' });
    const { version, can } = await follow();
    expect(can).toEqual(['rate', 'withdraw', 'note']);
    const rated = await anybody.call(rateByReceipt, {
      body: { receipt, outcome: 'solved', grade: 4, version },
    });
    expect(rated).toMatchObject({ stage: 'settled', grade: 4 });
  });

  it('is taken back by its receipt code', async () => {
    const { receipt } = await c.anybody.call(fileAnonymously, { body: MATTER });
    const withdrawn = await c.anybody.call(withdrawByReceipt, {
      body: { receipt: receipt ?? '', reason: '已解决', version: 1 },
    });
    expect(withdrawn.stage).toBe('withdrawn');
  });

  it('is nowhere for a wrong code, and after many wrong ones none is looked for', async () => {
    const { anybody } = c;
    const { receipt } = await anybody.call(fileAnonymously, { body: MATTER });
    const wrong = 'ABCD-EFGH-JKLM-NPQR';
    for (let i = 0; i < 20; i++)
      expect((await anybody.refusal(followComplaint, { body: { receipt: wrong } })).code).toBe('not-found');
    const refused = await anybody.refusal(followComplaint, { body: { receipt: receipt ?? '' } });
    expect(refused).toMatchObject({ code: 'too-many-requests', status: 429 });
    expect(Number(refused.facts.retryAfterSeconds)).toBeGreaterThan(0);
  });

  it('is limited by address without login, and not with one', async () => {
    for (let i = 0; i < 5; i++) await c.anybody.call(fileAnonymously, { body: MATTER });
    expect((await c.anybody.refusal(fileAnonymously, { body: MATTER })).code).toBe('too-many-requests');
    for (let i = 0; i < 6; i++) await c.firm.call(fileComplaint, { body: MATTER });
  });

  it('anonymously with an account leaves no trace of the account', async () => {
    const filed = await c.firm.call(fileComplaint, { body: { ...MATTER, confidentiality: 'anonymous' } });
    expect(filed).toMatchObject({ id: null });
    const id = await idOf(filed.number);
    expect((await c.firm.refusal(getComplaint, { params: { complaintId: id } })).code).toBe('not-found');
    expect(await c.app.query('select 1 from complaint_senders')).toEqual([]);
    const events = await c.app.query(
      'select actor_id, actor_name, request_id from events where subject_id = $1',
      [id],
    );
    expect(events).toEqual([{ actor_id: null, actor_name: null, request_id: null }]);
    const mine = await c.anybody.call(followComplaint, { body: { receipt: filed.receipt ?? '' } });
    expect(mine.number).toBe(filed.number);
  });

  it('on behalf of an enterprise is found among its own by its credit code, and followed by a receipt code', async () => {
    const body = { ...MATTER, channel: 'hotline' as const, sender: SENDER };
    const filed = await c.monitor.call(registerComplaint, { body });
    expect(filed.receipt).not.toBeNull();
    expect((await c.seen(filed.id ?? '', c.firm)).ledger[0]).toMatchObject({
      ...{ kind: 'filed', party: 'office', facts: { channel: 'hotline' } },
    });
    const refused = await c.monitor.refusal(registerComplaint, { body: { ...body, sender: null } });
    expect(refused.fields).toMatchObject([{ path: 'sender', code: 'required' }]);
  });

  it('sent again with the key of its device counts once, and gets a code that works', async () => {
    const key = randomUUID();
    const send = () => c.anybody.call(fileAnonymously, { body: { ...MATTER, key } });
    const [first, second] = [await send(), await send()];
    expect(second.number).toBe(first.number);
    expect(await c.app.query('select 1 from complaints')).toHaveLength(1);
    const follow = (receipt: string | null) => ({ body: { receipt: receipt ?? '' } });
    expect((await c.anybody.call(followComplaint, follow(second.receipt))).number).toBe(first.number);
    expect((await c.anybody.refusal(followComplaint, follow(first.receipt))).code).toBe('not-found');
  });

  it('is refused with the field when it names a unit or a project nobody knows', async () => {
    const foreign = await c.app.given.project({ unit: c.accused });
    const projectId = foreign.id;
    const bad = await c.firm.refusal(fileComplaint, {
      body: { ...MATTER, complainedOfIds: [c.enterprise.id] },
    });
    expect(bad.fields).toMatchObject([{ path: 'complainedOfIds', code: 'unknown-unit' }]);
    const strange = await c.firm.refusal(fileComplaint, { body: { ...MATTER, projectId } });
    expect(strange.fields).toMatchObject([{ path: 'projectId', code: 'unknown-project' }]);
  });

  it('sealed is refused where its own words would name the sender', async () => {
    const own = await c.app.given.project({ unit: c.accused, owner: c.enterprise });
    const sealed = {
      ...MATTER,
      confidentiality: 'sealed' as const,
      contact: SENDER.contact,
      phone: SENDER.phone,
    };
    const found = async (over: object) =>
      (await c.firm.refusal(fileComplaint, { body: { ...sealed, ...over } })).fields;
    expect(await found({ text: '我们晨曦精密机械被重复收费，请打 139 5518 7624' })).toMatchObject([
      { path: 'text', code: 'names-sender', facts: { found: ['name', 'phone'] } },
    ]);
    expect(await found({ projectId: own.id })).toMatchObject([{ path: 'projectId', code: 'names-sender' }]);
    const { id } = await c.filed({ confidentiality: 'sealed' });
    const note = await c.refused(c.firm, noteOnComplaint, id, { text: `请找${SENDER.contact}` });
    expect(note.fields).toMatchObject([{ path: 'text', code: 'names-sender' }]);
    // who does not know the name learns nothing by guessing it
    await c.act(c.monitor, noteOnComplaint, id, { text: `是否为${SENDER.name}` });
  });

  it('shows similar ones first: titles to who may read them, a count of three and more to others', async () => {
    for (let i = 0; i < 3; i++) await c.filed({ title: `检测费用重复收取第${i + 1}次` });
    const query = { title: '检测费用被重复收取' };
    const office = await c.monitor.call(findSimilarComplaints, { query });
    expect(office.items).toHaveLength(3);
    expect(office.others).toBe(0);
    expect(await c.otherFirm.call(findSimilarComplaints, { query })).toEqual({ items: [], others: 3 });
    expect(await c.anybody.call(countSimilarComplaints, { body: query })).toEqual({ others: 3 });
    expect(
      (await c.anybody.call(countSimilarComplaints, { body: { title: '道路积水无人处理' } })).others,
    ).toBe(0);
  });

  it('may be about any unit of the county, and says which there are', async () => {
    const { items } = await c.anybody.call(listComplaintUnits, {});
    expect(items.map(({ name }) => name).sort()).toEqual(
      ['市场监督管理局', '财政局', '撮镇镇', '撮镇工业集聚区', '店埠镇'].sort(),
    );
  });

  it('says without login the days in force, and of a complaint those it was filed under', async () => {
    const { maxReworks, ...days } = DEFAULT_COMPLAINT_RULES;
    expect(await c.anybody.call(getComplaintTerms)).toEqual(days);
    const { id } = await c.filed();
    const value = { ...DEFAULT_COMPLAINT_RULES, acceptDays: 3, mendDays: 10 };
    await c.app.query(
      `insert into settings (key, version, value, reason, at) values ('complaint-rules', 1, $1, '试行', now())`,
      [JSON.stringify(value)],
    );
    expect(await c.anybody.call(getComplaintTerms)).toEqual({ ...days, acceptDays: 3, mendDays: 10 });
    expect((await c.seen(id)).rules).toEqual({ ...days, maxReworks });
  });
});
