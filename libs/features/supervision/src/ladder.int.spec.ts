import { acceptReply, actOnNotice, getNotice, listNotices, replyNotice, signNotice } from '@duban/contracts';
import { noticeCase, type NoticeCase } from './notice-case.fixture';

describe('the ladder of a notice', () => {
  let c: NoticeCase;
  beforeEach(async () => (c = await noticeCase()));
  afterEach(() => c.app.close());

  it('climbs rung by rung while nobody answers, each once, up to the leader', async () => {
    const notice = await c.issued();
    await c.app.fastForward({ workingDays: 20 });
    expect(await c.app.events(notice.id)).toEqual([
      'notice.issued',
      'notice.reminded',
      'notice.warned',
      'notice.reminded',
      'notice.reminded',
      'notice.escalated',
      'notice.escalated',
    ]);
    const fires = await c.app.query<{ key: string; n: number }>(
      'select key, count(*)::int as n from rung_fires group by key',
    );
    expect(fires).toHaveLength(6);
    const leader = await c.app.as('leader');
    const { items } = await leader.call(listNotices, { query: { view: 'mine' } });
    expect(items.map((item) => item.id)).toEqual([notice.id]);
    const seen = await leader.call(getNotice, { params: { noticeId: notice.id } });
    expect(seen.cards.map((card) => card.color)).toEqual(['yellow', 'red']);
    expect(seen.remaining?.state).toBe('overdue');
    // the cards are proposed only: the unit learns of them when they are issued
    const own = await c.seen(notice.id, c.handler);
    expect(own.cards).toEqual([]);
    expect(own.timeline.map(({ type }) => type).filter((type) => type.endsWith('.proposed'))).toEqual([]);
  });

  it('stops climbing once answered', async () => {
    const { id } = await c.issued();
    await c.app.fastForward({ workingDays: 1 });
    await c.move(c.handler, signNotice, id);
    await c.move(c.handler, replyNotice, id, { text: '已整改' });
    await c.app.fastForward({ workingDays: 20 });
    expect(await c.move(c.head, acceptReply, id, { close: true })).toMatchObject({
      state: 'closed',
      level: 0,
      elapsedDays: 0,
    });
    expect(await c.app.events(id)).toEqual([
      'notice.issued',
      'notice.signed',
      'notice.replied',
      'notice.accepted',
      'notice.closed',
    ]);
  });

  it('goes on when a sign-for has lapsed: signed for and then nothing', async () => {
    const { id } = await c.issued({ severity: 'normal' });
    await c.move(c.handler, signNotice, id);
    await c.app.fastForward({ workingDays: 3 });
    expect((await c.seen(id)).state).toBe('signed');
    await c.app.fastForward({ workingDays: 1 });
    expect(await c.seen(id)).toMatchObject({ state: 'issued', signedAt: null });
    expect(await c.app.events(id)).toEqual([
      'notice.issued',
      'notice.signed',
      'notice.sign-expired',
      'notice.reminded',
    ]);
    await c.move(c.handler, signNotice, id);
    await c.move(c.handler, actOnNotice, id, { plan: '本周完成' });
    await c.app.fastForward({ workingDays: 4 });
    expect((await c.app.events(id)).filter((type) => type === 'notice.sign-expired')).toHaveLength(1);
  });

  it('counts each rung once when two workers drain at the same moment', async () => {
    await Promise.all([c.issued(), c.issued({ severity: 'extra-urgent' }), c.issued({ severity: 'normal' })]);
    c.app.clock.set(Date.parse('2026-07-01T00:00:00Z'));
    await Promise.all([1, 2, 3].map(() => c.app.running.engine.drain()));
    const fires = await c.app.query<{ n: number }>('select count(*)::int as n from rung_fires');
    expect(fires[0]?.n).toBe(18);
    const events = await c.app.query<{ n: number }>(
      `select count(*)::int as n from events where data ? 'rung' and subject_type = 'notice'`,
    );
    expect(events[0]?.n).toBe(18);
  });

  it('climbs on time for everybody while one notice is being moved, and for that one right after', async () => {
    const [moving, resting] = [await c.issued(), await c.issued()];
    c.app.clock.set(Date.parse('2026-05-12T10:00:00Z'));
    const gate = c.app.running.source.createQueryRunner();
    await gate.startTransaction();
    await gate.query('select 1 from notices where id = $1 for update', [moving.id]);
    await c.app.running.engine.drain();
    expect(await c.app.events(resting.id)).toContain('notice.reminded');
    // the move wants the task: it must be free
    await gate.query(`update tasks set payload = '{}' where subject = $1 and state = 'pending'`, [moving.id]);
    await gate.commitTransaction();
    await gate.release();
    c.app.clock.set(Date.parse('2026-05-12T10:00:01Z'));
    await c.app.running.engine.drain();
    expect((await c.app.events(moving.id)).filter((type) => type === 'notice.reminded')).toHaveLength(1);
  });
});
