import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files from who has no account: they belong to the matter whose code he knows. */
export class TakeGuestsFiles20261130010000 implements MigrationInterface {
  name = 'TakeGuestsFiles20261130010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
alter table uploads alter column account_id drop not null;
-- the matter it is sent for ("complaint:<id>"), where no account sends it
alter table uploads add column sent_for text;
alter table uploads add constraint uploads_whose check (num_nonnulls(account_id, sent_for) = 1);
create index uploads_sent_for on uploads (sent_for) where sent_for is not null;
-- a loose file without an account is a guest's: only the matter it is kept for can take it, and it expires
alter table attachments drop constraint attachments_whose;
alter table attachments add constraint attachments_whose
  check (state = 'bound' or num_nonnulls(account_id, kept_for) > 0);
`;
const DOWN = `
delete from uploads where account_id is null;
delete from attachments where state = 'loose' and account_id is null;
alter table attachments drop constraint attachments_whose;
alter table attachments add constraint attachments_whose check (state = 'bound' or account_id is not null);
alter table uploads drop column sent_for;
alter table uploads alter column account_id set not null;
`;
