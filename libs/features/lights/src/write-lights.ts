import {
  canonicalJson,
  periodOf,
  type Day,
  type Json,
  type KindLight,
  type LightKind,
  type LightReason,
  type Period,
} from '@duban/domain';
import { columnsOf, type Tx } from '@duban/platform';
import type { KeptLight, LitProject } from './lights.queries';

/** A light that differs from the one that is kept. */
export type NewLight = {
  subject_id: string;
  kind: KeptLight['kind'];
  period: Period;
  as_of: Day;
  color: string;
  word: string;
  reason: string;
  rule: string;
};
export type Judged = { lights: KindLight[]; overall: KindLight | null };

const isSame = (kept: KeptLight, light: Omit<KeptLight, 'kind'>) =>
  kept.period === light.period &&
  kept.color === light.color &&
  kept.word === light.word &&
  canonicalJson(kept.reason as Json) === canonicalJson(light.reason as Json);

/**
 * What is to be written of a project: new lights, and the kinds that are lit no more. A clock is written when it says
 * something else; the overall light once in every month too, so that the months can be compared; the light of a
 * snapshot is its import's to write.
 */
export function changesOf(
  project: LitProject,
  { lights, overall }: Judged,
  today: Day,
): { fresh: NewLight[]; gone: KeptLight['kind'][] } {
  const month = periodOf(today);
  const report = project.judged.report;
  const wanted: (KeptLight & { asOf: Day })[] = lights.flatMap((light) => {
    if (light.kind !== 'investment') {
      const kept = project.kept.find(({ kind }) => kind === light.kind);
      // the month a clock turned in stays with it
      return [
        {
          ...light,
          period: kept && isSame(kept, { ...light, period: kept.period }) ? kept.period : month,
          asOf: today,
        },
      ];
    }
    return report && !project.isSnapshot
      ? [{ ...light, period: report.period, asOf: project.asOf ?? today }]
      : [];
  });
  if (overall) wanted.push({ ...overallLight(overall, project), period: month, asOf: today });
  const fresh = wanted.filter((light) => {
    const kept = project.kept.find(({ kind }) => kind === light.kind);
    return !kept || !isSame(kept, light);
  });
  const stays = new Set<string>(wanted.map(({ kind }) => kind));
  // a light of the money stays as the last one that was judged
  const gone = project.kept.filter(({ kind }) => !stays.has(kind) && kind !== 'investment');
  return {
    fresh: fresh.map(({ asOf, kind, period, color, word, reason }) => ({
      subject_id: project.id,
      kind,
      period,
      as_of: asOf,
      color,
      word,
      reason: JSON.stringify(reason),
      rule: reason.rule,
    })),
    gone: gone.map(({ kind }) => kind),
  };
}

/** The overall light says which one it is, and of what month. */
function overallLight(overall: KindLight, { judged }: LitProject): Omit<KeptLight, 'period'> {
  const period = overall.kind === 'investment' ? (judged.report?.period ?? null) : null;
  const reason: LightReason & { kind: LightKind; period?: Period } = {
    ...overall.reason,
    kind: overall.kind,
    ...(period ? { period } : {}),
  };
  return { kind: 'overall', color: overall.color, word: overall.word, reason };
}

/** Writes lights of many projects at once: what was current is so no more, and nothing is overwritten. */
export async function writeLights(
  tx: Tx,
  fresh: readonly NewLight[],
  gone: readonly { id: string; kind: string }[],
): Promise<void> {
  const over = [...fresh.map(({ subject_id, kind }) => ({ id: subject_id, kind })), ...gone];
  if (over.length === 0) return;
  await tx.em.query(
    `update lights l set current = false from unnest($1::uuid[], $2::text[]) as o (id, kind)
     where l.subject_id = o.id and l.kind = o.kind and l.current`,
    columnsOf(over, ['id', 'kind']),
  );
  await tx.em.query(
    `insert into lights (subject_type, subject_id, kind, period, as_of, color, word, reason, rule, current, created_at)
     select 'project', f.subject_id, f.kind, f.period, f.as_of, f.color, f.word, f.reason, f.rule, true, $9
     from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::text[], $6::text[], $7::jsonb[], $8::text[])
       as f (subject_id, kind, period, as_of, color, word, reason, rule)`,
    [
      ...columnsOf(fresh, ['subject_id', 'kind', 'period', 'as_of', 'color', 'word', 'reason', 'rule']),
      new Date(tx.now),
    ],
  );
}
