import {
  acceptReply,
  actOnNotice,
  approveNotice,
  archiveNotice,
  closeNotice,
  dismissNotice,
  feedBackNotice,
  getNotice,
  issueNotice,
  listNotices,
  replyNotice,
  returnReply,
  signNotice,
  withdrawNotice,
} from '@duban/contracts';
import { defaultSettings } from '@duban/platform';
import { noticeCase, type NoticeCase } from './notice-case.fixture';

describe('the way of a notice', () => {
  let c: NoticeCase;
  beforeEach(async () => (c = await noticeCase()));
  afterEach(() => c.app.close());

  const paper = () => ({
    unitId: c.unit.id,
    severity: 'urgent',
    title: '加快管线迁改',
    demands: '请说明原因',
  });

  it('leads from the register to the archive', async () => {
    const { id } = await c.proposed({
      source: 'meeting',
      sourceNote: '县政府第12次常务会议',
      evidence: ['现场照片'],
    });
    await c.move(c.head, approveNotice, id, { opinion: '同意立项' });
    const issued = await c.move(c.monitor, issueNotice, id, {
      ...paper(),
      evidence: ['现场照片', '会议纪要'],
    });
    expect(issued).toMatchObject({
      state: 'issued',
      source: 'meeting',
      sourceNote: '县政府第12次常务会议',
      evidence: ['现场照片', '会议纪要'],
      color: 'blue',
    });
    await c.move(c.handler, signNotice, id);
    const acting = await c.move(c.handler, actOnNotice, id, { plan: '本周完成迁改' });
    expect(acting).toMatchObject({ state: 'acting', plan: '本周完成迁改' });
    await c.move(c.handler, replyNotice, id, { text: '已迁改三分之一' });
    await c.move(c.monitor, returnReply, id, { opinion: '请写明完成时间' });
    await c.move(c.handler, feedBackNotice, id, { text: '已完成一半' });
    await c.move(c.handler, replyNotice, id, { text: '全部完成' });
    expect((await c.move(c.monitor, acceptReply, id)).state).toBe('accepted');
    expect((await c.move(c.head, closeNotice, id, { opinion: '同意销号' })).state).toBe('closed');
    const archived = await c.move(c.monitor, archiveNotice, id);
    expect(archived).toMatchObject({ state: 'archived', can: [] });
    expect(archived.replies.map((reply) => [reply.version, reply.text, reply.verdict])).toEqual([
      [2, '全部完成', 'accepted'],
      [1, '已迁改三分之一', 'returned'],
    ]);
    expect(await c.app.events(id)).toEqual([
      'notice.proposed',
      'notice.approved',
      'notice.issued',
      'notice.signed',
      'notice.acting',
      'notice.replied',
      'notice.returned',
      'notice.fed-back',
      'notice.replied',
      'notice.accepted',
      'notice.closed',
      'notice.archived',
    ]);
  });

  it('stamps number, terms, ladder and rules when it is issued', async () => {
    const notice = await c.issued();
    expect(notice).toMatchObject({
      number: '〔2026〕1号',
      state: 'issued',
      signDueDay: '2026-05-12',
      dueDay: '2026-05-18',
      workingDays: 5,
      provisional: false,
      policy: 'ladder/0',
    });
    expect(notice.rungs.map((rung) => [rung.key, rung.day])).toEqual([
      ['sign-overdue', '2026-05-12'],
      ['warning', '2026-05-15'],
      ['reminder-1', '2026-05-19'],
      ['reminder-2', '2026-05-21'],
      ['criticism', '2026-05-25'],
      ['leader', '2026-06-01'],
    ]);
    expect(notice.rungs[2]?.to).toEqual(['unit-handlers', 'unit-head', 'supervising-leader', 'office']);
    expect((await c.issued()).number).toBe('〔2026〕2号');
  });

  it('tells the days its ladder stands on, and before the issue what each severity would give', async () => {
    const proposed = await c.proposed();
    expect(proposed.axis).toEqual([]);
    expect(proposed.terms.map((term) => [term.severity, term.workingDays, term.dueDay])).toEqual([
      ['extra-urgent', 3, '2026-05-14'],
      ['urgent', 5, '2026-05-18'],
      ['important', 10, '2026-05-25'],
      ['normal', 15, '2026-06-01'],
    ]);
    const notice = await c.issued();
    expect(notice.terms).toEqual([]);
    expect([notice.axis[0]?.day, notice.axis.at(-1)?.day]).toEqual(['2026-05-11', '2026-06-01']);
    expect(notice.axis.find((day) => day.day === '2026-05-16')).toMatchObject({
      working: false,
      kind: 'weekend',
    });
  });

  it('T13: a running notice keeps its policy and its rules, a new one takes the new', async () => {
    const before = await c.issued();
    await changeRules(c);
    const after = await c.issued();
    expect([after.policy, after.dueDay, after.rungs.map((rung) => rung.key)]).toEqual([
      'ladder/1',
      '2026-05-19',
      ['reminder-1'],
    ]);
    const kept = await c.seen(before.id);
    expect([kept.policy, kept.dueDay, kept.rungs.length]).toEqual(['ladder/0', '2026-05-18', 6]);
  });

  it('is approved by rule as the setting says, and keeps the rules it was issued under', async () => {
    const approve = (version: number, approvedSources: string[]) =>
      c.app.query(
        `insert into settings (key, version, value, reason, at) values ('notice-rules', $1, $2, '测试', now())`,
        [version, JSON.stringify({ ...defaultSettings['notice-rules'], approvedSources })],
      );
    const { id } = await c.proposed({ source: 'meeting' });
    expect((await c.seen(id)).approvedByRule).toBe(false);
    await approve(1, ['meeting']);
    expect(await c.seen(id)).toMatchObject({ approvedByRule: true, cannot: [] });
    const ofLight = await c.app.given.proposedNotice({ unit: c.unit, project: c.project, title: '亮灯' });
    expect((await c.seen(ofLight)).approvedByRule).toBe(false);
    const issued = await c.move(c.monitor, issueNotice, id, paper());
    await approve(2, []);
    expect([issued.approvedAt, (await c.seen(id)).approvedByRule]).toEqual([null, true]);
  });

  it('needs the head for what a person registered; his issue is the approval', async () => {
    const { id } = await c.proposed();
    expect(await c.refused(c.monitor, issueNotice, id, paper())).toMatchObject({
      status: 422,
      code: 'forbidden-move',
      facts: { code: 'needs-approval' },
    });
    expect((await c.seen(id)).cannot).toContainEqual({ move: 'issue', code: 'needs-approval', facts: {} });
    expect((await c.refused(c.monitor, approveNotice, id)).status).toBe(403);
    const issued = await c.move(c.head, issueNotice, id, paper());
    expect(issued.approvedAt).not.toBeNull();
    expect(await c.app.events(id)).toEqual(['notice.proposed', 'notice.approved', 'notice.issued']);
  });

  it('needs no approval for what a light proposed, and none is claimed', async () => {
    const { id, approvedAt } = await c.issued();
    expect(approvedAt).toBeNull();
    expect(await c.app.events(id)).toEqual(['notice.issued']);
  });

  it('is closed at once by who accepts and may close, and by nobody else', async () => {
    const { id } = await c.acting();
    await c.move(c.handler, replyNotice, id, { text: '已整改' });
    expect((await c.refused(c.monitor, acceptReply, id, { close: true })).status).toBe(403);
    expect((await c.seen(id)).state).toBe('replied');
    expect((await c.move(c.head, acceptReply, id, { close: true })).state).toBe('closed');
    expect((await c.app.events(id)).slice(-2)).toEqual(['notice.accepted', 'notice.closed']);
  });

  it('T12: a returned reply leaves the clock and the rungs as they were', async () => {
    const notice = await c.acting();
    const { id } = notice;
    await c.move(c.handler, replyNotice, id, { text: '正在推进' });
    await c.app.fastForward({ workingDays: 6 });
    const returned = await c.move(c.monitor, returnReply, id, { opinion: '请写明时间' });
    expect(returned.dueDay).toBe(notice.dueDay);
    expect(returned.rungs.map((rung) => [rung.key, rung.at])).toEqual(
      notice.rungs.map((rung) => [rung.key, rung.at]),
    );
    // what passed during the review is the unit's: a bad answer buys no time
    expect(returned.rungs.filter((rung) => rung.fired).map((rung) => rung.key)).toEqual(['warning']);
    await c.app.fastForward({ workingDays: 1 });
    expect((await c.seen(id)).rungs.filter((rung) => rung.fired).map((rung) => rung.key)).toEqual([
      'warning',
      'reminder-1',
    ]);
  });

  it('T15: reminds nobody once the matter is settled', async () => {
    const { id } = await c.acting();
    await c.move(c.handler, replyNotice, id, { text: '已整改' });
    await c.move(c.monitor, acceptReply, id);
    await c.app.fastForward({ workingDays: 30 });
    const withdrawn = await c.issued();
    await c.move(c.head, withdrawNotice, withdrawn.id, { reason: '重复交办' });
    await c.app.fastForward({ workingDays: 30 });
    for (const one of [id, withdrawn.id]) {
      const events = await c.app.events(one);
      expect(events.filter((type) => /reminded|warned|escalated|missed|expired/.test(type))).toEqual([]);
    }
  });

  it('is put away by itself some days after it was closed', async () => {
    const { id } = await c.acting();
    await c.move(c.handler, replyNotice, id, { text: '已整改' });
    await c.move(c.head, acceptReply, id, { close: true });
    await c.app.fastForward({ workingDays: 4 });
    expect((await c.seen(id)).state).toBe('closed');
    await c.app.fastForward({ workingDays: 2 });
    expect(await c.seen(id)).toMatchObject({ state: 'archived', archivedAt: '2026-05-18T09:30:00.000Z' });
    expect((await c.app.events(id)).at(-1)).toBe('notice.archived');
  });

  it('takes what was due before a move as having happened before it', async () => {
    const { id } = await c.issued();
    // nobody has looked at the tasks for three days
    c.app.clock.set(Date.parse('2026-05-14T02:00:00Z'));
    await c.move(c.handler, signNotice, id);
    expect(await c.app.events(id)).toEqual(['notice.issued', 'notice.reminded', 'notice.signed']);
  });

  it('tells the unit what it must know, and the office nothing it did itself', async () => {
    const { id } = await c.issued();
    expect(await c.told(c.handler)).toMatchObject([
      { topic: 'notice.issued', kind: 'rung', data: { number: '〔2026〕1号', title: '加快管线迁改' } },
    ]);
    await c.move(c.handler, signNotice, id);
    await c.move(c.handler, replyNotice, id, { text: '已整改' });
    await c.move(c.monitor, returnReply, id, { opinion: '请补充' });
    await c.move(c.head, withdrawNotice, id, { reason: '重复交办' });
    expect((await c.told(c.handler)).map(({ topic, kind }) => [topic, kind])).toEqual([
      ['notice.withdrawn', 'rung'],
      ['notice.returned', 'rung'],
      ['notice.issued', 'rung'],
    ]);
    // what waits for its verdict, and nothing else
    expect((await c.told(c.monitor)).map(({ topic, kind }) => [topic, kind])).toEqual([
      ['notice.replied', 'news'],
    ]);
  });

  it('lists what each person must do now', async () => {
    const mine = async (user = c.monitor) =>
      (await user.call(listNotices, { query: { view: 'mine' } })).items.map((item) => item.id);
    const { id } = await c.issued();
    expect([await mine(), await mine(c.handler)]).toEqual([[], [id]]);
    await c.move(c.handler, signNotice, id);
    await c.move(c.handler, replyNotice, id, { text: '已整改' });
    expect([await mine(), await mine(c.handler)]).toEqual([[id], []]);
    await c.move(c.monitor, acceptReply, id);
    expect([await mine(), await mine(c.head)]).toEqual([[], [id]]);
  });

  it('is let go with a reason, approved or not', async () => {
    const first = await c.proposed();
    expect((await c.move(c.monitor, dismissNotice, first.id, { reason: '已另行交办' })).state).toBe(
      'dismissed',
    );
    const second = await c.proposed();
    await c.move(c.head, approveNotice, second.id);
    expect((await c.move(c.monitor, dismissNotice, second.id, { reason: '已另行交办' })).state).toBe(
      'dismissed',
    );
    expect((await c.handler.refusal(getNotice, { params: { noticeId: second.id } })).status).toBe(404);
  });
});

/** Six days for what is urgent, and one rung only, from now on. */
async function changeRules(c: NoticeCase): Promise<void> {
  const rules = defaultSettings['notice-rules'];
  const ladder = defaultSettings['ladder-policy'];
  const values = [
    ['notice-rules', { ...rules, answerDays: { ...rules.answerDays, urgent: 6 } }],
    ['ladder-policy', { rungs: ladder.rungs.filter((rung) => rung.key === 'reminder-1') }],
  ];
  for (const [key, value] of values)
    await c.app.query(
      `insert into settings (key, version, value, reason, at) values ($1, 1, $2, '调整', now())`,
      [key, JSON.stringify(value)],
    );
}
