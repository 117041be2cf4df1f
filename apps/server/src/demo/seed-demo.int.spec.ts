import { createHash } from 'node:crypto';
import {
  CARD_STATES,
  climb,
  dayOf,
  dueWith,
  instantAt,
  isCreditCode,
  isIndustry,
  openPeriod,
  type CardState,
  type Credit,
  type KeptRung,
  type NoticeStage,
  type Pause,
} from '@duban/domain';
import { Calendars, databaseOptions, rowsOf, verifyChain } from '@duban/platform';
import { freshDatabase } from '@duban/testing';
import { DataSource } from 'typeorm';
import { seedDemo } from './seed-demo';

const TODAY = '2026-11-23';
/** What the county's people attached, by key. */
const kept = new Map<string, Uint8Array>();

async function seeded(today = TODAY): Promise<{ source: DataSource; drop: () => Promise<void> }> {
  const database = await freshDatabase();
  const source = await new DataSource(databaseOptions(database.url, 4)).initialize();
  const calendar = await new Calendars(source).current();
  await seedDemo(source, {
    today,
    calendar,
    hashPassword: (password) => Promise.resolve(`hashed ${password.length}`),
    keepBytes: (key, bytes) => Promise.resolve(void kept.set(key, bytes)),
  });
  return {
    source,
    drop: async () => {
      await source.destroy();
      await database.drop();
    },
  };
}

const TABLES = [
  'orgs',
  'accounts',
  'enrolments',
  'projects',
  'milestones',
  'project_plans',
  'reports',
  'lights',
  'notices',
  'notice_rungs',
  'rung_fires',
  'notice_replies',
  'notice_requests',
  'notice_pauses',
  'notice_credits',
  'notice_dues',
  'notice_feedbacks',
  'attachments',
  'cards',
  'card_acts',
  'card_numbers',
  'tasks',
  'events',
  'notice_numbers',
  'inbox',
];
async function fingerprint(source: DataSource): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of TABLES) {
    const [row] = await rowsOf<{ n: number; sum: string }>(
      source,
      `select count(*)::int as n, md5(coalesce(string_agg(to_jsonb(t)::text, '|' order by to_jsonb(t)::text), '')) as sum from ${table} t`,
    );
    found[table] = `${row?.n} ${row?.sum}`;
  }
  return found;
}

