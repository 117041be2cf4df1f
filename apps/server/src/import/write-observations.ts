import { rowsOf, type Tx } from '@duban/platform';

export type ObservationCounts = { observed: number; corrected: number; lights: number };
export type Observed = { counts: ObservationCounts; projectIds: string[] };

/**
 * Merges the staged observations into the reports, each with the light of its day. Equal ones are left alone, and a
 * month that somebody has reported is never touched. Nothing is proposed: what an old file shows is history.
 */
export async function writeObservations(tx: Tx, importer: string): Promise<Observed> {
  const now = new Date(tx.now);
  const written = await rowsOf<{ id: string; project_id: string; submissions: number }>(
    tx.em,
    `insert into reports as r (id, project_id, period, kind, state, as_of, total_fen, physical_bp, progress_text, problems,
       content, version, submissions, submitted_at, submitted_by)
     select gen_random_uuid(), p.id, s.period, 'observation', 'submitted', s.as_of, s.total_fen, s.physical_bp,
       s.progress_text, s.problems, s.content, 1, 1, $1, $2
     from import_observations s join projects p on p.code = s.code
     on conflict (project_id, period) do update set (as_of, total_fen, physical_bp, progress_text, problems, content,
         version, submissions, submitted_at, submitted_by) = (excluded.as_of, excluded.total_fen, excluded.physical_bp,
         excluded.progress_text, excluded.problems, excluded.content, r.version + 1, r.submissions + 1, $1, $2)
       where r.kind = 'observation'
         and (r.as_of, r.total_fen, r.physical_bp, r.progress_text, r.problems, r.content) is distinct from
         (excluded.as_of, excluded.total_fen, excluded.physical_bp, excluded.progress_text, excluded.problems, excluded.content)
     returning id, project_id, submissions`,
    [now, importer],
  );
  await tx.em.query('analyze reports');
  await tx.em.query(KEEP_VERSIONS, [written.map(({ id }) => id)]);
  await tx.em.query(MONTHS);
  const corrected = written.filter(({ submissions }) => submissions > 1).length;
  const lights = await writeLights(tx, now);
  await tx.em.query('analyze lights');
  return {
    counts: { observed: written.length - corrected, corrected, lights },
    projectIds: written.map(({ project_id }) => project_id),
  };
}

const KEEP_VERSIONS = `
  insert into report_versions (report_id, version, content, submitted_at, submitted_by)
  select r.id, r.submissions, r.content || jsonb_build_object('asOf', r.as_of, 'totalFen', r.total_fen::text,
      'physicalBp', r.physical_bp, 'progressText', r.progress_text, 'problems', r.problems), r.submitted_at, r.submitted_by
  from reports r where r.id = any($1)`;

/** What was done since the observation before, where both say how much was done; it may be negative. */
const MONTHS = `
  update reports r set month_fen = m.month_fen
  from (
    select id, kind, total_fen - lag(total_fen) over (partition by project_id order by period) as month_fen
    from reports where state = 'submitted' and total_fen is not null and project_id in
      (select p.id from import_observations s join projects p on p.code = s.code)
  ) m
  where r.id = m.id and m.kind = 'observation' and r.month_fen is distinct from m.month_fen`;

/** A light for every observation whose light is not yet there; the last day of each project is the current one. */
async function writeLights(tx: Tx, now: Date): Promise<number> {
  const made = await rowsOf<{ subject_id: string }>(
    tx.em,
    `insert into lights (subject_type, subject_id, kind, period, as_of, color, word, reason, rule, current, created_at)
     select 'project', p.id, 'investment', s.period, s.as_of, s.color, s.word, s.light_reason, s.rule, false, $1
     from import_observations s join projects p on p.code = s.code
       left join lateral (
         select l.as_of, l.color, l.word, l.reason from lights l
         where l.subject_id = p.id and l.kind = 'investment' and l.period = s.period order by l.id desc limit 1
       ) l on true
     where (s.as_of, s.color, s.word, s.light_reason) is distinct from (l.as_of, l.color, l.word, l.reason)
     order by p.id, s.as_of
     returning subject_id`,
    [now],
  );
  await tx.em.query('create temp table import_last_lights on commit drop as ' + LAST_LIGHTS, [
    [...new Set(made.map(({ subject_id }) => subject_id))],
  ]);
  await tx.em.query(
    `update lights l set current = false from import_last_lights n
     where l.subject_id = n.subject_id and l.kind = 'investment' and l.current and l.id <> n.id`,
  );
  await tx.em.query(
    'update lights l set current = true from import_last_lights n where l.id = n.id and not l.current',
  );
  return made.length;
}

const LAST_LIGHTS = `
  select distinct on (subject_id) subject_id, id from lights
  where kind = 'investment' and subject_id = any($1) order by subject_id, period desc, id desc`;
