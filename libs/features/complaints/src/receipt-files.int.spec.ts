import {
  ATTACHMENT_HEADER,
  acceptComplaint,
  answerComplaint,
  archiveComplaint,
  assignComplaint,
  contactSender,
  downloadAttachment,
  fileAnonymously,
  fileComplaint,
  followComplaint,
  getComplaint,
  listComplaints,
  noteByReceipt,
  noteOnComplaint,
  openByReceipt,
  rateByReceipt,
  registerComplaint,
} from '@duban/contracts';
import { ATTACHMENT_LIMITS } from '@duban/domain';
import { verifyChain } from '@duban/platform';
import { PICTURE, sendFile, tus } from '@duban/testing';
import { randomUUID } from 'node:crypto';
import { complaintCase, MATTER, SENDER, type ComplaintCase } from './complaint-case.fixture';

const WRONG = 'ABCD-EFGH-JKLM-NPQR';
const pdfWith = (more: string) =>
  Buffer.from(
    `%PDF-1.5\n1 0 obj <</Type /Catalog /Pages 2 0 R ${more}>> endobj\n2 0 obj <</Type /Pages /Count 1 /Kids [3 0 R]>> endobj\n3 0 obj <</Type /Page /Parent 2 0 R>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n`,
  );

describe('files by a receipt code', () => {
  let c: ComplaintCase;
  let receipt: string;
  let id: string;
  beforeEach(async () => {
    c = await complaintCase();
    const filed = await c.anybody.call(fileAnonymously, { body: MATTER });
    receipt = filed.receipt ?? '';
    const { items } = await c.monitor.call(listComplaints, { query: { view: 'all' } });
    id = items[0]?.id ?? '';
  });
  afterEach(() => c.app.close());

  const send = (name = `${SENDER.name}.png`, bytes: Uint8Array = PICTURE, by = receipt) =>
    sendFile(c.app.url, { receipt: by }, { name, bytes });
  const note = (body: { text?: string; attachmentIds?: string[] }) =>
    c.anybody.call(noteByReceipt, { body: { receipt, ...body } });
  const open = (attachmentId: string, by = receipt, as?: 'page' | 'thumb') =>
    fetch(`${c.app.url}/api${openByReceipt.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ receipt: by, attachmentId, ...(as ? { as } : {}) }),
    });
  const assigned = async () => {
    await c.act(c.monitor, acceptComplaint, id, { complexity: 'plain' });
    await c.act(c.monitor, assignComplaint, id, { leadId: c.lead.id });
  };
  const answered = async (attachmentIds: string[] = []) => {
    await c.act(c.handler, contactSender, id, { text: '请说明检测的日期' });
    await c.act(c.handler, answerComplaint, id, { text: '已退回', attachmentIds });
  };

  it('are added without a word, and nothing of them says whose they are', async () => {
    await assigned();
    const { attachmentId } = await send();
    const { ledger } = await note({ attachmentIds: [attachmentId] });
    const files = [{ name: '附件1.png', by: '一家企业', kind: 'image' }];
    expect(ledger.at(-1)).toMatchObject({ kind: 'noted', party: 'enterprise', text: '', attachments: files });
    expect((await c.seen(id, c.handler)).ledger.at(-1)).toMatchObject({ attachments: files });
    expect((await c.seen(id, c.handler)).ledger).toEqual(ledger);
    expect(await c.app.query('select 1 from uploads')).toEqual([]);
    const rows = await c.app.query('select account_id, unit_id, kept_for, evidence from attachments');
    expect(rows).toEqual([{ account_id: null, unit_id: null, kept_for: null, evidence: {} }]);
    const [event] = await c.app.query<{ actor_id: string | null; data: Record<string, unknown> }>(
      `select actor_id, data from events where subject_id = $1 order by seq desc limit 1`,
      [id],
    );
    expect(event).toMatchObject({ actor_id: null, data: { attachments: [{ name: '附件1.png' }] } });
    expect(await verifyChain(c.app.running.source)).toMatchObject({ brokenAt: null });
  });

  it('lose their names as they come, and are nobody’s to read before they are added', async () => {
    const { attachmentId, uploadId } = await send();
    const names = await c.app.query('select name from uploads union all select name from attachments');
    expect(names).toEqual([{ name: '附件1.png' }, { name: '附件1.png' }]);
    const get = (user = c.monitor) =>
      fetch(`${c.app.url}/api${downloadAttachment.path.replace(':attachmentId', attachmentId)}`, {
        headers: { cookie: user.cookie },
      });
    expect((await get()).status).toBe(404);
    expect((await open(attachmentId)).status).toBe(404);
    expect((await tus(c.app.url, c.firm, 'HEAD', uploadId)).status).toBe(404);
    await note({ attachmentIds: [attachmentId] });
    expect((await get()).status).toBe(200);
    expect((await get(c.otherFirm)).status).toBe(404);
  });

  it('go on where the line broke off, tell their end again, and go when they are not wanted', async () => {
    const ask = (
      ...[method, upload, headers, body]: [Parameters<typeof tus>[2], string, object?, Uint8Array?]
    ) => tus(c.app.url, { receipt }, method, upload, { ...headers }, body);
    const begun = await tus(c.app.url, { receipt }, 'POST', null, {
      'upload-length': String(PICTURE.length),
      'upload-metadata': `filename ${Buffer.from('现场.png').toString('base64')}`,
    });
    const upload = begun.headers.get('location')?.split('/').at(-1) ?? '';
    const piece = (from: number, to: number) =>
      ask(
        'PATCH',
        upload,
        { 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' },
        PICTURE.subarray(from, to),
      );
    await piece(0, 20);
    expect((await ask('HEAD', upload)).headers.get('upload-offset')).toBe('20');
    const ended = await piece(20, PICTURE.length);
    expect(ended.headers.get(ATTACHMENT_HEADER)).not.toBeNull();
    expect((await ask('HEAD', upload)).headers.get(ATTACHMENT_HEADER)).toBe(
      ended.headers.get(ATTACHMENT_HEADER),
    );
    expect((await ask('DELETE', upload)).status).toBe(204);
    expect(await c.app.query('select 1 from attachments')).toEqual([]);
    await send();
    await c.app.fastForward({ workingDays: 2 });
    expect(await c.app.query('select 1 from attachments union all select 1 from uploads')).toEqual([]);
  });

  it('of the answer are opened by it, as the enterprise with an account opens them', async () => {
    await assigned();
    const paper = await sendFile(c.app.url, c.handler, { name: '退费凭证.png', bytes: PICTURE });
    await answered([paper.attachmentId]);
    const { ledger } = await c.anybody.call(followComplaint, { body: { receipt } });
    expect(ledger.at(-1)).toMatchObject({ kind: 'answered', attachments: [{ name: '退费凭证.png' }] });
    const file = await open(paper.attachmentId);
    expect(decodeURIComponent(file.headers.get('content-disposition') ?? '')).toBe(
      "attachment; filename*=UTF-8''退费凭证.png",
    );
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(0);
    expect((await open(paper.attachmentId, receipt, 'thumb')).headers.get('content-type')).toBe('image/webp');
    expect((await open(randomUUID())).status).toBe(404);
    expect((await open(paper.attachmentId, WRONG)).status).toBe(404);
    const other = await c.anybody.call(fileAnonymously, { body: MATTER });
    expect((await open(paper.attachmentId, other.receipt ?? '')).status).toBe(404);
  });

  it('are refused with the reason: what is harmful, what is not taken, and what says who made it', async () => {
    const reason = async (name: string, bytes: Uint8Array) => (await send(name, bytes)).problem?.facts.reason;
    expect(await reason('a.pdf', pdfWith('/OpenAction <</S /JavaScript /JS (x)>>'))).toBe('active-content');
    expect(await reason('a.exe', Buffer.from('MZ'))).toBe('type-not-allowed');
    expect(await reason('a.png', Buffer.from('nothing'))).toBe('type-differs-from-name');
    expect(await reason('a.pdf', pdfWith('/Author (Wenren)'))).toBe('names-author');
    expect(await reason('a.pdf', pdfWith('/Author ()'))).toBeUndefined();
    const files = await c.app.query('select name, evidence from attachments');
    expect(files).toEqual([{ name: '附件1.pdf', evidence: {} }]);
  });

  it('of a sealed sender with an account are refused, too, where they say who made them', async () => {
    const sent = (user = c.firm) =>
      sendFile(c.app.url, user, { name: 'a.pdf', bytes: pdfWith('/Author (Wenren)') });
    const attachmentIds = [(await sent()).attachmentId];
    const sealed = { ...MATTER, confidentiality: 'sealed' as const, attachmentIds };
    expect(await c.firm.refusal(fileComplaint, { body: sealed })).toMatchObject({
      code: 'attachment-refused',
      facts: { reason: 'names-author', name: 'a.pdf' },
      fields: [{ path: 'attachmentIds' }],
    });
    await c.firm.call(fileComplaint, { body: { ...sealed, confidentiality: 'open' } });
    // who handles it may say who he is
    await c.act(c.monitor, noteOnComplaint, id, {
      text: '附件',
      attachmentIds: [(await sent(c.monitor)).attachmentId],
    });
  });

  it('keep their names where the name of the enterprise is open', async () => {
    const body = { ...MATTER, channel: 'hotline' as const, sender: SENDER };
    const open = await c.monitor.call(registerComplaint, { body });
    const { attachmentId } = await send('收据.png', PICTURE, open.receipt ?? '');
    const strange = await c.anybody.refusal(noteByReceipt, {
      body: { receipt, attachmentIds: [attachmentId] },
    });
    expect(strange).toMatchObject({ code: 'attachment-refused', facts: { reason: 'gone' } });
    await c.anybody.call(noteByReceipt, {
      body: { receipt: open.receipt ?? '', attachmentIds: [attachmentId] },
    });
    const { ledger } = await c.firm.call(getComplaint, { params: { complaintId: open.id ?? '' } });
    expect(ledger.at(-1)?.attachments).toMatchObject([{ name: '收据.png', by: '一家企业' }]);
  });

  it('are nowhere for a wrong code, and not taken when the complaint is over', async () => {
    expect((await send('a.png', PICTURE, WRONG)).problem).toMatchObject({ code: 'not-found', status: 404 });
    const { attachmentId } = await send();
    await assigned();
    await answered();
    const { version } = await c.seen(id);
    await c.anybody.call(rateByReceipt, { body: { receipt, outcome: 'solved', grade: 5, version } });
    await c.act(c.monitor, archiveComplaint, id);
    expect((await send()).problem).toMatchObject({ code: 'forbidden-move', facts: { state: 'archived' } });
    const late = await c.anybody.refusal(noteByReceipt, { body: { receipt, attachmentIds: [attachmentId] } });
    expect(late.code).toBe('forbidden-move');
  });

  it('say something, are so many for a complaint, and so many for an address', async () => {
    const empty = await c.anybody.refusal(noteByReceipt, { body: { receipt } });
    expect(empty.fields).toMatchObject([{ path: 'text' }]);
    await c.app.query(
      `insert into uploads (id, sent_for, name, size, created_at)
       select lpad(to_hex(n), 32, '0'), 'complaint:' || $1, '附件1.png', 1, now() from generate_series(1, $2::int) n`,
      [id, ATTACHMENT_LIMITS.perGuest - 1],
    );
    await note({ attachmentIds: [(await send()).attachmentId] });
    expect((await send()).problem?.facts).toMatchObject({ reason: 'too-many-in-all', limit: 30 });
    for (let i = 2; i < 60; i++) await send('a.exe');
    expect((await send()).problem).toMatchObject({ code: 'too-many-requests', status: 429 });
  });
});
