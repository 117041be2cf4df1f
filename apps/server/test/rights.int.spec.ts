import { randomUUID } from 'node:crypto';
import { ENDPOINTS, type Endpoint } from '@duban/contracts';
import { DEFAULT_COMPLAINT_RULES, ROLES, scopeOf, type Action, type Role } from '@duban/domain';
import { IdentityModule } from '@duban/identity';
import { AdminModule } from '@duban/admin';
import { BoardsModule } from '@duban/boards';
import { ComplaintsModule } from '@duban/complaints';
import { MessagesModule } from '@duban/messages';
import { FileStorage, openApi, readConfig } from '@duban/platform';
import { ProjectsModule } from '@duban/projects';
import { ReportsModule } from '@duban/reports';
import { SupervisionModule } from '@duban/supervision';
import { startApp, userOf, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';

/** A body that is well formed, so that what refuses is the right and not the shape. Nothing in it needs to succeed. */
const bodies = (ids: Ids): Record<string, unknown> => ({
  openSession: { username: 'nobody', password: 'wrong' },
  changePassword: { current: 'x', next: 'y' },
  setUp: { token: 'x'.repeat(30), username: 'admin', name: '管理员', password: 'x', county: '肥东县' },
  createOrg: { name: '某单位', shortName: '某', kind: 'department', parentId: null },
  changeOrg: { shortName: '某', version: 99 },
  createAccount: { username: 'somebody', name: '某人', orgId: ids.org, roles: ['handler'] },
  enrolEnterprise: {
    name: '安徽联晟机械制造有限公司',
    creditCode: '91350100M000100Y43',
    contactName: '某人',
    phone: '13855100000',
    username: 'liansheng',
    password: 'x',
  },
  decideEnrolment: { granted: true, version: 99 },
  changeAccount: { title: '科员', version: 99 },
  createProject: project(ids),
  changeProject: { address: '某路', version: 99 },
  planProject: { year: 2026, amountFen: '100', reason: '调整', approvedBy: '某人', version: 99 },
  addProjectFiles: { attachmentIds: [] },
  startImport: { kind: 'milestones', attachmentId: ids.attachment },
  shapeImport: { headLine: 1, version: 99 },
  tryImport: { version: 99 },
  runImport: { version: 99 },
  undoImport: { reason: '导错文件', version: 99 },
  saveMapping: { name: '常用' },
  importPackage: { text: '{}', unitId: ids.org, township: '340122101', dryRun: true },
  addMilestones: {
    items: [{ kind: 'permit', name: '施工许可', unitId: ids.org, plannedDay: '2026-07-01' }],
  },
  changeMilestone: { note: '等交地', version: 99 },
  finishMilestone: { day: '2026-05-01', version: 99 },
  dropMilestone: { reason: '不再需要', version: 99 },
  reopenMilestone: { reason: '登记有误', version: 99 },
  saveDraft: { draft: {}, version: 99 },
  raiseProblem: { at: 0, submission: 1 },
  submitReport: { content: {}, version: 99 },
  reviewReport: { verdict: 'accept', version: 99 },
  reopenReport: { untilDay: '2026-12-31', reason: '补报' },
  chaseReports: { period: '2026-05', projectIds: [ids.project] },
  proposeNotice: { projectId: ids.project, title: '督办事项', demands: '请办理', severity: 'normal' },
  issueNotice: { unitId: ids.org, severity: 'normal', title: '督办事项', demands: '请办理', version: 99 },
  dismissNotice: { reason: '不需要', version: 99 },
  signNotice: { version: 99 },
  replyNotice: { text: '已办理', version: 99 },
  acceptReply: { version: 99 },
  returnReply: { opinion: '请补充', version: 99 },
  approveNotice: { version: 99 },
  actOnNotice: { plan: '本周完成', version: 99 },
  feedBackNotice: { text: '已完成一半', version: 99 },
  closeNotice: { version: 99 },
  archiveNotice: { version: 99 },
  withdrawNotice: { reason: '重复交办', version: 99 },
  resumeNotice: { version: 99 },
  askOffice: { kind: 'suspension', text: '等待上级审批', version: 99 },
  decideRequest: { granted: false, version: 99 },
  askWaiver: { kind: 'start', reason: '规划调整', untilDay: '2026-12-31' },
  decideWaiver: { granted: false, version: 99 },
  dismissFinding: { reason: '已核实', version: 99 },
  noticeFinding: { version: 99 },
  proposeCard: { color: 'yellow', reason: '催办后仍未办' },
  moveCard: { move: 'serve', version: 99 },
  changeDay: { kind: 'off', name: '某日', reason: '调整' },
  importYear: {
    file: { year: 2027, days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }] },
    reason: '公布',
  },
  changeReportDay: { from: '2099-01', day: 25, reason: '调整' },
  changeHours: { hours: [{ start: '08:30', end: '17:30' }], reason: '调整' },
  checkSetting: { value: {} },
  changeSetting: { value: {}, reason: '调整', version: 99 },
  readInbox: { upTo: '1' },
  saveMyChannels: {
    channels: [],
    quiet: { from: '20:00', to: '08:00', daysOff: true, dailyAt: '08:30' },
  },
  retryTask: { reason: '已修复' },
  discardTask: { reason: '不再需要' },
  advanceDemoClock: { to: '2000-01-01T00:00:00Z' },
  fileComplaint: complaint,
  registerComplaint: { ...complaint, channel: 'hotline', sender: { name: '某企业' } },
  fileAnonymously: complaint,
  followComplaint: { receipt: 'ABCD-EFGH-JKLM-NPQR' },
  noteByReceipt: { receipt: 'ABCD-EFGH-JKLM-NPQR', text: '补充' },
  openByReceipt: { receipt: 'ABCD-EFGH-JKLM-NPQR', attachmentId: randomUUID() },
  rateByReceipt: { receipt: 'ABCD-EFGH-JKLM-NPQR', outcome: 'solved', grade: 5, version: 99 },
  withdrawByReceipt: { receipt: 'ABCD-EFGH-JKLM-NPQR', reason: '已解决', version: 99 },
  countSimilarComplaints: { title: '检测费用' },
  acceptComplaint: { complexity: 'plain', version: 99 },
  refuseComplaint: { reason: 'not-clear', text: '请补充材料', version: 99 },
  assignComplaint: { leadId: ids.org, version: 99 },
  contactSender: { text: '已联系', version: 99 },
  answerComplaint: { text: '已办理', version: 99 },
  decideComplaint: { text: '限期办结', version: 99 },
  noteOnComplaint: { text: '补充' },
  askComplaintExtension: { days: 1, reason: '需复检', version: 99 },
  decideComplaintExtension: { days: 0, version: 99 },
  escalateComplaint: { reason: '多次催促未办', version: 99 },
  callBackComplaint: { text: '已回访', version: 99 },
  rateComplaint: { outcome: 'solved', grade: 5, version: 99 },
  recordVerdict: {
    ...{ outcome: 'solved', grade: 5, way: 'telephone', spokenAt: '2026-05-11T02:00:00Z' },
    ...{ text: '问题解决了', version: 99 },
  },
  withdrawComplaint: { reason: '已解决', version: 99 },
  settleWithdrawal: { willing: true, text: '企业自愿', version: 99 },
  archiveComplaint: { version: 99 },
  askUnsealing: { reason: '需与企业核对原件' },
  decideUnsealing: { granted: false },
});

