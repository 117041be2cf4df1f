// All effects of a rung in one SQL statement, for one deadline or for all of them: claim row, level, inbox line, and an
// event in the chain of events, numbered and hashed over the one before it under the lock of the head, as the product
// does. CHAIN=0 leaves the chain out for everybody but ours: a number from a sequence, a hash of its own, no lock.
import { NEXT, RUNG } from './seed.mjs';

const IS_CHAINED = process.env.CHAIN !== '0';
const SAID = `jsonb_build_object('rung', '${RUNG}', 'day', d.day, 'seq', 2, 'effects', d.effects, 'title', d.title,
    'late', false)`;

/** A chain as an aggregate: each hash over the one before it and what the event says. */
const CHAIN = `
create function herd_link(last text, said text) returns text language sql immutable
  return encode(sha256(convert_to(coalesce(last || said, said), 'UTF8')), 'hex');
create aggregate herd_chain (text) (sfunc = herd_link, stype = text)`;

const HAPPENED = IS_CHAINED
  ? `
head as (select seq, hash from event_head for update),
linked as (
  select h.seq + row_number() over (order by d.id) as seq, h.hash as first,
    herd_chain(h.hash || d::text) over (order by d.id rows unbounded preceding) as hash, d.*
  from due d join claimed c on c.notice_id = d.id cross join head h),
moved as (
  update event_head e set seq = l.seq, hash = l.hash
  from (select seq, hash from linked order by seq desc limit 1) l),
happened as (
  insert into events (seq, at, type, subject_type, subject_id, root_id, unit_id, owner_id, data, prev_hash, hash)
  select d.seq, now(), 'notice.warned', 'notice', d.id, d.subject_id, d.unit_id, d.owner_id, ${SAID},
    lag(d.hash, 1, d.first) over (order by d.seq), d.hash
  from linked d)`
  : `
happened as (
  insert into events (seq, at, type, subject_type, subject_id, root_id, unit_id, owner_id, data, prev_hash, hash)
  select nextval('herd_events'), now(), 'notice.warned', 'notice', d.id, d.subject_id, d.unit_id, d.owner_id, ${SAID},
    repeat('0', 64), encode(sha256(convert_to(d::text, 'UTF8')), 'hex')
  from due d join claimed c on c.notice_id = d.id)`;

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
${HAPPENED}`;

/** For one notice. */
export const ONE = `with ${effectsOf('select $1::uuid as id')} select count(*) from claimed`;

export async function prepareEffects(db) {
  await db.query(CHAIN);
  await db.query('create sequence herd_events start 1000000');
}
