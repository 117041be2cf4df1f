// All effects of a rung in one SQL statement, for one deadline or for all of them: claim row, level, inbox line, event.
// The event carries a hash of its own but is not chained, and its number is the next of a sequence: the chain of the
// product, one lock for all events, is left out here in favour of those who use this statement.
import { NEXT, RUNG } from './seed.mjs';

const SAID = `jsonb_build_object('rung', '${RUNG}', 'day', d.day, 'seq', 2, 'effects', d.effects, 'title', d.title,
    'late', false)`;

/** `due`: a query of the notices' ids. */
export const effectsOf = (due) => `
due as materialized (
  select n.id, n.title, n.unit_id, n.subject_id, n.owner_id, a.id as account_id, r.day, r.effects, f.day as next_day
  from (${due}) d
  join notices n on n.id = d.id
  join accounts a on a.org_id = n.unit_id
  join notice_rungs r on r.notice_id = n.id and r.round = n.round and r.key = '${RUNG}'
  join notice_rungs f on f.notice_id = n.id and f.round = n.round and f.key = '${NEXT}'),
claimed as (
  insert into rung_fires (notice_id, round, key, fired_at, skipped)
  select id, 1, '${RUNG}', now(), false from due on conflict do nothing returning notice_id),
climbed as (
  update notices n set level = n.level + 1, next_rung = '${NEXT}', next_day = d.next_day
  from due d join claimed c on c.notice_id = d.id where n.id = d.id),
told as (
  insert into inbox (account_id, key, kind, topic, subject_type, subject_id, data, at)
  select d.account_id, 'rung:' || d.id || ':1:${RUNG}', 'rung', 'notice.warned', 'notice', d.id, ${SAID}, now()
  from due d join claimed c on c.notice_id = d.id on conflict (account_id, key) do nothing),
happened as (
  insert into events (seq, at, type, subject_type, subject_id, root_id, unit_id, owner_id, data, prev_hash, hash)
  select nextval('herd_events'), now(), 'notice.warned', 'notice', d.id, d.subject_id, d.unit_id, d.owner_id, ${SAID},
    repeat('0', 64), encode(sha256(convert_to(d::text, 'UTF8')), 'hex')
  from due d join claimed c on c.notice_id = d.id)`;

/** For one notice. */
export const ONE = `with ${effectsOf('select $1::uuid as id')} select count(*) from claimed`;

export const prepareEffects = (db) =>
  db.query(`create sequence herd_events start 1000000; grant all on sequence herd_events to public`);
