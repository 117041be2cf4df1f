import { exportWaitingProblems, listWaitingProblems, type WaitingProblem } from '@duban/contracts';
import type { Role } from '@duban/domain';
import { IdentityModule } from '@duban/identity';
import { problemMark, SupervisionModule } from '@duban/supervision';
import { startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { randomUUID } from 'node:crypto';
import { BoardsModule } from '../boards.module';

/** Monday 2026-05-11, 10:00. April is closed, May is open and due on the 25th. */
describe('what waits for coordination', () => {
  let app: TestApp;
  let town: GivenOrg;
  let zone: GivenOrg;
  let project: { id: string; name: string };
  let leader: TestUser;

  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, SupervisionModule, BoardsModule] });
    town = await app.given.org({ name: '撮镇镇' });
    zone = await app.given.org({ name: '经开区' });
    project = await app.given.project({ unit: town });
    leader = await app.as('leader');
  });
  afterEach(() => app.close());

  const LAND = { category: '用地报批', text: '二期用地未批', wantedUnit: '自然资源局', urgency: 'urgent' };
  const report = async (period: string, problems: object[], of = project.id) => {
    const id = randomUUID();
    await app.query(
      `insert into reports (id, project_id, period, kind, state, as_of, month_fen, submitted_at, problems)
       values ($1, $2, $3, 'monthly', 'submitted', $4, 100, $5, $6)`,
      [id, of, period, `${period}-20`, `${period}-20T02:00:00Z`, JSON.stringify(problems)],
    );
    return id;
  };
  const notice = async (over: { unit?: GivenOrg; state?: string; due?: string; title?: string } = {}) => {
    const { unit = town, state = 'signed', due = '2026-05-15', title = '加快管线迁改' } = over;
    const id = await app.given.proposedNotice({ unit, project, title });
    await app.query(
      `update notices set state = $2, issued_at = '2026-04-13T02:00:00Z', due_day = $3, due_at = $4, number_year = 2026,
         number_seq = (select count(*) from notices where number_seq is not null) + 1 where id = $1`,
      [id, state, due, `${due}T09:30:00Z`],
    );
    return id;
  };
  const rung = async (id: string, key: string, day: string, fired: boolean) => {
    await app.query(
      `insert into notice_rungs (notice_id, key, seq, day, at, effects, provisional)
       values ($1, $2, (select 1 + count(*) from notice_rungs where notice_id = $1), $3, $4, '{}', false)`,
      [id, key, day, `${day}T09:30:00Z`],
    );
    if (fired)
      await app.query('insert into rung_fires (notice_id, key, fired_at) values ($1, $2, $3)', [
        id,
        key,
        `${day}T09:30:00Z`,
      ]);
  };
  const seen = async (user: TestUser = leader, level?: number): Promise<WaitingProblem[]> =>
    (await user.call(listWaitingProblems, { query: level ? { level } : {} })).items;

  it('is what the newest report tells, one level higher with each month that tells it again', async () => {
    await report('2026-02', [LAND]);
    await report('2026-03', [{ ...LAND, text: '二期用地仍未批' }]);
    await report('2026-04', [LAND, { category: '用工', text: '缺焊工' }]);
    const items = await seen();
    expect(items).toMatchObject([
      {
        kind: 'told',
        level: 1,
        text: '缺焊工',
        told: { period: '2026-04', months: 1, urgency: 'normal', wantedUnit: '' },
        since: '2026-04-20T02:00:00.000Z',
        until: { what: 'rises', day: '2026-05-25', remaining: { state: 'open', workingDays: 10 }, to: 2 },
      },
      {
        kind: 'told',
        level: 3,
        text: '二期用地未批',
        told: { months: 3, category: '用地报批', urgency: 'urgent', wantedUnit: '自然资源局' },
        since: '2026-02-20T02:00:00.000Z',
        project: { id: project.id },
        unit: { id: town.id },
      },
    ]);
  });

  it('is no more once the newest report is silent of it, or its project has ended', async () => {
    await report('2026-03', [LAND]);
    await report('2026-04', []);
    expect(await seen()).toEqual([]);
    const ended = await app.given.project({ unit: town, stage: 'ended' });
    await report('2026-04', [LAND], ended.id);
    expect(await seen()).toEqual([]);
  });

  it.each([
    ['proposed', null, true],
    ['dismissed', null, true],
    ['withdrawn', '2026-04-22', true],
    ['signed', '2026-04-22', false],
    ['closed', '2026-04-22', false],
  ])('a problem whose notice is %s waits by itself: %s, %s', async (state, issued, waits) => {
    const told = await report('2026-04', [LAND]);
    const id = await app.given.proposedNotice({ unit: zone, project });
    await app.query(
      `update notices set state = $2, issued_at = $3::date, due_day = '2026-05-15', due_at = '2026-05-15T09:30:00Z',
         closed_at = case when $2 = 'closed' then '2026-04-28T02:00:00Z'::timestamptz end where id = $1`,
      [id, state, issued],
    );
    await app.query(`insert into raised_problems values ($1, $2, $3, '某人', now())`, [
      told,
      problemMark(LAND),
      id,
    ]);
    expect((await seen()).some(({ kind }) => kind === 'told')).toBe(waits);
  });

  it('is a notice at the level its ladder has told, until the day of its answer or of the next level', async () => {
    const fresh = await notice({ title: '在办' });
    await rung(fresh, 'warning', '2026-05-14', false);
    const late = await notice({ title: '逾期', due: '2026-05-06' });
    await rung(late, 'reminder-1', '2026-05-07', true);
    await rung(late, 'reminder-2', '2026-05-11', false);
    await rung(late, 'leader', '2026-05-20', false);
    const top = await notice({ title: '到顶', due: '2026-04-20' });
    await rung(top, 'leader', '2026-05-06', true);
    const still = await notice({ title: '挂起', state: 'suspended' });
    await app.query(`update notices set pause_ends_day = '2026-06-01' where id = $1`, [still]);
    await notice({ title: '待审', state: 'replied' });
    await app.query(
      `update orgs set supervisor_id = (select id from accounts where 'leader' = any(roles) limit 1) where id = $1`,
      [town.id],
    );
    await app.query(`update accounts set name = '周副县长' where 'leader' = any(roles)`);
    expect(
      (await seen()).map(({ text, level, until, notice: of }) => [
        text,
        level,
        until?.what,
        until?.day,
        of?.late,
      ]),
    ).toEqual([
      ['在办', 1, 'due', '2026-05-15', null],
      ['挂起', 1, 'resumes', '2026-06-01', null],
      ['逾期', 3, 'rises', '2026-05-20', 4],
      ['到顶', 4, undefined, undefined, 13],
    ]);
    expect((await seen(leader, 3)).map(({ holder, waiting }) => [holder, waiting])).toEqual([
      ['周副县长', 18],
    ]);
    const { levels } = await leader.call(listWaitingProblems, { query: {} });
    expect(levels.map(({ count, notices, overdue }) => [count, notices, overdue])).toEqual([
      [2, 2, 0],
      [0, 0, 0],
      [1, 1, 1],
      [1, 1, 1],
    ]);
  });

  it('is a notice about a complaint, by the number of the complaint', async () => {
    const id = await notice();
    const complaint = randomUUID();
    await app.query(
      `update notices set subject_type = 'complaint', subject_id = $2, subject_name = '诉求〔2026〕12号' where id = $1`,
      [id, complaint],
    );
    expect(await seen()).toMatchObject([
      { kind: 'notice', project: null, complaint: { id: complaint, number: '诉求〔2026〕12号' } },
    ]);
  });

  it('shows the first of each level beside the others, and all of one that is asked for', async () => {
    await report(
      '2026-04',
      Array.from({ length: 12 }, (_, i) => ({ category: '其他', text: `问题${i}` })),
    );
    expect(await seen()).toHaveLength(10);
    expect(await seen(leader, 1)).toHaveLength(12);
    expect(await seen(leader, 2)).toEqual([]);
  });

  it('leaves as a table with all of it, in the audit trail, within the rows of who takes it', async () => {
    await report(
      '2026-04',
      Array.from({ length: 12 }, (_, i) => ({ category: '其他', text: `问题${i}` })),
    );
    await notice({ unit: zone, title: '别家的督办' });
    const take = async (user: TestUser) => {
      const answer = await fetch(`${app.url}/api${exportWaitingProblems.path}?format=csv`, {
        headers: { cookie: user.cookie },
      });
      return (await answer.text()).trim().split('\r\n');
    };
    const lines = await take(leader);
    expect(lines).toHaveLength(14);
    expect(lines[0]).toContain('协调级次,问题,来源');
    expect(lines.some((line) => line.includes('一级 项目分管领导,问题3,2026-04 直报'))).toBe(true);
    expect(await take(await app.as('handler', zone))).toHaveLength(2);
    expect(await app.events('waiting-problems')).toEqual(['list.exported', 'list.exported']);
  });

  it('is told to a unit of its own alone', async () => {
    await report('2026-04', [LAND]);
    await notice({ unit: zone, title: '别家的督办' });
    expect((await seen(await app.as('handler', town))).map(({ text }) => text)).toEqual(['二期用地未批']);
    expect((await seen(await app.as('handler', zone))).map(({ text }) => text)).toEqual(['别家的督办']);
    for (const role of ['monitor', 'office-head', 'auditor'] as const)
      expect(await seen(await app.as(role))).toHaveLength(2);
  });

  it.each<Role>(['reporter', 'enterprise', 'admin'])('is not told to a %s', async (role) => {
    const refused = await (await app.as(role, town)).refusal(listWaitingProblems, { query: {} });
    expect(refused.code).toBe('forbidden');
  });

  it('knows four levels', async () => {
    const refused = await leader.refusal(listWaitingProblems, { query: { level: 5 } as never });
    expect(refused.fields).toMatchObject([{ path: 'level' }]);
  });
});
