import { randomUUID } from 'node:crypto';
import { AdminModule } from '@duban/admin';
import { BoardsModule } from '@duban/boards';
import { ComplaintsModule } from '@duban/complaints';
import {
  acceptComplaint,
  acceptReply,
  actOnNotice,
  approveNotice,
  askWaiver,
  assignComplaint,
  changeOrg,
  changeProject,
  closeNotice,
  decideWaiver,
  dismissNotice,
  fileComplaint,
  getBoard,
  getComplaintFigures,
  getProject,
  getReportForm,
  issueNotice,
  planProject,
  proposeCard,
  proposeNotice,
  replyNotice,
  settleWithdrawal,
  signNotice,
  submitReport,
  withdrawComplaint,
  type Board,
  type ComplaintDetail,
  type NoticeDetail,
} from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { Calendars, Clock, EngineWatch, LiveBoards, readConfig, Settings } from '@duban/platform';
import { ProjectsModule } from '@duban/projects';
import { ReportsModule } from '@duban/reports';
import { SupervisionModule } from '@duban/supervision';
import { startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { DataSource } from 'typeorm';

/** A board keeps what events have not touched: whatever was done, it is the board that is made of everything anew. */
describe('a board of kept parts', () => {
  let app: TestApp;
  let town: GivenOrg;
  let other: GivenOrg;
  let project: { id: string };
  const people: Record<string, TestUser> = {};
  let notice: NoticeDetail;
  let complaint: ComplaintDetail;

  beforeAll(async () => {
    const config = readConfig({ DATABASE_URL: 'postgres://unused/unused' });
    app = await startApp({
      modules: [
        IdentityModule,
        SupervisionModule,
        ProjectsModule,
        ReportsModule,
        ComplaintsModule,
        BoardsModule,
        AdminModule.with(config),
      ],
    });
    const county = await app.given.org({ kind: 'county', name: '肥东县' });
    town = await app.given.org({ name: '撮镇镇', parent: county });
    other = await app.given.org({ name: '店埠镇', parent: county });
    for (const role of ['monitor', 'office-head', 'leader', 'admin'] as const)
      people[role] = await app.as(role, county);
    for (const role of ['handler', 'reporter'] as const) people[role] = await app.as(role, town);
    const firm = await app.given.org({ kind: 'enterprise', name: '肥东远航食品有限公司' });
    people.enterprise = await app.as('enterprise', firm);
    const plan = { year: 2026, amountFen: 1_200_000_000_00n };
    project = await app.given.project({ unit: town, plan });
    await app.given.project({ unit: town, plan });
  });
  afterAll(() => app.close());

  const as = (role: string) => people[role] as TestUser;
  const boards = () => {
    const of = <T>(what: abstract new (...args: never[]) => T): T => app.running.nest.get<T>(what as never);
    const kept = of(LiveBoards);
    const Service = kept.constructor as new (...parts: unknown[]) => LiveBoards;
    const anew = new Service(of(DataSource), of(Clock), of(Calendars), of(EngineWatch), of(Settings));
    return { kept, anew };
  };
  const expectSame = async (room: string) => {
    const { kept, anew } = boards();
    const shown = (board: Board) => ({ ...board, engine: null });
    expect(shown(await kept.of(room))).toEqual(shown(await anew.of(room)));
  };
  const params = () => ({ noticeId: notice.id });
  const version = async () =>
    (await as('monitor').call(getProject, { params: { projectId: project.id } })).version;

  const ACTS: [string, () => Promise<unknown>][] = [
    ['nothing', () => Promise.resolve()],
    [
      'a report is filed',
      async () => {
        const at = { projectId: project.id, period: '2026-05' };
        const form = await as('reporter').call(getReportForm, { params: at });
        const filled = { monthFen: '100', physicalBp: 1000, progressText: '基础施工，等待管线迁改' };
        await as('reporter').call(submitReport, {
          params: at,
          body: { version: form.version, content: { ...form.draft, ...filled } },
        });
      },
    ],
    [
      'a notice is proposed',
      async () => {
        const body = {
          projectId: project.id,
          title: '督促加快',
          demands: '请说明',
          severity: 'normal',
        } as const;
        notice = await as('monitor').call(proposeNotice, { body });
      },
    ],
    [
      'it is approved and issued',
      async () => {
        const { title } = notice;
        const { version: seen } = await as('office-head').call(approveNotice, {
          params: params(),
          body: { version: notice.version },
        });
        const body = {
          unitId: town.id,
          severity: 'normal',
          title,
          demands: '请说明',
          version: seen,
        } as const;
        notice = await as('monitor').call(issueNotice, { params: params(), body });
      },
    ],
    ['a card is proposed on it', () => card()],
    [
      'it is signed for, acted on and answered',
      async () => {
        const { version: issued } = notice;
        const signed = await as('handler').call(signNotice, { params: params(), body: { version: issued } });
        const acting = await as('handler').call(actOnNotice, {
          params: params(),
          body: { plan: '本周完成', version: signed.version },
        });
        notice = await as('handler').call(replyNotice, {
          params: params(),
          body: { text: '已经完成', version: acting.version },
        });
      },
    ],
    [
      'the answer is accepted and the notice closed',
      async () => {
        const accepted = await as('monitor').call(acceptReply, {
          params: params(),
          body: { version: notice.version },
        });
        notice = await as('office-head').call(closeNotice, {
          params: params(),
          body: { version: accepted.version },
        });
      },
    ],
    [
      'another is proposed and put away',
      async () => {
        const body = {
          projectId: project.id,
          title: '另一件督办事项',
          demands: '请说明',
          severity: 'normal',
        } as const;
        const other = await as('monitor').call(proposeNotice, { body });
        await as('monitor').call(dismissNotice, {
          params: { noticeId: other.id },
          body: { reason: '不需要', version: other.version },
        });
      },
    ],
    [
      'a light is waived',
      async () => {
        const asked = await as('handler').call(askWaiver, {
          params: { projectId: project.id },
          body: { kind: 'investment', reason: '规划调整', untilDay: '2026-12-31' },
        });
        await as('office-head').call(decideWaiver, {
          params: { waiverId: asked.id },
          body: { granted: true, version: asked.version },
        });
      },
    ],
    [
      'the plan is set anew',
      async () =>
        as('monitor').call(planProject, {
          params: { projectId: project.id },
          body: {
            year: 2026,
            amountFen: '99900000000',
            reason: '调整',
            approvedBy: '县政府',
            version: await version(),
          },
        }),
    ],
    [
      'the project gets another name and leaves',
      async () => {
        const at = { params: { projectId: project.id } };
        await as('monitor').call(changeProject, {
          ...at,
          body: { name: '改了名', version: await version() },
        });
        await expectSame('all');
        await as('monitor').call(changeProject, {
          ...at,
          body: { stage: 'ended', reason: '不再建设', version: await version() },
        });
      },
    ],
    [
      'a complaint is filed, accepted and given to the town',
      async () => {
        const body = {
          category: 'arbitrary-fees',
          kind: 'complaint',
          title: '检测费用重复收取',
          text: '同一批次的设备被要求重复检测，两次都收了费。',
          confidentiality: 'sealed',
        } as const;
        const { id } = await as('enterprise').call(fileComplaint, { body });
        await expectSame('all');
        const at = { params: { complaintId: id ?? '' } };
        const accepted = await as('monitor').call(acceptComplaint, {
          ...at,
          body: { complexity: 'plain', version: 1 },
        });
        complaint = await as('monitor').call(assignComplaint, {
          ...at,
          body: { leadId: town.id, version: accepted.version },
        });
      },
    ],
    [
      'it is taken back',
      async () => {
        complaint = await as('enterprise').call(withdrawComplaint, {
          params: { complaintId: complaint.id },
          body: { reason: '已经说好了', version: complaint.version },
        });
      },
    ],
    [
      'it was not of its own will and begins anew',
      async () => {
        await expectWithdrawn();
        await as('monitor').call(settleWithdrawal, {
          params: { complaintId: complaint.id },
          body: { willing: false, text: '并非自愿', version: complaint.version },
        });
      },
    ],
    [
      'the unit gets another name',
      () =>
        as('admin').call(changeOrg, { params: { orgId: town.id }, body: { shortName: '撮', version: 1 } }),
    ],
  ];
  /** The board of the county and of the town say what the figures say; of another unit's nothing is on it. */
  const expectWithdrawn = async () => {
    for (const role of ['monitor', 'handler']) {
      const { board } = await as(role).call(getBoard);
      const figures = await as(role).call(getComplaintFigures, { query: { from: '2026-01-01' } });
      expect(board.complaints).toMatchObject({ filed: 1, withdrawn: 1 });
      expect(
        board.complaints.units.map(({ unit, withdrawn, small }) => ({ unit, withdrawn, small })),
      ).toEqual(
        figures.items.map((of) => ({
          unit: of.unit,
          withdrawn: { num: of.withdrawn, den: of.all },
          small: of.withdrawnSmall,
        })),
      );
    }
    const { kept } = boards();
    expect((await kept.of(`org:${other.id}`)).complaints).toEqual({ filed: 0, withdrawn: 0, units: [] });
    expect(JSON.stringify(await kept.of('all'))).not.toContain('远航');
  };
  const card = async () => {
    await as('monitor').call(proposeCard, {
      params: params(),
      body: { color: 'yellow', reason: `催办后仍未办 ${randomUUID()}` },
    });
  };

  it.each(ACTS)('%s', async (_, act) => {
    await act();
    await expectSame('all');
    await expectSame(`org:${town.id}`);
  });
});
