import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that wait with a draft, and which photographs stood in which version of a month. */
export class KeepDraftPhotos20261129020000 implements MigrationInterface {
  name = 'KeepDraftPhotos20261129020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
-- what is being written, as its feature names it ("report:<id>"): a file it names does not expire, and is read with it
alter table attachments add column kept_for text check (kept_for is null or state = 'loose');
create index attachments_kept_for on attachments (kept_for) where kept_for is not null;
-- null: a version from before one could leave photographs out; all that had come by then stood in it
alter table report_versions add column photos uuid[];
`;
const DOWN = `
alter table report_versions drop column photos;
alter table attachments drop column kept_for;
`;
