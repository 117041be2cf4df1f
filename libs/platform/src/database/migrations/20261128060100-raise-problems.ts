import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which problem of which report became which notice. */
export class RaiseProblems20261128060100 implements MigrationInterface {
  name = 'RaiseProblems20261128060100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table raised_problems');
  }
}

const UP = `
create table raised_problems (
  report_id uuid not null references reports (id),
  -- of its category and words: a problem that stays as it was in a correction is the same
  problem text not null,
  notice_id uuid not null unique references notices (id),
  by_name text not null,
  at timestamptz not null,
  primary key (report_id, problem)
);
create trigger raised_problems_insert_only before update or delete on raised_problems
  for each row execute function refuse_change();
`;
