import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The sums of the county stand on rows that every report changes: a filed report first counts itself and then its light.
 * Two that held each other's rows waited a second to be told so, were done again and met the next, until nobody came
 * through. So whoever changes what is summed takes one lock first and keeps it to the end of his transaction, as he would
 * keep the rows.
 */
const IN_TURN = 'perform pg_advisory_xact_lock(4127007);';

const functions = (inTurn: string) => [
  `create or replace function keep_standings(ids uuid[]) returns void language plpgsql as $$
declare kept text;
begin
  if cardinality(ids) = 0 then return; end if;
  ${inTurn}
  select closed into kept from standing_head;
  if kept is not null then perform count_again(kept, ids); end if;
end $$`,
  `create or replace function roll_standings(month text) returns void language plpgsql as $$
begin
  ${inTurn}
  lock table standings in share row exclusive mode;
  insert into standing_head (closed, counted_at) values (month, clock_timestamp())
  on conflict (id) do update set closed = excluded.closed, counted_at = excluded.counted_at;
  perform count_again(month, null);
end $$`,
  `create or replace function keep_project_years(ids uuid[]) returns void language plpgsql as $$
declare held int;
begin
  if cardinality(ids) = 0 then return; end if;
  ${inTurn}
  lock table project_years in row exclusive mode;
  select year into held from project_year_head;
  if held is not null then perform count_years_again(held, ids); end if;
end $$`,
  `create or replace function roll_project_years(held int) returns void language plpgsql as $$
begin
  ${inTurn}
  lock table project_years in share row exclusive mode;
  insert into project_year_head (year, counted_at) values (held, clock_timestamp())
  on conflict (id) do update set year = excluded.year, counted_at = excluded.counted_at;
  perform count_years_again(held, null);
end $$`,
];

export class SumInTurn20261130030000 implements MigrationInterface {
  name = 'SumInTurn20261130030000';

  async up(runner: QueryRunner): Promise<void> {
    for (const made of functions(IN_TURN)) await runner.query(made);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const made of functions('')) await runner.query(made);
  }
}
