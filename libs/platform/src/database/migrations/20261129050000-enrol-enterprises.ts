import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Enterprises that ask for an account of their own, and what the office decided. */
export class EnrolEnterprises20261129050000 implements MigrationInterface {
  name = 'EnrolEnterprises20261129050000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table enrolments;');
  }
}

const UP = `
create table enrolments (
  id uuid primary key,
  state text not null check (state in ('waiting', 'confirmed', 'refused')),
  name text not null,
  credit_code text not null,
  contact_name text not null,
  phone text not null,
  username text not null,
  -- until it is the account's own: who waits or was refused is told so by this password
  password_hash text,
  -- wall time, as of every password
  password_set_at timestamptz not null,
  filed_at timestamptz not null,
  decided_by uuid references accounts (id),
  decided_by_name text,
  decided_at timestamptz,
  reason text not null default '',
  org_id uuid references orgs (id),
  account_id uuid references accounts (id),
  version int not null default 1,
  check ((state = 'waiting') = (decided_at is null)),
  check ((state = 'confirmed') = (account_id is not null))
);
-- a user name is asked for once at a time
create unique index enrolments_waiting_username on enrolments (username) where state = 'waiting';
create index enrolments_of_username on enrolments (username, password_set_at);
create index enrolments_by_state on enrolments (state, filed_at, id);
`;
