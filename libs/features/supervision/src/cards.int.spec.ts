import {
  getCard,
  getNotice,
  listCards,
  listPoints,
  moveCard,
  proposeCard,
  type CardDetail,
} from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import type { Role, Rung } from '@duban/domain';
import { Calendars, SYSTEM, TermKeepers, Work } from '@duban/platform';
import { startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { dismissProposed, proposeByRungs } from './card-proposals';
import { CardTermsKeeper } from './card-terms.keeper';
import { countCards, findPoints } from './card-points.queries';
import { countOwedCards } from './cards.queries';
import { SupervisionModule } from './supervision.module';

const RED: Rung = {
  key: 'criticism',
  seq: 5,
  day: '2026-05-11',
  at: Date.parse('2026-05-11T09:30:00Z'),
  effects: ['propose-red'],
  provisional: false,
};
const YELLOW: Rung = { ...RED, key: 'reminder-2', seq: 4, effects: ['propose-yellow'] };

describe('a card', () => {
  let app: TestApp;
  let unit: GivenOrg;
  let head: TestUser;
  let monitor: TestUser;
  let leader: TestUser;
  let handler: TestUser;
  let stranger: TestUser;
  const ids: Partial<Record<Role, string>> = {};

  beforeEach(async () => {
    // Monday 2026-05-11, 10:00
    app = await startApp({ modules: [IdentityModule, SupervisionModule] });
    unit = await app.given.org({ name: '撮镇镇' });
    head = await app.as('office-head');
    monitor = await app.as('monitor');
    leader = await app.as('leader');
    handler = await app.as('handler', unit);
    const people = await app.query<{ id: string; roles: Role[] }>('select id, roles from accounts');
    for (const { id, roles } of people) ids[roles[0] as Role] = id;
    stranger = await app.as('handler', await app.given.org());
  });
  afterEach(() => app.close());

  /** A notice that was issued and is overdue. */
  const overdue = async (of: GivenOrg = unit): Promise<string> => {
    const project = await app.given.project({ unit: of });
    const notice = await app.given.proposedNotice({ unit: of, project, title: '加快管线迁改' });
    await app.query(
      `update notices set state = 'signed', issued_at = '2026-04-27T02:00:00Z', due_at = '2026-05-06T09:30:00Z',
         due_day = '2026-05-06', sign_due_day = '2026-04-28', working_days = 5, number_year = 2026,
         number_seq = (select coalesce(max(number_seq), 0) + 1 from notices) where id = $1`,
      [notice],
    );
    return notice;
  };
  const fire = (noticeId: string, rung: Rung, of: GivenOrg = unit) =>
    app.running.nest.get(Work).run(SYSTEM, async (tx) => {
      const [row] = await app.query<{ subject_id: string }>('select subject_id from notices where id = $1', [
        noticeId,
      ]);
      const notice = { id: noticeId, unit_id: of.id, owner_id: null, title: '加快管线迁改', round: 1 };
      await proposeByRungs(tx, [{ notice: { ...notice, subject_id: row?.subject_id ?? '' }, rung }]);
    });
  const proposedBy = async (rung: Rung, of: GivenOrg = unit): Promise<CardDetail> => {
    const noticeId = await overdue(of);
    await fire(noticeId, rung, of);
    const { items } = await head.call(listCards, { query: { noticeId } });
    return head.call(getCard, { params: { cardId: items[0]?.id ?? '' } });
  };
  const act = (user: TestUser, card: CardDetail, move: CardDetail['can'][number], text = '情况属实') =>
    user.call(moveCard, { params: { cardId: card.id }, body: { move, text, version: card.version } });
  const refusedTo = (user: TestUser, card: CardDetail, move: CardDetail['can'][number], text = '情况属实') =>
    user.refusal(moveCard, { params: { cardId: card.id }, body: { move, text, version: card.version } });
  const served = async (rung: Rung = RED, of: GivenOrg = unit): Promise<CardDetail> => {
    const issued = await act(head, await proposedBy(rung, of), 'issue', '逾期未办，予以红牌');
    return act(monitor, issued, 'serve', '');
  };
  const told = (role: Role) =>
    app
      .query<{ topic: string }>(
        `select topic from inbox where account_id = $1 and subject_type = 'card' order by id`,
        [ids[role]],
      )
      .then((rows) => rows.map(({ topic }) => topic));

  it('lives through proposal, issue, service, explanation, verification and lifting, and every act stays', async () => {
    const proposed = await proposedBy(YELLOW);
    expect(proposed).toMatchObject({
      state: 'proposed',
      number: null,
      points: 0,
      rung: 'reminder-2',
      evidence: { rung: 'reminder-2', rungDay: '2026-05-11', dueDay: '2026-05-06', level: 4 },
      next: { what: 'issue', day: null },
      can: ['issue', 'dismiss'],
    });
    const issued = await act(head, proposed, 'issue', '逾期三个工作日仍未反馈');
    expect(issued).toMatchObject({ state: 'issued', number: '黄牌〔2026〕1号', points: 0 });
    // nothing runs and nothing counts before the unit has it
    expect(issued.explainDueAt).toBeNull();
    const got = await act(handler, issued, 'serve', '');
    expect(got).toMatchObject({
      state: 'served',
      points: 1,
      next: { what: 'explain', day: '2026-05-14', remaining: { state: 'open', workingDays: 3 } },
      explainDueAt: '2026-05-14T09:30:00.000Z',
      appealDueAt: '2026-05-18T09:30:00.000Z',
      can: ['explain', 'appeal'],
    });
    await app.fastForward({ workingDays: 1 });
    const explained = await act(handler, got, 'explain', '管线产权单位已协调，本周完成');
    expect(explained.next).toMatchObject({ what: 'appeal', day: '2026-05-18' });
    expect(explained.terms).toMatchObject([
      { what: 'explain', state: 'done', day: '2026-05-14', inTime: true, remaining: null },
      { what: 'appeal', state: 'running', day: '2026-05-18', remaining: { workingDays: 4 } },
    ]);
    const looking = await act(monitor, explained, 'verify', '赴现场核查');
    const lifted = await act(monitor, looking, 'lift', '整改到位');
    expect(lifted).toMatchObject({ state: 'lifted', points: 1, next: null, can: [] });
    expect(lifted.acts.map(({ move, text, by }) => [move, text, by !== null])).toEqual([
      ['propose', '', false],
      ['issue', '逾期三个工作日仍未反馈', true],
      ['serve', '', true],
      ['explain', '管线产权单位已协调，本周完成', true],
      ['verify', '赴现场核查', true],
      ['lift', '整改到位', true],
    ]);
    expect(await app.events(lifted.id)).toEqual([
      'card.proposed',
      'card.issued',
      'card.served',
      'card.explained',
      'card.verifying',
      'card.lifted',
    ]);
    await app.fastForward({ workingDays: 10 });
    expect((await app.events(lifted.id)).slice(6)).toEqual([]);
    await expect(app.query('update card_acts set text = $1', ['改过'])).rejects.toThrow();
    expect(await told('office-head')).toEqual(['card.proposed']);
    expect(await told('handler')).toEqual(['card.issued', 'card.lifted']);
  });

  it('is decided by nobody’s silence: each term that lapses is told, and the card stays as it was', async () => {
    const card = await served();
    await app.fastForward({ workingDays: 20 });
    // waits for the office since the appeal lapsed on 18 May
    expect((await monitor.call(listCards)).items[0]).toMatchObject({ next: { what: 'verify' }, waiting: 15 });
    const late = await head.call(getCard, { params: { cardId: card.id } });
    expect(late).toMatchObject({ state: 'served', points: 2 });
    expect((await app.events(card.id)).slice(3)).toEqual(['card.explain-missed', 'card.appeal-ended']);
    expect(await told('handler')).toEqual(['card.issued', 'card.explain-missed', 'card.appeal-ended']);
    // what lapses by nobody’s doing may now be verified
    expect((await monitor.call(listCards, { query: { view: 'mine' } })).items).toHaveLength(1);
    // a late explanation is still taken
    expect((await act(handler, late, 'explain', '迟到的说明')).state).toBe('explained');
  });

  it('under appeal waits for a decision, however late', async () => {
    const card = await served();
    const appealed = await act(handler, card, 'appeal', '未计入恶劣天气');
    expect(appealed).toMatchObject({ next: { what: 'review', day: '2026-05-18' }, can: [] });
    await app.fastForward({ workingDays: 15 });
    expect((await app.events(card.id)).slice(4)).toEqual(['card.review-late']);
    expect(await told('leader')).toEqual(['card.appealed', 'card.review-late']);
    const waiting = await leader.call(getCard, { params: { cardId: card.id } });
    expect(waiting).toMatchObject({ state: 'appealed', can: ['uphold', 'lower', 'revoke'] });
    expect((await act(leader, waiting, 'uphold', '理由不成立')).state).toBe('upheld');
  });

  it('is decided on appeal by another than issued it', async () => {
    const card = await served();
    const appealed = await act(handler, card, 'appeal', '不服');
    const own = await head.call(getCard, { params: { cardId: card.id } });
    expect(own.can).toEqual([]);
    expect(own.cannot.map(({ move, code }) => [move, code])).toContainEqual(['uphold', 'issued-by-same']);
    expect(await refusedTo(head, appealed, 'uphold')).toMatchObject({
      status: 422,
      code: 'card-refused',
      facts: { reason: 'issued-by-same' },
    });
    // nor does it wait for him, nor is he told
    expect((await head.call(listCards, { query: { view: 'mine' } })).items).toEqual([]);
    expect(await told('office-head')).toEqual(['card.proposed']);
    const other = await app.as('office-head');
    expect((await other.call(listCards, { query: { view: 'mine' } })).items).toHaveLength(1);
    expect((await act(other, appealed, 'revoke', '计时有误')).state).toBe('revoked');
  });

  it('under appeal, with nobody left to decide, is told to the administrator', async () => {
    const admin = await app.given.account({ role: 'admin', org: await app.given.org() });
    const card = await served();
    await app.query('update accounts set disabled = true where id = $1', [ids.leader]);
    await act(handler, card, 'appeal', '不服');
    const lines = await app.query(
      `select topic, data ->> 'nobody' as nobody from inbox where account_id = $1`,
      [admin],
    );
    expect(lines).toEqual([{ topic: 'card.appealed', nobody: 'true' }]);
  });

  it('is not decided by who proposed it by hand either', async () => {
    const noticeId = await overdue();
    const proposed = await head.call(proposeCard, {
      params: { noticeId },
      body: { color: 'yellow', reason: '反馈不实，退回两次' },
    });
    expect(proposed).toMatchObject({ rung: null, reason: '反馈不实，退回两次', state: 'proposed' });
    const other = await app.as('office-head');
    const issued = await act(other, proposed, 'issue', '同意');
    const got = await act(handler, issued, 'serve', '');
    const appealed = await act(handler, got, 'appeal', '不服');
    expect(await refusedTo(head, appealed, 'uphold')).toMatchObject({ facts: { reason: 'issued-by-same' } });
    expect(await refusedTo(other, appealed, 'uphold')).toMatchObject({ facts: { reason: 'issued-by-same' } });
  });

  it('takes no appeal out of its term, and says when it ended', async () => {
    const card = await served();
    await app.fastForward({ to: '2026-05-18T09:30:00.001Z' });
    const seen = await handler.call(getCard, { params: { cardId: card.id } });
    expect(seen.can).toEqual(['explain']);
    expect(seen.cannot).toEqual([
      { move: 'appeal', code: 'appeal-too-late', facts: { lastAt: '2026-05-18T09:30:00.000Z' } },
    ]);
    expect(await refusedTo(handler, seen, 'appeal')).toMatchObject({
      status: 422,
      code: 'card-refused',
      facts: { reason: 'appeal-too-late', lastAt: '2026-05-18T09:30:00.000Z' },
    });
  });

  it('takes an appeal in the last minute, and none a second time', async () => {
    const card = await served();
    await app.fastForward({ to: '2026-05-18T09:30:00Z' });
    const appealed = await act(handler, card, 'appeal', '不服');
    const upheld = await act(leader, appealed, 'uphold', '维持');
    expect(upheld.terms.map(({ what, state, day, inTime }) => [what, state, day, inTime])).toEqual([
      ['explain', 'lapsed', '2026-05-14', null],
      ['appeal', 'done', '2026-05-18', true],
      ['review', 'done', '2026-05-25', true],
    ]);
    const looking = await act(monitor, upheld, 'verify', '核查');
    const seen = await handler.call(getCard, { params: { cardId: card.id } });
    expect(seen.can).toEqual([]);
    expect(await refusedTo(handler, looking, 'appeal')).toMatchObject({
      facts: { reason: 'appealed-before', at: '2026-05-18T09:30:00.000Z' },
    });
  });

  it('counts points from its service on: lowered as yellow, revoked not at all, and still when lifted', async () => {
    const other = await app.given.org({ name: '店埠镇' });
    const points = async () =>
      (await head.call(listPoints)).units.map((u) => [u.unit.name, u.points, u.yellow, u.red, u.underAppeal]);
    await act(head, await proposedBy(YELLOW), 'issue', '逾期');
    expect(await points()).toEqual([]);
    const card = await served(RED);
    const kept = await served(YELLOW, other);
    expect(await points()).toEqual([
      ['撮镇镇', 2, 0, 1, 0],
      ['店埠镇', 1, 1, 0, 0],
    ]);
    const appealed = await act(handler, card, 'appeal', '不服');
    expect(await points()).toContainEqual(['撮镇镇', 2, 0, 1, 2]);
    const lowered = await act(leader, appealed, 'lower', '情节较轻');
    expect(lowered).toMatchObject({ color: 'red', lowered: true, points: 1 });
    expect(await points()).toContainEqual(['撮镇镇', 1, 1, 0, 0]);
    const looking = await act(monitor, lowered, 'verify', '核查');
    expect(await countCards(app.running.source, null)).toEqual({
      proposedYellow: 0,
      proposedRed: 0,
      yellowInForce: 2,
      redInForce: 0,
      appealed: 0,
    });
    await act(monitor, looking, 'lift', '到位');
    expect(await points()).toContainEqual(['撮镇镇', 1, 1, 0, 0]);
    await act(leader, kept, 'revoke', '事实不清');
    expect(await points()).toEqual([['撮镇镇', 1, 1, 0, 0]]);
    // a unit sees its own account only; the board asks the same question
    expect((await stranger.call(listPoints)).units).toEqual([]);
    expect((await handler.call(listPoints)).units).toHaveLength(1);
    expect(await findPoints(app.running.source, 2025, null)).toEqual([]);
  });

  it('counts what it counted when it was issued, whatever the rules say later', async () => {
    const issued = await act(head, await proposedBy(YELLOW), 'issue', '逾期');
    await setRules(app, { points: { yellow: 5, red: 9 }, explain: { unit: 'working-days', amount: 9 } });
    const got = await act(handler, issued, 'serve', '');
    expect(got).toMatchObject({ points: 1, next: { day: '2026-05-14' } });
    expect(await served(RED)).toMatchObject({ points: 9, next: { day: '2026-05-22' } });
  });

  it('is issued by the rule itself where the setting says so, and then still has to be served', async () => {
    await setRules(app, { autoIssue: ['red'] });
    const red = await proposedBy(RED);
    expect(red).toMatchObject({ state: 'issued', number: '红牌〔2026〕1号', points: 0 });
    expect(red.acts.map(({ move, by }) => [move, by])).toEqual([
      ['propose', null],
      ['issue', null],
    ]);
    expect(await proposedBy(YELLOW)).toMatchObject({ state: 'proposed', number: null });
    expect(await told('handler')).toEqual(['card.issued']);
    const got = await act(monitor, red, 'serve', '');
    const appealed = await act(handler, got, 'appeal', '不服');
    // no person issued it, so the head may decide
    expect((await act(head, appealed, 'uphold', '维持')).state).toBe('upheld');
  });

  it('is numbered by colour and year without gaps, also when many are issued at once', async () => {
    const cards: CardDetail[] = [];
    for (let i = 0; i < 12; i++) cards.push(await proposedBy(i % 3 === 0 ? RED : YELLOW));
    await app.clock.set(Date.parse('2026-05-12T02:00:00Z'));
    const issued = await Promise.all(cards.map((card) => act(head, card, 'issue', '逾期')));
    const numbers = (color: string) =>
      issued
        .filter((card) => card.color === color)
        .map(({ number }) => Number(/(\d+)号$/.exec(number ?? '')?.[1]))
        .sort((a, b) => a - b);
    expect(numbers('red')).toEqual([1, 2, 3, 4]);
    expect(numbers('yellow')).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    // a refused issue takes no number
    await refusedTo(head, issued[0] as CardDetail, 'issue');
    await app.clock.set(Date.parse('2027-01-04T02:00:00Z'));
    expect((await act(head, await proposedBy(RED), 'issue', '逾期')).number).toBe('红牌〔2027〕1号');
  });

  it('is nobody else’s business, and while proposed not the unit’s either', async () => {
    const card = await proposedBy(RED);
    for (const user of [handler, stranger]) {
      expect((await user.call(listCards)).items).toEqual([]);
      expect(await user.refusal(getCard, { params: { cardId: card.id } })).toMatchObject({ status: 404 });
      expect(await refusedTo(user, card, 'serve')).toMatchObject({ status: 404 });
    }
    const issued = await act(head, card, 'issue', '逾期');
    expect((await handler.call(listCards)).counts).toEqual({
      mine: 1,
      proposed: 0,
      'in-force': 1,
      appealed: 0,
    });
    const own = await handler.call(getCard, { params: { cardId: card.id } });
    expect(own.acts.map(({ move }) => move)).toEqual(['issue']);
    expect(own.timeline.map(({ type }) => type)).toEqual(['card.issued']);
    expect(await stranger.refusal(getCard, { params: { cardId: card.id } })).toMatchObject({ status: 404 });
    expect(await refusedTo(stranger, issued, 'serve')).toMatchObject({ status: 404 });
    // who may see it and not do this is told so
    expect(await refusedTo(handler, issued, 'revoke')).toMatchObject({ status: 403 });
    expect(await refusedTo(monitor, issued, 'revoke')).toMatchObject({ status: 403 });
  });

  it('that was not issued stays the office’s own paper, and does not stand in the way of a later one', async () => {
    const card = await proposedBy(YELLOW);
    const dismissed = await act(head, card, 'dismiss', '已电话说明');
    expect(dismissed).toMatchObject({ state: 'dismissed', number: null });
    expect(await handler.refusal(getCard, { params: { cardId: card.id } })).toMatchObject({ status: 404 });
    const again = await monitor.call(proposeCard, {
      params: { noticeId: card.noticeId },
      body: { color: 'yellow', reason: '仍未办理' },
    });
    expect(again.state).toBe('proposed');
    expect(
      await monitor.refusal(proposeCard, {
        params: { noticeId: card.noticeId },
        body: { color: 'yellow', reason: '再来一次' },
      }),
    ).toMatchObject({ status: 422, code: 'card-refused', facts: { reason: 'card-there', cardId: again.id } });
    // the notice offers another one as long as a colour is left
    const can = async () => (await monitor.call(getNotice, { params: { noticeId: card.noticeId } })).can;
    expect(await can()).toContain('propose-card');
    await fire(card.noticeId, RED);
    expect(await can()).not.toContain('propose-card');
  });

  it('needs the words of who decides, the row as he saw it, and a move that leads on', async () => {
    const card = await proposedBy(RED);
    const bare = await refusedTo(head, card, 'issue', ' ');
    expect(bare).toMatchObject({ status: 400, code: 'invalid' });
    expect(bare.fields?.[0]).toMatchObject({ path: 'text', code: 'too-small' });
    await act(head, card, 'issue', '逾期');
    expect(await refusedTo(head, card, 'dismiss')).toMatchObject({ status: 409, code: 'stale' });
    const fresh = await head.call(getCard, { params: { cardId: card.id } });
    expect(await refusedTo(head, fresh, 'dismiss')).toMatchObject({ status: 422, code: 'forbidden-move' });
    const yellow = await served(YELLOW);
    const appealed = await act(handler, yellow, 'appeal', '不服');
    expect(await refusedTo(leader, appealed, 'lower')).toMatchObject({ facts: { reason: 'not-red' } });
  });

  it('is proposed by hand only on a notice that was issued and is not over', async () => {
    const noticeId = await overdue();
    await app.query(`update notices set state = 'closed' where id = $1`, [noticeId]);
    const call = { params: { noticeId }, body: { color: 'red' as const, reason: '反馈不实' } };
    expect(await monitor.refusal(proposeCard, call)).toMatchObject({
      status: 422,
      code: 'forbidden-move',
      facts: { state: 'closed' },
    });
    expect(await handler.refusal(proposeCard, call)).toMatchObject({ status: 403 });
  });

  it('lists what waits for a decision first, finds by number, title and unit, and pages', async () => {
    const one = await served(RED);
    const other = await app.given.org({ name: '店埠镇' });
    const two = await act(head, await proposedBy(YELLOW, other), 'issue', '逾期');
    const three = await proposedBy(RED);
    const list = async (query: object) => (await head.call(listCards, { query })).items.map(({ id }) => id);
    expect((await list({}))[0]).toBe(three.id);
    expect(new Set(await list({}))).toEqual(new Set([one.id, two.id, three.id]));
    expect(await list({ view: 'proposed' })).toEqual([three.id]);
    expect(new Set(await list({ view: 'in-force' }))).toEqual(new Set([one.id, two.id]));
    expect(await list({ q: '红牌〔2026〕1号' })).toEqual([one.id]);
    expect(await list({ q: '店埠' })).toEqual([two.id]);
    expect(await list({ color: 'yellow' })).toEqual([two.id]);
    expect(await list({ unitId: other.id })).toEqual([two.id]);
    expect(await list({ noticeId: one.noticeId })).toEqual([one.id]);
    const all: string[] = [];
    for (let cursor: string | undefined, i = 0; i < 4; i++) {
      const page = await head.call(listCards, { query: { limit: 1, ...(cursor ? { cursor } : {}) } });
      all.push(...page.items.map(({ id }) => id));
      expect(page.total).toBe(3);
      if (!page.next) break;
      cursor = page.next;
    }
    expect(all).toEqual(await list({}));
    expect(await head.refusal(listCards, { query: { cursor: 'nonsense' } })).toMatchObject({ status: 400 });
  });

  it('says what each of them must do, and counts it for the rail', async () => {
    const card = await proposedBy(RED);
    const mine = async (user: TestUser) => (await user.call(listCards)).counts.mine;
    const owed = () => Promise.all([head, leader, monitor, handler].map(mine));
    expect(await owed()).toEqual([1, 0, 0, 0]);
    const issued = await act(head, card, 'issue', '逾期');
    expect(await owed()).toEqual([0, 0, 0, 1]);
    const got = await act(handler, issued, 'serve', '');
    const explained = await act(handler, got, 'explain', '说明');
    expect(await owed()).toEqual([0, 0, 1, 0]);
    const appealed = await act(handler, explained, 'appeal', '不服');
    expect(await owed()).toEqual([0, 1, 0, 0]);
    await act(leader, appealed, 'uphold', '维持');
    expect(await owed()).toEqual([0, 0, 1, 0]);
    const actor = { ...SYSTEM, accountId: ids.monitor ?? null, roles: ['monitor' as const] };
    expect(await countOwedCards(app.running.source, actor, new Date(await app.clock.read()))).toBe(1);
  });

  it('is taken back unissued when its notice is withdrawn; one that was issued stays', async () => {
    const red = await proposedBy(RED);
    await fire(red.noticeId, YELLOW);
    await act(head, red, 'issue', '逾期');
    await app.running.nest.get(Work).run(SYSTEM, (tx) => dismissProposed(tx, [red.noticeId], '督办单已终止'));
    const { items } = await head.call(listCards, { query: { noticeId: red.noticeId } });
    expect(items.map(({ color, state }) => [color, state])).toEqual([
      ['red', 'issued'],
      ['yellow', 'dismissed'],
    ]);
    const yellow = await head.call(getCard, { params: { cardId: items[1]?.id ?? '' } });
    expect(yellow.acts.map(({ move, text }) => [move, text])).toEqual([
      ['propose', ''],
      ['dismiss', '督办单已终止'],
    ]);
  });

  it('counts its running terms again when the calendar changes, once, and tells nobody by it', async () => {
    const card = await served();
    const over = await act(monitor, await served(YELLOW), 'verify', '核查');
    const { nest } = app.running;
    // Wednesday 13 May becomes a day off
    await app.query(`insert into holidays (day, off, name) values ('2026-05-13', true, '调整')`);
    await app.query('update calendar_head set version = version + 1');
    const [keepers, cal] = [nest.get(TermKeepers), await nest.get(Calendars).current()];
    const change = await nest.get(CardTermsKeeper).preview(app.running.source.manager, cal);
    const cards = change.terms;
    expect(cards.map(({ id, what, from, to, moves }) => ({ id, what, from, to, moves }))).toEqual(
      expect.arrayContaining([
        { id: card.id, what: 'explain', from: '2026-05-14', to: '2026-05-15', moves: true },
        { id: over.id, what: 'appeal', from: '2026-05-18', to: '2026-05-19', moves: true },
      ]),
    );
    const why = { reason: '临时调整', by: '管理员' };
    const ask = () => nest.get(Work).run(SYSTEM, async (tx) => keepers.ask(tx, cards, why));
    await ask();
    await app.fastForward({ to: new Date(await app.clock.read()).toISOString() });
    await ask();
    await app.fastForward({ to: new Date(await app.clock.read()).toISOString() });
    const moved = await handler.call(getCard, { params: { cardId: card.id } });
    expect(moved).toMatchObject({
      explainDueAt: '2026-05-15T09:30:00.000Z',
      appealDueAt: '2026-05-19T09:30:00.000Z',
    });
    expect(moved.timeline.filter(({ type }) => type === 'card.reprojected')).toMatchObject([
      {
        data: {
          reason: '临时调整',
          moved: [
            { what: 'explain', from: '2026-05-14', to: '2026-05-15' },
            { what: 'appeal', from: '2026-05-18', to: '2026-05-19' },
          ],
        },
      },
    ]);
    await app.fastForward({ to: '2026-05-15T09:30:00Z' });
    expect(await app.events(card.id)).not.toContain('card.explain-missed');
    await app.fastForward({ workingDays: 1 });
    expect(await app.events(card.id)).toContain('card.explain-missed');
    expect(await told('handler')).not.toContain('card.reprojected');
  });
});

/** A new version of the card rules, as the administrator would put it in force. */
async function setRules(app: TestApp, over: object): Promise<void> {
  const limit = (amount: number) => ({ unit: 'working-days', amount });
  const value = {
    explain: limit(3),
    appeal: limit(5),
    review: limit(5),
    points: { yellow: 1, red: 2 },
    autoIssue: [],
    ...over,
  };
  await app.query(
    `insert into settings (key, version, value, reason, at) values ('card-rules', 1, $1, '试行', now())`,
    [JSON.stringify(value)],
  );
}
