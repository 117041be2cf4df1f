import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register whole: every field of a project, its permits and milestones, and the basis of every figure. */
export class CompleteRegistry20261126000000 implements MigrationInterface {
  name = 'CompleteRegistry20261126000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FIELDS);
    await runner.query(BASES);
    await runner.query(MILESTONES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table milestones;
      alter table report_versions drop column basis;
      alter table reports drop column basis;
      alter table project_plans drop column approved_on;
      alter table projects
        drop column legal_name, drop column credit_code, drop column industry, drop column scale, drop column funding,
        drop column estimate_fen, drop column budget_fen, drop column government_funded, drop column registered_on,
        drop column planned_operation, drop column actual_operation, drop column regulator_id, drop column leader_id,
        drop column counting;
    `);
  }
}

/**
 * industry: division of GB/T 4754-2017 with the letter of its section, as C38. funding: [{ kind, fen }], fen as text.
 * registered_on: 入库, since when the statistics count it. leader_id: the leader's account where he has one, beside the
 * name. counting: by what the figures of its reports are counted.
 */
const FIELDS = `
alter table projects
  add column legal_name text not null default '',
  add column credit_code text,
  add column industry text check (industry ~ '^[A-T][0-9]{2}$'),
  add column scale text not null default '',
  add column funding jsonb not null default '[]',
  add column estimate_fen bigint check (estimate_fen >= 0),
  add column budget_fen bigint check (budget_fen >= 0),
  add column government_funded boolean not null default false,
  add column registered_on date,
  add column planned_operation date,
  add column actual_operation date,
  add column regulator_id uuid references orgs (id),
  add column leader_id uuid references accounts (id),
  add column counting text not null default 'physical' check (counting in ('physical', 'payment'));
create index projects_regulator on projects (regulator_id) where regulator_id is not null;
create index projects_labels on projects using gin (labels);
`;

/** What a figure was counted by when it was told stays with it, whatever the project counts by later. */
const BASES = `
alter table reports add column basis text not null default 'physical' check (basis in ('physical', 'payment'));
alter table report_versions add column basis text not null default 'physical' check (basis in ('physical', 'payment'));
alter table project_plans add column approved_on date;
`;

/**
 * 手续和节点: what has to be had or reached, who owes it and by when. topic: which one of the county's list, where it is
 * one. What is dropped stays, with the day and the reason, and is owed no more.
 */
const MILESTONES = `
create table milestones (
  id uuid primary key,
  project_id uuid not null references projects (id),
  kind text not null check (kind in ('permit', 'milestone')),
  topic text,
  name text not null,
  unit_id uuid not null references orgs (id),
  planned_day date not null,
  actual_day date,
  dropped_day date,
  drop_reason text,
  note text not null default '',
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (dropped_day is null or actual_day is null),
  check ((dropped_day is null) = (drop_reason is null))
);
create index milestones_project on milestones (project_id, planned_day);
create index milestones_owed on milestones (unit_id, planned_day) where actual_day is null and dropped_day is null;
create trigger milestones_no_delete before delete on milestones
  for each row execute function refuse_delete();
`;
