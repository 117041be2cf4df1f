import {
  askOffice,
  decideRequest,
  feedBackNotice,
  replyNotice,
  resumeNotice,
  returnReply,
  signNotice,
} from '@duban/contracts';
import { noticeCase, type NoticeCase } from './notice-case.fixture';

/** Issued Monday 2026-05-11 with 15 working days: due 2026-06-01, progress on 05-18 and 05-25. */
describe('progress on a long notice', () => {
  let c: NoticeCase;
  beforeEach(async () => (c = await noticeCase()));
  afterEach(() => c.app.close());

  const to = (day: string, time = '10:00') => c.app.fastForward({ to: `${day}T${time}:00+08:00` });
  const next = async (id: string) => (await c.seen(id)).nextFeedbackDay;
  const missed = async (id: string) =>
    (
      await c.app.query<{ day: string }>(
        `select data ->> 'day' as day from events where subject_id = $1 and type = 'notice.feedback-missed' order by seq`,
        [id],
      )
    ).map(({ day }) => day);
  const feedBack = (id: string) => c.move(c.handler, feedBackNotice, id, { text: '已完成一半' });
  const decide = async (id: string, body: Record<string, unknown>) => {
    const waiting = (await c.seen(id)).requests.find(({ state }) => state === 'waiting');
    return c.move(c.head, decideRequest, id, body, { requestId: waiting?.id });
  };

  it('is due every five working days, and not at all on a short one', async () => {
    const long = await c.acting({ severity: 'normal' });
    expect(long).toMatchObject({ dueDay: '2026-06-01', nextFeedbackDay: '2026-05-18' });
    expect((await c.acting({ severity: 'important' })).nextFeedbackDay).toBeNull();
  });

  it('given before its day counts for it, once; the next one is due', async () => {
    const { id } = await c.acting({ severity: 'normal' });
    await to('2026-05-14');
    expect(await feedBack(id)).toMatchObject({
      nextFeedbackDay: '2026-05-25',
      feedbacks: [{ seq: 1, dueDay: '2026-05-18' }],
    });
    // more in the same stretch is welcome, and counts for no other
    expect((await feedBack(id)).feedbacks).toMatchObject([{ seq: 2, dueDay: null }, { seq: 1 }]);
    expect(await next(id)).toBe('2026-05-25');
    await to('2026-05-19');
    expect(await missed(id)).toEqual([]);
    expect((await feedBack(id)).feedbacks[0]?.dueDay).toBe('2026-05-25');
    expect(await next(id)).toBeNull();
  });

  it('missed is told once, to the unit and the office, and the next day is set', async () => {
    const { id } = await c.acting({ severity: 'normal' });
    await to('2026-05-18', '17:29');
    expect(await missed(id)).toEqual([]);
    await to('2026-05-18', '17:31');
    expect([await missed(id), await next(id)]).toEqual([['2026-05-18'], '2026-05-25']);
    for (const user of [c.handler, c.monitor])
      expect((await c.told(user))[0]).toMatchObject({
        topic: 'notice.feedback-missed',
        kind: 'news',
        data: { day: '2026-05-18', title: '加快管线迁改' },
      });
    await to('2026-06-05');
    expect([await missed(id), await next(id)]).toEqual([['2026-05-18', '2026-05-25'], null]);
  });

  it('T9: days missed while the engine was dead are each told once, in order', async () => {
    const { id } = await c.acting({ severity: 'normal' });
    c.app.clock.set(Date.parse('2026-05-28T02:00:00Z'));
    await c.app.running.engine.drain();
    await c.app.running.engine.drain();
    expect(await missed(id)).toEqual(['2026-05-18', '2026-05-25']);
  });

  it('is not missed while the reply is judged, and goes on when it is sent back', async () => {
    const { id } = await c.acting({ severity: 'normal' });
    await c.move(c.handler, replyNotice, id, { text: '已整改' });
    await to('2026-05-19');
    await c.move(c.monitor, returnReply, id, { opinion: '请补充照片' });
    expect([await missed(id), await next(id)]).toEqual([[], '2026-05-25']);
    await to('2026-05-26');
    expect(await missed(id)).toEqual(['2026-05-25']);
  });

  it('moves with a pause, and what had been given ahead of it stays given', async () => {
    const { id } = await c.acting({ severity: 'normal' });
    await to('2026-05-15');
    await feedBack(id);
    await c.move(c.handler, askOffice, id, { kind: 'suspension', text: '等待批复' });
    expect((await decide(id, { granted: true })).nextFeedbackDay).toBeNull();
    await to('2026-05-26');
    expect(await missed(id)).toEqual([]);
    const resumed = await c.move(c.head, resumeNotice, id);
    // seven working days stood still: 05-18 became 05-27, and it was given
    expect(resumed).toMatchObject({ dueDay: '2026-06-10', nextFeedbackDay: '2026-06-03' });
  });

  it('gets further days with an extension, on the days they would always have had', async () => {
    const { id } = await c.acting({ severity: 'normal' });
    await c.move(c.handler, askOffice, id, { kind: 'extension', days: 5, text: '雨天' });
    expect((await decide(id, { granted: true })).nextFeedbackDay).toBe('2026-05-18');
    await to('2026-06-02');
    expect([await missed(id), await next(id)]).toEqual([['2026-05-18', '2026-05-25', '2026-06-01'], null]);
  });

  it('cannot be given before the unit acts', async () => {
    const { id } = await c.issued({ severity: 'normal' });
    await c.move(c.handler, signNotice, id);
    expect((await c.refused(c.handler, feedBackNotice, id, { text: '已完成一半' })).facts).toMatchObject({
      code: 'stage',
      state: 'signed',
    });
  });
});
