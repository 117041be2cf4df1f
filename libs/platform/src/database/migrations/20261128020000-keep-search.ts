import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What can be searched, kept as one table of entries, one part of it for each kind. What an entry says is written once, in
 * the view `search_sources`; triggers bring entries up to date in the transaction that changes their row. A new kind is a
 * part of the table, a branch of the view and its triggers.
 */
export class KeepSearch20261128020000 implements MigrationInterface {
  name = 'KeepSearch20261128020000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [LETTERS, TABLE, SOURCES, KEEP, TRIGGERS, FILL, INDEXES, DRIFT])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

/** As `foldText` of the domain did it when this was written: one letter for one. */
const code = (from: number, to: number, add: number) =>
  Array.from({ length: to - from + 1 }, (_, i): [string, string] => [
    String.fromCharCode(from + i),
    String.fromCharCode(from + i + add).toLowerCase(),
  ]);
const each = (from: string, to: string) => [...from].map((letter): [string, string] => [letter, to]);
const SAME = new Map([
  ...code(0x41, 0x5a, 0),
  ...code(0xff01, 0xff5e, -0xfee0),
  ...each('\t\r\u00a0\u3000', ' '),
  ...each('〔［[｛{【「『《', '('),
  ...each('〕］]｝}】」』》', ')'),
  ...each('‐‑‒–—―－−', '-'),
]);
const text = (letters: Iterable<string>) =>
  `U&'${[...letters].map((letter) => `\\${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}'`;

const LETTERS = `
create function search_fold(t text) returns text language sql immutable strict parallel safe as $$
  select translate(t, ${text(SAME.keys())}, ${text(SAME.values())})
$$;

-- Pairs of neighbours, and pairs with one letter between. The cost keeps the planner from reckoning them row by row.
create function search_grams(t text) returns text[] language sql immutable strict parallel safe cost 5000 as $$
  select coalesce(array_agg(g), '{}') from (select string_to_array(t, null) as s) letters
  cross join lateral unnest(s, s[2:], s[3:]) as x (a, b, c)
  cross join lateral (values (a || b, b), (a || '*' || c, c)) as y (g, z)
  where g is not null and a not in (' ', E'\\n') and z not in (' ', E'\\n')
$$;
`;

const TABLE = `
-- \`org_ids\`: whose people may know of it beside those who see the whole county. \`page_id\`: what opens.
create table search_entries (
  kind text not null,
  row_id uuid not null,
  part text not null,
  page_id uuid not null,
  unit_id uuid,
  org_ids uuid[] not null,
  title text not null,
  body text not null,
  place text not null,
  at timestamptz not null,
  folded text not null generated always as (search_fold(title) || E'\\n' || search_fold(body)) stored,
  primary key (kind, row_id, part)
) partition by list (kind);
create table search_projects partition of search_entries for values in ('project');
create table search_units partition of search_entries for values in ('unit');
create table search_notices partition of search_entries for values in ('notice');
create table search_reports partition of search_entries for values in ('report');
create table search_replies partition of search_entries for values in ('reply');
`;

/** After the fill: an index made whole costs a fraction of one that grows. */
const INDEXES = `
create index search_entries_at on search_entries (at desc, row_id, part);
create index search_entries_name on search_entries (left(folded, 40) text_pattern_ops);
-- no list of what is pending: it would be read through at every search
create index search_entries_grams on search_entries using gin (search_grams(folded), org_ids) with (fastupdate = off);
`;

const HIDDEN = `n.state in ('proposed', 'approved', 'dismissed')`;
const NUMBER = `coalesce('督办〔' || n.number_year || '〕' || n.number_seq || '号', '')`;
const ORGS = (notice: string) =>
  `case when ${HIDDEN} then '{}'::uuid[] else ${notice}.unit_id || ${notice}.co_unit_ids end`;
const lines = (...parts: string[]) => `concat_ws(E'\\n', ${parts.map((p) => `nullif(${p}, '')`).join(', ')})`;

const SOURCES = `
create view search_sources as
select 'project' as kind, p.id as row_id, '' as part, p.id as page_id, p.unit_id,
  array_remove(array[p.unit_id, p.owner_id], null) as org_ids, p.name as title,
  ${lines('p.code', 'p.credit_code', 'p.legal_name', 'p.address')} as body, p.township_name as place, p.created_at as at
from projects p
union all
select 'unit', o.id, '', o.id, o.id, array[o.id], o.name,
  ${lines(`case when o.short_name <> o.name then o.short_name end`, 'o.credit_code')}, '', o.created_at
from orgs o
union all
select 'notice', n.id, '', n.id, n.unit_id, ${ORGS('n')}, n.title,
  ${lines(NUMBER, 'n.subject_name', 'n.demands', 'n.plan')}, '', coalesce(n.issued_at, n.proposed_at)
from notices n
union all
select 'report', r.id, '', r.project_id, p.unit_id, array_remove(array[p.unit_id, p.owner_id], null),
  p.name || ' ' || r.period, ${lines('r.progress_text', `(select string_agg(q ->> 'text', E'\\n') from jsonb_array_elements(r.problems) q)`)},
  p.township_name, coalesce(r.submitted_at, r.as_of::timestamp at time zone 'Asia/Shanghai')
from reports r join projects p on p.id = r.project_id
where r.state = 'submitted' and (r.progress_text <> '' or r.problems <> '[]')
union all
select 'reply', y.notice_id, 'reply ' || y.version, n.id, n.unit_id, ${ORGS('n')}, n.title, ${lines('y.text', 'y.opinion')}, '', y.at
from notice_replies y join notices n on n.id = y.notice_id
union all
select 'reply', f.notice_id, 'feedback ' || f.seq, n.id, f.unit_id, ${ORGS('n')}, n.title, f.text, '', f.at
from notice_feedbacks f join notices n on n.id = f.notice_id;
`;

const KEPT = 'page_id, unit_id, org_ids, title, body, place, at';
const WHOLE = `kind, row_id, part, ${KEPT}`;
const excluded = KEPT.replace(/\w+/g, 'excluded.$&');
const write = (from: string) => `
  insert into search_entries as e (${WHOLE}) select ${WHOLE} from ${from}
  on conflict (kind, row_id, part) do update set (${KEPT}) = row (${excluded})
  where (${KEPT.replace(/\w+/g, 'e.$&')}) is distinct from (${excluded})`;

const KEEP = `
-- Brings the entries of these rows up to date; of what says the same no row is touched.
create function keep_search(what text, ids uuid[]) returns void language plpgsql as $$
begin
  if cardinality(ids) = 0 then return; end if;
  delete from search_entries e where e.kind = what and e.row_id = any(ids)
    and not exists (select 1 from search_sources s where s.kind = what and s.row_id = e.row_id and s.part = e.part);
  ${write('search_sources s where s.kind = what and s.row_id = any(ids) order by s.row_id, s.part')};
end $$;
`;

/** Which rows of a statement say something else than before; \`is\` the columns that count. */
const changed = (columns: string, of = 'c.id') =>
  `array(select distinct ${of} from changed c join before b on b.id = c.id where (${columns.replace(/\w+/g, 'c.$&')}) is distinct from (${columns.replace(/\w+/g, 'b.$&')}))`;
const P = 'name, code, credit_code, legal_name, address, township_name, unit_id, owner_id, created_at';
const P_IN_REPORT = 'name, township_name, unit_id, owner_id';
const O = 'name, short_name, credit_code, created_at';
const N =
  'title, number_year, number_seq, subject_name, demands, plan, state, unit_id, co_unit_ids, issued_at, proposed_at';
const N_IN_REPLY = 'title, state, unit_id, co_unit_ids';
const R = 'project_id, period, state, progress_text, problems, submitted_at, as_of';
const keeper = (name: string, body: string) => `
create function search_${name}() returns trigger language plpgsql as $$
begin
${body}
  return null;
end $$;`;
const keep = (kind: string, ids: string) => `  perform keep_search('${kind}', ${ids});`;
const on = (table: string, event: 'insert' | 'update' | 'delete', name: string) => {
  const tables = {
    insert: 'new table as changed',
    update: 'old table as before new table as changed',
    delete: 'old table as changed',
  };
  return `
create trigger ${table}_search_${event} after ${event} on ${table} referencing ${tables[event]}
  for each statement execute function search_${name}();`;
};
const all = (of: string) => `array(select distinct ${of} from changed)`;
const SAYS = `state = 'submitted' and (progress_text <> '' or problems <> '[]')`;

const TRIGGERS = [
  keeper('project_added', keep('project', all('id'))),
  keeper(
    'project_changed',
    `${keep('project', changed(P))}
${keep('report', `array(select r.id from reports r where r.project_id = any(${changed(P_IN_REPORT)}))`)}`,
  ),
  keeper('unit_added', keep('unit', all('id'))),
  keeper('unit_changed', keep('unit', changed(O))),
  keeper('notice_added', keep('notice', all('id'))),
  keeper('notice_changed', `${keep('notice', changed(N))}\n${keep('reply', changed(N_IN_REPLY))}`),
  keeper('report_added', keep('report', `array(select id from changed where ${SAYS})`)),
  keeper('report_changed', keep('report', changed(R))),
  keeper('report_gone', keep('report', all('id'))),
  keeper('reply_written', keep('reply', all('notice_id'))),
  on('projects', 'insert', 'project_added'),
  on('projects', 'update', 'project_changed'),
  on('orgs', 'insert', 'unit_added'),
  on('orgs', 'update', 'unit_changed'),
  on('orgs', 'delete', 'unit_added'),
  on('notices', 'insert', 'notice_added'),
  on('notices', 'update', 'notice_changed'),
  on('notices', 'delete', 'notice_added'),
  on('reports', 'insert', 'report_added'),
  on('reports', 'update', 'report_changed'),
  on('reports', 'delete', 'report_gone'),
  ...(['notice_replies', 'notice_feedbacks'] as const).flatMap((table) =>
    (['insert', 'update', 'delete'] as const).map((event) =>
      // what these tables change is read by their notice: which rows were there before does not matter
      on(table, event, 'reply_written'),
    ),
  ),
].join('\n');

const FILL = `insert into search_entries (${WHOLE}) select ${WHOLE} from search_sources`;

const DRIFT = `
-- Where an entry is not what its row says, is missing, or has no row: nothing, if all is well.
create function search_drift() returns table (kind text, row_id uuid, part text) language sql stable as $$
  select distinct d.kind, d.row_id, d.part from (
    (select ${WHOLE} from search_sources except select ${WHOLE} from search_entries) union all
    (select ${WHOLE} from search_entries except select ${WHOLE} from search_sources)) d
$$;

-- Writes anew what differs, whatever is kept.
create function repair_search() returns void language plpgsql as $$
begin
  delete from search_entries e
    where not exists (select 1 from search_sources s where s.kind = e.kind and s.row_id = e.row_id and s.part = e.part);
  ${write('search_sources s where true')};
end $$;
`;

const TABLES = ['projects', 'orgs', 'notices', 'reports', 'notice_replies', 'notice_feedbacks'];
const KEEPERS = [
  ...['project_added', 'project_changed', 'unit_added', 'unit_changed', 'notice_added', 'notice_changed'],
  ...['report_added', 'report_changed', 'report_gone', 'reply_written'],
];
const DOWN = `
${TABLES.map((table) => ['insert', 'update', 'delete'].map((event) => `drop trigger if exists ${table}_search_${event} on ${table};`).join(' ')).join('\n')}
${KEEPERS.map((name) => `drop function search_${name}();`).join('\n')}
drop function repair_search();
drop function search_drift();
drop function keep_search(text, uuid[]);
drop view search_sources;
drop table search_entries;
drop function search_grams(text);
drop function search_fold(text);
`;
