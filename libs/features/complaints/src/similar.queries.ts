import { rowsOf, type Actor } from '@duban/platform';
import type { ComplaintCategory } from '@duban/domain';
import type { EntityManager } from 'typeorm';
import { sightOf } from './complaint-rights';
import type { Complaint } from './complaint.entity';

/** Alike: this share of the pairs of letters of what is being written stands in the other title. */
const ALIKE = 0.4;
/** The newest so many that share a pair are compared. */
const COMPARED = 2_000;
const SHOWN = 5;
/** Fewer others than this are not told: a count would say of somebody that he complained. */
const FEWEST = 3;

export type SimilarRow = Pick<
  Complaint,
  'id' | 'number_year' | 'number_seq' | 'title' | 'category' | 'stage' | 'filed_at'
>;
type Wanted = { title: string; category?: ComplaintCategory | undefined };

/** Complaints alike by pairs of letters of their titles (ADR 14): those the actor may read, and how many others. */
export async function findSimilar(
  em: EntityManager,
  actor: Actor | null,
  { title, category }: Wanted,
): Promise<{ rows: SimilarRow[]; others: number }> {
  const params: unknown[] = [title, category ?? null];
  const seen = actor ? sightOf(actor, (value) => `$${params.push(value)}`) : 'false';
  const rows = await rowsOf<SimilarRow & { seen: boolean }>(
    em,
    `with wanted as (select array(select distinct unnest(search_grams(search_fold($1)))) as grams),
     near as (
       select c.* from complaints c, wanted w
       where search_grams(search_fold(c.title)) && w.grams and ($2::text is null or c.category = $2)
       order by c.filed_at desc, c.id limit ${COMPARED})
     select c.id, c.number_year, c.number_seq, c.title, c.category, c.stage, c.filed_at, ${seen} as seen
     from near c, wanted w cross join lateral (
       select count(*)::float8 / greatest(cardinality(w.grams), 1) as share from (
         select unnest(w.grams) intersect select unnest(search_grams(search_fold(c.title)))) s) a
     where a.share >= ${ALIKE} order by a.share desc, c.filed_at desc, c.id`,
    params,
  );
  const own = rows.filter((row) => row.seen);
  const others = rows.length - own.length;
  return { rows: own.slice(0, SHOWN), others: others < FEWEST ? 0 : others };
}
