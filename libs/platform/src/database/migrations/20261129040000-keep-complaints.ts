import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 企业诉求. Who a complaint comes from stands in `complaint_senders` alone, and nothing of it anywhere else: not in an
 * event, a file's row, a search entry or a notice.
 */
export class KeepComplaints20261129040000 implements MigrationInterface {
  name = 'KeepComplaints20261129040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
create table complaint_numbers (
  year int primary key,
  last int not null
);
create table complaints (
  id uuid primary key,
  number_year int not null,
  number_seq int not null,
  title text not null,
  text text not null,
  category text not null,
  kind text not null check (kind in ('consultation', 'help', 'suggestion', 'complaint', 'disclosure')),
  channel text not null check (channel in ('platform', 'contact-point', 'hotline', 'visit', 'letter')),
  confidentiality text not null check (confidentiality in ('open', 'sealed', 'anonymous')),
  complexity text not null default 'plain' check (complexity in ('plain', 'joint', 'hard')),
  project_id uuid references projects (id),
  inspection text not null default '',
  -- 被反映单位
  complained_of uuid[] not null default '{}',
  stage text not null,
  -- of the handling: the lead unit, those that help, and the level above it when the matter went up
  lead_id uuid references orgs (id),
  co_ids uuid[] not null default '{}',
  holder_id uuid references orgs (id),
  reworks int not null default 0,
  was_with_leader boolean not null default false,
  was_withdrawn boolean not null default false,
  filed_at timestamptz not null,
  -- when the stage began, and when it was first assigned: what its clocks hang on
  since timestamptz not null,
  assigned_at timestamptz,
  answered_at timestamptz,
  answer_due_at timestamptz,
  called_back_at timestamptz,
  withdrawn_at timestamptz,
  outcome text check (outcome in ('solved', 'partly', 'not-solved')),
  grade int check (grade between 1 and 5),
  closed_at timestamptz,
  -- the clock that runs out first
  clock text,
  due_day date,
  due_at timestamptz,
  provisional boolean not null default false,
  missed int not null default 0,
  -- of the receipt code: who reads the database cannot follow with it
  receipt_hash text unique,
  -- of the key its device made: sent again, it counts once
  key_hash text unique,
  -- the rules it was filed under
  rules jsonb not null,
  version int not null default 1,
  unique (number_year, number_seq)
);
create index complaints_stage on complaints (stage, due_at);
create index complaints_filed on complaints (filed_at desc, id);
create index complaints_lead on complaints (lead_id, stage);
create index complaints_holder on complaints (holder_id) where holder_id is not null;
create index complaints_co on complaints using gin (co_ids);
create index complaints_complained_of on complaints using gin (complained_of);
create index complaints_grams on complaints using gin (search_grams(search_fold(title))) with (fastupdate = off);

-- 隐名: who it comes from. One reader asks the law before it tells; of anonymous ones there is no row.
create table complaint_senders (
  complaint_id uuid primary key references complaints (id),
  org_id uuid references orgs (id),
  name text not null,
  contact text not null default '',
  phone text not null default '',
  credit_code text not null default ''
);
create index complaint_senders_org on complaint_senders (org_id) where org_id is not null;
create trigger complaint_senders_insert_only before update or delete on complaint_senders
  for each row execute function refuse_change();

create table complaint_steps (
  complaint_id uuid not null references complaints (id),
  seq int not null,
  kind text not null,
  at timestamptz not null,
  party text not null check (party in ('enterprise', 'office', 'unit', 'leader', 'system')),
  unit_id uuid references orgs (id),
  by_name text,
  text text not null default '',
  facts jsonb not null default '{}',
  primary key (complaint_id, seq)
);
create trigger complaint_steps_insert_only before update or delete on complaint_steps
  for each row execute function refuse_change();
create trigger complaint_steps_no_truncate before truncate on complaint_steps
  for each statement execute function refuse_change();

create table complaint_clocks (
  id bigint generated always as identity primary key,
  complaint_id uuid not null references complaints (id),
  clock text not null,
  owner text not null,
  started_at timestamptz not null,
  due_day date not null,
  due_at timestamptz not null,
  provisional boolean not null,
  ended_at timestamptz,
  missed_at timestamptz
);
create unique index complaint_clocks_running on complaint_clocks (complaint_id, clock) where ended_at is null;
create index complaint_clocks_of on complaint_clocks (complaint_id, id);

create table complaint_extensions (
  id uuid primary key,
  complaint_id uuid not null references complaints (id),
  clock_id bigint not null references complaint_clocks (id),
  days int not null,
  reason text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  decide_by timestamptz not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  granted_days int,
  opinion text
);
create index complaint_extensions_of on complaint_extensions (complaint_id, asked_at);
create index complaint_extensions_waiting on complaint_extensions (complaint_id) where decided_at is null;

create table complaint_unsealings (
  id uuid primary key,
  complaint_id uuid not null references complaints (id),
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  reason text not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  granted boolean,
  opinion text
);
create index complaint_unsealings_of on complaint_unsealings (complaint_id, asked_at);
create index complaint_unsealings_waiting on complaint_unsealings (complaint_id) where decided_at is null;

-- a file of a sender nobody is to know belongs to nobody once it is bound
alter table attachments alter column account_id drop not null;
alter table attachments add constraint attachments_whose check (state = 'bound' or account_id is not null);

create or replace view subject_helpers as
select 'notice'::text as type, id, co_unit_ids as org_ids from notices where co_unit_ids <> '{}'
union all
select 'complaint', id, array_remove(array[lead_id, holder_id], null) || co_ids from complaints
where lead_id is not null or holder_id is not null;
`;

const DOWN = `
create or replace view subject_helpers as
select 'notice'::text as type, id, co_unit_ids as org_ids from notices where co_unit_ids <> '{}';
alter table attachments drop constraint attachments_whose;
alter table attachments alter column account_id set not null;
drop table complaint_unsealings;
drop table complaint_extensions;
drop table complaint_clocks;
drop table complaint_steps;
drop table complaint_senders;
drop table complaints;
drop table complaint_numbers;
`;
