import {
  approveNotice,
  askOffice,
  feedBackNotice,
  moveCard,
  proposeCard,
  type ServerMessages,
} from '@duban/contracts';
import { until, watch, type TestUser } from '@duban/testing';
import { noticeCase, type NoticeCase } from './notice-case.fixture';

type Changed = Parameters<ServerMessages['changed']>[0];

describe('who hears of a notice while looking', () => {
  let c: NoticeCase;
  const closers: (() => void)[] = [];
  beforeEach(async () => (c = await noticeCase()));
  afterEach(async () => {
    for (const close of closers.splice(0)) close();
    await c.app.close();
  });

  /** What was said to this person's open page since it was opened. */
  const listen = async (user: TestUser) => {
    const socket = await watch(c.app.url, user, false);
    closers.push(() => socket.disconnect());
    const heard: Changed[] = [];
    socket.on('changed', (message: Changed) => heard.push(message));
    return {
      topics: () => heard.flatMap(({ topics }) => topics),
      version: () => Math.max(0, ...heard.map(({ version }) => version)),
    };
  };
  const head = async () => Number((await c.app.query<{ seq: string }>('select seq from event_head'))[0]?.seq);
  const third = async () => c.app.as('handler', await c.app.given.org({ name: '梁园镇' }));

  it('the unit, its co-units and the office: ids only; nobody else', async () => {
    const helper = c.stranger;
    const [unit, co, office, foreign] = [
      await listen(c.handler),
      await listen(helper),
      await listen(c.monitor),
      await listen(await third()),
    ];
    const { id } = await c.acting({ severity: 'normal', coUnitIds: [c.other.id] });
    await c.move(helper, feedBackNotice, id, { text: '已移交图纸' });
    await c.move(c.handler, askOffice, id, { kind: 'extension', days: 1, text: '雨天' });
    const last = await head();
    const everybody = [unit, co, office, foreign];
    await until('all have heard', async () => everybody.every((one) => one.version() === last), 5);
    for (const one of [unit, co, office]) expect(one.topics()).toContainEqual({ type: 'notice', id });
    expect(co.topics().filter(({ id: of }) => of !== id && of !== c.project.id)).toEqual([]);
    expect(co.topics().every((topic) => Object.keys(topic).join() === 'type,id')).toBe(true);
    expect(foreign.topics()).toEqual([]);
  });

  it('no co-unit before it is issued, nor of what is done to the lead unit', async () => {
    const [co, office] = [await listen(c.stranger), await listen(c.monitor)];
    const proposed = await c.proposed({ coUnitIds: [c.other.id] });
    await c.move(c.head, approveNotice, proposed.id);
    await until('both have heard', async () => co.version() === (await head()), 5);
    expect(co.topics()).toEqual([]);

    const { id } = await c.acting({ coUnitIds: [c.other.id] });
    const card = await c.monitor.call(proposeCard, {
      params: { noticeId: id },
      body: { color: 'yellow', reason: '反馈不实' },
    });
    await c.head.call(moveCard, {
      params: { cardId: card.id },
      body: { move: 'issue', text: '同意', version: card.version },
    });
    await until('both have heard', async () => co.version() === (await head()), 5);
    expect(office.topics()).toContainEqual({ type: 'card', id: card.id });
    expect(co.topics().map(({ type }) => type)).not.toContain('card');
  });
});
