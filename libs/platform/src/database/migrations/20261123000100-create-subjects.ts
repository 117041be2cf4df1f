import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What may be supervised, whatever feature keeps it: supervision knows a type, an id, a name and whose it is. */
export class CreateSubjects20261123000100 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create view subjects as
      select 'project'::text as type, id, name, unit_id, owner_id from projects
    `);
    // 亿元项目: 10,000 万元 and more, from signing to completion, report straight to the county each month
    await run.query(`
      create view direct_report_projects as
      select id, name, unit_id, owner_id from projects
      where total_fen >= 10000000000 and currency = 'CNY' and stage in ('signed', 'preparing', 'building', 'paused')
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop view direct_report_projects');
    await run.query('drop view subjects');
  }
}
