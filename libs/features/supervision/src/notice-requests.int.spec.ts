import {
  acceptReply,
  askOffice,
  decideRequest,
  getNotice,
  listNotices,
  replyNotice,
  signNotice,
  withdrawNotice,
  type NoticeDetail,
} from '@duban/contracts';
import type { TestUser } from '@duban/testing';
import { noticeCase, type NoticeCase } from './notice-case.fixture';

describe('what a unit asks of the office', () => {
  let c: NoticeCase;
  beforeEach(async () => (c = await noticeCase()));
  afterEach(() => c.app.close());

  const ask = (id: string, kind: string, more: object = {}, user = c.handler) =>
    c.move(user, askOffice, id, { kind, text: '等待上级审批', ...more });
  const refusedAsking = (id: string, kind: string, more: object = {}) =>
    c.refused(c.handler, askOffice, id, { kind, text: '等待上级审批', ...more });
  const waiting = ({ requests }: NoticeDetail) => requests.find(({ state }) => state === 'waiting')?.id ?? '';
  const decide = async (user: TestUser, id: string, body: Record<string, unknown>) =>
    c.move(user, decideRequest, id, { opinion: '已核实', ...body }, { requestId: waiting(await c.seen(id)) });
  const refusedDeciding = async (user: TestUser, id: string, body: Record<string, unknown>) =>
    c.refused(
      user,
      decideRequest,
      id,
      { opinion: '已核实', ...body },
      { requestId: waiting(await c.seen(id)) },
    );

  describe('an extension', () => {
    it('is granted by somebody else: a new due day, the old one kept, the rungs moved, the unit told', async () => {
      const { id, dueDay } = await c.acting();
      const asked = await ask(id, 'extension', { days: 3 });
      expect(asked).toMatchObject({ pending: ['extension'], dueDay: '2026-05-18' });
      expect(asked.requests[0]).toMatchObject({
        kind: 'extension',
        days: 3,
        state: 'waiting',
        can: false,
        decideBy: '2026-05-12T09:30:00.000Z',
      });
      expect(asked.cannot).toContainEqual(
        expect.objectContaining({ move: 'ask-extension', code: 'asked-already' }),
      );
      const { counts } = await c.monitor.call(listNotices, { query: { view: 'requests' } });
      expect(counts).toMatchObject({ requests: 1, mine: 1 });
      expect((await c.seen(id)).requests[0]?.can).toBe(true);
      expect((await c.told(c.monitor)).map(({ topic, kind }) => [topic, kind])).toEqual([
        ['notice.extension-asked', 'news'],
      ]);
      const extended = await decide(c.monitor, id, { granted: true, days: 2 });
      expect(extended).toMatchObject({
        dueDay: '2026-05-20',
        pending: [],
        superseded: [{ dueDay, nextDay: '2026-05-20', by: 'extension', reason: '等待上级审批' }],
        credits: [{ kind: 'extension', workingDays: 2 }],
        sums: { counted: 5, credited: 2 },
        extension: { timesLeft: 1, daysLeft: 3, days: 5 },
      });
      expect(extended.ledger.filter((line) => line.effect === 'credited')).toMatchObject([
        { day: '2026-05-19', ordinal: 6, reason: '等待上级审批' },
        { day: '2026-05-20', ordinal: 7, due: true },
      ]);
      expect(extended.ledger.find((line) => line.wasDue)?.day).toBe('2026-05-18');
      expect(extended.rungs.find((rung) => rung.key === 'reminder-1')?.day).toBe('2026-05-21');
      expect((await c.told(c.handler))[0]).toMatchObject({
        topic: 'notice.extended',
        data: { days: 2, from: '2026-05-18', to: '2026-05-20' },
      });
      await c.app.fastForward({ to: '2026-05-20T10:00:00Z' });
      expect((await c.app.events(id)).filter((type) => type === 'notice.reminded')).toEqual([]);
      await c.app.fastForward({ to: '2026-05-21T10:00:00Z' });
      expect((await c.app.events(id)).filter((type) => type === 'notice.reminded')).toHaveLength(1);
    });

    it('is refused too late, too long, and a third time; the second wants a second pair of eyes', async () => {
      const { id } = await c.acting();
      expect(await refusedAsking(id, 'extension', { days: 6 })).toMatchObject({
        status: 422,
        code: 'request-refused',
        facts: { code: 'too-long', days: 6, left: 5 },
      });
      await ask(id, 'extension', { days: 2 });
      await decide(c.monitor, id, { granted: true });
      await ask(id, 'extension', { days: 2 });
      expect((await c.seen(id)).requests[1]).toMatchObject({
        can: false,
        refusals: [{ code: 'approved-by-same', facts: {} }],
      });
      expect(await refusedDeciding(c.monitor, id, { granted: true })).toMatchObject({
        code: 'request-refused',
        facts: { code: 'approved-by-same' },
      });
      expect((await decide(c.head, id, { granted: true })).dueDay).toBe('2026-05-22');
      expect((await refusedAsking(id, 'extension', { days: 1 })).facts).toMatchObject({
        code: 'too-often',
        granted: 2,
        max: 2,
      });
      await c.app.fastForward({ to: '2026-05-21T10:00:00Z' });
      expect((await c.seen(id, c.handler)).cannot).toContainEqual({
        move: 'ask-extension',
        code: 'too-late',
        facts: { dueDay: '2026-05-22', lastAt: '2026-05-21T09:30:00.000Z' },
      });
    });

    it('refused leaves every day as it was, and does not use up the two', async () => {
      const { id } = await c.acting();
      await ask(id, 'extension', { days: 2 });
      const refused = await decide(c.monitor, id, { granted: false });
      expect(refused).toMatchObject({
        dueDay: '2026-05-18',
        superseded: [],
        extension: { timesLeft: 2, daysLeft: 5 },
        requests: [{ state: 'refused', grantedDays: 0 }],
      });
      expect((await ask(id, 'extension', { days: 1 })).pending).toEqual(['extension']);
    });

    it('keeps a sign-for from lapsing while it waits, and lets it last anew from the decision', async () => {
      const { id } = await c.issued({ severity: 'normal' });
      await c.move(c.handler, signNotice, id);
      await ask(id, 'extension', { days: 2 });
      await c.app.fastForward({ workingDays: 5 });
      expect((await c.seen(id)).state).toBe('signed');
      await decide(c.monitor, id, { granted: true });
      await c.app.fastForward({ workingDays: 3 });
      expect((await c.seen(id)).state).toBe('signed');
      await c.app.fastForward({ workingDays: 1 });
      expect((await c.seen(id)).state).toBe('issued');
    });

    it('T15: an approval of an older request does not count after the matter is settled', async () => {
      const { id } = await c.acting();
      await ask(id, 'extension', { days: 2 });
      const requestId = waiting(await c.seen(id));
      await c.move(c.handler, replyNotice, id, { text: '已整改' });
      const accepted = await c.move(c.monitor, acceptReply, id);
      expect(accepted).toMatchObject({ pending: [], requests: [{ state: 'void', can: false }] });
      const late = await c.refused(c.head, decideRequest, id, { granted: true }, { requestId });
      expect(late).toMatchObject({ status: 422, code: 'forbidden-move', facts: { code: 'stage' } });
      expect((await c.seen(id)).dueDay).toBe('2026-05-18');
    });

    it('granted by two at once counts once', async () => {
      const { id } = await c.acting();
      const { version, requests } = await ask(id, 'extension', { days: 2 });
      const call = {
        params: { noticeId: id, requestId: requests[0]?.id ?? '' },
        body: { granted: true, version },
      };
      const both = await Promise.allSettled([
        c.monitor.call(decideRequest, call),
        c.head.call(decideRequest, call),
      ]);
      expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect((await c.seen(id)).credits).toHaveLength(1);
    });
  });

  describe('an objection', () => {
    it('sends the notice to another unit, which begins afresh', async () => {
      const { id } = await c.issued({ coUnitIds: [c.other.id] });
      const asked = await ask(id, 'objection');
      expect(asked.requests[0]?.decideBy).toBe('2026-05-11T09:30:00.000Z');
      expect((await c.refused(c.handler, signNotice, id)).facts).toMatchObject({
        code: 'waits-for',
        request: 'objection',
      });
      c.app.clock.set(Date.parse('2026-05-12T02:00:00Z'));
      const sent = await decide(c.monitor, id, { granted: true, unitId: c.other.id });
      expect(sent).toMatchObject({
        state: 'issued',
        round: 2,
        number: '〔2026〕1号',
        unit: { name: '店埠镇' },
        coUnits: [],
        signDueDay: '2026-05-13',
        dueDay: '2026-05-19',
        level: 0,
        superseded: [{ dueDay: '2026-05-18', nextDay: '2026-05-19', by: 'redispatch' }],
      });
      expect(sent.rungs.every((rung) => !rung.fired)).toBe(true);
      expect(sent.rungs[0]).toMatchObject({ key: 'sign-overdue', day: '2026-05-13' });
      expect((await c.handler.refusal(getNotice, { params: { noticeId: id } })).status).toBe(404);
      expect((await c.told(c.stranger))[0]).toMatchObject({ topic: 'notice.redispatched', kind: 'rung' });
      expect((await c.told(c.handler))[0]).toMatchObject({ topic: 'notice.redispatched', kind: 'news' });
      expect(
        (await c.refused(c.stranger, askOffice, id, { kind: 'objection', text: '也不归我们' })).facts,
      ).toMatchObject({ code: 'spent', request: 'objection' });
      await c.app.fastForward({ workingDays: 3 });
      expect((await c.app.events(id)).filter((type) => type === 'notice.reminded')).toHaveLength(1);
    });

    it('is refused too late, and overruled for good', async () => {
      const { id } = await c.issued();
      await ask(id, 'objection');
      const overruled = await decide(c.monitor, id, { granted: false });
      expect(overruled).toMatchObject({ state: 'issued', round: 1, dueDay: '2026-05-18' });
      expect((await refusedAsking(id, 'objection')).facts).toMatchObject({ code: 'spent' });
      const late = await c.issued();
      await c.app.fastForward({ to: '2026-05-12T10:00:00Z' });
      expect(await refusedAsking(late.id, 'objection')).toMatchObject({
        code: 'request-refused',
        facts: { code: 'too-late', lastAt: '2026-05-12T09:30:00.000Z' },
      });
    });

    it('needs a unit that is another one', async () => {
      const { id } = await c.issued();
      await ask(id, 'objection');
      for (const [unitId, code] of [
        [undefined, 'required'],
        [c.unit.id, 'same-unit'],
      ])
        expect(await refusedDeciding(c.monitor, id, { granted: true, unitId })).toMatchObject({
          status: 400,
          fields: [{ path: 'unitId', code }],
        });
    });
  });

  describe('the reason of being late', () => {
    const overdue = async () => {
      const { id } = await c.acting();
      expect((await refusedAsking(id, 'reason')).facts).toMatchObject({ code: 'not-overdue' });
      await c.app.fastForward({ to: '2026-05-19T01:00:00Z' });
      await ask(id, 'reason', { untilDay: '2026-05-22' });
      return id;
    };

    it('accepted gives a new day, credited; what had fired stays fired', async () => {
      const id = await overdue();
      expect((await c.seen(id)).rungs.filter((rung) => rung.fired).map((rung) => rung.key)).toEqual([
        'warning',
      ]);
      expect((await refusedDeciding(c.monitor, id, { granted: true })).fields).toMatchObject([
        { path: 'newDay', code: 'required' },
      ]);
      expect(
        (await refusedDeciding(c.monitor, id, { granted: true, newDay: '2026-05-23' })).facts,
      ).toMatchObject({
        code: 'no-new-day',
      });
      const accepted = await decide(c.monitor, id, { granted: true, newDay: '2026-05-22' });
      expect(accepted).toMatchObject({
        dueDay: '2026-05-22',
        color: 'blue',
        credits: [{ kind: 'reason', workingDays: 4 }],
        superseded: [{ dueDay: '2026-05-18', by: 'reason' }],
      });
      expect(accepted.rungs.map((rung) => [rung.key, rung.day])).toContainEqual(['reminder-1', '2026-05-25']);
      expect(accepted.rungs.map((rung) => [rung.key, rung.day])).toContainEqual(['warning', '2026-05-15']);
    });

    it('rejected goes to the next colour; there is one chance', async () => {
      const id = await overdue();
      const rejected = await decide(c.monitor, id, { granted: false });
      expect(rejected).toMatchObject({ color: 'yellow', dueDay: '2026-05-18', credits: [] });
      expect((await refusedAsking(id, 'reason')).facts).toMatchObject({ code: 'spent' });
      expect((await c.told(c.handler))[0]).toMatchObject({
        topic: 'notice.reason-rejected',
        data: { from: 'blue', color: 'yellow' },
      });
    });
  });

  it('is decided by nobody who asked, by no unit, and by the head alone if it stops the clock', async () => {
    const { id } = await c.acting();
    await ask(id, 'suspension', { untilDay: '2026-06-30' });
    expect((await refusedDeciding(c.monitor, id, { granted: true })).status).toBe(403);
    expect((await refusedDeciding(c.handler, id, { granted: true })).status).toBe(403);
    expect((await refusedDeciding(c.stranger, id, { granted: true })).status).toBe(403);
    // one person may hold two places
    await c.app.query(
      `update accounts set roles = '{handler,office-head}'
       where id = (select account_id from sessions where csrf = $1)`,
      [c.handler.csrf],
    );
    expect(await refusedDeciding(c.handler, id, { granted: true })).toMatchObject({
      code: 'request-refused',
      facts: { code: 'asked-by-same' },
    });
  });

  it('is unknown to other units, and void when the notice is withdrawn', async () => {
    const { id } = await c.acting();
    await ask(id, 'extension', { days: 1 });
    const requestId = waiting(await c.seen(id));
    expect((await c.refused(c.stranger, askOffice, id, { kind: 'reason', text: '不知道' })).status).toBe(404);
    const elsewhere = await c.issued();
    expect(
      (await c.refused(c.monitor, decideRequest, elsewhere.id, { granted: true }, { requestId })).status,
    ).toBe(404);
    const withdrawn = await c.move(c.head, withdrawNotice, id, { reason: '重复交办' });
    expect(withdrawn).toMatchObject({ state: 'withdrawn', requests: [{ state: 'void' }], can: [] });
  });
});
