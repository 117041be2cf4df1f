import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the checks found in reports, and what was decided about it. */
export class KeepFindings20261127000100 implements MigrationInterface {
  name = 'KeepFindings20261127000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FINDINGS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table findings');
  }
}

/** name: which check. One for each project, month and check; cleared: the figures were put right. */
const FINDINGS = `
create table findings (
  id uuid primary key,
  project_id uuid not null references projects (id),
  period text not null,
  name text not null,
  facts jsonb not null,
  state text not null check (state in ('open', 'dismissed', 'noticed', 'cleared')),
  found_at timestamptz not null,
  reason text,
  by_name text,
  decided_at timestamptz,
  notice_id uuid references notices (id),
  version int not null default 1,
  unique (project_id, period, name),
  check ((state = 'noticed') = (notice_id is not null)),
  check (state <> 'dismissed' or reason is not null)
);
create index findings_open on findings (period desc, id desc) where state = 'open';
`;