const complaint = {
  category: 'arbitrary-fees',
  kind: 'complaint',
  title: '检测费用重复收取',
  text: '同一批次重复收费',
};

type Ids = {
  org: string;
  project: string;
  notice: string;
  request: string;
  waiver: string;
  /** Open findings: who puts one away finds the next. */
  findings: string[];
  card: string;
  milestone: string;
  import: string;
  account: string;
  enrolment: string;
  attachment: string;
  complaint: string;
  unsealing: string;
  /** Failed tasks: who settles one finds the next. */
  tasks: string[];
};
const project = (ids: Ids) => ({
  code: null,
  name: '新项目',
  unitId: ids.org,
  ownerId: null,
  township: '340122101',
  sector: 'manufacturing',
  category: 'industry',
  nature: '新建',
  stage: 'building',
  yearClass: 'new',
  labels: [],
  description: '',
  address: '',
  leaderName: '',
  officerName: '',
  totalFen: '100',
  plannedStart: null,
  plannedFinish: null,
  actualStart: null,
  actualFinish: null,
});

/** Endpoints on one row of a unit: a foreign organisation must not even learn that it exists. */
const ROW = new Set(['projectId', 'noticeId', 'cardId', 'milestoneId', 'importId', 'complaintId']);

/** A file may be read by whoever may read the matter it belongs to: here, the notice. */
const READ_AS_NOTICE = new Set(['downloadAttachment', 'previewAttachment']);
/** What only its sender has. */
const IS_SENDERS = new Set(['findAttachment', 'removeAttachment', 'startImport', 'removeMapping']);

