import {
  acceptReply,
  actOnNotice,
  askOffice,
  closeNotice,
  decideRequest,
  explainRung,
  listNotices,
  replyNotice,
  resumeNotice,
  signNotice,
  withdrawNotice,
} from '@duban/contracts';
import { defaultSettings } from '@duban/platform';
import { noticeCase, type NoticeCase } from './notice-case.fixture';

describe('a clock that stands still', () => {
  let c: NoticeCase;
  const begin = async (now?: string) => (c = await noticeCase(now));
  afterEach(() => c.app.close());

  const decide = async (id: string, body: Record<string, unknown>) => {
    const waiting = (await c.seen(id)).requests.find(({ state }) => state === 'waiting');
    return c.move(c.head, decideRequest, id, body, { requestId: waiting?.id });
  };
  const suspend = async (id: string, untilDay: string | null = null) => {
    await c.move(c.handler, askOffice, id, { kind: 'suspension', text: '等待省厅用地批复', untilDay });
    return decide(id, { granted: true, opinion: '同意' });
  };
  const to = (day: string, time: string) => c.app.fastForward({ to: `${day}T${time}:00+08:00` });

  it('T2: paused and then withdrawn, it has used what was worked before the pause', async () => {
    await begin();
    const { id } = await c.acting();
    await to('2026-05-13', '10:00');
    const suspended = await suspend(id);
    expect(suspended).toMatchObject({
      state: 'suspended',
      remaining: null,
      stopped: { since: '2026-05-13T02:00:00.000Z', workingDays: 4 },
      next: null,
      provisional: true,
    });
    await to('2026-06-01', '10:00');
    expect((await c.seen(id)).stopped?.workingDays).toBe(4);
    const withdrawn = await c.move(c.head, withdrawNotice, id, { reason: '项目停建' });
    expect(withdrawn).toMatchObject({
      state: 'withdrawn',
      elapsedDays: 1,
      pauses: [{ from: '2026-05-13T02:00:00.000Z', to: '2026-06-01T02:00:00.000Z' }],
    });
    const [event] = await c.app.query<{ elapsed: number }>(
      `select (data ->> 'elapsedDays')::int as elapsed from events where subject_id = $1 and type = 'notice.withdrawn'`,
      [id],
    );
    expect(event?.elapsed).toBe(1);
  });

  it('T2: resumed, answered and closed, the days it stood still are in nobody’s account', async () => {
    await begin();
    const { id } = await c.acting();
    await to('2026-05-13', '10:00');
    await suspend(id);
    await to('2026-05-27', '10:00');
    await c.move(c.head, resumeNotice, id);
    await c.move(c.handler, replyNotice, id, { text: '已整改' });
    await c.move(c.monitor, acceptReply, id);
    expect(await c.move(c.head, closeNotice, id)).toMatchObject({ state: 'closed', elapsedDays: 1 });
  });

  it('T3: a pause over the weekend costs a one-day term nothing', async () => {
    await begin('2026-05-14T02:00:00Z');
    await c.app.query(
      `insert into settings (key, version, value, reason, at)
       select 'notice-rules', 1, $1, '测试', now()`,
      [
        JSON.stringify({
          ...defaultSettings['notice-rules'],
          answerDays: { 'extra-urgent': 1, urgent: 1, important: 1, normal: 1 },
        }),
      ],
    );
    const { id, dueDay } = await c.acting();
    expect(dueDay).toBe('2026-05-15');
    await to('2026-05-15', '10:00');
    await suspend(id);
    await to('2026-05-18', '09:00');
    const resumed = await c.move(c.head, resumeNotice, id);
    // Friday stood still as its work ended, the weekend is no day of the term: one day, and not three
    expect(resumed).toMatchObject({
      dueDay: '2026-05-18',
      sums: { counted: 1, paused: 1, skipped: 2 },
      superseded: [{ dueDay: '2026-05-15', nextDay: '2026-05-18', by: 'pause', reason: '等待省厅用地批复' }],
    });
  });

  it('T4: keeps what a pause gave when the colour is raised', async () => {
    await begin();
    const { id } = await c.acting();
    await to('2026-05-12', '10:00');
    await suspend(id);
    await to('2026-05-15', '10:00');
    expect((await c.move(c.head, resumeNotice, id)).dueDay).toBe('2026-05-21');
    await to('2026-05-22', '09:00');
    await c.move(c.handler, askOffice, id, { kind: 'reason', text: '施工队伍变更' });
    const raised = await decide(id, { granted: false });
    expect(raised).toMatchObject({
      color: 'yellow',
      dueDay: '2026-05-21',
      sums: { counted: 5, paused: 3 },
      pauses: [{ reason: '等待省厅用地批复' }],
    });
    expect(raised.rungs.find((rung) => rung.key === 'reminder-1')?.day).toBe('2026-05-22');
  });

  it('fires no rung while it stands still, and the rest in their order and on their moved days afterwards', async () => {
    await begin();
    const { id } = await c.acting();
    await suspend(id);
    const open = await c.app.query(
      `select kind from tasks where subject = $1 and state = 'pending' and kind like 'notice.%'`,
      [id],
    );
    expect(open).toEqual([]);
    await c.app.fastForward({ workingDays: 30 });
    expect((await c.seen(id)).level).toBe(0);
    const resumed = await c.move(c.head, resumeNotice, id);
    expect(resumed).toMatchObject({ state: 'acting', level: 0, next: { key: 'warning' } });
    expect(resumed.rungs.find((rung) => rung.key === 'warning')?.fired).toBe(false);
    await c.app.fastForward({ workingDays: 7 });
    expect((await c.seen(id)).rungs.filter((rung) => rung.fired).map((rung) => rung.key)).toEqual([
      'warning',
      'reminder-1',
    ]);
  });

  it('moves no day when it stood still within one', async () => {
    await begin();
    const { id, dueDay } = await c.acting();
    await suspend(id);
    await to('2026-05-11', '16:00');
    const resumed = await c.move(c.head, resumeNotice, id);
    expect([resumed.dueDay, resumed.superseded]).toEqual([dueDay, []]);
    expect(resumed.next?.key).toBe('warning');
  });

  it('tells one story while it stands still: every day as if it were resumed now, and what was told is kept', async () => {
    await begin();
    const { id, dueDay } = await c.acting();
    await to('2026-05-12', '10:00');
    await suspend(id);
    await to('2026-05-15', '10:00');
    const still = await c.seen(id);
    // Tuesday to Thursday stood still: three working days later than was told
    expect([dueDay, still.dueDay, still.dueAt]).toEqual([
      '2026-05-18',
      '2026-05-21',
      '2026-05-21T09:30:00.000Z',
    ]);
    expect(still.ledger.find((line) => line.due)?.day).toBe(still.dueDay);
    expect(still.rungs.find(({ key }) => key === 'reminder-1')?.day).toBe('2026-05-22');
    expect(still.axis.at(-1)?.day).toBe(still.rungs.at(-1)?.day);
    const params = { noticeId: id, rung: 'reminder-1' as const };
    expect(await c.monitor.call(explainRung, { params })).toMatchObject({
      day: '2026-05-22',
      anchorDay: '2026-05-21',
    });
    const { items } = await c.monitor.call(listNotices, { query: { view: 'suspended' } });
    expect(items).toMatchObject([{ id, dueDay: '2026-05-21', provisional: true }]);
    expect(await c.app.query('select due_day, provisional from notices')).toEqual([
      { due_day: '2026-05-18', provisional: false },
    ]);
    const resumed = await c.move(c.head, resumeNotice, id);
    expect([resumed.dueDay, resumed.dueAt]).toEqual([still.dueDay, still.dueAt]);
    expect(resumed.rungs.map(({ key, day, at }) => [key, day, at])).toEqual(
      still.rungs.map(({ key, day, at }) => [key, day, at]),
    );
  });

  describe('granted until a day', () => {
    const ended = (id: string) =>
      c.app.query<{ at: Date; data: { day: string } }>(
        `select at, data from events where subject_id = $1 and type = 'notice.pause-ended'`,
        [id],
      );
    const wakes = async (id: string) =>
      (
        await c.app.query<{ due_at: Date }>(
          `select due_at from tasks where subject = $1 and kind = 'notice.pause-ends' and state = 'pending'`,
          [id],
        )
      ).map(({ due_at }) => due_at.toISOString());
    const mine = async (user = c.head) => (await user.call(listNotices, { query: { view: 'mine' } })).items;

    it('wakes office and unit once when it has come, and lets the clock stand still', async () => {
      await begin();
      const { id, dueDay } = await c.acting();
      // a Saturday: told with the end of work of the Monday after it
      expect(await suspend(id, '2026-05-16')).toMatchObject({
        stopped: { untilDay: '2026-05-16', ended: false },
        waiting: null,
      });
      expect(await wakes(id)).toEqual(['2026-05-18T09:30:00.000Z']);
      expect(await mine()).toEqual([]);
      await to('2026-05-18', '17:29');
      expect(await ended(id)).toEqual([]);
      await to('2026-05-18', '17:31');
      expect(await ended(id)).toMatchObject([{ data: { day: '2026-05-16', title: '加快管线迁改' } }]);
      for (const user of [c.handler, c.monitor, c.head])
        expect((await c.told(user))[0]).toMatchObject({
          topic: 'notice.pause-ended',
          kind: 'news',
          data: { day: '2026-05-16' },
        });
      expect((await c.told(c.stranger)).map(({ topic }) => topic)).not.toContain('notice.pause-ended');
      const still = await c.seen(id);
      expect(still).toMatchObject({
        state: 'suspended',
        level: 0,
        stopped: { untilDay: '2026-05-16', ended: true, workingDays: 5 },
        waiting: 0,
        next: null,
        pauses: [{ to: null }],
        superseded: [],
      });
      expect(await mine()).toMatchObject([{ id, stopped: { ended: true } }]);
      expect(await mine(c.handler)).toEqual([]);
      // silence decides nothing, however long it lasts, and nobody is told again
      await c.app.fastForward({ workingDays: 20 });
      expect([(await ended(id)).length, await wakes(id), (await c.seen(id)).state]).toEqual([
        1,
        [],
        'suspended',
      ]);
      const resumed = await c.move(c.head, resumeNotice, id);
      expect([resumed.stopped, resumed.waiting, resumed.superseded[0]?.dueDay]).toEqual([null, null, dueDay]);
      expect(await mine()).toEqual([]);
    });

    it('resumed or withdrawn before, nobody is woken', async () => {
      await begin();
      const [first, second] = [await c.acting(), await c.acting()];
      await suspend(first.id, '2026-05-20');
      await suspend(second.id, '2026-05-20');
      await to('2026-05-15', '10:00');
      await c.move(c.head, resumeNotice, first.id);
      await c.move(c.head, withdrawNotice, second.id, { reason: '项目停建' });
      expect([await wakes(first.id), await wakes(second.id)]).toEqual([[], []]);
      await to('2026-05-25', '10:00');
      expect([await ended(first.id), await ended(second.id)]).toEqual([[], []]);
    });

    it('told when its task comes twice and late, once; and once more of a second suspension', async () => {
      await begin();
      const { id } = await c.acting();
      await suspend(id, '2026-05-12');
      c.app.clock.set(Date.parse('2026-05-14T02:00:00Z'));
      await c.app.running.engine.drain();
      await c.app.query(
        `insert into tasks (kind, subject, due_at, created_at) values ('notice.pause-ends', $1, $2, $2)`,
        [id, new Date('2026-05-14T02:00:00Z')],
      );
      await c.app.running.engine.drain();
      expect(await ended(id)).toHaveLength(1);
      await c.move(c.head, resumeNotice, id);
      await suspend(id, '2026-05-14');
      await to('2026-05-15', '10:00');
      expect(await ended(id)).toHaveLength(2);
      expect((await c.told(c.handler)).filter(({ topic }) => topic === 'notice.pause-ended')).toHaveLength(2);
    });

    it('a move after its hour finds it told already', async () => {
      await begin();
      const { id } = await c.acting();
      await suspend(id, '2026-05-12');
      c.app.clock.set(Date.parse('2026-05-13T02:00:00Z'));
      await c.move(c.head, resumeNotice, id);
      const types = await c.app.query<{ type: string }>(
        `select type from events where subject_id = $1 order by seq desc limit 2`,
        [id],
      );
      expect(types.map(({ type }) => type)).toEqual(['notice.resumed', 'notice.pause-ended']);
      await c.app.running.engine.drain();
      expect(await ended(id)).toHaveLength(1);
    });
  });

  it('is refused, and then nothing stands still', async () => {
    await begin();
    const { id } = await c.issued();
    await c.move(c.handler, signNotice, id);
    await c.move(c.handler, askOffice, id, { kind: 'suspension', text: '等待批复', untilDay: '2026-06-30' });
    expect(await decide(id, { granted: false, opinion: '可先行施工' })).toMatchObject({
      state: 'signed',
      pauses: [],
      requests: [{ state: 'refused', untilDay: '2026-06-30', opinion: '可先行施工' }],
    });
    expect((await c.move(c.handler, actOnNotice, id, { plan: '先行施工' })).state).toBe('acting');
  });

  it('may be told twice, each time in the ledger, and an extension beside it', async () => {
    await begin();
    const { id } = await c.acting();
    await suspend(id);
    await to('2026-05-12', '09:00');
    await c.move(c.head, resumeNotice, id);
    await c.move(c.handler, askOffice, id, { kind: 'extension', days: 1, text: '雨天' });
    await decide(id, { granted: true });
    await to('2026-05-13', '09:00');
    await suspend(id);
    await to('2026-05-14', '09:00');
    const resumed = await c.move(c.head, resumeNotice, id);
    expect(resumed).toMatchObject({ dueDay: '2026-05-20', sums: { counted: 5, credited: 1, paused: 1 } });
    expect(resumed.superseded.map(({ by, dueDay, nextDay }) => [by, dueDay, nextDay])).toEqual([
      ['extension', '2026-05-18', '2026-05-19'],
      ['pause', '2026-05-19', '2026-05-20'],
    ]);
  });
});
