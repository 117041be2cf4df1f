import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Receipts of submissions, so that one sent twice counts once; and the place of a file among those of its act. */
export class KeepReceipts20261128060000 implements MigrationInterface {
  name = 'KeepReceipts20261128060000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table report_receipts; alter table attachments drop column place;');
  }
}

const UP = `
-- What a submission was answered, by the key its device made: sent again, it is answered alike.
create table report_receipts (
  key uuid primary key,
  account_id uuid not null references accounts (id),
  report_id uuid not null references reports (id),
  version int not null,
  -- of what was sent: a key that is used for something else is no receipt
  sha256 text not null,
  answer jsonb not null,
  at timestamptz not null
);
create index report_receipts_of_report on report_receipts (report_id, version);
create trigger report_receipts_insert_only before update or delete on report_receipts
  for each row execute function refuse_change();

-- in the order chosen, not in that in which the uploads ended
alter table attachments add column place int not null default 0;
`;
