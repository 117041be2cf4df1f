import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ground and the first rooms. Money is integer fen (bigint), time is timestamptz in UTC, days are dates in
 * Asia/Shanghai, months are 'YYYY-MM'.
 */
export class CreateFoundations20261123000000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`create extension if not exists pg_trgm`);
    await run.query(SPINE);
    await run.query(IDENTITY);
    await run.query(PROJECTS);
    await run.query(REPORTS);
    await run.query(SUPERVISION);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      drop table cards, notice_replies, rung_fires, notice_rungs, notices, notice_numbers, lights;
      drop table report_versions, reports;
      drop table project_plans, projects;
      drop table setup_links, sessions, accounts, orgs;
      drop table engine_state, demo_clock, socket_io_attachments, holidays, calendar_years, tasks, events, event_head;
      drop function refuse_change();
      drop extension pg_trgm;
    `);
  }
}

const SPINE = `
create table event_head (
  id int primary key default 1 check (id = 1),
  seq bigint not null,
  hash text not null
);
insert into event_head (seq, hash) values (0, repeat('0', 64));

create table events (
  seq bigint primary key,
  at timestamptz not null,
  type text not null,
  actor_id uuid,
  actor_name text,
  subject_type text not null,
  subject_id text not null,
  root_id uuid,
  unit_id uuid,
  owner_id uuid,
  data jsonb not null,
  request_id text,
  prev_hash text not null,
  hash text not null
);
create index events_subject on events (subject_type, subject_id, seq);
create index events_root on events (root_id, seq) where root_id is not null;
create index events_type on events (type, seq);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is insert-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger events_insert_only before update or delete on events
  for each row execute function refuse_change();
create trigger events_no_truncate before truncate on events
  for each statement execute function refuse_change();

create table tasks (
  id bigint generated always as identity primary key,
  kind text not null,
  subject text not null,
  due_at timestamptz not null,
  state text not null default 'pending' check (state in ('pending', 'done', 'failed', 'cancelled')),
  payload jsonb not null default '{}',
  attempts int not null default 0,
  error text,
  created_at timestamptz not null,
  finished_at timestamptz
);
create unique index tasks_one_pending on tasks (kind, subject) where state = 'pending';
create index tasks_due on tasks (due_at, id) where state = 'pending';
create index tasks_failed on tasks (id) where state = 'failed';

-- where @socket.io/postgres-adapter puts messages too long for NOTIFY
create table socket_io_attachments (
  id bigserial unique,
  created_at timestamptz default now(),
  payload bytea
);

create table calendar_years (
  year int primary key,
  status text not null check (status in ('announced', 'estimated')),
  source text not null
);
create table holidays (
  day date primary key,
  off boolean not null,
  name text not null
);
create table demo_clock (
  id int primary key default 1 check (id = 1),
  offset_ms bigint not null
);
insert into demo_clock (offset_ms) values (0);
create table engine_state (
  id int primary key default 1 check (id = 1),
  last_sweep_at timestamptz,
  last_sweep_ms int,
  fired bigint not null default 0
);
insert into engine_state (id) values (1);
`;

const IDENTITY = `
create table orgs (
  id uuid primary key,
  name text not null,
  short_name text not null,
  kind text not null check (kind in ('county', 'department', 'township', 'zone', 'enterprise')),
  parent_id uuid references orgs (id),
  path uuid[] not null,
  region_code text,
  credit_code text unique,
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null
);
create index orgs_path on orgs using gin (path);
create index orgs_kind on orgs (kind, name);

create table accounts (
  id uuid primary key,
  username text not null unique,
  name text not null,
  title text not null default '',
  org_id uuid not null references orgs (id),
  roles text[] not null,
  password_hash text not null,
  password_history text[] not null default '{}',
  password_changed_at timestamptz not null,
  must_change_password boolean not null default false,
  failed_count int not null default 0,
  locked_until timestamptz,
  disabled boolean not null default false,
  last_seen_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null
);
create index accounts_org on accounts (org_id);

create table sessions (
  token_hash text primary key,
  account_id uuid not null references accounts (id),
  csrf text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ip text,
  agent text
);
create index sessions_account on sessions (account_id);

