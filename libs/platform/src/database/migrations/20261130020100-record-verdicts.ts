import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 代记评价: whether the last verdict of a complaint was told to the office, which wrote it down. */
export class RecordVerdicts20261130020100 implements MigrationInterface {
  name = 'RecordVerdicts20261130020100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table complaints add column was_told boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table complaints drop column was_told');
  }
}
