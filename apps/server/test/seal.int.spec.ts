import { AdminModule } from '@duban/admin';
import { BoardsModule } from '@duban/boards';
import { ComplaintsModule } from '@duban/complaints';
import {
  acceptComplaint,
  answerComplaint,
  askUnsealing,
  assignComplaint,
  contactSender,
  decideUnsealing,
  downloadAttachment,
  ENDPOINTS,
  fileComplaint,
  getComplaint,
  listInbox,
  noteByReceipt,
  noteOnComplaint,
  rateComplaint,
  search,
  type ComplaintDetail,
  type Endpoint,
} from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { MessagesModule } from '@duban/messages';
import { LOG, type Log } from '@duban/platform';
import { ProjectsModule } from '@duban/projects';
import { ReportsModule } from '@duban/reports';
import { SupervisionModule } from '@duban/supervision';
import { sendFile, startApp, until, userOf, watch, type TestApp, type TestUser } from '@duban/testing';
import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';

const NAME = '安徽晨曦精密机械有限公司';
const CONTACT = '闻人若溪';
const PHONE = '13955187624';
const CREDIT_CODE = '91340122MA2N4XPD7K';
/** As they stand, and as somebody would write or search for them. */
const WORDS = [NAME, '晨曦精密', CONTACT, PHONE, '139-5518-7624', CREDIT_CODE];
const namesIn = (text: string) => WORDS.filter((word) => text.includes(word));
/** As if the office had registered it: the enterprise sends files by it, too. */
const RECEIPT = 'ABCD-EFGH-JKLM-NPQR';
/** Where units and accounts are kept: that the enterprise exists is no secret. */
const REGISTERS = /^(listOrgs|getOrg|listAccounts)$/;

