import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that are brought in: how each is read, what it did row by row, and how columns were matched before. */
export class KeepImports20261128030000 implements MigrationInterface {
  name = 'KeepImports20261128030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
create table imports (
  id uuid primary key,
  kind text not null,
  state text not null default 'draft' check (state in
    ('draft', 'trying', 'tried', 'importing', 'done', 'failed', 'undoing', 'undone')),
  account_id uuid not null references accounts (id),
  by_name text not null,
  org_id uuid references orgs (id),
  -- gone with a file that was never imported
  attachment_id uuid references attachments (id) on delete set null,
  file_name text not null,
  file_size int not null,
  sha256 text not null,
  -- how the file is read: sheet, encoding, delimiter, line of the heads; and what was found in it
  form jsonb not null,
  columns jsonb not null,
  mapping text,
  reason text not null default '',
  skip_bad boolean not null default false,
  counts jsonb,
  progress jsonb,
  failure jsonb,
  created_at timestamptz not null,
  done_at timestamptz,
  undo jsonb,
  version int not null default 1
);
create index imports_newest on imports (created_at desc, id desc);
create index imports_of_org on imports (org_id, created_at desc, id desc);
create index imports_same_file on imports (kind, sha256) where state = 'done';

-- What became of a row of the file: refused, or written with what it takes to take it back.
create table import_rows (
  import_id uuid not null references imports (id) on delete cascade,
  line int not null,
  what text not null check (what in ('created', 'changed', 'refused')),
  label text not null,
  subject_id uuid,
  project_id uuid,
  changes jsonb not null default '[]',
  faults jsonb not null default '[]',
  state jsonb not null default '{}',
  after_version int,
  undone text check (undone in ('restored', 'kept')),
  why text,
  primary key (import_id, line)
);

create table import_mappings (
  id uuid primary key,
  kind text not null,
  name text not null check (char_length(name) between 1 and 40),
  org_id uuid not null references orgs (id),
  heads jsonb not null,
  columns jsonb not null,
  by_name text not null,
  saved_at timestamptz not null,
  unique (org_id, kind, name)
);

alter table project_departures drop constraint project_departures_what_check;
alter table project_departures add constraint project_departures_what_check
  check (what in ('terminated', 'below-threshold', 'import-undone'));
create or replace view departed_projects as
select distinct on (d.project_id) d.project_id, p.name, p.unit_id, p.owner_id, d.what, d.reason, d.day, d.by_name, d.at
from project_departures d join projects p on p.id = d.project_id
where case d.what
  when 'below-threshold' then p.total_fen < 10000000000 and p.currency = 'CNY'
  else p.stage = 'ended' end
order by d.project_id, d.seq desc;
`;

// a mark is evidence: what has no word in the version before is told as what it did
const DOWN = `
drop table import_mappings;
drop table import_rows;
drop table imports;
create or replace view departed_projects as
select distinct on (d.project_id) d.project_id, p.name, p.unit_id, p.owner_id, d.what, d.reason, d.day, d.by_name, d.at
from project_departures d join projects p on p.id = d.project_id
where case d.what
  when 'terminated' then p.stage = 'ended'
  else p.total_fen < 10000000000 and p.currency = 'CNY' end
order by d.project_id, d.seq desc;
alter table project_departures disable trigger project_departures_insert_only;
update project_departures set what = 'terminated' where what = 'import-undone';
alter table project_departures enable trigger project_departures_insert_only;
alter table project_departures drop constraint project_departures_what_check;
alter table project_departures add constraint project_departures_what_check
  check (what in ('terminated', 'below-threshold'));
`;
