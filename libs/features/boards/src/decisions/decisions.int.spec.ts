import { decideRequest, exportDecisions, listDecisions, moveCard, type DecisionLine } from '@duban/contracts';
import { DEFAULT_COMPLAINT_RULES, type Role } from '@duban/domain';
import { IdentityModule } from '@duban/identity';
import { SupervisionModule } from '@duban/supervision';
import { startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { randomUUID } from 'node:crypto';
import { BoardsModule } from '../boards.module';

/** Monday 2026-05-11, 10:00. */
describe('what waits for a decision', () => {
  let app: TestApp;
  let unit: GivenOrg;
  let leader: TestUser;
  let head: TestUser;
  let notice: string;
  let project: { id: string; name: string };

  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, SupervisionModule, BoardsModule] });
    unit = await app.given.org({ name: '撮镇镇' });
    leader = await app.as('leader');
    head = await app.as('office-head');
    project = await app.given.project({ unit });
    notice = await app.given.proposedNotice({ unit, project, title: '加快管线迁改' });
  });
  afterEach(() => app.close());

  const issued = () =>
    app.query(
      `update notices set state = 'signed', issued_at = '2026-04-13T02:00:00Z', due_at = '2026-04-20T09:30:00Z',
         due_day = '2026-04-20', sign_due_day = '2026-04-14', working_days = 5, number_year = 2026, number_seq = 7
       where id = $1`,
      [notice],
    );
  const card = (state: 'proposed' | 'appealed', appealedAt: string | null = null) =>
    app.query(
      `insert into cards (id, color, state, notice_id, unit_id, proposed_at, reason, appealed_at, review_due_at)
       values ($1, 'red', $2, $3, $4, '2026-05-06T02:00:00Z', '两次催办未办', $5, '2026-05-13T09:30:00Z')`,
      [randomUUID(), state, notice, unit.id, appealedAt],
    );
  const seen = async (user: TestUser, of: 'all' | 'sponsored' = 'all'): Promise<DecisionLine[]> =>
    (await user.call(listDecisions, { query: { of } })).items;

  it('is nothing for a leader while the units and the office have it', async () => {
    expect(await seen(leader)).toEqual([]);
    // the paper is the office's to issue
    expect((await seen(head)).map(({ kind }) => kind)).toEqual(['notice-issue']);
  });

  it('is an appeal for the leader and the head, with its day and what each answer does', async () => {
    await issued();
    await card('appealed', '2026-05-07T02:00:00Z');
    for (const user of [leader, head]) {
      const [item, ...rest] = await seen(user);
      expect(rest).toEqual([]);
      expect(item).toMatchObject({
        kind: 'card-review',
        color: 'red',
        project: { id: project.id },
        unit: { id: unit.id },
        since: '2026-05-07T02:00:00.000Z',
        untilDay: '2026-05-13',
        remaining: { state: 'open', workingDays: 2 },
        sponsored: false,
      });
      expect(item?.choices.map(({ key, steps }) => [key, steps[0]?.what, steps[0]?.points])).toEqual([
        ['uphold', 'points', 2],
        ['lower', 'points', 1],
        ['revoke', 'no-points', null],
      ]);
    }
  });

  it('is a proposed card and a request for the head, and neither for the leader', async () => {
    await issued();
    await card('proposed');
    await app.query(
      `insert into notice_requests (id, notice_id, kind, text, days, asked_by_name, asked_at, decide_by, state)
       values ($1, $2, 'extension', '等待交地', 3, '某人', '2026-05-08T01:30:00Z', '2026-05-11T09:30:00Z', 'waiting')`,
      [randomUUID(), notice],
    );
    await app.query(`update notices set pending = '{extension}' where id = $1`, [notice]);
    const items = await seen(head);
    // what has a day comes first
    expect(items.map(({ kind, text }) => [kind, text])).toEqual([
      ['extension', '等待交地'],
      ['card-issue', '两次催办未办'],
    ]);
    expect(items[0]?.choices[0]?.steps[0]).toEqual({ what: 'new-due', day: '2026-04-23', points: null });
    expect(items[0]?.waiting).toBe(2);
    expect(await seen(leader)).toEqual([]);
  });

  it('is a notice for the leader once its ladder came to him, and is his where he leads the project', async () => {
    await issued();
    await app.query(`insert into rung_fires (notice_id, key, fired_at) values ($1, 'leader', $2)`, [
      notice,
      '2026-05-07T09:30:00Z',
    ]);
    const [item] = await seen(leader);
    expect(item).toMatchObject({ kind: 'escalated', since: '2026-05-07T09:30:00.000Z', sponsored: false });
    expect(item?.choices.map(({ key }) => key)).toEqual(['coordinate', 'wait']);
    expect(await seen(leader, 'sponsored')).toEqual([]);
    await app.query(
      `update projects set leader_id = (select id from accounts where 'leader' = any(roles) limit 1) where id = $1`,
      [project.id],
    );
    expect(await seen(leader, 'sponsored')).toMatchObject([{ kind: 'escalated', sponsored: true }]);
    expect((await leader.call(listDecisions, { query: {} })).counts).toEqual({ all: 1, sponsored: 1 });
  });

  it('is his too where he supervises the unit, whoever leads the project', async () => {
    await issued();
    await card('appealed', '2026-05-07T02:00:00Z');
    expect(await seen(leader, 'sponsored')).toEqual([]);
    await app.query(
      `update orgs set supervisor_id = (select id from accounts where 'leader' = any(roles) limit 1) where id = $1`,
      [unit.id],
    );
    expect(await seen(leader, 'sponsored')).toMatchObject([{ kind: 'card-review', sponsored: true }]);
    expect(await seen(head, 'sponsored')).toEqual([]);
  });

  it('is a complaint that came up to the leader, by its number and never by its sender, and not the office’s', async () => {
    const id = randomUUID();
    await app.query(
      `insert into complaints (id, number_year, number_seq, title, text, category, kind, channel, confidentiality, stage, lead_id,
         reworks, was_with_leader, filed_at, since, clock, due_day, due_at, rules)
       values ($1, 2026, 12, '用电报装没有批', '三个月没有批', 'inputs', 'complaint', 'platform', 'sealed', 'with-leader', $2,
         2, true, '2026-04-01T02:00:00Z', '2026-05-06T02:00:00Z', 'answer', '2026-05-15', '2026-05-15T09:30:00Z', $3)`,
      [id, unit.id, JSON.stringify(DEFAULT_COMPLAINT_RULES)],
    );
    const [item, ...rest] = await seen(leader);
    expect(rest).toEqual([]);
    expect(item).toMatchObject({
      kind: 'complaint',
      subject: { type: 'complaint', id },
      title: '用电报装没有批',
      number: '诉求〔2026〕12号',
      project: null,
      complaint: { id, number: '诉求〔2026〕12号' },
      unit: { id: unit.id },
      // Saturday the 9th was worked
      waiting: 4,
      untilDay: '2026-05-15',
    });
    expect(item?.choices.map(({ key, inPlace: here }) => [key, here])).toEqual([
      ['rule', false],
      ['wait', false],
    ]);
    expect(await seen(head)).toMatchObject([{ kind: 'notice-issue', complaint: null }]);
  });

  const inPlace = ({ choices }: DecisionLine) => choices.map((choice) => [choice.key, choice.inPlace]);

  it('is decided in place by a reason where that is one act, and is then gone', async () => {
    await issued();
    await card('appealed', '2026-05-07T02:00:00Z');
    const [item] = await seen(leader);
    if (!item) throw new Error('an appeal waits');
    expect(inPlace(item)).toEqual([
      ['uphold', true],
      ['lower', true],
      ['revoke', true],
    ]);
    const decide = (version: number) =>
      leader.call(moveCard, {
        params: { cardId: item.subject.id },
        body: { move: 'lower', text: '已部分整改', version },
      });
    await expect(decide(item.version + 1)).rejects.toThrow('409 stale');
    await decide(item.version);
    expect(await seen(leader)).toEqual([]);
  });

  it('is opened on its paper where it needs more than a reason', async () => {
    expect((await seen(head)).map(inPlace)).toEqual([
      [
        ['issue', false],
        ['dismiss', true],
      ],
    ]);
    await issued();
    await app.query(`insert into rung_fires (notice_id, key, fired_at) values ($1, 'leader', $2)`, [
      notice,
      '2026-05-07T09:30:00Z',
    ]);
    expect((await seen(leader)).flatMap(inPlace)).toEqual([
      ['coordinate', false],
      ['wait', false],
    ]);
  });

  it('is a request with all its answer needs: the days asked for, or the day it named', async () => {
    await issued();
    for (const [kind, days, untilDay] of [
      ['objection', null, null],
      ['extension', 3, null],
      ['reason', null, null],
    ])
      await app.query(
        `insert into notice_requests (id, notice_id, kind, text, days, until_day, asked_by_name, asked_at, decide_by, state)
         values ($1, $2, $3, '等待交地', $4, $5, '某人', '2026-05-08T01:30:00Z', '2026-05-11T09:30:00Z', 'waiting')`,
        [randomUUID(), notice, kind, days, untilDay],
      );
    await app.query(`update notices set pending = '{objection,extension,reason}' where id = $1`, [notice]);
    const items = await seen(head);
    expect(
      Object.fromEntries(items.map((item) => [item.kind, item.choices.map((choice) => choice.inPlace)])),
    ).toEqual({ objection: [false, true], extension: [true, true], reason: [false, true] });
    const asked = items.find(({ kind }) => kind === 'extension');
    if (!asked?.request) throw new Error('an extension was asked for');
    expect(asked.request).toMatchObject({ days: 3, untilDay: null });
    await head.call(decideRequest, {
      params: { noticeId: notice, requestId: asked.request.id },
      body: { granted: false, opinion: '工期充裕', version: asked.version },
    });
    expect((await seen(head)).map(({ kind }) => kind)).not.toContain('extension');
  });

  it('leaves as a table, for who decides alone', async () => {
    await issued();
    await card('appealed', '2026-05-07T02:00:00Z');
    const take = (user: TestUser) =>
      fetch(`${app.url}/api${exportDecisions.path}?format=csv`, { headers: { cookie: user.cookie } });
    const [heads, line] = (await (await take(leader)).text()).trim().split('\r\n');
    expect(heads).toContain('待决定,事项,文号,牌');
    expect(line).toContain('牌的申诉,加快管线迁改');
    expect(line).toContain('维持、改为黄牌、撤销');
    expect((await take(await app.as('monitor'))).status).toBe(403);
    expect(await app.events('decisions')).toEqual(['list.exported']);
  });

  it.each<Role>(['monitor', 'handler', 'reporter', 'enterprise', 'admin', 'auditor'])(
    'is not told to a %s, of this unit or another',
    async (role) => {
      for (const org of [unit, await app.given.org()]) {
        const user = await app.as(role, org);
        await expect(user.call(listDecisions, { query: {} })).rejects.toThrow('403 forbidden');
      }
    },
  );
});
