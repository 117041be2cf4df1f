import type { KeptRung, RungEffect, RungKey, StampedPolicy } from '@duban/domain';
import { rowsOf, type Tx } from '@duban/platform';
import type { Climber } from './rung-tellings';

/** `policy`: a hash of it; thousands of notices carry the same one, and it is read once. */
type ClimberRow = Omit<Climber, 'rungs' | 'policy'> & { policy: string | null; rungs: string | null };

/**
 * Locks these notices and reads what their ladders need, in two queries and without entities: thousands may fall due in
 * one second. A notice somebody is moving is left out: the move has locked it and wants its task, which this
 * transaction holds, so that waiting for it would be a deadlock.
 */
export async function takeClimbers(em: Tx['em'], ids: string[]): Promise<Climber[]> {
  const rows = await rowsOf<ClimberRow>(
    em,
    `with taken as materialized (
       select id, title, state, round, level, unit_id, subject_id, owner_id, jsonb_hash_extended(policy, 0) as policy
       from notices where id = any($1) for no key update skip locked)
     select t.*, (
       select string_agg(concat_ws('|', r.key, r.seq, r.day, date_part('epoch', r.at) * 1000, r.provisional,
         array_to_string(r.effects, ',')), ';')
       from notice_rungs r left join rung_fires f on (f.notice_id, f.round, f.key) = (r.notice_id, r.round, r.key)
       where r.notice_id = t.id and r.round = t.round and f.notice_id is null) as rungs
     from taken t`,
    [ids],
  );
  const policies = await findPolicies(em, rows);
  // in place: copies of thousands of rows would cost as much as the decision
  return rows.map((row) =>
    Object.assign(row, { rungs: rungsIn(row.rungs), policy: policies.get(row.policy) ?? null }),
  );
}

/** Rungs as one line of text: none of its words holds a mark, and as JSON they cost the server thrice as much. */
const rungsIn = (text: string | null): KeptRung[] =>
  text === null
    ? []
    : text.split(';').map((rung) => {
        const [key, seq, day, at, provisional, effects = ''] = rung.split('|');
        return {
          key: key as RungKey,
          seq: Number(seq),
          day: day as string,
          at: Number(at),
          provisional: provisional === 't',
          effects: effects.split(',') as RungEffect[],
          firedAt: null,
        };
      });

/** The policies by their hash, each read from one notice that carries it. */
async function findPolicies(em: Tx['em'], rows: ClimberRow[]): Promise<Map<string | null, StampedPolicy>> {
  const carriers = new Map(rows.map(({ id, policy }) => [policy, id]));
  const found = await rowsOf<{ id: string; policy: StampedPolicy }>(
    em,
    'select id, policy from notices where id = any($1) and policy is not null',
    [[...carriers.values()]],
  );
  const byCarrier = new Map(found.map(({ id, policy }) => [id, policy]));
  return new Map(
    [...carriers].flatMap(([hash, id]) => {
      const policy = byCarrier.get(id);
      return policy ? [[hash, policy]] : [];
    }),
  );
}

/** Of these notices those that are there. */
export async function findThere(em: Tx['em'], ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await rowsOf<{ id: string }>(em, 'select id from notices where id = any($1)', [ids]);
  return rows.map(({ id }) => id);
}
