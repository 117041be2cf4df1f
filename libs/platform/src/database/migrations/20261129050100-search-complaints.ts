import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Complaints in the search. An entry says what the complaint says and never who it comes from; whose organisations know
 * of it are those that handle it, and the enterprise itself, by a mark of its own, where its name is open.
 */
export class SearchComplaints20261129050100 implements MigrationInterface {
  name = 'SearchComplaints20261129050100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

/** What of a complaint its entry is made of. */
const SAID =
  'title, text, inspection, number_year, number_seq, lead_id, co_ids, holder_id, complained_of, confidentiality, filed_at';
const same = (row: string) => SAID.replace(/\w+/g, `${row}.$&`);

const UP = `
create table search_complaints partition of search_entries for values in ('complaint');

-- Whoever stands above an enterprise sees its projects and not what it reports: so it is not known by its own id.
create function search_own(org uuid) returns uuid language sql immutable strict parallel safe as $$
  select md5('own ' || org)::uuid
$$;

alter view search_sources rename to search_sources_before_complaints;
create view search_sources as
select * from search_sources_before_complaints
union all
select 'complaint', c.id, '', c.id, c.lead_id,
  array(select h.id from unnest(array[c.lead_id, c.holder_id] || c.co_ids) as h (id)
    where h.id is not null and h.id <> all (c.complained_of) order by h.id)
  || array(select search_own(s.org_id) from complaint_senders s
    where s.complaint_id = c.id and s.org_id is not null and c.confidentiality = 'open'),
  c.title,
  concat_ws(E'\\n', '诉求〔' || c.number_year || '〕' || c.number_seq || '号', nullif(c.text, ''), nullif(c.inspection, '')),
  '', c.filed_at
from complaints c;

create function search_complaint_added() returns trigger language plpgsql as $$
begin
  perform keep_search('complaint', array(select distinct id from changed));
  return null;
end $$;
create function search_complaint_changed() returns trigger language plpgsql as $$
begin
  perform keep_search('complaint', array(
    select distinct c.id from changed c join before b on b.id = c.id where (${same('c')}) is distinct from (${same('b')})));
  return null;
end $$;
create function search_complaint_sent() returns trigger language plpgsql as $$
begin
  perform keep_search('complaint', array(select distinct complaint_id from changed));
  return null;
end $$;
create trigger complaints_search_insert after insert on complaints referencing new table as changed
  for each statement execute function search_complaint_added();
create trigger complaints_search_update after update on complaints referencing old table as before new table as changed
  for each statement execute function search_complaint_changed();
create trigger complaints_search_delete after delete on complaints referencing old table as changed
  for each statement execute function search_complaint_added();
create trigger complaint_senders_search_insert after insert on complaint_senders referencing new table as changed
  for each statement execute function search_complaint_sent();

select keep_search('complaint', array(select id from complaints));
`;

const DOWN = `
drop trigger complaint_senders_search_insert on complaint_senders;
drop trigger complaints_search_delete on complaints;
drop trigger complaints_search_update on complaints;
drop trigger complaints_search_insert on complaints;
drop function search_complaint_sent();
drop function search_complaint_changed();
drop function search_complaint_added();
drop view search_sources;
alter view search_sources_before_complaints rename to search_sources;
drop function search_own(uuid);
drop table search_complaints;
`;
