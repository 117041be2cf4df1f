import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A suspension has a day on which the office is woken; it resumes nothing by itself. */
export class WakeSuspensions20261126010000 implements MigrationInterface {
  name = 'WakeSuspensions20261126010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from tasks where kind = 'notice.pause-ends';
      drop index notices_pause_ended;
      alter table notices drop column pause_ended_at, drop column pause_ends_day;
    `);
  }
}

const UP = `
alter table notices
  add column pause_ends_day date,
  add column pause_ended_at timestamptz;
create index notices_pause_ended on notices (unit_id) where pause_ended_at is not null;

-- Clocks that stand still now: the engine looks at once, and sets the deadline by the calendar.
update notices n set pause_ends_day = (
  select q.until_day from notice_requests q
  where q.notice_id = n.id and q.kind = 'suspension' and q.state = 'granted' order by q.decided_at desc limit 1)
where n.state = 'suspended';
insert into tasks (kind, subject, due_at, created_at)
select 'notice.pause-ends', id::text, suspended_at, suspended_at
from notices where state = 'suspended' and pause_ends_day is not null and suspended_at is not null;
`;