describe('the demonstration county', () => {
  let county: Awaited<ReturnType<typeof seeded>>;
  const one = async <T>(sql: string, params: unknown[] = []): Promise<T> => {
    const [row] = await rowsOf<T>(county.source, sql, params);
    if (!row) throw new Error('no row');
    return row;
  };
  const number = async (sql: string, params: unknown[] = []) =>
    Number((await one<{ n: string | number }>(`select (${sql}) as n`, params)).n);
  beforeAll(async () => {
    county = await seeded();
  });
  afterAll(() => county.drop());

  it('is the same at every start of a day, and another on another day', async () => {
    const again = await seeded();
    expect(await fingerprint(again.source)).toEqual(await fingerprint(county.source));
    await again.drop();
    const tomorrow = await seeded('2026-11-24');
    expect((await fingerprint(tomorrow.source)).projects).not.toBe(
      (await fingerprint(county.source)).projects,
    );
    await tomorrow.drop();
    // three counties are made: a busy machine needs its time
  }, 120_000);

  it('has an enterprise that waits for its account, and one that was refused with a reason', async () => {
    const rows = await rowsOf<{ state: string; credit_code: string; reason: string }>(
      county.source,
      `select state, credit_code, reason from enrolments e
       where not exists (select 1 from accounts a where a.username = e.username)
         and not exists (select 1 from orgs o where o.credit_code = e.credit_code) order by filed_at`,
    );
    expect(rows.map(({ state }) => state)).toEqual(['refused', 'waiting']);
    expect(rows[0]?.reason).not.toBe('');
    expect(rows.every(({ credit_code }) => isCreditCode(credit_code))).toBe(true);
    expect(await number(`select count(*) from events where type like 'enrolment.%'`)).toBe(3);
  });

  it('has files on its newest acts, each with its bytes, and the events say their hashes', async () => {
    type File = { storage_key: string; sha256: string; kind: string; part: string; subject_id: string };
    const files = await rowsOf<File>(county.source, 'select * from attachments');
    expect(new Set(files.map(({ kind }) => kind))).toEqual(new Set(['image', 'pdf', 'sheet']));
    for (const { storage_key, sha256 } of files)
      expect(
        createHash('sha256')
          .update(kept.get(storage_key) ?? '')
          .digest('hex'),
      ).toBe(sha256);
    const said = await rowsOf<{ sha256: string }>(
      county.source,
      `select f ->> 'sha256' as sha256 from events, jsonb_array_elements(data -> 'attachments') f`,
    );
    expect(said.map((f) => f.sha256).sort()).toEqual(files.map((f) => f.sha256).sort());
    expect(
      await number(
        `select count(*) from attachments a join notice_replies r on r.notice_id = a.subject_id and a.part = 'reply:' || r.version`,
      ),
    ).toBe(files.filter(({ part }) => part.startsWith('reply:')).length);
  });

  it('knows everything of a project that a register holds, with few holes, and what each has to reach', async () => {
    type Row = {
      industry: string;
      credit_code: string | null;
      total_fen: string;
      funding: { fen: string }[];
      registered_on: string | null;
      actual_start: string | null;
      labels: string[];
      is_whole: boolean;
    };
    const rows = await rowsOf<Row>(
      county.source,
      `select industry, credit_code, total_fen, funding, registered_on, actual_start, labels,
         regulator_id is not null and leader_name <> '' and legal_name <> '' and scale <> '' as is_whole from projects`,
    );
    expect(rows.every((row) => row.is_whole && isIndustry(row.industry))).toBe(true);
    expect(rows.every(({ credit_code: code }) => code === null || isCreditCode(code))).toBe(true);
    expect(rows.some(({ labels }) => labels.includes('亿元'))).toBe(false);
    const share = (part: Row[], of: Row[]) => part.length / of.length;
    const sumOf = ({ funding }: Row) => funding.reduce((sum, { fen }) => sum + BigInt(fen), 0n);
    expect(
      share(
        rows.filter((row) => sumOf(row) === BigInt(row.total_fen)),
        rows,
      ),
    ).toBeGreaterThan(0.85);
    const begun = rows.filter((row) => row.actual_start);
    expect(
      share(
        begun.filter((row) => row.registered_on),
        begun,
      ),
    ).toBeGreaterThan(0.9);
    const counts = await one<{ all: number; done: number; dropped: number; past: boolean }>(
      `select count(*)::int as all, count(actual_day)::int as done, count(dropped_day)::int as dropped,
         bool_and(coalesce(actual_day, '2000-01-01') <= '${TODAY}') as past from milestones`,
    );
    expect(counts.all).toBeGreaterThan(1000);
    expect(counts.done).toBeGreaterThan(500);
    expect(counts.dropped).toBeLessThan(60);
    expect(counts.past).toBe(true);
    expect(
      await one(
        `select count(distinct r.basis)::int as n, bool_and(r.basis = p.counting and v.basis = r.basis) as same
         from reports r join projects p on p.id = r.project_id join report_versions v on v.report_id = r.id`,
      ),
    ).toEqual({ n: 2, same: true });
  });

  it('has the size and the proportions of such a county', async () => {
    expect(await number('select count(*) from projects')).toBe(320);
    expect(await number('select count(*) from projects where total_fen >= 10000000000')).toBe(120);
    expect(await number('select sum(total_fen) / 10000000000 from projects')).toBeGreaterThan(950);
    expect(await number('select sum(total_fen) / 10000000000 from projects')).toBeLessThan(1100);
    const rows = await rowsOf<{ color: string; n: number }>(
      county.source,
      `select color, count(*)::int as n from project_standing('2026-10') group by color`,
    );
    const share = Object.fromEntries(rows.map(({ color, n }) => [color, n / 320]));
    expect(share.green).toBeGreaterThan(0.67);
    expect(share.green).toBeLessThan(0.78);
    expect(share.yellow).toBeGreaterThan(0.1);
    expect(share.yellow).toBeLessThan(0.16);
    expect(share.red).toBeGreaterThan(0.06);
    expect(share.red).toBeLessThan(0.1);
    expect(share.stale).toBeCloseTo(9 / 320, 5);
    const { done, plan } = await one<{ done: string; plan: string }>(
      `select (select sum(year_fen) from (select distinct on (project_id) year_fen from reports
         where period between '2026-01' and '2026-10' order by project_id, period desc) r) as done,
         (select sum(amount_fen) from project_plans where year = 2026 and current) as plan`,
    );
    expect(Number(done) / Number(plan)).toBeGreaterThan(0.78);
    expect(Number(done) / Number(plan)).toBeLessThan(0.82);
  });

  it('has filed most of the open month, and left the demo reporter what turns lights', async () => {
    const direct = await number('select count(*) from direct_report_projects');
    const filed = await number(
      `select count(*) from direct_report_projects d join reports r on r.project_id = d.id and r.period = '2026-11'`,
    );
    expect(filed / direct).toBeGreaterThan(0.55);
    expect(filed / direct).toBeLessThan(0.65);
    const own = await rowsOf<{ color: string; filed: boolean }>(
      county.source,
      `select s.color, s.last_period = '2026-11' as filed from projects p join project_standing('2026-10') s on s.project_id = p.id
       where p.owner_id = (select org_id from accounts where username = 'reporter') and s.direct`,
    );
    expect(own.length).toBeGreaterThanOrEqual(3);
    expect(
      own
        .filter((row) => !row.filed)
        .map(({ color }) => color)
        .sort(),
    ).toEqual(['green', 'green', 'yellow']);
  });

  it('adds up: sums are the months, no month is missing in between, and nothing is built beyond its total', async () => {
    expect(
      await number(`select count(*) from (
        select r.year_fen - coalesce(case when right(r.period, 2) <> '01' then lag(r.year_fen) over w end, 0) <> r.month_fen as bad
        from reports r window w as (partition by project_id order by period)) x where bad`),
    ).toBe(0);
    expect(
      await number(
        'select count(*) from reports r join projects p on p.id = r.project_id where r.total_fen > p.total_fen or r.month_fen < 0',
      ),
    ).toBe(0);
    expect(
      await number(
        'select count(*) from project_plans where months is not null and (select sum(m) from unnest(months) m) <> amount_fen',
      ),
    ).toBe(0);
    expect(
      await number(`select count(*) from (select project_id, count(*) as n, max(period) as a, min(period) as b from reports group by 1) x
      where n <> (left(a, 4)::int - left(b, 4)::int) * 12 + right(a, 2)::int - right(b, 2)::int + 1`),
    ).toBe(0);
  });

  it('has notices in every state, with numbers in the order of issue', async () => {
    const states = await rowsOf<{ state: NoticeStage; n: number }>(
      county.source,
      'select state, count(*)::int as n from notices group by state',
    );
    const count = Object.fromEntries(states.map(({ state, n }) => [state, n]));
    expect(count).toEqual({
      proposed: 8,
      approved: 1,
      issued: 6,
      signed: 5,
      acting: 20,
      replied: 5,
      returned: 3,
      accepted: 2,
      suspended: 1,
      closed: 5,
      archived: 31,
      withdrawn: 2,
      dismissed: 3,
    });
    const numbers = await rowsOf<{ number_seq: number }>(
      county.source,
      `select n.number_seq from notices n join events e on e.subject_id = n.id::text and e.type = 'notice.issued' order by e.at`,
    );
    expect(numbers.map(({ number_seq }) => number_seq)).toEqual(numbers.map((_, i) => i + 1));
    expect(await number('select last from notice_numbers where year = 2026')).toBe(80);
    expect(
      await number(
        `select count(*) from notices n join rung_fires f on f.notice_id = n.id and f.key = 'leader' where n.state in ('acting', 'returned')`,
      ),
    ).toBeGreaterThanOrEqual(2);
    for (const username of ['cuozhen', 'zone', 'zhujianju'])
      for (const state of ['issued', 'signed', 'acting'])
        expect(
          await number(
            `select count(*) from notices where state = $1 and unit_id = (select org_id from accounts where username = $2)`,
            [state, username],
          ),
        ).toBeGreaterThanOrEqual(1);
  });

  it('asks something of everybody: each kind of request waits, and each has been decided', async () => {
    const requests = await rowsOf<{ kind: string; states: string[] }>(
      county.source,
      'select kind, array_agg(distinct state order by state) as states from notice_requests group by kind order by kind',
    );
    expect(requests).toEqual([
      { kind: 'extension', states: ['granted', 'waiting'] },
      { kind: 'objection', states: ['granted', 'waiting'] },
      { kind: 'reason', states: ['granted', 'refused', 'waiting'] },
      { kind: 'suspension', states: ['granted', 'waiting'] },
    ]);
    expect(
      await number(
        `select count(*) from notices n where pending <> coalesce((select array_agg(kind order by asked_at)
         from notice_requests r where r.notice_id = n.id and r.state = 'waiting'), '{}')`,
      ),
    ).toBe(0);
    // the demo handler may still ask for more time, tells progress soon, and helps another unit
    const own = `unit_id = (select org_id from accounts where username = 'cuozhen')`;
    expect(
      await number(`select count(*) from notices where ${own} and state = 'acting' and due_at > $1`, [
        new Date(instantAt('2026-11-26', '00:00')),
      ]),
    ).toBeGreaterThanOrEqual(1);
    expect(
      await number(
        `select count(*) from notices where ${own} and state = 'acting' and next_feedback_day = '2026-11-24'`,
      ),
    ).toBe(1);
    expect(await number(`select count(*) from notices where co_unit_ids <> '{}'`)).toBeGreaterThan(1);
  });

  it('counts every term by its ledger: the day that stands is what pauses and credits make of it', async () => {
    const cal = await new Calendars(county.source).current();
    const rows = await rowsOf<{
      id: string;
      started: string;
      working_days: number;
      due_day: string;
      due: string;
      pauses: Pause[] | null;
      credits: Credit[] | null;
    }>(
      county.source,
      `select id, extract(epoch from issued_at) * 1000 as started, working_days, due_day,
         extract(epoch from due_at) * 1000 as due,
         (select jsonb_agg(jsonb_build_object('from', extract(epoch from from_at) * 1000,
            'to', extract(epoch from to_at) * 1000)) from notice_pauses p where p.notice_id = n.id) as pauses,
         (select jsonb_agg(jsonb_build_object('workingDays', working_days)) from notice_credits c
          where c.notice_id = n.id) as credits
       from notices n where issued_at is not null and state <> 'suspended'`,
    );
    for (const { id, started, working_days: workingDays, due_day, due, pauses, credits } of rows) {
      const ledger = { startedAt: Number(started), workingDays };
      const counted = dueWith(cal, { ...ledger, pauses: pauses ?? [], credits: credits ?? [] });
      expect([id, due_day, Number(due)]).toEqual([id, counted.dueDay, counted.dueAt]);
    }
    const bys = await rowsOf<{ by: string }>(
      county.source,
      'select distinct by from notice_dues order by by',
    );
    expect(bys.map(({ by }) => by)).toEqual(['extension', 'pause', 'reason', 'redispatch']);
    // what was told and then moved: never the day that stands, and each step leads to the next
    expect(
      await number(`select count(*) from (select d.next_day <> coalesce(lead(d.due_day) over w, n.due_day) as broken
        from notice_dues d join notices n on n.id = d.notice_id window w as (partition by d.notice_id order by d.seq)) x
        where broken`),
    ).toBe(0);
  });

  it('leaves the engine nothing to catch up: every rung that has come has fired, the next one is a task', async () => {
    const rows = await rowsOf<{
      id: string;
      state: NoticeStage;
      level: number;
      next_rung: string | null;
      due: Date | null;
      rungs: KeptRung[];
    }>(
      county.source,
      `select n.id, n.state, n.level, n.next_rung, t.due_at as due, jsonb_agg(jsonb_build_object('key', r.key, 'seq', r.seq, 'day', r.day,
         'at', extract(epoch from r.at) * 1000, 'effects', r.effects, 'provisional', r.provisional,
         'firedAt', extract(epoch from f.fired_at) * 1000)) as rungs
       from notices n join notice_rungs r on r.notice_id = n.id and r.round = n.round
       left join rung_fires f on f.notice_id = n.id and f.round = r.round and f.key = r.key
       left join tasks t on t.kind = 'notice.rung-due' and t.subject = n.id::text and t.state = 'pending'
       group by n.id, t.due_at`,
    );
    expect(rows).toHaveLength(80);
    const now = instantAt(TODAY, '00:00') - 1;
    for (const { state, rungs, due, level, next_rung } of rows) {
      const kept = rungs.map((rung) => ({
        ...rung,
        at: Number(rung.at),
        firedAt: rung.firedAt === null ? null : Number(rung.firedAt),
      }));
      const step = climb({ state, rungs: kept }, now);
      expect(step.fire).toEqual([]);
      expect(due?.getTime() ?? null).toBe(step.nextAt);
      expect(next_rung).toBe(
        kept.find((rung) => rung.at === step.nextAt && rung.firedAt === null)?.key ?? null,
      );
      expect(level).toBe(kept.filter(({ firedAt }) => firedAt !== null).length);
    }
    expect(await number('select count(*) from tasks where due_at <= $1', [new Date(now)])).toBe(0);
    // the other clocks of a notice, each where its stage wants one
    expect(
      await number(`select count(*) from notices n where
        (n.state = 'signed' and n.pending = '{}') <> exists (select 1 from tasks t where t.subject = n.id::text
          and t.kind = 'notice.sign-expires')
        or (n.state = 'closed') <> exists (select 1 from tasks t where t.subject = n.id::text and t.kind = 'notice.archive-due')
        or (n.pause_ends_day is not null and n.pause_ended_at is null) <> exists (select 1 from tasks t
          where t.subject = n.id::text and t.kind = 'notice.pause-ends')
        or (n.next_feedback_day is not null) <> exists (select 1 from tasks t where t.subject = n.id::text
          and t.kind = 'notice.feedback-due' and (t.due_at at time zone 'Asia/Shanghai')::date = n.next_feedback_day)`),
    ).toBe(0);
    expect(
      await number(
        `select count(*) from cards c where c.rung is not null and not exists (select 1 from rung_fires f where f.notice_id = c.notice_id and f.key = c.rung)`,
      ),
    ).toBe(0);
    expect(await number('select count(*) from cards')).toBeGreaterThan(2);
  });

  it('has cards in every state, numbered by colour without gaps, with their acts and the terms that still run', async () => {
    const states = await rowsOf<{ state: CardState; n: number }>(
      county.source,
      'select state, count(*)::int as n from cards group by state',
    );
    expect(states.map(({ state }) => state).sort()).toEqual([...CARD_STATES].sort());
    const rows = await rowsOf<{ color: string; seqs: number[] }>(
      county.source,
      `select color, array_agg(number_seq order by issued_at) as seqs from cards where number_year = 2026 group by color`,
    );
    for (const { seqs } of rows) expect(seqs).toEqual(seqs.map((_, i) => i + 1));
    expect(await number('select count(distinct unit_id) from cards')).toBeGreaterThan(5);
    expect(
      await number(`select count(*) from card_numbers n where last <> (select max(number_seq) from cards c
        where c.color = n.color and c.number_year = n.year)`),
    ).toBe(0);
    // what was done to a card, in order, and each act told
    expect(
      await number(
        `select count(*) from cards c where version <> (select count(*) from card_acts a where a.card_id = c.id)`,
      ),
    ).toBe(0);
    expect(
      await number(`select count(*) from card_acts a where not exists (select 1 from events e
        where e.subject_type = 'card' and e.subject_id = a.card_id::text and e.at = a.at)`),
    ).toBe(0);
    expect(
      await number(
        'select count(*) from (select at <= lag(at) over (partition by card_id order by seq) as back from card_acts) x where back',
      ),
    ).toBe(0);
    // a served card explains and appeals, one under appeal is reviewed: by a task, or it was told that nobody did
    expect(
      await number(`select count(*) from cards c where state in ('served', 'explained', 'appealed') and not exists (
        select 1 from tasks t where t.subject = c.id::text and t.kind like 'card.%') and not exists (
        select 1 from events e where e.subject_id = c.id::text and e.type = 'card.appeal-ended')`),
    ).toBe(0);
  });

  it('tells it in a whole chain of events, in order, all before today', async () => {
    const { checked, brokenAt } = await verifyChain(county.source);
    expect(brokenAt).toBeNull();
    expect(checked).toBeGreaterThan(500);
    expect(
      await number(
        'select count(*) from (select at < lag(at) over (order by seq) as back from events) x where back',
      ),
    ).toBe(0);
    const { last } = await one<{ last: Date }>('select max(at) as last from events');
    expect(dayOf(last.getTime()) < TODAY).toBe(true);
    expect(
      await number(
        `select count(*) from events e where subject_type = 'report' and type = 'report.submitted' and not exists (select 1 from reports r where r.id::text = e.subject_id)`,
      ),
    ).toBe(0);
  });

  it('gives every enterprise a code that is one, every project a name of its own, every role an account', async () => {
    const firms = await rowsOf<{ credit_code: string }>(
      county.source,
      `select credit_code from orgs where kind = 'enterprise'`,
    );
    expect(firms).toHaveLength(60);
    expect(firms.filter(({ credit_code }) => !isCreditCode(credit_code))).toEqual([]);
    expect(await number('select count(distinct name) from projects')).toBe(320);
    expect(await number('select count(distinct roles) from accounts')).toBe(8);
  });

  it('names a head for every unit but one, and a supervising leader for all', async () => {
    const units = `orgs where kind in ('department', 'township', 'zone') and short_name not in ('效能办', '督查室')`;
    expect(await number(`select count(*) from ${units} and head_id is null`)).toBe(1);
    expect(await number(`select count(*) from ${units} and supervisor_id is null`)).toBe(0);
    expect(
      await number(`select count(*) from orgs o join accounts a on a.id = o.head_id where a.org_id <> o.id`),
    ).toBe(0);
    expect(
      await number(
        `select count(*) from projects p where not exists (select 1 from accounts a where a.org_id = p.unit_id and 'handler' = any(a.roles))`,
      ),
    ).toBe(0);
  });

  it('told its people what happened to their notices, and left them some of it to read', async () => {
    const unread = (username: string) =>
      number(
        'select count(*) from inbox where read_at is null and account_id = (select id from accounts where username = $1)',
        [username],
      );
    for (const username of ['monitor', 'head']) {
      expect(await unread(username)).toBeGreaterThan(0);
      expect(await unread(username)).toBeLessThan(100);
    }
    for (const username of ['cuozhen', 'zone', 'zhujianju', 'leader'])
      expect(
        await number(
          'select count(*) from inbox where account_id = (select id from accounts where username = $1)',
          [username],
        ),
      ).toBeGreaterThan(0);
    expect(
      await number(
        `select count(*) from inbox i where subject_type = 'notice' and not exists (select 1 from notices n where n.id::text = i.subject_id)`,
      ),
    ).toBe(0);
    expect(await number('select count(*) from inbox where gathered_at is null')).toBe(0);
    // who was told of a rung is asked by its key
    expect(
      await number(
        `select count(*) from rung_fires f where f.fired_at >= '2026-11-01' and not exists (
           select 1 from inbox i where i.key = 'rung:' || f.notice_id || ':' || f.round || ':' || f.key)`,
      ),
    ).toBe(0);
    expect(await number('select count(*) from message_channels')).toBe(0);
  });

  it.each([
    '2026-01-05',
    '2026-02-24',
    '2026-02-28',
    '2026-03-01',
    '2026-07-31',
    '2026-11-27',
    '2026-12-31',
    '2027-01-02',
  ])('can be told on %s as well, and leaves the demo reporter months to file', async (today) => {
    const other = await seeded(today);
    const [row] = await rowsOf<{ projects: number; future: number; open: number; owed: boolean }>(
      other.source,
      `select (select count(*)::int from projects) as projects, (select count(*)::int from events where at >= $1) as future,
         (select count(*)::int from reports where period > $2) as open,
         (select count(*) >= 2 from direct_report_projects d
          where d.owner_id = (select org_id from accounts where username = 'reporter')
            and not exists (select 1 from reports r where r.project_id = d.id and r.period = $2)) as owed`,
      [new Date(instantAt(today, '00:00')), openPeriod(today)],
    );
    expect(row).toEqual({ projects: 320, future: 0, open: 0, owed: true });
    expect((await verifyChain(other.source)).brokenAt).toBeNull();
    await other.drop();
  });
});
