import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 撤回占比 on the board: counted for each unit from the index alone, whatever a row holds besides. */
export class CountWithdrawals20261130020000 implements MigrationInterface {
  name = 'CountWithdrawals20261130020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index complaints_counted on complaints (lead_id, filed_at) include (withdrawn_at)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index complaints_counted');
  }
}
