import {
  acceptReply,
  actOnNotice,
  feedBackNotice,
  getNotice,
  issueNotice,
  listNotices,
  replyNotice,
  returnReply,
  signNotice,
  withdrawNotice,
} from '@duban/contracts';
import { noticeCase, type NoticeCase } from './notice-case.fixture';

describe('who may do what with a notice', () => {
  let c: NoticeCase;
  beforeEach(async () => (c = await noticeCase()));
  afterEach(() => c.app.close());

  it('is unknown to other units, and hidden from its own until it is issued', async () => {
    const proposed = await c.proposed();
    expect((await c.handler.refusal(getNotice, { params: { noticeId: proposed.id } })).status).toBe(404);
    const { id } = await c.issued();
    const params = { noticeId: id };
    expect((await c.stranger.refusal(getNotice, { params })).status).toBe(404);
    expect((await c.refused(c.stranger, signNotice, id)).status).toBe(404);
    expect((await c.stranger.call(listNotices, { query: { view: 'all' } })).total).toBe(0);
    const { items } = await c.handler.call(listNotices, { query: { view: 'all' } });
    expect(items.map((item) => item.id)).toEqual([id]);
  });

  it('is seen by co-units, who may tell their progress and nothing else', async () => {
    const { id } = await c.acting({ coUnitIds: [c.other.id] });
    const seen = await c.seen(id, c.stranger);
    expect(seen).toMatchObject({ coUnits: [{ name: '店埠镇' }], can: ['feed-back'] });
    expect((await c.stranger.call(listNotices, { query: { view: 'open' } })).total).toBe(1);
    expect((await c.stranger.call(listNotices, { query: { view: 'mine' } })).total).toBe(0);
    expect((await c.refused(c.stranger, replyNotice, id, { text: '已整改' })).status).toBe(403);
    const fed = await c.move(c.stranger, feedBackNotice, id, { text: '土地已交付' });
    expect(fed.feedbacks).toMatchObject([{ seq: 1, dueDay: null, unit: { name: '店埠镇' } }]);
    expect((await c.told(c.stranger)).map(({ topic }) => topic)).toEqual(['notice.issued']);
  });

  it('does not take the lead unit for its own co-unit, nor what is no unit', async () => {
    const enterprise = await c.app.given.org({ kind: 'enterprise' });
    const id = await c.app.given.proposedNotice({ unit: c.unit, project: c.project });
    const paper = {
      unitId: c.unit.id,
      severity: 'normal',
      title: '加快管线迁改',
      demands: '请说明原因',
      coUnitIds: [enterprise.id],
    };
    expect(await c.refused(c.monitor, issueNotice, id, paper)).toMatchObject({
      status: 400,
      fields: [{ path: 'coUnitIds', code: 'no-such-unit' }],
    });
    const issued = await c.move(c.monitor, issueNotice, id, { ...paper, coUnitIds: [c.unit.id, c.other.id] });
    expect(issued.coUnits.map((unit) => unit.id)).toEqual([c.other.id]);
  });

  it('refuses a stale version with 409 and loses nothing, and a move out of order with 422', async () => {
    const { id } = await c.issued();
    expect(await c.refused(c.handler, signNotice, id, { version: 1 })).toMatchObject({
      status: 409,
      code: 'stale',
    });
    expect((await c.move(c.handler, signNotice, id)).state).toBe('signed');
    expect(await c.refused(c.handler, signNotice, id)).toMatchObject({
      status: 422,
      code: 'forbidden-move',
      facts: { code: 'stage', move: 'sign', state: 'signed' },
    });
    expect((await c.refused(c.handler, acceptReply, id)).status).toBe(403);
    expect((await c.refused(c.monitor, signNotice, id)).status).toBe(403);
    expect((await c.refused(c.monitor, withdrawNotice, id, { reason: '重复交办' })).status).toBe(403);
  });

  it('takes two signatures at once as one', async () => {
    const { id, version } = await c.issued();
    const both = await Promise.allSettled(
      [1, 2].map(() => c.handler.call(signNotice, { params: { noticeId: id }, body: { version } })),
    );
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await c.app.events(id)).filter((type) => type === 'notice.signed')).toHaveLength(1);
  });

  it('takes a judgement by one of two who judge at once', async () => {
    const { id } = await c.acting();
    const { version } = await c.move(c.handler, replyNotice, id, { text: '已整改' });
    const params = { noticeId: id };
    const both = await Promise.allSettled([
      c.monitor.call(acceptReply, { params, body: { version } }),
      c.head.call(returnReply, { params, body: { version, opinion: '请补充照片' } }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const events = await c.app.events(id);
    expect(events.filter((type) => /accepted|returned/.test(type))).toHaveLength(1);
  });

  it('is read by the reporter of its unit, who does nothing with it', async () => {
    const reporter = await c.app.as('reporter', c.unit);
    const { id } = await c.issued();
    expect(await c.seen(id, reporter)).toMatchObject({ can: [], cannot: [] });
    expect((await c.refused(reporter, actOnNotice, id, { plan: '本周完成' })).status).toBe(403);
  });
});
