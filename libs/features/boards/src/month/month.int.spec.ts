import { getMonthChanges, type MonthChanges } from '@duban/contracts';
import type { LightColor, Role } from '@duban/domain';
import { IdentityModule } from '@duban/identity';
import { SupervisionModule } from '@duban/supervision';
import { startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { randomUUID } from 'node:crypto';
import { BoardsModule } from '../boards.module';

/** Monday 2026-05-11, 10:00. */
describe('what a month changed', () => {
  let app: TestApp;
  let town: GivenOrg;
  let zone: GivenOrg;
  let leader: TestUser;

  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, SupervisionModule, BoardsModule] });
    town = await app.given.org({ name: '撮镇镇' });
    zone = await app.given.org({ name: '经开区' });
    leader = await app.as('leader');
  });
  afterEach(() => app.close());

  const changes = (user: TestUser, period?: string): Promise<MonthChanges> =>
    user.call(getMonthChanges, { query: period ? { period } : {} });
  const project = async (unit: GivenOrg, at = '2026-01-04T02:00:00Z', name?: string) => {
    const made = await app.given.project({ unit, ...(name ? { name } : {}) });
    await app.query('update projects set created_at = $2 where id = $1', [made.id, at]);
    return made;
  };
  const light = (id: string, period: string, color: LightColor, kind = 'overall') =>
    app.query(
      `insert into lights (subject_type, subject_id, kind, period, as_of, color, word, reason, rule, current, created_at)
       values ('project', $1, $2, $3, $4, $5, 'lag', '{"rule":"r/1"}', 'r/1', false, $6)`,
      [id, kind, period, `${period}-10`, color, `${period}-10T02:00:00Z`],
    );
  const names = (list: { items: { name: string }[] }) => list.items.map(({ name }) => name);

  it('is what entered and what left, with their days and reasons', async () => {
    await project(town, '2026-04-30T16:00:00Z', '新厂房');
    await project(town, '2026-04-30T15:59:59Z', '老厂房');
    const gone = await project(town, '2026-01-04T02:00:00Z', '停建路');
    await app.query(`update projects set stage = 'ended' where id = $1`, [gone.id]);
    await app.query(
      `insert into project_departures (project_id, seq, what, reason, day, by_name, at)
       values ($1, 1, 'terminated', '用地未批', '2026-05-08', '某人', '2026-05-08T02:00:00Z')`,
      [gone.id],
    );
    const may = await changes(leader);
    expect(may).toMatchObject({ period: '2026-05', running: true });
    expect(may.entered).toMatchObject({ count: 1, items: [{ name: '新厂房', day: '2026-05-01' }] });
    expect(may.left.items).toMatchObject([{ name: '停建路', reason: '用地未批', day: '2026-05-08' }]);
    const april = await changes(leader, '2026-04');
    expect(april.running).toBe(false);
    expect([names(april.entered), april.left.count]).toEqual([['老厂房'], 0]);
  });

  it('is what came onto the direct line and went off it, of what was there before', async () => {
    const grew = await project(town, undefined, '增资');
    const done = await project(town, undefined, '竣工');
    const gone = await project(town, undefined, '退出');
    await project(town, '2026-05-05T02:00:00Z', '新开');
    await app.query('delete from line_spells');
    for (const [id, since, until] of [
      [grew.id, '2026-05-06', null],
      [done.id, '2026-01-04', '2026-05-07'],
      [gone.id, '2026-01-04', '2026-05-08'],
    ])
      await app.query('insert into line_spells values ($1, $2, $3)', [id, since, until]);
    await app.query(
      `insert into line_spells select id, created_at, null from projects where name = '新开';
       update projects set stage = 'completed' where name = '竣工';
       update projects set stage = 'ended' where name = '退出'`,
    );
    await app.query(
      `insert into project_departures (project_id, seq, what, reason, day, by_name, at)
       values ($1, 1, 'terminated', '用地未批', '2026-05-08', '某人', '2026-05-08T02:00:00Z')`,
      [gone.id],
    );
    const may = await changes(leader);
    expect(may.ontoLine).toMatchObject({ count: 1, items: [{ name: '增资', day: '2026-05-06' }] });
    expect(may.offLine).toMatchObject({ count: 1, items: [{ name: '竣工', stage: 'completed' }] });
    expect(may.left.count).toBe(1);
    expect((await changes(leader, '2026-04')).ontoLine.count).toBe(0);
  });

  it('is the lights that turned against the month before, like with like', async () => {
    const [worse, better, same, silent, money, fresh] = await Promise.all(
      ['变差', '变好', '不变', '陈旧', '投资', '新项目'].map((name) => project(town, undefined, name)),
    );
    await light(worse!.id, '2026-04', 'green');
    await light(worse!.id, '2026-05', 'yellow');
    await light(worse!.id, '2026-05', 'red');
    await light(better!.id, '2026-03', 'red');
    await light(better!.id, '2026-05', 'green');
    await light(same!.id, '2026-04', 'yellow');
    await light(same!.id, '2026-05', 'yellow');
    await light(silent!.id, '2026-04', 'green');
    await light(silent!.id, '2026-05', 'stale');
    // no overall light was kept of it then: its money is compared with its money
    await light(money!.id, '2026-04', 'yellow', 'investment');
    await light(money!.id, '2026-05', 'yellow', 'investment');
    await light(money!.id, '2026-05', 'red');
    await light(fresh!.id, '2026-05', 'red');
    const may = await changes(leader, '2026-05');
    expect(may.worse).toMatchObject({ count: 1, items: [{ name: '变差', from: 'green', to: 'red' }] });
    expect(may.better).toMatchObject({ count: 1, items: [{ name: '变好', from: 'red', to: 'green' }] });
    expect(may.other).toMatchObject({ count: 1, items: [{ name: '陈旧', turn: 'other' }] });
    expect((await changes(leader, '2026-04')).worse.count).toBe(0);
  });

  it('is plans that were changed and months that were corrected, each beside what stood', async () => {
    const { id } = await app.given.project({ unit: town, plan: { year: 2026, amountFen: 1000n } });
    await app.query(`update project_plans set current = false, created_at = '2026-01-04T02:00:00Z'`);
    await app.query(
      `insert into project_plans (project_id, year, version, amount_fen, basis, reason, approved_by, current, created_at)
       values ($1, 2026, 2, 1500, 'declared', '追加', '某人', true, '2026-05-06T02:00:00Z')`,
      [id],
    );
    const report = randomUUID();
    await app.query(
      `insert into reports (id, project_id, period, state, as_of, month_fen, submitted_at, published)
       values ($1, $2, '2026-03', 'submitted', '2026-03-25', 80, now(), '{"monthFen":"100"}')`,
      [report, id],
    );
    for (const [version, reason, at] of [
      [1, null, '2026-03-20'],
      [2, '重复计入', '2026-05-07'],
    ])
      await app.query(
        `insert into report_versions (report_id, version, content, submitted_at, submitted_by, reason)
         values ($1, $2, $3, $4, '某人', $5)`,
        [report, version, { monthFen: version === 1 ? '100' : '80' }, `${at}T02:00:00Z`, reason],
      );
    const may = await changes(leader);
    expect(may.replans).toMatchObject({
      count: 1,
      raised: 1,
      lowered: 0,
      items: [{ fromFen: '1000', toFen: '1500', reason: '追加', day: '2026-05-06' }],
    });
    expect(may.corrections).toMatchObject({
      count: 1,
      items: [{ period: '2026-03', publishedFen: '100', monthFen: '80', reason: '重复计入' }],
    });
    expect((await changes(leader, '2026-03')).corrections.count).toBe(0);
  });

  describe('notices and cards', () => {
    const notice = async (unit: GivenOrg, state: string, seq: number) => {
      const id = await app.given.proposedNotice({ unit, project: await project(unit), title: `事项${seq}` });
      await app.query(
        `update notices set state = $2, issued_at = '2026-05-04T02:00:00Z', due_at = '2026-05-08T09:30:00Z',
           due_day = '2026-05-08', number_year = 2026, number_seq = $3,
           closed_at = case when $2 = 'closed' then '2026-05-09T02:00:00Z'::timestamptz end where id = $1`,
        [id, state, seq],
      );
      return id;
    };

    it('are those issued, closed, escalated and over in the month; proposals are nobody’s news', async () => {
      const open = await notice(town, 'signed', 7);
      await notice(town, 'closed', 8);
      await app.given.proposedNotice({ unit: town, project: await project(town) });
      await app.query(
        `insert into rung_fires (notice_id, key, fired_at) values ($1, 'leader', '2026-05-10T02:00:00Z')`,
        [open],
      );
      const states = [
        ['issued', 'yellow', '2026-05-07', null],
        ['lifted', 'red', '2026-04-07', '2026-05-08'],
        ['proposed', 'red', null, null],
      ];
      for (const [i, [state, color, issued, lifted]] of states.entries())
        await app.query(
          `insert into cards (id, color, state, notice_id, unit_id, proposed_at, number_year, number_seq, issued_at, lifted_at, round)
           values ($1, $2, $3, $4, $5, '2026-04-06T02:00:00Z', case when $6::text is null then null else 2026 end,
             case when $6::text is null then null else $8::int end, $6::timestamptz, $7::timestamptz, $8::int)`,
          [randomUUID(), color, state, open, town.id, issued, lifted, i + 1],
        );
      const may = await changes(leader);
      expect(may.issued.items.map(({ number }) => number).sort()).toEqual(['〔2026〕7号', '〔2026〕8号']);
      expect(may.closed).toMatchObject({ count: 1, items: [{ title: '事项8', day: '2026-05-09' }] });
      expect(may.escalated).toMatchObject({ count: 1, items: [{ title: '事项7', unit: { id: town.id } }] });
      expect(may.cardsIssued).toMatchObject({ count: 1, items: [{ number: '黄牌〔2026〕1号' }] });
      expect(may.cardsOver).toMatchObject({ count: 1, items: [{ color: 'red', state: 'lifted' }] });
    });

    it('are told to a unit of its own alone, and to the county of all', async () => {
      await notice(town, 'signed', 7);
      await notice(zone, 'signed', 8);
      await project(zone, '2026-05-02T02:00:00Z', '新仓库');
      const [own, foreign] = [
        await changes(await app.as('handler', town)),
        await changes(await app.as('handler', zone)),
      ];
      expect([own.issued.count, own.entered.count]).toEqual([1, 0]);
      expect(own.issued.items[0]?.title).toBe('事项7');
      expect([foreign.issued.items[0]?.title, names(foreign.entered)]).toEqual(['事项8', ['新仓库']]);
      for (const role of ['monitor', 'office-head', 'leader', 'auditor'] as const)
        expect((await changes(await app.as(role))).issued.count).toBe(2);
    });
  });

  it.each<Role>(['reporter', 'enterprise', 'admin'])('is not told to a %s', async (role) => {
    const refused = await (await app.as(role, town)).refusal(getMonthChanges, { query: {} });
    expect(refused.code).toBe('forbidden');
  });

  it('of a month that has not come is not there, and says what a month looks like', async () => {
    expect((await leader.refusal(getMonthChanges, { query: { period: '2026-06' } })).code).toBe('not-found');
    expect((await leader.refusal(getMonthChanges, { query: { period: '2026-13' } })).fields).toMatchObject([
      { path: 'period' },
    ]);
  });
});
