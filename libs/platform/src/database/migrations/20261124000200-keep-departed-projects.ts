import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A project never goes: it leaves with a reason, and the mark of it stays. */
export class KeepDepartedProjects20261124000200 implements MigrationInterface {
  name = 'KeepDepartedProjects20261124000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DEPARTURES);
    await runner.query(KEEP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger projects_no_truncate on projects;
      drop trigger projects_no_delete on projects;
      drop function refuse_delete();
      drop view departed_projects;
      drop table project_departures;
    `);
  }
}

const DEPARTURES = `
create table project_departures (
  project_id uuid not null references projects (id),
  seq int not null,
  what text not null check (what in ('terminated', 'below-threshold')),
  reason text not null,
  day date not null,
  by_name text not null,
  at timestamptz not null,
  primary key (project_id, seq)
);
create trigger project_departures_insert_only before update or delete on project_departures
  for each row execute function refuse_change();

-- Who has left and not come back, each with the last departure that still holds.
create view departed_projects as
select distinct on (d.project_id) d.project_id, p.name, p.unit_id, p.owner_id, d.what, d.reason, d.day, d.by_name, d.at
from project_departures d join projects p on p.id = d.project_id
where case d.what
  when 'terminated' then p.stage = 'ended'
  else p.total_fen < 10000000000 and p.currency = 'CNY' end
order by d.project_id, d.seq desc;
`;

const KEEP = `
create function refuse_delete() returns trigger language plpgsql as $$
begin
  raise exception 'table % loses no rows', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger projects_no_delete before delete on projects
  for each row execute function refuse_delete();
create trigger projects_no_truncate before truncate on projects
  for each statement execute function refuse_delete();
`;
