import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What ten thousand rungs in one second ask of the tables they write. No column changes. */
export class QuickenEngine20261124000300 implements MigrationInterface {
  name = 'QuickenEngine20261124000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table tasks reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold);
      alter table notices reset (fillfactor);
    `);
  }
}

const UP = `
-- A rung changes level and next rung of its notice, columns no index knows: with room on the page the new row stays
-- beside the old one and none of the many indexes is touched.
alter table notices set (fillfactor = 50);

-- A deadline that moves leaves a dead row in the index that every sweep reads from the front: clear it away after
-- thousands, not after a fifth of a million. Finished tasks are no longer kept: what happened is told by events.
alter table tasks set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 2000);
delete from tasks where state in ('done', 'cancelled');
`;
