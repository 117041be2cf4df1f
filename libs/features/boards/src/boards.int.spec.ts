import { getBoard, getDuties, type Board } from '@duban/contracts';
import {
  divideRounded,
  pointsTenths,
  ROLES,
  scheduleByMonth,
  scopeOf,
  type LightColor,
  type Role,
} from '@duban/domain';
import { IdentityModule } from '@duban/identity';
import { SYSTEM, Work } from '@duban/platform';
import { SupervisionModule } from '@duban/supervision';
import { startApp, until, type TestApp } from '@duban/testing';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { findMoment } from './board-parts';
import { BoardsModule } from './boards.module';

const YI = 10_000_000_000n;
type Org = { id: string; name: string };
type Given = {
  id: string;
  unit: Org;
  planFen: bigint;
  months: bigint[] | null;
  filed: { month: number; yearFen: bigint }[];
  color: LightColor;
};

/** Monday 11 May 2026: April has closed, May is open and due on the 25th. */
describe.each(['counted', 'kept'])('the live board, its sums %s', (how) => {
  let app: TestApp;
  let county: Org;
  let zone: Org;
  let town: Org;
  const projects: Given[] = [];

  const report = async (id: string, month: number, yearFen: bigint, monthFen: bigint) => {
    const period = `2026-${String(month).padStart(2, '0')}`;
    await app.query(
      `insert into reports (id, project_id, period, state, as_of, month_fen, year_fen, total_fen, submitted_at)
       values ($1, $2, $3, 'submitted', $4, $5, $6, $6, now())`,
      [randomUUID(), id, period, `${period}-25`, `${monthFen}`, `${yearFen}`],
    );
  };
  const happen = (
    type:
      'report.submitted' | 'notice.proposed' | 'card.proposed' | 'complaint.withdrawn' | 'calendar.changed',
    unit: Org,
  ) =>
    app.running.nest.get(Work).run(SYSTEM, async (tx) => {
      tx.record({ type, subject: { type: type.split('.')[0] as string, id: randomUUID() }, unitId: unit.id });
    });

  beforeAll(async () => {
    app = await startApp({ modules: [IdentityModule, SupervisionModule, BoardsModule] });
    if (how === 'kept') await app.query(`select roll_standings('2026-04')`);
    county = await app.given.org({ kind: 'county', name: '肥东县' });
    zone = await app.given.org({ kind: 'zone', name: '经开区', parent: county });
    town = await app.given.org({ kind: 'township', name: '撮镇镇', parent: county });
    const colors: LightColor[] = ['green', 'yellow', 'red'];
    for (let i = 0; i < 40; i++) {
      const unit = i % 3 === 0 ? zone : town;
      const planFen = BigInt(i + 1) * YI + BigInt(i * 37);
      const months =
        i % 5 === 0
          ? Array.from({ length: 12 }, (_, m) => (m === 11 ? planFen - 11n * BigInt(i) : BigInt(i)))
          : null;
      const { id } = await app.given.project({
        unit,
        totalFen: i % 4 === 0 ? YI / 2n : 20n * YI,
        plan: { year: 2026, amountFen: planFen, ...(months ? { months } : {}) },
      });
      await app.query('update projects set township = $2, township_name = $3, sector = $4 where id = $1', [
        id,
        i % 3 === 0 ? '340122401' : '340122101',
        unit.name,
        i % 2 === 0 ? 'manufacturing' : 'urban',
      ]);
      const filed: Given['filed'] = [];
      for (let month = 1; month <= 5; month++) {
        if ((month === 5 && i % 4 !== 1) || (month === 4 && i % 10 === 9) || (month === 2 && i % 7 === 3))
          continue;
        const yearFen = BigInt(month) * BigInt(i + 1) * 100_000_007n;
        await report(id, month, yearFen, yearFen - (filed.at(-1)?.yearFen ?? 0n));
        filed.push({ month, yearFen });
      }
      const color = colors[i % 3] as LightColor;
      for (const period of ['2026-03', '2026-04'])
        await app.query(
          `insert into lights (subject_type, subject_id, kind, period, as_of, color, word, reason, rule, current, created_at)
           values ('project', $1, 'investment', $2::text, ($2::text || '-25')::date, $3, 'on-plan', '{}', 'r', $4, now())`,
          [id, period, period === '2026-03' ? 'green' : color, period === '2026-04'],
        );
      projects.push({ id, unit, planFen, months, filed, color });
    }
  });
  afterAll(() => app.close());

  /** The same figures, counted the plain way. */
  const recount = (of: Given[]) => {
    const sum = (amounts: bigint[]) => amounts.reduce((a, b) => a + b, 0n);
    const doneAt = (project: Given, month: number) =>
      project.filed.filter((r) => r.month <= month).at(-1)?.yearFen ?? 0n;
    const twelfths = (project: Given, month: number) =>
      project.months ? 12n * sum(project.months.slice(0, month)) : project.planFen * BigInt(month);
    const stale = (project: Given) => !project.filed.some(({ month }) => month >= 4);
    const planFen = sum(of.map((project) => project.planFen));
    const doneFen = sum(of.map((project) => doneAt(project, 4)));
    const scheduled = sum(of.map((project) => twelfths(project, 4)));
    return {
      planFen: `${planFen}`,
      doneFen: `${doneFen}`,
      scheduledFen: `${divideRounded(scheduled, 12n)}`,
      points: pointsTenths(doneFen, planFen, { num: scheduled, den: 12n * planFen }),
      months: Array.from({ length: 12 }, (_, i) => ({
        planFen: `${divideRounded(sum(of.map((project) => twelfths(project, i + 1))), 12n)}`,
        doneFen: i < 4 ? `${sum(of.map((project) => doneAt(project, i + 1)))}` : null,
      })),
      lights: (['green', 'yellow', 'red', 'stale'] as const).map((color) => ({
        color,
        count: of.filter((project) => (stale(project) ? 'stale' : project.color) === color).length,
      })),
    };
  };
  const expectCounted = (board: Board, of: Given[]) => {
    const own = recount(of);
    expect(board.money).toMatchObject({
      planFen: own.planFen,
      doneFen: own.doneFen,
      scheduledFen: own.scheduledFen,
      pointsTenths: own.points,
    });
    expect(board.months.map(({ planFen, doneFen }) => ({ planFen, doneFen }))).toEqual(own.months);
    expect(board.lights.slice(0, 4).map(({ color, count }) => ({ color, count }))).toEqual(own.lights);
    expect(board.projects.count).toBe(of.length);
  };

  it('is held against the first plan of the year where one asks for it', async () => {
    const monitor = await app.as('monitor', county);
    const [chosen] = projects;
    if (!chosen) throw new Error('there are projects');
    const before = (await monitor.call(getBoard)).board;
    await app.query(`update project_plans set current = false where project_id = $1`, [chosen.id]);
    await app.query(
      `insert into project_plans (project_id, year, version, amount_fen, basis, reason, approved_by, current, created_at)
       select $1, 2026, 2, amount_fen + 12000, 'declared', '调增', '县重点办', true, now() from project_plans where project_id = $1`,
      [chosen.id],
    );
    await happen('report.submitted', zone);
    const current = (await monitor.call(getBoard)).board;
    const first = (await monitor.call(getBoard, { query: { measure: 'first' } })).board;
    expect([current.measure, first.measure]).toEqual(['current', 'first']);
    expect(BigInt(current.money.planFen) - BigInt(first.money.planFen)).toBe(12000n);
    expect(first.money).toEqual(before.money);
    expect(first.months).toEqual(before.months);
    // all but for the plan it is the same
    expect(current.money.doneFen).toBe(first.money.doneFen);
    expect(current.lights).toEqual(first.lights);
    await app.query(`delete from project_plans where project_id = $1 and version = 2`, [chosen.id]);
    await app.query(`update project_plans set current = true where project_id = $1`, [chosen.id]);
    await happen('report.submitted', zone);
  });

  it('says how many figures in its sums are too old to judge by, and how many count what was paid', async () => {
    const monitor = await app.as('monitor', county);
    await app.query(`update reports set basis = 'payment' where project_id = $1`, [projects[1]?.id]);
    await happen('report.submitted', zone);
    const { board } = await monitor.call(getBoard);
    expect(board.money.stale).toBe(board.lights.find(({ color }) => color === 'stale')?.count);
    expect(board.money.stale).toBeGreaterThan(0);
    expect(board.money.paid).toBe(1);
  });

  it('says what a plain recount of the same rows says', async () => {
    const monitor = await app.as('monitor', county);
    const { board, can } = await monitor.call(getBoard);
    expect(can).toContain('notice:issue');
    expectCounted(board, projects);
    expect(board).toMatchObject({
      scope: 'all',
      period: '2026-04',
      periodEnd: '2026-04-30',
      currency: 'CNY',
      otherCurrencies: 0,
    });
    expect(board.lights.map(({ before }) => before)).toEqual([40, 0, 0, null, null, 0]);
    for (const { key, projects: count, planFen, doneFen, pointsTenths: points } of board.townships) {
      const own = recount(
        projects.filter(({ unit }) => unit.name === (key === '340122401' ? '经开区' : '撮镇镇')),
      );
      expect({ planFen, doneFen, points }).toEqual({
        planFen: own.planFen,
        doneFen: own.doneFen,
        points: own.points,
      });
      expect(count).toBeGreaterThan(8);
    }
    expect(board.sectors.reduce((sum, group) => sum + BigInt(group.doneFen), 0n)).toBe(
      BigInt(board.money.doneFen),
    );
    expect(board.money.scheduleTenths).not.toBe(
      Number(divideRounded(1000n * scheduleByMonth('2026-04').num, 12n)),
    );
  });

  it('counts the direct reports of the open month', async () => {
    const { board } = await (await app.as('leader', county)).call(getBoard);
    const direct = projects.filter((_, i) => i % 4 !== 0);
    const filed = direct.filter((project) => project.filed.some(({ month }) => month === 5));
    expect(board.filing).toMatchObject({
      period: '2026-05',
      filed: filed.length,
      owed: direct.length - filed.length,
      dueDay: '2026-05-25',
      provisional: false,
      remaining: { state: 'open', workingDays: 10 },
    });
    expect(board.projects.large).toBe(direct.length);
  });

  it('says that the day of the open month may move while its year is not announced', async () => {
    const leader = await app.as('leader', county);
    const announce = async (status: string) => {
      await app.query(`update calendar_years set status = '${status}' where year = 2026`);
      await app.query('update calendar_head set version = version + 1');
      await happen('calendar.changed', zone);
    };
    await announce('estimated');
    expect((await leader.call(getBoard)).board.filing).toMatchObject({
      dueDay: '2026-05-25',
      provisional: true,
    });
    await announce('announced');
    expect((await leader.call(getBoard)).board.filing.provisional).toBe(false);
  });

  it('shows a handler the own branch and nothing of the office’s papers', async () => {
    await happen('notice.proposed', zone);
    const project = projects[0] as Given;
    await app.given.proposedNotice({ unit: zone, project: { id: project.id, name: '项目' } });
    const { board } = await (await app.as('handler', zone)).call(getBoard);
    expect(board.scope).toBe('org');
    expectCounted(
      board,
      projects.filter(({ unit }) => unit === zone),
    );
    expect(board.notices.proposed).toBe(0);
    expect(board.events.map(({ type }) => type)).not.toContain('notice.proposed');
    const whole = (await (await app.as('monitor', county)).call(getBoard)).board;
    expect(whole.notices).toMatchObject({ proposed: 1, open: 0 });
    expect(whole.events.map(({ type }) => type)).toContain('notice.proposed');
    expect((await (await app.as('enterprise', zone)).refusal(getBoard)).code).toBe('forbidden');
  });

  it('changes with the next event, is made once for all who watch, and keeps other currencies out of its sums', async () => {
    const monitor = await app.as('monitor', county);
    const before = (await monitor.call(getBoard)).board;
    const project = projects[1] as Given;
    await app.query(
      `update reports set year_fen = year_fen + 5, month_fen = month_fen + 5 where project_id = $1 and period = '2026-04'`,
      [project.id],
    );
    const foreign = await app.given.project({ unit: zone, plan: { year: 2026, amountFen: YI } });
    await app.query(`update projects set currency = 'USD' where id = $1`, [foreign.id]);
    expect((await monitor.call(getBoard)).board.version).toBe(before.version);
    await happen('report.submitted', town);
    const boards = await Promise.all(Array.from({ length: 20 }, () => monitor.call(getBoard)));
    const after = boards[0]?.board as Board;
    expect(new Set(boards.map(({ board }) => board.at)).size).toBe(1);
    expect(after.version).toBe(before.version + 1);
    expect(BigInt(after.money.doneFen) - BigInt(before.money.doneFen)).toBe(5n);
    expect(after.money.planFen).toBe(before.money.planFen);
    expect(after.otherCurrencies).toBe(1);
    expect(after.projects.count).toBe(before.projects.count + 1);
    expect(after.events[0]?.type).toBe('report.submitted');
  });

  it('asks anew for the parts alone that an event can have changed', async () => {
    const em = app.running.nest.get(DataSource).manager;
    const touched = async (type: Parameters<typeof happen>[0]) => {
      const { version } = await findMoment(em, null);
      await happen(type, town);
      return [...((await findMoment(em, version)).touched ?? [])];
    };
    expect(await touched('complaint.withdrawn')).toEqual(['complaints']);
    expect(await touched('report.submitted')).toEqual(['sums']);
    expect(await touched('calendar.changed')).toContain('complaints');
  });

  it('queues the longest overdue first, then the nearest due', async () => {
    const open = async (title: string, state: string, dueDay: string) => {
      const project = projects[2] as Given;
      const id = await app.given.proposedNotice({
        unit: town,
        project: { id: project.id, name: '项目' },
        title,
      });
      await app.query(
        `update notices set state = $2::text, issued_at = '2026-04-20T01:00Z', replied_at = case when $2::text = 'replied' then '2026-05-06T01:00Z'::timestamptz end,
           due_day = $3::date, due_at = ($3::text || 'T09:30Z')::timestamptz, sign_due_day = '2026-04-21', working_days = 10 where id = $1`,
        [id, state, dueDay],
      );
    };
    await open('将到期', 'signed', '2026-05-14');
    await open('逾期一天', 'returned', '2026-05-08');
    await open('逾期最久', 'signed', '2026-04-28');
    await open('已反馈', 'replied', '2026-05-07');
    await happen('notice.proposed', town);
    const { board } = await (await app.as('monitor', county)).call(getBoard);
    expect(board.queue.map(({ title }) => title)).toEqual(['逾期最久', '逾期一天', '已反馈', '将到期']);
    expect(board.notices).toMatchObject({ open: 4, overdue: 2 });
  });

  it('shows a notice and a card to the unit they went to, not to the owner of the project', async () => {
    const owner = await app.given.org({ kind: 'department', name: '业主局', parent: county });
    const own = await app.given.project({ unit: town, owner, totalFen: YI / 2n });
    const id = await app.given.proposedNotice({ unit: town, project: own });
    await app.query(`update notices set state = 'closed', owner_id = $2, issued_at = now() where id = $1`, [
      id,
      owner.id,
    ]);
    await app.running.nest.get(Work).run(SYSTEM, async (tx) => {
      const whose = { rootId: own.id, unitId: town.id, ownerId: owner.id };
      tx.record({ type: 'notice.closed', subject: { type: 'notice', id }, ...whose });
      tx.record({ type: 'card.issued', subject: { type: 'card', id }, ...whose });
    });
    const seen = async (org: Org) => (await (await app.as('handler', org)).call(getBoard)).board;
    const told = (await seen(town)).events.map(({ type }) => type);
    expect(told.slice(0, 2)).toEqual(['card.issued', 'notice.closed']);
    expect(await seen(owner)).toMatchObject({ projects: { count: 1 }, events: [], queue: [] });
    expect((await seen(owner)).notices.issuedThisYear).toBe(0);
  });

  it('waits with what is suspended, waits for the head with what is accepted, and counts what units ask', async () => {
    const place = async (title: string, columns: string, dueDay = '2026-04-28') => {
      const project = { id: (projects[2] as Given).id, name: '项目' };
      const id = await app.given.proposedNotice({ unit: town, project, title });
      await app.query(
        `update notices set issued_at = '2026-04-20T01:00Z', due_day = $2::date, due_at = $2::date + time '17:30',
           sign_due_day = '2026-04-21', working_days = 10, ${columns} where id = $1`,
        [id, dueDay],
      );
    };
    const before = (await (await app.as('monitor', county)).call(getBoard)).board.notices;
    await place('挂起', `state = 'suspended', suspended_at = '2026-04-25T01:00Z'`);
    await place('待销号', `state = 'accepted'`);
    await place('申请延期', `state = 'acting', pending = '{extension}'`, '2026-05-20');
    await happen('notice.proposed', town);
    const { board } = await (await app.as('monitor', county)).call(getBoard);
    expect(board.notices).toMatchObject({
      open: before.open + 3,
      overdue: before.overdue,
      requests: before.requests + 1,
    });
    expect(board.queue.map(({ title }) => title)).toContain('申请延期');
    expect(board.queue.map(({ title }) => title)).not.toContain('挂起');
    const own = (await (await app.as('handler', town)).call(getBoard)).board;
    expect(own.notices.byState.map(({ state }) => state)).not.toContain('proposed');
    const [standing] = await app.query<{ open: number }>(
      `select sum(open_notices)::int as open from project_standing('2026-04')`,
    );
    expect(standing?.open).toBe(board.notices.open);
  });

  it('counts the rungs that fire in 30 days if nobody does anything, in the scope of the viewer', async () => {
    const rung = async (state: string, key: string, at: string) => {
      const id = await app.given.proposedNotice({
        unit: zone,
        project: { id: (projects[0] as Given).id, name: '项目' },
      });
      await app.query(`update notices set state = $2, issued_at = now() where id = $1`, [id, state]);
      await app.query(
        `insert into notice_rungs (notice_id, round, key, seq, day, at, effects, provisional)
         values ($1, 1, $2, 1, ($3::timestamptz)::date, $3::timestamptz, '{remind-unit}', false)`,
        [id, key, at],
      );
    };
    await rung('signed', 'warning', '2026-05-12T09:30Z');
    await rung('issued', 'sign-overdue', '2026-05-12T09:30Z');
    await rung('signed', 'sign-overdue', '2026-05-12T09:30Z');
    await rung('suspended', 'warning', '2026-05-12T09:30Z');
    await rung('replied', 'reminder-1', '2026-05-12T09:30Z');
    await rung('returned', 'reminder-1', '2026-05-10T09:30Z');
    await rung('acting', 'leader', '2026-06-09T15:59Z');
    await rung('acting', 'leader', '2026-06-09T16:01Z');
    await happen('notice.proposed', zone);
    expect((await (await app.as('monitor', county)).call(getBoard)).board.nextRungs).toBe(3);
    expect((await (await app.as('handler', zone)).call(getBoard)).board.nextRungs).toBe(3);
    expect((await (await app.as('handler', town)).call(getBoard)).board.nextRungs).toBe(0);
  });

  it('says how the engine is to who may know, always as it is now, and nothing to units', async () => {
    const monitor = await app.as('monitor', county);
    await app.query(`update engine_state set last_sweep_at = now()`);
    expect((await monitor.call(getBoard)).board.engine).toMatchObject({ late: false, lateAfterSeconds: 15 });
    await app.query(`update engine_state set last_sweep_at = now() - interval '16 seconds'`);
    const late = await until('the engine is late on the kept board', async () => {
      const { board } = await monitor.call(getBoard);
      return board.engine?.late ? board : null;
    });
    expect(Date.parse(late.engine?.at ?? '') - Date.parse(late.engine?.lastSweepAt ?? '')).toBeGreaterThan(
      15_000,
    );
    expect((await (await app.as('handler', zone)).call(getBoard)).board.engine).toBeNull();
    for (const role of ROLES)
      expect(scopeOf([role], 'board:read') === 'all').toBe(
        scopeOf([role], 'board:read') !== null && scopeOf([role], 'engine:read') !== null,
      );
  });

  it('tells everybody what waits for them', async () => {
    const owed = (unit: Org) =>
      projects.filter((p, i) => i % 4 !== 0 && p.unit === unit && !p.filed.some(({ month }) => month === 5))
        .length;
    const duties = async (role: Role, org: Org) => (await app.as(role, org)).call(getDuties);
    const none = {
      reports: 0,
      reviews: 0,
      notices: 0,
      cards: 0,
      waivers: 0,
      complaints: 0,
      enrolments: 0,
      inbox: 0,
    };
    const before = {
      town: await duties('handler', town),
      monitor: await duties('monitor', county),
      head: await duties('office-head', county),
    };
    expect(before.town.reports).toBe(owed(town));
    expect(await duties('reporter', zone)).toEqual({ ...none, reports: owed(zone) });
    expect(await duties('leader', county)).toEqual(none);
    expect(await duties('auditor', county)).toEqual(none);
    expect(await duties('enterprise', zone)).toEqual(none);

    const place = async (state: string, color: 'yellow' | 'red') => {
      const notice = await app.given.proposedNotice({
        unit: town,
        project: { id: (projects[2] as Given).id, name: '项目' },
      });
      await app.query(`update notices set state = 'suspended', issued_at = now() where id = $1`, [notice]);
      await app.query(
        `insert into cards (id, color, state, notice_id, unit_id, rung, proposed_at) values ($1, $2, $3, $4, $5, 'reminder-2', now())`,
        [randomUUID(), color, state, notice, town.id],
      );
    };
    await place('proposed', 'yellow');
    await place('served', 'red');
    await place('appealed', 'red');
    await place('explained', 'yellow');
    await place('lifted', 'yellow');
    expect(await duties('handler', town)).toEqual({ ...before.town, cards: before.town.cards + 1 });
    expect(await duties('monitor', county)).toEqual({ ...before.monitor, cards: before.monitor.cards + 1 });
    expect(await duties('office-head', county)).toEqual({ ...before.head, cards: before.head.cards + 2 });
    expect(await duties('leader', county)).toEqual({ ...none, cards: 1 });
    await app.query(
      `insert into light_waivers (id, project_id, kind, reason, until_day, state, asked_by, asked_by_name, asked_at)
       values ($1, $2, 'finish', '征拆', '2026-12-31', 'asked', null, '撮镇镇', now())`,
      [randomUUID(), (projects[2] as Given).id],
    );
    expect((await duties('monitor', county)).waivers).toBe(1);
    expect((await duties('handler', town)).waivers).toBe(0);
    const { cards } = (await (await app.as('monitor', county)).call(getBoard)).board;
    await happen('card.proposed', town);
    const after = (await (await app.as('monitor', county)).call(getBoard)).board.cards;
    expect(cards).toEqual({
      proposedYellow: 0,
      proposedRed: 0,
      yellowInForce: 0,
      redInForce: 0,
      appealed: 0,
    });
    expect(after).toEqual({
      proposedYellow: 1,
      proposedRed: 0,
      yellowInForce: 1,
      redInForce: 2,
      appealed: 1,
    });
    const own = (await (await app.as('handler', town)).call(getBoard)).board.cards;
    expect(own).toEqual({ ...after, proposedYellow: 0 });

    const reader = await app.as('leader', county);
    const [{ account_id } = { account_id: '' }] = await app.query<{ account_id: string }>(
      `select account_id from sessions order by created_at desc limit 1`,
    );
    await app.query(
      `insert into inbox (account_id, key, kind, topic, subject_type, subject_id, data, at, read_at)
       select $1, key, 'news', 'notice.replied', 'notice', 'x', '{}', now(), read from (values ('a', null), ('b', now())) v (key, read)`,
      [account_id],
    );
    expect((await reader.call(getDuties)).inbox).toBe(1);
  });

  it('counts as a duty of a unit what it must do something about, of the office what waits for it', async () => {
    const counted = async (role: Role, org: Org) => (await (await app.as(role, org)).call(getDuties)).notices;
    const all = async () => [
      await counted('handler', town),
      await counted('monitor', county),
      await counted('office-head', county),
    ];
    const before = await all();
    const more = async (...by: number[]) =>
      expect(await all()).toEqual(before.map((count, i) => count + (by[i] ?? 0)));
    const place = async (state: string, pending = '{}') => {
      const id = await app.given.proposedNotice({
        unit: town,
        project: { id: (projects[2] as Given).id, name: '项目' },
      });
      await app.query(`update notices set state = $2, pending = $3, issued_at = now() where id = $1`, [
        id,
        state,
        pending,
      ]);
    };
    await place('acting');
    await place('suspended');
    await place('replied');
    await more(1, 1, 1);
    await place('acting', '{extension}');
    await more(2, 2, 2);
    // to close and to let the clock stand still is the head's
    await place('accepted');
    await place('acting', '{suspension}');
    await more(3, 2, 4);
  });
});
