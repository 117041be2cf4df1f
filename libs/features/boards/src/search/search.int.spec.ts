import { randomUUID } from 'node:crypto';
import { search, type Answer, type SearchHit } from '@duban/contracts';
import { FOLDED_LETTERS, foldText, type Role, type SearchKind } from '@duban/domain';
import { IdentityModule } from '@duban/identity';
import { SupervisionModule } from '@duban/supervision';
import { startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { BoardsModule } from '../boards.module';

type Found = Answer<typeof search>;
const textOf = (pieces: SearchHit['title']) => pieces.map(({ text }) => text).join('');
const marked = (pieces: SearchHit['title']) => pieces.filter(({ found }) => found).map(({ text }) => text);
const titles = (found: Found, kind: SearchKind) =>
  found.groups.find((group) => group.kind === kind)?.hits.map(({ title }) => textOf(title)) ?? [];

describe('the search', () => {
  let app: TestApp;
  let county: GivenOrg;
  let home: GivenOrg;
  let foreign: GivenOrg;
  let firm: GivenOrg;
  let pipes: { id: string; name: string };
  let monitor: TestUser;

  const report = async (project: { id: string }, period: string, text: string, problem = '') => {
    const id = randomUUID();
    await app.query(
      `insert into reports (id, project_id, period, state, as_of, progress_text, problems, submitted_at)
       values ($1, $2, $3, 'submitted', ($3 || '-25')::date, $4, $5, now())`,
      [id, project.id, period, text, JSON.stringify(problem ? [{ category: 'land', text: problem }] : [])],
    );
    return id;
  };
  const issue = (notice: string, seq: number, coUnits: string[] = []) =>
    app.query(
      `update notices set state = 'issued', issued_at = now(), number_year = 2026, number_seq = $2, demands = '限期完成雨污分流', co_unit_ids = $3
       where id = $1`,
      [notice, seq, coUnits],
    );
  const ask = (user: TestUser, q: string, over: { kind?: SearchKind; page?: number; limit?: number } = {}) =>
    user.call(search, { query: { q, ...over } });

  beforeAll(async () => {
    app = await startApp({ modules: [IdentityModule, SupervisionModule, BoardsModule] });
    county = await app.given.org({ kind: 'county', name: '肥东县' });
    home = await app.given.org({ name: '撮镇镇', parent: county });
    foreign = await app.given.org({ name: '店埠镇', parent: county });
    firm = await app.given.org({ name: '清源水务有限公司', kind: 'enterprise', parent: home });
    pipes = await app.given.project({ unit: home, owner: firm, name: '撮镇雨污管网改造（一期）' });
    await app.query(
      `update projects set code = '2601-340122-04-01-123456', credit_code = '91340122MA2ABCDE1X', legal_name = '清源水务有限公司' where id = $1`,
      [pipes.id],
    );
    const other = await app.given.project({ unit: foreign, name: '店埠冷链物流中心' });
    await report(pipes, '2026-03', '顶管施工完成三百米', '沿线电力杆线未迁改');
    await report(other, '2026-03', '顶管材料已进场');
    const issued = await app.given.proposedNotice({ unit: home, project: pipes, title: '督促管网迁改' });
    await issue(issued, 12);
    await app.query(
      `insert into notice_replies (notice_id, version, text, by_name, at) values ($1, 1, '杆线迁改协议已签订', '王强', now())`,
      [issued],
    );
    await app.given.proposedNotice({ unit: home, project: pipes, title: '拟办：管网二次迁改' });
    const shared = await app.given.proposedNotice({ unit: foreign, project: other, title: '督促冷链用电' });
    await issue(shared, 13, [home.id]);
    monitor = await app.as('monitor', county);
  });
  afterAll(() => app.close());

  describe('finds', () => {
    it.each<[string, SearchKind, string[]]>([
      ['管网', 'project', ['撮镇雨污管网改造（一期）']],
      ['管网改造(一期', 'project', ['撮镇雨污管网改造（一期）']],
      ['一期 撮镇', 'project', ['撮镇雨污管网改造（一期）']],
      ['340122-04-01', 'project', ['撮镇雨污管网改造（一期）']],
      ['91340122ma2abcde1x', 'project', ['撮镇雨污管网改造（一期）']],
      ['清源', 'project', ['撮镇雨污管网改造（一期）']],
      ['清源', 'unit', ['清源水务有限公司']],
      ['水务', 'unit', ['清源水务有限公司']],
      ['督办〔2026〕12号', 'notice', ['督促管网迁改']],
      ['[2026]12', 'notice', ['督促管网迁改']],
      ['分流', 'notice', ['督促冷链用电', '督促管网迁改']],
      ['顶管', 'report', ['店埠冷链物流中心 2026-03', '撮镇雨污管网改造（一期） 2026-03']],
      ['杆线未迁', 'report', ['撮镇雨污管网改造（一期） 2026-03']],
      ['协议已签', 'reply', ['督促管网迁改']],
      ['撮', 'project', ['撮镇雨污管网改造（一期）']],
    ])('%s: %s', async (q, kind, expected) => {
      const found = await ask(monitor, q);
      const hits = found.groups.find((group) => group.kind === kind)?.hits ?? [];
      const exact = hits.filter(({ near }) => !near).map(({ title }) => textOf(title));
      expect(exact.sort()).toEqual([...expected].sort());
    });

    it('what it marks where it stands, in the title and in the text', async () => {
      const [project] = (await ask(monitor, '管网', { kind: 'project' })).groups;
      expect(marked(project?.hits[0]?.title ?? [])).toEqual(['管网']);
      expect(project?.hits[0]?.snippet).toEqual([]);
      const [said] = (await ask(monitor, '电力杆线', { kind: 'report' })).groups;
      expect(marked(said?.hits[0]?.title ?? [])).toEqual([]);
      expect(marked(said?.hits[0]?.snippet ?? [])).toEqual(['电力杆线']);
      expect(said?.hits[0]).toMatchObject({ pageId: pipes.id, place: '撮镇镇', unit: { name: '撮镇镇' } });
      const [number] = (await ask(monitor, '2601', { kind: 'project' })).groups;
      expect(marked(number?.hits[0]?.snippet ?? [])).toEqual(['2601']);
    });

    it('the very thing before what begins so, that before what holds it, and text last', async () => {
      const names = ['新城湖', '新城湖湿地', '东新城湖路', '湿地栈道'];
      for (const name of names) await app.given.project({ unit: home, name });
      await app.query(`update projects set address = '新城湖北岸' where name = '湿地栈道'`);
      expect(titles(await ask(monitor, '新城湖'), 'project')).toEqual(names);
    });

    it('only names that begin so for a single letter, and says it', async () => {
      const found = await ask(monitor, '雨');
      expect(found).toEqual({ groups: [], beginsOnly: true });
      expect((await ask(monitor, '清')).groups.map(({ kind }) => kind)).toEqual(['unit']);
    });

    it('nothing in signs alone, nor in wild cards', async () => {
      expect((await ask(monitor, '，；')).groups).toEqual([]);
      for (const q of ['%%', '__', '%_', '\\\\']) expect((await ask(monitor, q)).groups).toEqual([]);
    });

    it('refuses nothing at all, and what is too long', async () => {
      for (const q of ['  ', '长'.repeat(81)])
        expect((await monitor.refusal(search, { query: { q } })).code).toBe('invalid');
    });
  });

  describe('without exact spelling', () => {
    it.each<[string, SearchKind, string]>([
      ['雨污管王改造', 'project', '撮镇雨污管网改造（一期）'],
      ['雨污网改造', 'project', '撮镇雨污管网改造（一期）'],
      ['冷链物物流中心', 'project', '店埠冷链物流中心'],
      ['清园水务', 'unit', '清源水务有限公司'],
      ['2601-340122-04-01-123465', 'project', '撮镇雨污管网改造（一期）'],
      ['杆线迁改协义', 'reply', '督促管网迁改'],
      ['顶管施功', 'report', '撮镇雨污管网改造（一期） 2026-03'],
      ['店埠 冷练', 'project', '无'],
    ])('%s: %s', async (q, kind, expected) => {
      const found = await ask(monitor, q);
      expect(titles(found, kind)).toEqual(expected === '无' ? [] : [expected]);
      for (const { hits } of found.groups) for (const hit of hits) expect(hit.near).toBe(true);
    });

    it('marks the part that is near', async () => {
      const [group] = (await ask(monitor, '雨污管王改造', { kind: 'project' })).groups;
      expect(marked(group?.hits[0]?.title ?? [])).toEqual(['雨污管网改造']);
      expect(group).toMatchObject({ total: 1, atLeast: false });
    });

    it('comes after what was typed, and not at all where that is enough', async () => {
      for (const name of ['江淮大桥甲', '江淮大侨乙']) await app.given.project({ unit: home, name });
      const few = (await ask(monitor, '江淮大桥')).groups[0]?.hits ?? [];
      expect(few.map(({ title, near }) => [textOf(title), near])).toEqual([
        ['江淮大桥甲', false],
        ['江淮大侨乙', true],
      ]);
      for (const name of ['江淮大桥丙', '江淮大桥丁']) await app.given.project({ unit: home, name });
      const enough = (await ask(monitor, '江淮大桥')).groups[0]?.hits ?? [];
      expect(enough.map(({ near }) => near)).toEqual([false, false, false]);
    });
  });

  describe('shows each person what they may open, and no more in its counts', () => {
    const everything: Record<Exclude<SearchKind, 'complaint'>, number> = {
      project: 1,
      unit: 1,
      notice: 3,
      report: 2,
      reply: 1,
    };
    /** What holds 迁改 or 顶管 or is called so: of the home town, of another one, or the county's own paper. */
    const counts = async (user: TestUser) => {
      const found: Record<string, number> = {};
      for (const [kind, q] of [
        ['project', '雨污管网改造'],
        ['unit', '清源水务'],
        ['notice', '督促'],
        ['report', '顶管'],
        ['reply', '协议已签订'],
      ] as const) {
        const answer = await ask(user, q);
        const group = answer.groups.find((one) => one.kind === kind);
        if (group) found[kind] = group.total;
        for (const other of answer.groups) expect(other.hits.length).toBe(other.total);
      }
      return found;
    };
    const cases: [Role, 'county' | 'home' | 'foreign' | 'firm', Record<string, number>][] = [
      ...(['monitor', 'office-head', 'leader', 'auditor'] as const).map(
        (role): [Role, 'county', Record<string, number>] => [role, 'county', { ...everything, notice: 2 }],
      ),
      ['admin', 'county', { unit: 1 }],
      ['handler', 'home', { project: 1, unit: 1, notice: 2, report: 1, reply: 1 }],
      ['reporter', 'home', { project: 1, unit: 1, notice: 2, report: 1, reply: 1 }],
      ['enterprise', 'firm', { project: 1, unit: 1, report: 1 }],
      ['handler', 'foreign', { notice: 1, report: 1 }],
      ['reporter', 'foreign', { notice: 1, report: 1 }],
      ['enterprise', 'foreign', { report: 1 }],
    ];
    it.each(cases)('%s of %s', async (role, place, expected) => {
      const org = { county, home, foreign, firm }[place];
      expect(await counts(await app.as(role, org))).toEqual(expected);
    });

    it('a matter not issued is the county’s paper, also under its number and near it', async () => {
      const handler = await app.as('handler', home);
      expect(titles(await ask(monitor, '拟办'), 'notice')).toEqual(['拟办：管网二次迁改']);
      for (const q of ['拟办', '拟办：管网二次迁改', '管网二次千改', '拟'])
        expect(titles(await ask(handler, q), 'notice')).toEqual([]);
    });

    it('nobody finds a kind by asking for it alone', async () => {
      const enterprise = await app.as('enterprise', firm);
      for (const kind of ['notice', 'reply'] as const)
        expect((await ask(enterprise, '管网', { kind })).groups).toEqual([]);
    });

    it('a near hit is scoped like any other', async () => {
      const stranger = await app.as('handler', foreign);
      expect((await ask(stranger, '雨污管王改造')).groups).toEqual([]);
      expect(titles(await ask(stranger, '冷练物流中心'), 'project')).toEqual(['店埠冷链物流中心']);
    });
  });

  it('folds and cuts as the domain does', async () => {
    const [row] = await app.query<{ folded: string; grams: string[]; blank: string[] }>(
      `select search_fold($1) as folded, search_grams('ab cd') as grams, search_grams('') as blank`,
      [`${FOLDED_LETTERS.from}不变`],
    );
    expect(row?.folded).toBe(foldText(`${FOLDED_LETTERS.from}不变`));
    expect(row?.grams.sort()).toEqual(['ab', 'b*c', 'cd']);
    expect(row?.blank).toEqual([]);
  });
});

describe('the search among many', () => {
  const MANY = 6_000;
  let app: TestApp;
  let monitor: TestUser;
  let owner: TestUser;
  beforeAll(async () => {
    app = await startApp({ modules: [IdentityModule, SupervisionModule, BoardsModule] });
    const county = await app.given.org({ kind: 'county', name: '肥东县' });
    const town = await app.given.org({ name: '撮镇镇', parent: county });
    const firm = await app.given.org({ name: '某公司', kind: 'enterprise', parent: county });
    await app.query(
      `insert into projects (id, name, unit_id, township, township_name, sector, category, nature, stage, year_class, total_fen,
         source, search, created_at, updated_at)
       select gen_random_uuid(), case when n % 100 = 7 then '稀有' else '常见' end || '工程第' || n || '号', $1, '1', '撮镇', 'urban', 'industry',
         '新建', 'building', 'new', 1, 'test', '', '2026-01-01T00:00:00Z'::timestamptz + make_interval(secs => n), now()
       from generate_series(1, ${MANY}) n`,
      [town.id],
    );
    const own = await app.given.project({ unit: town, owner: firm, name: '常见工程之最旧' });
    await app.query(`update projects set created_at = '2020-01-01T00:00:00Z' where id = $1`, [own.id]);
    await app.query('analyze search_entries');
    monitor = await app.as('monitor', county);
    owner = await app.as('enterprise', firm);
  });
  afterAll(() => app.close());
  const ask = async (user: TestUser, q: string, over: { page?: number; limit?: number } = {}) =>
    (await user.call(search, { query: { q, kind: 'project', ...over } })).groups[0];

  it('a common word: the newest, and "there are more"', async () => {
    const group = await ask(monitor, '工程');
    expect(group).toMatchObject({ total: 200, atLeast: true });
    expect(group?.hits.map(({ title }) => textOf(title))).toEqual(
      [6000, 5999, 5998, 5997, 5996].map((n) => `常见工程第${n}号`),
    );
  });

  it('pages of it neither repeat nor skip, and end', async () => {
    const keys = new Set<string>();
    for (let page = 1; page <= 4; page++) {
      const group = await ask(monitor, '工程', { page, limit: 50 });
      expect(group?.hits.length).toBe(50);
      for (const hit of group?.hits ?? []) keys.add(hit.key);
    }
    expect(keys.size).toBe(200);
    expect(await ask(monitor, '工程', { page: 5, limit: 50 })).toBeUndefined();
  });

  it('a rare one: all of it, from the index', async () => {
    expect(await ask(monitor, '稀有')).toMatchObject({ total: 60, atLeast: false });
    expect((await ask(monitor, '稀有工程第5907号'))?.hits.map(({ title }) => textOf(title))).toEqual([
      '稀有工程第5907号',
    ]);
  });

  it('a common word, for who has one old project among them', async () => {
    expect(await ask(owner, '工程')).toMatchObject({ total: 1, atLeast: false });
    expect(await ask(owner, '常')).toMatchObject({ total: 1, atLeast: false });
  });

  it('the exact name first, though it is old and its word common', async () => {
    const group = await ask(monitor, '常见工程之最旧');
    expect(group?.hits.map(({ title }) => textOf(title))).toEqual(['常见工程之最旧']);
  });

  it('what is near, among many', async () => {
    const group = await ask(monitor, '稀右工程第5907号');
    expect(group?.hits.map(({ title, near }) => [textOf(title), near])).toEqual([['稀有工程第5907号', true]]);
  });
});
