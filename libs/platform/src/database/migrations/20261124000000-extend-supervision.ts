import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The notice whole, cards as acts, the calendar's head, settings, and what people are told. */
export class ExtendSupervision20261124000000 implements MigrationInterface {
  name = 'ExtendSupervision20261124000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [GROUND, NOTICES, CARDS, MESSAGES]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table deliveries, quiet_hours, message_channels, inbox;
      drop table card_acts, card_numbers;
      drop index cards_one;
      alter table cards drop column reason, drop column round, drop column number_year, drop column number_seq,
        drop column proposed_by, drop column issued_at, drop column issued_by, drop column served_at,
        drop column explain_due_at, drop column appeal_due_at, drop column appealed_at, drop column review_due_at,
        drop column decided_at, drop column lifted_at, drop column lowered, drop column provisional, drop column rules,
        drop column evidence, drop column version, alter column rung set not null, add unique (notice_id, color);
      drop table notice_feedbacks, notice_dues, notice_credits, notice_pauses, notice_requests;
      alter table rung_fires drop constraint rung_fires_pkey, drop column round, drop column skipped;
      alter table notice_rungs drop constraint notice_rungs_pkey, drop column round;
      alter table notice_rungs add primary key (notice_id, key);
      alter table rung_fires add primary key (notice_id, key),
        add foreign key (notice_id, key) references notice_rungs (notice_id, key);
      drop index notices_one_open;
      alter table notices drop column source_note, drop column evidence, drop column co_unit_ids, drop column color,
        drop column round, drop column pending, drop column spent, drop column approved_at, drop column approved_by,
        drop column acting_at, drop column plan, drop column accepted_at, drop column archived_at,
        drop column suspended_at, drop column next_feedback_day, drop column rules;
      create unique index notices_one_open on notices (subject_id, reason_code)
        where state not in ('closed', 'dismissed') and source <> 'by-hand';
      alter table orgs drop column head_id, drop column supervisor_id;
      drop table settings;
      drop table calendar_head;
    `);
  }
}

const GROUND = `
-- Every change of the calendar or the office hours raises the version: who computes a term knows which one he used.
create table calendar_head (
  id int primary key default 1 check (id = 1),
  version int not null,
  hours jsonb not null
);
insert into calendar_head (version, hours)
values (1, '[{"start": "08:30", "end": "12:00"}, {"start": "14:30", "end": "17:30"}]');

create table settings (
  key text not null,
  version int not null,
  value jsonb not null,
  reason text not null,
  by_name text,
  at timestamptz not null,
  primary key (key, version)
);
create trigger settings_insert_only before update or delete on settings
  for each row execute function refuse_change();

alter table orgs
  add column head_id uuid references accounts (id),
  add column supervisor_id uuid references accounts (id);
`;

const NOTICES = `
alter table notices
  add column source_note text not null default '',
  add column evidence text[] not null default '{}',
  add column co_unit_ids uuid[] not null default '{}',
  add column color text not null default 'blue' check (color in ('blue', 'yellow', 'red')),
  add column round int not null default 1,
  add column pending text[] not null default '{}',
  add column spent text[] not null default '{}',
  add column approved_at timestamptz,
  add column approved_by text,
  add column acting_at timestamptz,
  add column plan text not null default '',
  add column accepted_at timestamptz,
  add column archived_at timestamptz,
  add column suspended_at timestamptz,
  add column next_feedback_day date,
  add column rules jsonb;
drop index notices_one_open;
create unique index notices_one_open on notices (subject_id, reason_code)
  where state not in ('accepted', 'closed', 'archived', 'withdrawn', 'dismissed') and source in ('light', 'late-report');
create index notices_co_units on notices using gin (co_unit_ids);

-- A re-dispatched notice begins afresh with its new unit: its rungs are those of the next round.
alter table rung_fires drop constraint rung_fires_notice_id_key_fkey;
alter table rung_fires drop constraint rung_fires_pkey;
alter table rung_fires add column round int not null default 1, add column skipped boolean not null default false;
alter table notice_rungs drop constraint notice_rungs_pkey;
alter table notice_rungs add column round int not null default 1;
alter table notice_rungs add primary key (notice_id, round, key);
alter table rung_fires add primary key (notice_id, round, key);

create table notice_requests (
  id uuid primary key,
  notice_id uuid not null references notices (id),
  kind text not null check (kind in ('objection', 'extension', 'suspension', 'reason')),
  text text not null,
  days int,
  until_day date,
  asked_by uuid,
  asked_by_name text not null,
  asked_at timestamptz not null,
  decide_by timestamptz not null,
  state text not null check (state in ('waiting', 'granted', 'refused', 'void')),
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  opinion text,
  granted_days int,
  new_day date
);
create unique index notice_requests_waiting on notice_requests (notice_id, kind) where state = 'waiting';
create index notice_requests_notice on notice_requests (notice_id, asked_at);

create table notice_pauses (
  id uuid primary key,
  notice_id uuid not null references notices (id),
  from_at timestamptz not null,
  to_at timestamptz,
  reason text not null,
  approved_by text not null,
  ended_by text
);
create unique index notice_pauses_open on notice_pauses (notice_id) where to_at is null;
create index notice_pauses_notice on notice_pauses (notice_id);

create table notice_credits (
  id uuid primary key,
  notice_id uuid not null references notices (id),
  kind text not null check (kind in ('extension', 'reason')),
  working_days int not null check (working_days > 0),
  reason text not null,
  approved_by text not null,
  at timestamptz not null
);
create index notice_credits_notice on notice_credits (notice_id);

-- Due days that were told and then moved: what was said stays said.
create table notice_dues (
  notice_id uuid not null references notices (id),
  seq int not null,
  round int not null,
  due_day date not null,
  due_at timestamptz not null,
  next_day date not null,
  by text not null check (by in ('pause', 'extension', 'reason', 'calendar', 'redispatch')),
  reason text not null,
  approved_by text,
  at timestamptz not null,
  primary key (notice_id, seq)
);

create table notice_feedbacks (
  notice_id uuid not null references notices (id),
  seq int not null,
  due_day date,
  text text not null,
  by_name text not null,
  unit_id uuid not null references orgs (id),
  at timestamptz not null,
  primary key (notice_id, seq)
);
create trigger notice_credits_insert_only before update or delete on notice_credits
  for each row execute function refuse_change();
create trigger notice_dues_insert_only before update or delete on notice_dues
  for each row execute function refuse_change();
create trigger notice_feedbacks_insert_only before update or delete on notice_feedbacks
  for each row execute function refuse_change();
`;

const CARDS = `
create table card_numbers (
  color text not null,
  year int not null,
  last int not null,
  primary key (color, year)
);
alter table cards
  add column reason text not null default '',
  add column round int not null default 1,
  add column number_year int,
  add column number_seq int,
  add column proposed_by uuid,
  add column issued_at timestamptz,
  add column issued_by uuid,
  add column served_at timestamptz,
  add column explain_due_at timestamptz,
  add column appeal_due_at timestamptz,
  add column appealed_at timestamptz,
  add column review_due_at timestamptz,
  add column decided_at timestamptz,
  add column lifted_at timestamptz,
  add column lowered boolean not null default false,
  add column provisional boolean not null default false,
  add column rules jsonb,
  add column evidence jsonb not null default '{}',
  add column version int not null default 1;
alter table cards alter column rung drop not null;
-- One card of a colour on a notice and its unit; what was not issued does not stand in the way of a later one.
alter table cards drop constraint cards_notice_id_color_key;
create unique index cards_one on cards (notice_id, round, color) where state <> 'dismissed';
create unique index cards_number on cards (color, number_year, number_seq) where number_seq is not null;
create index cards_unit on cards (unit_id, state);

create table card_acts (
  card_id uuid not null references cards (id),
  seq int not null,
  move text not null,
  text text not null default '',
  by_id uuid,
  by_name text,
  at timestamptz not null,
  primary key (card_id, seq)
);
create trigger card_acts_insert_only before update or delete on card_acts
  for each row execute function refuse_change();
`;

const MESSAGES = `
-- One line for each person and thing told; the key makes telling twice the same as telling once. A line is asked for by
-- its person only, and a herd of rungs writes thousands: no index more than that needs.
create table inbox (
  id bigint generated always as identity,
  account_id uuid not null,
  key text not null,
  kind text not null check (kind in ('rung', 'news')),
  topic text not null,
  subject_type text not null,
  subject_id text not null,
  data jsonb not null,
  at timestamptz not null,
  read_at timestamptz,
  gathered_at timestamptz,
  primary key (account_id, id),
  unique (account_id, key)
);
create index inbox_unread on inbox (account_id, id) where read_at is null;

create table message_channels (
  account_id uuid not null references accounts (id),
  channel text not null check (channel in ('email', 'wecom', 'dingtalk')),
  address text not null,
  secret text,
  active boolean not null,
  primary key (account_id, channel)
);
create table quiet_hours (
  account_id uuid primary key references accounts (id),
  from_time text not null,
  to_time text not null,
  days_off boolean not null,
  daily_at text not null
);
create table deliveries (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  channel text not null,
  address text not null,
  key text not null unique,
  lines int not null,
  first_line bigint not null,
  last_line bigint not null,
  state text not null check (state in ('waiting', 'sent', 'discarded')),
  attempts int not null default 0,
  error text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index deliveries_newest on deliveries (created_at desc, id desc);
`;
