import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 审核: what the office said of each version of a month, and what was published when it was first accepted. A month that
 * was filed before there was a review has none. 直报线: which steps of a month were taken, which months are locked, and
 * which were opened again for one project.
 */
export class ReviewReports20261128050000 implements MigrationInterface {
  name = 'ReviewReports20261128050000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
alter table reports
  add column review text check (review in ('unreviewed', 'accepted', 'returned')),
  add column review_due_day date,
  add column published jsonb;
create index reports_review on reports (review_due_day, id) where review = 'unreviewed';
create index reports_returned on reports (project_id) where review = 'returned';
alter table report_versions add column reason text;
create table report_reviews (
  report_id uuid not null,
  version int not null,
  verdict text not null check (verdict in ('accepted', 'returned')),
  comments jsonb not null,
  by_name text not null,
  at timestamptz not null,
  primary key (report_id, version),
  foreign key (report_id, version) references report_versions (report_id, version)
);
create trigger report_reviews_insert_only before update or delete on report_reviews
  for each row execute function refuse_change();
create trigger report_reviews_no_truncate before truncate on report_reviews
  for each statement execute function refuse_change();
create table report_steps (
  period text not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
  step text not null,
  taken_at timestamptz not null,
  timely boolean not null,
  owing int not null,
  primary key (period, step)
);
create table report_reopenings (
  project_id uuid not null references projects (id),
  period text not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
  until_day date not null,
  until_at timestamptz not null,
  reason text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (project_id, period)
);
create table report_chases (
  project_id uuid not null references projects (id),
  period text not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
  day date not null,
  by_name text not null,
  at timestamptz not null,
  primary key (project_id, period, day)
);
`;

const DOWN = `
drop table report_chases;
drop table report_reopenings;
drop table report_steps;
drop table report_reviews;
alter table report_versions drop column reason;
alter table reports drop column review, drop column review_due_day, drop column published;
`;
