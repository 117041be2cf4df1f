import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who helps with a matter and so hears of it live; an event names one unit, and what is hashed in it stays as it is. */
export class NameHelpers20261126010100 implements MigrationInterface {
  name = 'NameHelpers20261126010100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create view subject_helpers as
      select 'notice'::text as type, id, co_unit_ids as org_ids from notices where co_unit_ids <> '{}'
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view subject_helpers');
  }
}