/** A sealed name, looked for in everything a handler, a foreign unit, the unit complained of, the office, a leader, the auditor and the administrator can get hold of. */
describe('a sealed name', () => {
  let app: TestApp;
  let id: string;
  let noticeId: string;
  let files: string[];
  let firm: TestUser;
  let monitor: TestUser;
  let head: TestUser;
  let users: Record<string, TestUser>;
  const live: string[] = [];
  const logged: string[] = [];
  const closers: (() => void)[] = [];

  const act = async (user: TestUser, endpoint: Endpoint, body: object = {}, more: object = {}) => {
    const { version } = await monitor.call(getComplaint, { params: { complaintId: id } });
    const input = { params: { complaintId: id, ...more }, body: { version, ...body } };
    return (await user.call(endpoint, input as never)) as ComplaintDetail;
  };
  const fileOf = async (user: TestUser, name: string, text: string) =>
    (await sendFile(app.url, user, { name, bytes: Buffer.from(text) })).attachmentId;

  /** A photograph called after who took it, and signed by him; one more is sent and never added. */
  const addByReceipt = async () => {
    const hash = createHash('sha256').update(RECEIPT.replaceAll('-', '')).digest('hex');
    await app.query('update complaints set receipt_hash = $2 where id = $1', [id, hash]);
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#3a7' } })
      .jpeg()
      .withExif({ IFD0: { Artist: NAME, Make: NAME, Model: PHONE } })
      .toBuffer();
    const sent = () => sendFile(app.url, { receipt: RECEIPT }, { name: `${NAME}-${CONTACT}.jpg`, bytes });
    const attachmentIds = [(await sent()).attachmentId];
    await sent();
    await userOf(app.url, '', '').call(noteByReceipt, { body: { receipt: RECEIPT, attachmentIds } });
  };

  beforeAll(async () => {
    app = await startApp({
      modules: [
        IdentityModule,
        SupervisionModule,
        MessagesModule,
        ProjectsModule,
        ReportsModule,
        ComplaintsModule,
        BoardsModule,
        AdminModule.with({ DEMO: false }),
      ],
      env: { LOG_LEVEL: 'info' },
    });
    const log = app.running.nest.get<Log>(LOG);
    for (const level of ['info', 'warn', 'error'] as const)
      log[level] = ((...said: unknown[]) => void logged.push(JSON.stringify(said))) as Log['info'];
    const { given } = app;
    const county = await given.org({ kind: 'county', name: '肥东县' });
    const unit = (name: string) => given.org({ name, kind: 'department', parent: county });
    const [lead, helper, accused, foreign] = [
      await unit('市场监督管理局'),
      await unit('财政局'),
      await unit('城市管理局'),
      await unit('水务局'),
    ];
    const enterprise = await given.org({ kind: 'enterprise', name: NAME });
    await app.query('update orgs set credit_code = $2 where id = $1', [enterprise.id, CREDIT_CODE]);
    firm = await app.as('enterprise', enterprise);
    monitor = await app.as('monitor', county);
    head = await app.as('office-head', county);
    users = {
      handler: await app.as('handler', lead),
      helper: await app.as('handler', helper),
      accused: await app.as('handler', accused),
      foreign: await app.as('handler', foreign),
      reporter: await app.as('reporter', lead),
      monitor: await app.as('monitor', county),
      leader: await app.as('leader', county),
      auditor: await app.as('auditor', county),
      admin: await app.as('admin', county),
    };
    for (const user of Object.values(users)) {
      const socket = await watch(app.url, user, false);
      closers.push(() => socket.disconnect());
      socket.onAny((...heard: unknown[]) => live.push(JSON.stringify(heard)));
    }

    const filed = await firm.call(fileComplaint, {
      body: {
        category: 'arbitrary-fees',
        kind: 'complaint',
        title: '检测费用重复收取',
        text: '同一批次的设备被要求重复检测。',
        complainedOfIds: [accused.id],
        confidentiality: 'sealed',
        contact: CONTACT,
        phone: PHONE,
        attachmentIds: [await fileOf(firm, `${NAME}-收据-${PHONE}.txt`, '收据两张')],
      },
    });
    id = filed.id ?? '';
    const handler = users.handler as TestUser;
    await act(monitor, acceptComplaint, { complexity: 'plain' });
    await act(monitor, assignComplaint, { leadId: lead.id, coIds: [helper.id] });
    await act(firm, noteOnComplaint, {
      text: '补充检测单据',
      attachmentIds: [await fileOf(firm, `${CONTACT}.txt`, '检测单据')],
    });
    await addByReceipt();
    // a clock that runs out: a notice, a line in inboxes
    await app.fastForward({ workingDays: 2 });
    await act(handler, contactSender, { text: '请补充检测日期' });
    await act(handler, answerComplaint, { text: '费用已退回' });
    await act(firm, rateComplaint, { outcome: 'not-solved', grade: 1, text: '没有收到退款' });
    const seen = await monitor.call(getComplaint, { params: { complaintId: id } });
    files = [...seen.attachments, ...seen.ledger.flatMap(({ attachments }) => attachments)].map((a) => a.id);
    noticeId = seen.notices[0]?.id ?? '';
    await app.query(
      `update notices set state = 'issued', issued_at = now(), due_at = now(), due_day = '2026-05-20', working_days = 5, sign_due_day = '2026-05-12',
         number_year = 2026, number_seq = 1, policy = '{"version": "ladder/0", "rungs": []}' where id = $1`,
      [noticeId],
    );
  });
  afterAll(async () => {
    for (const close of closers) close();
    await app.close();
  });

  it('stands where it may be read, or this would find nothing of anything', async () => {
    const { sender, senderName, ledger } = await firm.call(getComplaint, { params: { complaintId: id } });
    expect([senderName, sender]).toEqual([
      NAME,
      { name: NAME, contact: CONTACT, phone: PHONE, creditCode: CREDIT_CODE },
    ]);
    expect(ledger.map(({ kind }) => kind)).toContain('clock-missed');
    expect(files.length).toBeGreaterThan(3);
    expect(noticeId).not.toBe('');
  });

  const reads = ENDPOINTS.filter((e) => e.method === 'GET' && !REGISTERS.test(e.name) && !e.demoOnly);
  it.each(reads.map((endpoint) => [endpoint.name, endpoint] as const))(
    'is not in %s',
    async (_, endpoint) => {
      const named: Record<string, () => string> = {
        complaintId: () => id,
        noticeId: () => noticeId,
        attachmentId: () => files[0] ?? '',
        key: () => 'complaint-rules',
        year: () => '2026',
        period: () => '2026-05',
        rung: () => 'warning',
      };
      const path = endpoint.path.replace(/:(\w+)/g, (__, name: string) => named[name]?.() ?? randomUUID());
      const queries = /export/i.test(endpoint.name) ? ['?format=csv&view=all'] : ['', '?view=all'];
      for (const [who, { cookie, csrf }] of Object.entries(users))
        for (const query of [
          ...queries,
          `?q=${encodeURIComponent('检测')}&title=${encodeURIComponent('检测费用')}`,
        ]) {
          const answer = await fetch(`${app.url}/api${path}${query}`, {
            headers: { cookie, 'x-csrf-token': csrf },
          });
          const heads = decodeURIComponent(answer.headers.get('content-disposition') ?? '');
          expect([who, query, namesIn(heads + (await answer.text()))]).toEqual([who, query, []]);
        }
    },
  );

  it('is in no file: neither in what it is called nor in who sent it', async () => {
    for (const attachmentId of files)
      for (const user of [users.handler, users.leader] as TestUser[]) {
        const path = downloadAttachment.path.replace(':attachmentId', attachmentId);
        const answer = await fetch(`${app.url}/api${path}`, { headers: { cookie: user.cookie } });
        expect(answer.status).toBe(200);
        const called = decodeURIComponent(answer.headers.get('content-disposition') ?? '');
        expect(called).toMatch(/'附件1\.(txt|jpg)$/);
        expect(namesIn(await answer.text())).toEqual([]);
      }
    const rows = await app.query('select account_id, unit_id, by_name from attachments where id = any($1)', [
      files,
    ]);
    expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ account_id: null, unit_id: null, by_name: '一家企业' })]),
    );
  });

  it('is found by no search but that of units', async () => {
    for (const user of Object.values(users))
      for (const q of WORDS) {
        const { groups } = await user.call(search, { query: { q } });
        expect(groups.map(({ kind }) => kind).filter((kind) => kind !== 'unit')).toEqual([]);
      }
  });

  it('is in no table but its own, and so is nothing that leads to its accounts but their own inbox', async () => {
    const [account] = await app.query<{ id: string; org_id: string }>(
      `select a.id, a.org_id from accounts a join sessions s on s.account_id = a.id where s.csrf = $1`,
      [firm.csrf],
    );
    const tables = await app.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
    );
    const holding = async (texts: readonly string[]) => {
      const found: string[] = [];
      for (const { name } of tables) {
        const rows = await app.query(
          `select 1 from "${name}" t where exists (select 1 from unnest($1::text[]) w where strpos(t::text, w) > 0) limit 1`,
          [texts],
        );
        if (rows.length > 0) found.push(name);
      }
      return found;
    };
    expect(await holding(WORDS)).toEqual(['complaint_senders', 'orgs', 'search_units']);
    const own = ['accounts', 'complaint_senders', 'inbox', 'orgs', 'search_units', 'sessions'];
    expect(await holding([account?.id ?? '', account?.org_id ?? ''])).toEqual(own);
  });

  it('was in no live message, and no line of the log says who asked', async () => {
    await until('somebody has heard of it', async () => live.some((heard) => heard.includes(id)), 5);
    expect(namesIn(live.join('\n'))).toEqual([]);
    const lines = logged.filter((line) => line.includes('"request"') && line.includes('/complaints'));
    expect(lines.length).toBeGreaterThan(10);
    expect(namesIn(logged.join('\n'))).toEqual([]);
    const [account] = await app.query<{ id: string }>(
      'select account_id as id from sessions where csrf = $1',
      [firm.csrf],
    );
    const ofFirm = logged.filter((line) => line.includes(account?.id ?? '-'));
    expect(ofFirm.filter((line) => line.includes('/complaints'))).toEqual([]);
  });

  it('is read by who asked with a reason and was let by a second person; the enterprise is told', async () => {
    const [handler, leader] = [users.handler, users.leader] as [TestUser, TestUser];
    const reason = '需与企业核对退费凭证，原件只能由其本人提供';
    const see = (user: TestUser) => user.call(getComplaint, { params: { complaintId: id } });
    const params = { complaintId: id };
    expect((await handler.refusal(askUnsealing, { params, body: { reason } })).code).toBe('forbidden');
    const short = await monitor.refusal(askUnsealing, { params, body: { reason: '想知道' } });
    expect(short.fields).toMatchObject([{ path: 'reason', code: 'no-reason' }]);
    const asked = await head.call(askUnsealing, { params, body: { reason } });
    const unsealingId = asked.unsealings[0]?.id ?? '';
    const decide = { params: { ...params, unsealingId }, body: { granted: true, opinion: '同意' } };
    const own = await head.refusal(decideUnsealing, decide);
    expect(own.fields).toMatchObject([{ code: 'asked-by-same' }]);
    expect((await see(head)).sender).toBeNull();
    await leader.call(decideUnsealing, decide);
    expect((await see(head)).sender).toMatchObject({ name: NAME, phone: PHONE });
    for (const user of [monitor, leader, handler]) expect((await see(user)).sender).toBeNull();
    const { items } = await firm.call(listInbox, {});
    expect(items.map(({ topic }) => topic)).toContain('complaint.unsealed');
    expect((await see(firm)).ledger.at(-1)).toMatchObject({ kind: 'unsealed', text: reason });
    expect((await see(firm)).unsealings[0]?.decision).toMatchObject({ granted: true });
  });
});
