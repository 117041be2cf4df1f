import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From which month on reports are due on which day of the month: [{"from": "2027-01", "day": 28}], the earliest first. */
export class KeepReportDays20261129010100 implements MigrationInterface {
  name = 'KeepReportDays20261129010100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table calendar_head add column report_days jsonb not null default '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table calendar_head drop column report_days');
  }
}
