import { ComplaintsModule } from '@duban/complaints';
import { getComplaint, listComplaints, search } from '@duban/contracts';
import {
  COMPLAINT_CATEGORIES,
  COMPLAINT_KINDS,
  COMPLAINT_STAGES,
  CONFIDENTIALITIES,
  betrayals,
  dayOf,
  instantAt,
} from '@duban/domain';
import { BoardsModule } from '@duban/boards';
import { IdentityModule } from '@duban/identity';
import { Calendars, verifyChain } from '@duban/platform';
import { SupervisionModule } from '@duban/supervision';
import { startApp, type TestApp, type TestUser } from '@duban/testing';
import { seedDemo } from './seed-demo';

const TODAY = '2026-11-23';
const MIDNIGHT = instantAt(TODAY, '00:00');

describe('what the enterprises of the demonstration reported', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({
      modules: [IdentityModule, SupervisionModule, ComplaintsModule, BoardsModule],
      now: new Date(MIDNIGHT + 10 * 3_600_000).toISOString(),
    });
    await seedDemo(app.running.source, {
      today: TODAY,
      calendar: await app.running.nest.get(Calendars).current(),
      hashPassword: () => Promise.resolve('none'),
      keepBytes: () => Promise.resolve(),
      complaints: true,
    });
  }, 120_000);
  afterAll(() => app.close());

  const values = async (column: string, from = 'complaints') =>
    (await app.query<{ v: string }>(`select distinct ${column} as v from ${from}`)).map(({ v }) => v).sort();
  const number = async (sql: string) =>
    Number((await app.query<{ n: string }>(`select (${sql}) as n`))[0]?.n);

  it('is of every stage, kind, category and confidentiality, by several ways', async () => {
    expect(await number('select count(*) from complaints')).toBeGreaterThanOrEqual(45);
    expect(await values('stage')).toEqual([...COMPLAINT_STAGES].sort());
    expect(await values('kind')).toEqual([...COMPLAINT_KINDS].sort());
    expect(await values('category')).toEqual([...COMPLAINT_CATEGORIES].sort());
    expect(await values('confidentiality')).toEqual([...CONFIDENTIALITIES].sort());
    expect((await values('channel')).length).toBeGreaterThanOrEqual(4);
    expect(await values('complexity')).toEqual(['hard', 'joint', 'plain']);
  });

  it('has some late with a notice each, some that went up twice, some taken back and some not rated', async () => {
    const late = await app.query<{ missed: number; notices: number }>(
      `select c.missed, (select count(*)::int from notices n where n.subject_id = c.id) as notices
       from complaints c where c.missed > 0`,
    );
    expect(late.length).toBeGreaterThanOrEqual(5);
    expect(late.every(({ notices }) => notices > 0)).toBe(true);
    // the head of the office has decided on them: a monitor may issue what is still late
    const states = await values(
      'state',
      `notices where subject_type = 'complaint' and proposed_at < '2026-11-20T09:00:00Z'`,
    );
    expect(states).toEqual(['approved', 'dismissed']);
    expect(await number('select count(*) from complaints where reworks = 2')).toBeGreaterThanOrEqual(2);
    expect(await number('select count(*) from complaints where was_with_leader')).toBeGreaterThanOrEqual(2);
    expect(
      await number('select count(*) from complaints where withdrawn_at is not null'),
    ).toBeGreaterThanOrEqual(4);
    expect(await number(`select count(*) from complaints where stage = 'unrated'`)).toBeGreaterThanOrEqual(3);
    expect(await number('select count(*) from complaint_extensions')).toBe(2);
  });

  it('lies before today, in its order in the chain, which holds', async () => {
    expect(
      await number(`select count(*) from complaint_steps where at >= '${new Date(MIDNIGHT).toISOString()}'`),
    ).toBe(0);
    const [first] = await app.query<{ sorted: boolean }>(
      'select bool_and(at >= before) as sorted from (select at, lag(at, 1, at) over (order by seq) as before from events) e',
    );
    expect(first?.sorted).toBe(true);
    expect((await verifyChain(app.running.source)).brokenAt).toBeNull();
  });

  it('leaves no clock behind that ran out unseen, and each that runs has its deadline', async () => {
    const overdue = `select count(*) from complaint_clocks where ended_at is null and missed_at is null and due_at < '${new Date(MIDNIGHT).toISOString()}'`;
    expect(await number(overdue)).toBe(0);
    const running = `select count(*) from complaint_clocks k where ended_at is null and missed_at is null and not exists (
      select 1 from tasks t where t.kind = 'complaint.clock-due' and t.subject = k.complaint_id || ':' || k.clock and t.due_at > k.due_at)`;
    expect(await number(running)).toBe(0);
  });

  it('names no sender in its own words where nobody is to know', async () => {
    const rows = await app.query<{ title: string; text: string; name: string; contact: string }>(
      `select c.title, c.text || string_agg(s.text, ' ') as text, n.name, n.contact
       from complaints c join complaint_senders n on n.complaint_id = c.id join complaint_steps s on s.complaint_id = c.id
       where c.confidentiality <> 'open' group by c.id, n.name, n.contact`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(5);
    for (const { title, text, ...sender } of rows) expect(betrayals(`${title} ${text}`, sender)).toEqual([]);
  });

  it('is found in the search by who may read it, under its words and its number, and by no sender', async () => {
    type Row = {
      id: string;
      title: string;
      name: string;
      org_id: string;
      lead_id: string;
      confidentiality: string;
    };
    const rows = await app.query<Row>(
      `select c.id, c.title, n.name, n.org_id, c.lead_id, c.confidentiality from complaints c
       join complaint_senders n on n.complaint_id = c.id where c.lead_id is not null and c.stage <> 'dropped' order by c.id`,
    );
    const found = async (user: TestUser, q: string) =>
      (await user.call(search, { query: { q, kind: 'complaint', limit: 50 } })).groups.flatMap(({ hits }) =>
        hits.map(({ pageId }) => pageId),
      );
    const monitor = await app.as('monitor');
    for (const wanted of ['open', 'sealed']) {
      const one = rows.find(({ confidentiality }) => confidentiality === wanted);
      if (!one) throw new Error(`no ${wanted} one`);
      const { id, title, name } = one;
      expect(await found(monitor, title)).toContain(id);
      expect(await found(await app.as('handler', { id: one.lead_id, name: '' }), title)).toContain(id);
      const other = rows.find(({ lead_id, org_id }) => lead_id !== one.lead_id && org_id !== one.org_id);
      expect(await found(await app.as('handler', { id: other?.lead_id ?? '', name: '' }), title)).toEqual([]);
      expect(await found(await app.as('enterprise', { id: other?.org_id ?? '', name: '' }), title)).toEqual(
        [],
      );
      const own = await found(await app.as('enterprise', { id: one.org_id, name: '' }), title);
      expect(own).toEqual(wanted === 'open' ? [id] : []);
      expect(await found(monitor, name)).toEqual([]);
    }
    expect((await found(monitor, '诉求〔2026〕3号')).length).toBe(1);
    const [kept] = await app.query<{ n: number }>(
      `select count(*)::int as n from search_entries e join complaint_senders s on s.complaint_id = e.row_id
       where e.kind = 'complaint' and (e.folded like '%' || search_fold(s.name) || '%' or s.org_id = any(e.org_ids))`,
    );
    expect(kept?.n).toBe(0);
    expect(await app.query('select * from search_drift()')).toEqual([]);
    const reporter = await app.as('reporter', { id: rows[0]?.lead_id ?? '', name: '' });
    expect(await found(reporter, rows[0]?.title ?? '')).toEqual([]);
  });

  it('is its own enterprise’s to see, with several of them', async () => {
    const [firm] = await app.query<{ id: string; name: string }>(
      `select o.id, o.name from accounts a join orgs o on o.id = a.org_id where a.username = 'enterprise'`,
    );
    if (!firm) throw new Error('the demonstration has no enterprise');
    const enterprise = await app.as('enterprise', firm);
    const own = await enterprise.call(listComplaints, { query: { view: 'all' } });
    expect(own.total).toBeGreaterThanOrEqual(6);
    for (const { id } of own.items.slice(0, 3))
      expect((await enterprise.call(getComplaint, { params: { complaintId: id } })).sender?.name).toBe(
        firm.name,
      );
    expect(dayOf(Date.parse(own.items[0]?.filedAt ?? '')) < TODAY).toBe(true);
  });
});