create table setup_links (
  token_hash text primary key,
  created_at timestamptz not null,
  used_at timestamptz
);
`;

const PROJECTS = `
create table projects (
  id uuid primary key,
  code text unique,
  name text not null,
  unit_id uuid not null references orgs (id),
  owner_id uuid references orgs (id),
  township text not null,
  township_name text not null,
  sector text not null,
  category text not null,
  nature text not null,
  stage text not null,
  year_class text not null,
  labels text[] not null default '{}',
  description text not null default '',
  address text not null default '',
  leader_name text not null default '',
  officer_name text not null default '',
  total_fen bigint not null check (total_fen >= 0),
  currency text not null default 'CNY',
  planned_start date,
  planned_finish date,
  actual_start date,
  actual_finish date,
  longitude double precision,
  latitude double precision,
  source text not null,
  search text not null,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index projects_search on projects using gin (search gin_trgm_ops);
create index projects_unit on projects (unit_id);
create index projects_owner on projects (owner_id);
create index projects_township on projects (township);

create table project_plans (
  project_id uuid not null references projects (id),
  year int not null,
  version int not null,
  amount_fen bigint not null check (amount_fen >= 0),
  months bigint[],
  basis text not null check (basis in ('declared', 'straight-line')),
  reason text not null,
  approved_by text not null,
  current boolean not null,
  created_at timestamptz not null,
  primary key (project_id, year, version),
  check (months is null or array_length(months, 1) = 12)
);
create unique index project_plans_current on project_plans (year, project_id) where current;
`;

const REPORTS = `
create table reports (
  id uuid primary key,
  project_id uuid not null references projects (id),
  period text not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
  kind text not null default 'monthly' check (kind in ('monthly', 'observation')),
  state text not null check (state in ('draft', 'submitted')),
  as_of date not null,
  month_fen bigint,
  year_fen bigint,
  total_fen bigint,
  funds_fen bigint,
  physical_bp int check (physical_bp between 0 and 10000),
  progress_step text,
  progress_text text not null default '',
  problems jsonb not null default '[]',
  content jsonb not null default '{}',
  draft jsonb,
  draft_at timestamptz,
  late boolean not null default false,
  version int not null default 0,
  submissions int not null default 0,
  submitted_at timestamptz,
  submitted_by text,
  unique (project_id, period)
);
create index reports_period on reports (period, project_id) where state = 'submitted';

create table report_versions (
  report_id uuid not null references reports (id),
  version int not null,
  content jsonb not null,
  submitted_at timestamptz not null,
  submitted_by text,
  primary key (report_id, version)
);
create trigger report_versions_insert_only before update or delete on report_versions
  for each row execute function refuse_change();
`;

const SUPERVISION = `
create table lights (
  id bigint generated always as identity primary key,
  subject_type text not null,
  subject_id uuid not null,
  kind text not null,
  period text not null,
  as_of date not null,
  color text not null check (color in ('green', 'yellow', 'red', 'stale', 'none')),
  word text not null,
  reason jsonb not null,
  rule text not null,
  current boolean not null,
  created_at timestamptz not null
);
create unique index lights_current on lights (subject_id, kind) where current;
create index lights_history on lights (subject_id, kind, period, id);
create index lights_period on lights (period, subject_id);

create table notice_numbers (
  year int primary key,
  last int not null
);

create table notices (
  id uuid primary key,
  number_year int,
  number_seq int,
  title text not null,
  state text not null,
  severity text not null,
  source text not null,
  subject_type text not null,
  subject_id uuid not null,
  subject_name text not null,
  unit_id uuid not null references orgs (id),
  owner_id uuid references orgs (id),
  reason_code text not null,
  reason_facts jsonb not null default '{}',
  demands text not null default '',
  proposed_at timestamptz not null,
  issued_at timestamptz,
  working_days int,
  sign_due_day date,
  due_day date,
  due_at timestamptz,
  provisional boolean not null default false,
  signed_at timestamptz,
  replied_at timestamptz,
  closed_at timestamptz,
  policy jsonb,
  level int not null default 0,
  next_rung text,
  next_day date,
  version int not null default 1,
  unique (number_year, number_seq)
);
create unique index notices_one_open on notices (subject_id, reason_code)
  where state not in ('closed', 'dismissed') and source <> 'by-hand';
create index notices_state on notices (state, due_at);
create index notices_unit on notices (unit_id, state);
create index notices_subject on notices (subject_id);

create table notice_rungs (
  notice_id uuid not null references notices (id),
  key text not null,
  seq int not null,
  day date not null,
  at timestamptz not null,
  effects text[] not null,
  provisional boolean not null,
  primary key (notice_id, key)
);
create table rung_fires (
  notice_id uuid not null,
  key text not null,
  fired_at timestamptz not null,
  primary key (notice_id, key),
  foreign key (notice_id, key) references notice_rungs (notice_id, key)
);
create trigger rung_fires_insert_only before update or delete on rung_fires
  for each row execute function refuse_change();

create table notice_replies (
  notice_id uuid not null references notices (id),
  version int not null,
  text text not null,
  by_name text not null,
  at timestamptz not null,
  verdict text check (verdict in ('accepted', 'returned')),
  opinion text,
  verdict_by text,
  verdict_at timestamptz,
  primary key (notice_id, version)
);

create table cards (
  id uuid primary key,
  color text not null check (color in ('yellow', 'red')),
  state text not null,
  notice_id uuid not null references notices (id),
  unit_id uuid not null references orgs (id),
  rung text not null,
  proposed_at timestamptz not null,
  unique (notice_id, color)
);
`;
