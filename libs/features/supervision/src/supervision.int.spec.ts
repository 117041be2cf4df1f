import {
  acceptReply,
  getNotice,
  issueNotice,
  listNotices,
  proposeNotice,
  replyNotice,
  returnReply,
  signNotice,
} from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { startApp, type TestApp, type TestUser } from '@duban/testing';
import { SupervisionModule } from './supervision.module';

describe('a notice', () => {
  let app: TestApp;
  let monitor: TestUser;
  let handler: TestUser;
  let stranger: TestUser;
  let unitId: string;
  let project: { id: string; name: string };

  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, SupervisionModule] });
    const unit = await app.given.org({ name: '撮镇镇' });
    unitId = unit.id;
    project = await app.given.project({ unit });
    monitor = await app.as('monitor');
    handler = await app.as('handler', unit);
    stranger = await app.as('handler', await app.given.org());
  });
  afterEach(() => app.close());

  const issued = async (severity: 'extra-urgent' | 'urgent' | 'normal' = 'urgent') => {
    const proposed = await monitor.call(proposeNotice, {
      body: { projectId: project.id, title: '加快管线迁改', demands: '请说明原因', severity },
    });
    return monitor.call(issueNotice, {
      params: { noticeId: proposed.id },
      body: { unitId, severity, title: proposed.title, demands: proposed.demands, version: proposed.version },
    });
  };

  it('is stamped with number, terms and ladder when it is issued', async () => {
    const notice = await issued();
    expect(notice.number).toBe('〔2026〕1号');
    expect(notice).toMatchObject({
      state: 'issued',
      signDueDay: '2026-05-12',
      dueDay: '2026-05-18',
      workingDays: 5,
      provisional: false,
    });
    expect(notice.rungs.map((rung) => [rung.key, rung.day])).toEqual([
      ['sign-overdue', '2026-05-12'],
      ['warning', '2026-05-15'],
      ['reminder-1', '2026-05-19'],
      ['reminder-2', '2026-05-21'],
      ['criticism', '2026-05-25'],
      ['leader', '2026-06-01'],
    ]);
    expect((await issued()).number).toBe('〔2026〕2号');
  });

  it('tells the days its ladder stands on, and before the issue what each severity would give', async () => {
    const proposed = await monitor.call(proposeNotice, {
      body: { projectId: project.id, title: '加快管线迁改', demands: '请说明原因', severity: 'normal' },
    });
    expect(proposed.axis).toEqual([]);
    expect(proposed.terms.map((term) => [term.severity, term.workingDays, term.dueDay])).toEqual([
      ['extra-urgent', 3, '2026-05-14'],
      ['urgent', 5, '2026-05-18'],
      ['important', 10, '2026-05-25'],
      ['normal', 15, '2026-06-01'],
    ]);
    const notice = await issued();
    expect(notice.terms).toEqual([]);
    expect([notice.axis[0]?.day, notice.axis.at(-1)?.day]).toEqual(['2026-05-11', '2026-06-01']);
    expect(notice.axis.find((day) => day.day === '2026-05-16')).toMatchObject({
      working: false,
      kind: 'weekend',
    });
  });

  it('climbs rung by rung while nobody answers, each once, up to the leader', async () => {
    const notice = await issued();
    await app.fastForward({ workingDays: 20 });
    expect(await app.events(notice.id)).toEqual([
      'notice.proposed',
      'notice.issued',
      'notice.reminded',
      'notice.warned',
      'notice.reminded',
      'notice.reminded',
      'card.proposed',
      'notice.escalated',
      'card.proposed',
      'notice.escalated',
    ]);
    const fires = await app.query<{ key: string; n: number }>(
      'select key, count(*)::int as n from rung_fires group by key',
    );
    expect(fires).toHaveLength(6);
    const leader = await app.as('leader');
    const { items } = await leader.call(listNotices, { query: { view: 'mine' } });
    expect(items.map((item) => item.id)).toEqual([notice.id]);
    const seen = await leader.call(getNotice, { params: { noticeId: notice.id } });
    expect(seen.cards.map((card) => card.color)).toEqual(['yellow', 'red']);
    expect(seen.remaining?.state).toBe('overdue');
    // the cards are proposed only: the unit learns of them when they are issued
    const own = await handler.call(getNotice, { params: { noticeId: notice.id } });
    expect(own.cards).toEqual([]);
    expect(own.timeline.map(({ type }) => type).filter((type) => type.endsWith('.proposed'))).toEqual([]);
  });

  it('stops climbing once answered, and closes when the reply is accepted', async () => {
    const notice = await issued();
    const params = { noticeId: notice.id };
    await app.fastForward({ workingDays: 1 });
    const signed = await handler.call(signNotice, { params, body: { version: notice.version } });
    const replied = await handler.call(replyNotice, {
      params,
      body: { text: '已整改', version: signed.version },
    });
    await app.fastForward({ workingDays: 20 });
    const closed = await monitor.call(acceptReply, { params, body: { version: replied.version } });
    expect(closed).toMatchObject({ state: 'closed', level: 0 });
    expect(await app.events(notice.id)).toEqual([
      'notice.proposed',
      'notice.issued',
      'notice.signed',
      'notice.replied',
      'notice.closed',
    ]);
  });

  it('keeps its clock when a reply is sent back, and keeps every reply', async () => {
    const notice = await issued();
    const params = { noticeId: notice.id };
    const signed = await handler.call(signNotice, { params, body: { version: notice.version } });
    const replied = await handler.call(replyNotice, {
      params,
      body: { text: '正在推进', version: signed.version },
    });
    await app.fastForward({ workingDays: 6 });
    const returned = await monitor.call(returnReply, {
      params,
      body: { opinion: '请写明时间', version: replied.version },
    });
    expect(returned.dueDay).toBe(notice.dueDay);
    expect(returned.rungs.filter((rung) => rung.fired).map((rung) => rung.key)).toEqual(['warning']);
    const again = await handler.call(replyNotice, {
      params,
      body: { text: '6月1日完成', version: returned.version },
    });
    expect(again.replies.map((reply) => [reply.version, reply.verdict])).toEqual([
      [2, null],
      [1, 'returned'],
    ]);
  });

  it('is unknown to other units, and hidden from its own until it is issued', async () => {
    const proposed = await monitor.call(proposeNotice, {
      body: { projectId: project.id, title: '加快管线迁改', demands: '请说明', severity: 'normal' },
    });
    const params = { noticeId: proposed.id };
    expect((await handler.refusal(getNotice, { params })).status).toBe(404);
    const notice = await issued();
    expect((await stranger.refusal(getNotice, { params: { noticeId: notice.id } })).status).toBe(404);
    expect(
      (await stranger.refusal(signNotice, { params: { noticeId: notice.id }, body: { version: 2 } })).status,
    ).toBe(404);
    expect((await handler.call(listNotices, { query: { view: 'all' } })).items.map((n) => n.id)).toEqual([
      notice.id,
    ]);
    expect((await stranger.call(listNotices, { query: { view: 'all' } })).total).toBe(0);
  });

  it('refuses a stale version with 409 and a move out of order with 422', async () => {
    const notice = await issued();
    const params = { noticeId: notice.id };
    expect(await handler.refusal(signNotice, { params, body: { version: 1 } })).toMatchObject({
      status: 409,
      code: 'stale',
    });
    expect(
      await handler.refusal(replyNotice, { params, body: { text: '已整改', version: notice.version } }),
    ).toMatchObject({
      status: 422,
      code: 'forbidden-move',
    });
    expect(await handler.refusal(acceptReply, { params, body: { version: notice.version } })).toMatchObject({
      status: 403,
    });
  });

  it('takes two signatures at once as one', async () => {
    const notice = await issued();
    const params = { noticeId: notice.id };
    const both = await Promise.allSettled(
      [1, 2].map(() => handler.call(signNotice, { params, body: { version: notice.version } })),
    );
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await app.events(notice.id)).filter((type) => type === 'notice.signed')).toHaveLength(1);
  });

  it('counts each rung once when two workers drain at the same moment', async () => {
    await Promise.all([issued(), issued('extra-urgent'), issued('normal')]);
    const target = Date.parse('2026-07-01T00:00:00Z');
    app.clock.set(target);
    await Promise.all([1, 2, 3].map(() => app.running.engine.drain()));
    const fires = await app.query<{ n: number }>('select count(*)::int as n from rung_fires');
    expect(fires[0]?.n).toBe(18);
    const events = await app.query<{ n: number }>(
      `select count(*)::int as n from events where data ? 'rung'`,
    );
    expect(events[0]?.n).toBe(18);
  });

  it('climbs on time for everybody while one notice is being moved, and for that one right after', async () => {
    const [moving, resting] = [await issued(), await issued()];
    app.clock.set(Date.parse('2026-05-12T10:00:00Z'));
    const gate = app.running.source.createQueryRunner();
    await gate.startTransaction();
    await gate.query('select 1 from notices where id = $1 for update', [moving.id]);
    await app.running.engine.drain();
    expect(await app.events(resting.id)).toContain('notice.reminded');
    // the move wants the task: it must be free
    await gate.query(`update tasks set payload = '{}' where subject = $1 and state = 'pending'`, [moving.id]);
    await gate.commitTransaction();
    await gate.release();
    app.clock.set(Date.parse('2026-05-12T10:00:01Z'));
    await app.running.engine.drain();
    expect((await app.events(moving.id)).filter((type) => type === 'notice.reminded')).toHaveLength(1);
  });
});
