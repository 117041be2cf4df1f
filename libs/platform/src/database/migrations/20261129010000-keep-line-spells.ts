import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Since when, and until when, a project owed direct reports: a month is owed by those who were on the line when it was
 * due, whatever became of them since. Kept by triggers, since projects come by the register, by files and by the
 * command line. What was on the line before this is known only of those who are on it still.
 */
export class KeepLineSpells20261129010000 implements MigrationInterface {
  name = 'KeepLineSpells20261129010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const VIEW = (where: string) =>
  `create or replace view direct_report_projects as select id, name, unit_id, owner_id from projects where ${where};`;

const UP = `
create function owes_direct_report(total_fen bigint, currency text, stage text) returns boolean
language sql immutable parallel safe as $$
  select total_fen >= 10000000000 and currency = 'CNY' and stage in ('signed', 'preparing', 'building', 'paused')
$$;
${VIEW('owes_direct_report(total_fen, currency, stage)')}

create table line_spells (
  project_id uuid not null references projects (id) on delete cascade,
  since timestamptz not null,
  until timestamptz check (until >= since),
  primary key (project_id, since)
);
create unique index line_spells_open on line_spells (project_id) where until is null;
insert into line_spells (project_id, since)
  select p.id, p.created_at from projects p where owes_direct_report(p.total_fen, p.currency, p.stage);

create function keep_line_spells() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into line_spells (project_id, since)
      select id, created_at from changed where owes_direct_report(total_fen, currency, stage);
    return null;
  end if;
  update line_spells s set until = greatest(c.updated_at, s.since) from changed c
    where s.project_id = c.id and s.until is null and not owes_direct_report(c.total_fen, c.currency, c.stage);
  insert into line_spells (project_id, since)
    select c.id, c.updated_at from changed c
    where owes_direct_report(c.total_fen, c.currency, c.stage)
      and not exists (select 1 from line_spells s where s.project_id = c.id and s.until is null)
    on conflict (project_id, since) do update set until = null;
  return null;
end $$;
create trigger projects_line_insert after insert on projects referencing new table as changed
  for each statement execute function keep_line_spells();
create trigger projects_line_update after update on projects referencing new table as changed
  for each statement execute function keep_line_spells();
`;

const DOWN = `
drop trigger projects_line_insert on projects;
drop trigger projects_line_update on projects;
drop function keep_line_spells();
drop table line_spells;
${VIEW("total_fen >= 10000000000 and currency = 'CNY' and stage in ('signed', 'preparing', 'building', 'paused')")}
drop function owes_direct_report(bigint, text, text);
`;
