import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files people hand in (附件): what is known of them. The bytes are kept outside the database. */
export class KeepAttachments20261126234000 implements MigrationInterface {
  name = 'KeepAttachments20261126234000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table uploads; drop table attachments;');
  }
}

const UP = `
create table attachments (
  id uuid primary key,
  -- loose: sent and used nowhere yet; bound: part of a matter, evidence from then on
  state text not null default 'loose' check (state in ('loose', 'bound')),
  account_id uuid not null references accounts (id),
  by_name text not null,
  unit_id uuid references orgs (id),
  -- as it was told, cleaned; never the name of a file of ours
  name text not null check (char_length(name) between 1 and 120),
  kind text not null check (kind in ('image', 'pdf', 'sheet', 'document', 'text', 'archive')),
  media_type text not null,
  size int not null check (size > 0),
  -- of what is kept, and of what was sent: images are drawn anew
  sha256 text not null,
  original_sha256 text not null,
  width int,
  height int,
  -- what a photograph said of itself: when and where; stripped from the file
  evidence jsonb not null default '{}',
  subject_type text,
  subject_id uuid,
  part text,
  storage_key text not null unique,
  created_at timestamptz not null,
  bound_at timestamptz,
  check (num_nulls(subject_type, subject_id, part, bound_at) = case state when 'bound' then 0 else 4 end)
);
create index attachments_of_subject on attachments (subject_type, subject_id, part) where state = 'bound';
create index attachments_loose on attachments (account_id) where state = 'loose';
create trigger attachments_bound_stay before update or delete on attachments
  for each row when (old.state = 'bound') execute function refuse_change();
create trigger attachments_no_truncate before truncate on attachments
  for each statement execute function refuse_change();

-- What comes in piece by piece. It ends as an attachment or as a refusal, and its row tells for a day which.
create table uploads (
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  account_id uuid not null references accounts (id),
  name text not null,
  size int not null check (size > 0),
  attachment_id uuid references attachments (id) on delete cascade,
  refusal jsonb,
  created_at timestamptz not null,
  check (num_nonnulls(attachment_id, refusal) < 2)
);
create index uploads_open on uploads (account_id) where attachment_id is null and refusal is null;
create index uploads_attachment on uploads (attachment_id) where attachment_id is not null;
`;
