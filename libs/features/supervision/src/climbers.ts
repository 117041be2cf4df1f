import { rowsOf, type Tx } from '@duban/platform';
import type { KeptRung } from '@duban/domain';
import type { Climber } from './ladder-runner';

type Ahead = Omit<KeptRung, 'firedAt'>;
type ClimberRow = Omit<Climber, 'rungs'> & { rungs: Ahead[] | null };

/**
 * Locks these notices and reads what their ladders need, in one query and without entities: thousands may fall due in
 * one second. A notice somebody is moving is left out: the move has locked it and wants its task, which this
 * transaction holds, so that waiting for it would be a deadlock.
 */
export async function takeClimbers(em: Tx['em'], ids: string[]): Promise<Climber[]> {
  const rows = await rowsOf<ClimberRow>(
    em,
    `with taken as materialized (
       select id, title, state, round, level, unit_id, subject_id, owner_id, policy from notices
       where id = any($1) for no key update skip locked)
     select t.*, (
       select json_agg(json_build_object('key', r.key, 'seq', r.seq, 'day', r.day, 'effects', r.effects,
         'at', (extract(epoch from r.at) * 1000)::bigint, 'provisional', r.provisional))
       from notice_rungs r left join rung_fires f using (notice_id, round, key)
       where r.notice_id = t.id and r.round = t.round and f.notice_id is null) as rungs
     from taken t`,
    [ids],
  );
  return rows.map(({ rungs, ...row }) => ({
    ...row,
    rungs: (rungs ?? []).map((rung) => ({ ...rung, firedAt: null })),
  }));
}

/** Of these notices those that are there. */
export async function findThere(em: Tx['em'], ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await rowsOf<{ id: string }>(em, 'select id from notices where id = any($1)', [ids]);
  return rows.map(({ id }) => id);
}