/** One endpoint for several acts: behind its door stands the right of the act in the body above. */
const RIGHT_OF_BODY: Partial<Record<string, Action>> = { moveCard: 'card:serve' };

describe('every endpoint, for every role', () => {
  let app: TestApp;
  let home: GivenOrg;
  let ids: Ids;
  const users = new Map<string, TestUser>();

  beforeAll(async () => {
    const config = readConfig({ DATABASE_URL: 'postgres://unused/unused', DEMO: '1' });
    app = await startApp({
      modules: [
        IdentityModule,
        SupervisionModule,
        MessagesModule,
        ProjectsModule,
        ReportsModule,
        ComplaintsModule,
        BoardsModule,
        AdminModule.with(config),
      ],
      env: { DEMO: '1' },
    });
    const county = await app.given.org({ kind: 'county', name: '肥东县' });
    home = await app.given.org({ name: '撮镇镇', parent: county });
    const foreign = await app.given.org({ name: '店埠镇', parent: county });
    const own = await app.given.project({ unit: home });
    const notice = await app.given.proposedNotice({ unit: home, project: own });
    await app.query(
      `update notices set state = 'issued', issued_at = '2026-05-11T01:00:00Z', due_at = '2026-05-20T09:30:00Z', due_day = '2026-05-20', sign_due_day = '2026-05-12', working_days = 5, number_year = 2026, number_seq = 1 where id = $1`,
      [notice],
    );
    await app.query(
      `update notices set policy = '{"version": "ladder/0", "rungs": [{"key": "warning", "anchor": "warning", "offset": 0, "effects": [], "to": []}]}' where id = $1`,
      [notice],
    );
    await app.query(
      `insert into notice_rungs (notice_id, key, seq, day, at, effects, provisional)
       values ($1, 'warning', 1, '2026-05-15', '2026-05-15T09:30:00Z', '{}', false)`,
      [notice],
    );
    const request = randomUUID();
    await app.query(
      `insert into notice_requests (id, notice_id, kind, text, days, asked_by_name, asked_at, decide_by, state)
       values ($1, $2, 'extension', '等待交地', 3, '某人', '2026-05-11T01:30:00Z', '2026-05-12T09:30:00Z', 'waiting')`,
      [request, notice],
    );
    const account = await app.given.account({ role: 'handler', org: foreign });
    const attachment = randomUUID();
    await app.query(
      `insert into attachments (id, state, account_id, by_name, name, kind, media_type, size, sha256, original_sha256,
         width, height, subject_type, subject_id, part, storage_key, created_at, bound_at)
       values ($1, 'bound', $2, '某人', '照片.jpg', 'image', 'image/jpeg', 1, '', '', 1, 1, 'notice', $3, 'notice', 'photo',
         now(), now())`,
      [attachment, account, notice],
    );
    const storage = app.running.nest.get(FileStorage);
    for (const key of ['photo', 'photo-page', 'photo-thumb']) await storage.putBytes(key, Buffer.from('x'));
    const [card] = await app.query<{ id: string }>(
      `insert into cards (id, color, state, notice_id, unit_id, proposed_at, issued_at, number_year, number_seq, rules)
       values (gen_random_uuid(), 'red', 'issued', $1, $2, now(), now(), 2026, 1, '{"points": {"yellow": 1, "red": 2},
         "explain": {"unit": "working-days", "amount": 3}, "appeal": {"unit": "working-days", "amount": 5},
         "review": {"unit": "working-days", "amount": 5}}') returning id`,
      [notice, home.id],
    );
    const milestone = randomUUID();
    await app.query(
      `insert into milestones (id, project_id, kind, name, unit_id, planned_day, created_at, updated_at)
       values ($1, $2, 'permit', '用地批复', $3, '2026-06-30', now(), now())`,
      [milestone, own.id, home.id],
    );
    const form = { format: 'csv', heads: [], sheets: [], samples: [], rows: 0, formulas: 0, headLine: 1 };
    const imported = randomUUID();
    await app.query(
      `insert into imports (id, kind, state, account_id, by_name, org_id, file_name, file_size, sha256, form, columns, created_at)
       values ($1, 'milestones', 'tried', $2, '某人', $3, '节点.csv', 1, '', $4, '[]', now())`,
      [imported, account, home.id, { sheet: null, encoding: 'utf-8', delimiter: ',', ...form }],
    );
    const tasks = await app.query<{ id: string }>(
      `insert into tasks (kind, subject, due_at, state, attempts, created_at)
       select 'test', n, now(), 'failed', 8, now() from generate_series(1, 99) n returning id`,
    );
    const [waiver] = await app.query<{ id: string }>(
      `insert into light_waivers (id, project_id, kind, reason, until_day, state, asked_by_name, asked_at)
       values (gen_random_uuid(), $1, 'finish', '规划调整', '2026-12-31', 'asked', '某人', now()) returning id`,
      [own.id],
    );
    const [enrolment] = await app.query<{ id: string }>(
      `insert into enrolments (id, state, name, credit_code, contact_name, phone, username, password_set_at, filed_at)
       values (gen_random_uuid(), 'waiting', '某公司', '91350100M000100Y43', '某人', '13855100000', 'mou', now(), now())
       returning id`,
    );
    const findings = await app.query<{ id: string }>(
      `insert into findings (id, project_id, period, name, facts, state, found_at)
       select gen_random_uuid(), $1, (2000 + n) || '-01', 'same-text', '{}', 'open', now() from generate_series(10, 99) n returning id`,
      [own.id],
    );
    ids = {
      waiver: waiver?.id ?? '',
      findings: findings.map(({ id }) => id),
      org: home.id,
      project: own.id,
      notice,
      request,
      card: card?.id ?? '',
      milestone,
      import: imported,
      account,
      enrolment: enrolment?.id ?? '',
      attachment,
      ...(await complaintOf(app, home)),
      tasks: tasks.map(({ id }) => id),
    };
    for (const role of ROLES) {
      users.set(
        `${role}/home`,
        await app.as(
          role,
          role === 'handler' || role === 'reporter' || role === 'enterprise' ? home : county,
        ),
      );
      users.set(`${role}/foreign`, await app.as(role, foreign));
    }
  });
  afterAll(() => app.close());

  const path = (endpoint: Endpoint) =>
    endpoint.path.replace(
      /:(\w+)/g,
      (_, name: string) =>
        ({
          projectId: ids.project,
          noticeId: ids.notice,
          requestId: ids.request,
          rung: 'warning',
          cardId: ids.card,
          milestoneId: ids.milestone,
          importId: ids.import,
          mappingId: randomUUID(),
          kind: 'milestones',
          orgId: ids.org,
          accountId: ids.account,
          complaintId: ids.complaint,
          unsealingId: ids.unsealing,
          extensionId: randomUUID(),
          enrolmentId: ids.enrolment,
          attachmentId: ids.attachment,
          uploadId: '0'.repeat(32),
          period: '2026-05',
          day: '2026-05-14',
          year: '2027',
          key: 'notice-rules',
          channel: 'email',
          waiverId: ids.waiver,
          findingId: name === 'findingId' ? ids.findings.pop() : undefined,
          taskId: name === 'taskId' ? ids.tasks.pop() : undefined,
        })[name] ?? 'x',
    );

  const ask = async (endpoint: Endpoint, user: TestUser | null): Promise<number> => {
    const body = endpoint.body ? bodies(ids)[endpoint.name] : undefined;
    const response = await fetch(`${app.url}/api${path(endpoint)}`, {
      method: endpoint.method,
      headers: {
        ...(user ? { cookie: user.cookie, 'x-csrf-token': user.csrf } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    await response.arrayBuffer();
    return response.status;
  };

  const protectedOnes = ENDPOINTS.filter((endpoint) => endpoint.needs !== 'public');
  // Signing out would end the walk.
  const walked = protectedOnes.filter(
    (endpoint) => !['closeSession', 'closeAllSessions'].includes(endpoint.name),
  );

  it('is in the OpenAPI document, with a body to try it with', () => {
    const paths = openApi(true).paths as Record<string, Record<string, unknown>>;
    for (const endpoint of ENDPOINTS) {
      expect(
        paths[`/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`]?.[endpoint.method.toLowerCase()],
      ).toBeDefined();
      if (endpoint.body)
        expect([endpoint.name, bodies(ids)[endpoint.name]]).not.toEqual([endpoint.name, undefined]);
    }
  });

  it.each(protectedOnes.map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s refuses who is not signed in',
    async (_, endpoint) => {
      expect(await ask(endpoint, null)).toBe(401);
    },
  );

  it.each(
    protectedOnes.filter((e) => e.method !== 'GET').map((endpoint) => [endpoint.name, endpoint] as const),
  )('%s refuses a write without the CSRF token', async (_, endpoint) => {
    const user = users.get('monitor/home') as TestUser;
    expect(await ask(endpoint, userOf(app.url, user.cookie, ''))).toBe(403);
  });

  const cases = walked.flatMap((endpoint) =>
    ROLES.flatMap((role) =>
      (['home', 'foreign'] as const).map((place) => [endpoint.name, role, place, endpoint] as const),
    ),
  );
  it.each(cases)('%s as %s of %s', async (_, role: Role, place, endpoint) => {
    const status = await ask(endpoint, users.get(`${role}/${place}`) as TestUser);
    const needs = RIGHT_OF_BODY[endpoint.name] ?? endpoint.needs;
    const scope = needs === 'session' ? 'all' : scopeOf([role], needs as Action);
    const hasRow = [...endpoint.path.matchAll(/:(\w+)/g)].some((m) => ROW.has(m[1] ?? ''));
    // everybody may try, and the current password of the walk is wrong
    if (endpoint.name === 'changePassword') expect(status).toBe(401);
    else if (scope === null) expect(status).toBe(403);
    else if (IS_SENDERS.has(endpoint.name)) expect(status).toBe(404);
    else if (READ_AS_NOTICE.has(endpoint.name)) {
      const reads = scopeOf([role], 'notice:read');
      expect(status).toBe(reads === 'all' || (reads === 'org' && place === 'home') ? 200 : 404);
    } else if (hasRow && scope === 'org' && place === 'foreign') expect(status).toBe(404);
    else expect([200, 400, 409, 422]).toContain(status);
  });

  it.each(
    walked
      .filter((e) => [...e.path.matchAll(/:(\w+)/g)].length > 0)
      .map((endpoint) => [endpoint.name, endpoint] as const),
  )('%s answers 404 for an id that is none', async (_, endpoint) => {
    const role = ROLES.find(
      (r) =>
        endpoint.needs === 'session' ||
        (endpoint.needs !== 'public' && scopeOf([r], endpoint.needs) !== null),
    ) as Role;
    const user = users.get(`${role}/home`) as TestUser;
    const response = await fetch(
      `${app.url}/api${endpoint.path.replace(/:period/, '2026-05').replace(/:\w+/, 'nonsense')}`,
      {
        method: endpoint.method,
        headers: { cookie: user.cookie, 'x-csrf-token': user.csrf, 'content-type': 'application/json' },
        ...(endpoint.body ? { body: JSON.stringify(bodies(ids)[endpoint.name]) } : {}),
      },
    );
    expect(response.status).toBe(404);
  });
});

/** A sealed complaint of the enterprise `home` that the unit `home` leads, and somebody asks to read its name. */
async function complaintOf(app: TestApp, home: GivenOrg): Promise<Pick<Ids, 'complaint' | 'unsealing'>> {
  const [row] = await app.query<{ id: string }>(
    `insert into complaints (id, number_year, number_seq, title, text, category, kind, channel, confidentiality, stage, lead_id,
       filed_at, since, assigned_at, rules)
     values (gen_random_uuid(), 2025, 1, '检测费用', '重复收费', 'conduct', 'complaint', 'platform', 'sealed', 'acting', $1,
       now(), now(), now(), $2) returning id`,
    [home.id, JSON.stringify(DEFAULT_COMPLAINT_RULES)],
  );
  const complaint = row?.id ?? '';
  await app.query(`insert into complaint_senders (complaint_id, org_id, name) values ($1, $2, '某企业')`, [
    complaint,
    home.id,
  ]);
  const [asked] = await app.query<{ id: string }>(
    `insert into complaint_unsealings (id, complaint_id, asked_by, asked_by_name, asked_at, reason)
     values (gen_random_uuid(), $1, gen_random_uuid(), '某人', now(), '需与企业核对原件') returning id`,
    [complaint],
  );
  return { complaint, unsealing: asked?.id ?? '' };
}
