import { SEARCH_KINDS, type SearchKind, type Wanted } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';

/** Whose entries: null for all of the county, else those of these organisations. `large`: more than one looks through. */
export type SearchSight = { kind: SearchKind; orgIds: readonly string[] | null; large: boolean };
export type SearchPage = { offset: number; limit: number };

export type EntryRow = {
  row_id: string;
  part: string;
  page_id: string;
  title: string;
  body: string;
  place: string;
  at: Date;
  unit_id: string | null;
  unit_name: string | null;
  unit_short_name: string | null;
  /** What of it fits, as patterns of `like`. */
  patterns: string[];
  total: number;
  /** 0: a whole name, code or line is what was typed. */
  rank: number;
};

/** Hits that are put in order and shown; who gets more adds a word. */
export const MOST_HITS = 200;
/** A kind with more entries than this is not looked through: first its newest, then its index. */
const SMALL = 5_000;
const NEWEST = 2_000;
/** What the index may bring to be put in order: of more than this, these. */
const SORTED = 2_000;
/** Entries whose name begins so, before it is known whose they are. */
const NAMES = 1_000;
/** What is near is not sought further than this, and first among so many. */
const NEAR = 20;
const NEAR_NEWEST = 500;
const FEW_SLIPS = 40;

/** Collects the values of a statement while its text is put together. */
const makeParams = () => {
  const values: unknown[] = [];
  return { values, add: (value: unknown) => `$${values.push(value)}` };
};
type Params = ReturnType<typeof makeParams>;

const KEYS = 'e.row_id, e.part, e.at';
/** The same text in a line of its own (a name, a code), a name that begins so, a name that has it, anything else. */
const rankOf = ({ add }: Params, typed: string, patterns: string) => {
  const whole = add(typed);
  return `case
    when strpos(E'\\n' || e.folded || E'\\n', E'\\n' || ${whole} || E'\\n') > 0 then 0
    when starts_with(e.folded, ${whole}) then 1
    when left(e.folded, length(e.title)) like all (${patterns}) then 2
    else 3 end`;
};
const inSight = ({ add }: Params, { orgIds }: SearchSight) =>
  orgIds === null ? 'true' : `e.org_ids && ${add(orgIds)}::uuid[]`;
const beginning = (typed: string) => `${typed.slice(0, 40).replace(/[\\%_]/g, '\\$&')}%`;

/** The page of what `found` holds, whole. */
const paged = ({ add }: Params, { offset, limit }: SearchPage) => `
  select e.row_id, e.part, e.page_id, e.title, e.body, e.place, e.at, e.unit_id, o.name as unit_name, o.short_name as unit_short_name,
    page.patterns, page.total, page.rank
  from (
    select f.*, count(*) over ()::int as total from (
      select * from found order by rank, at desc, row_id, part limit ${MOST_HITS + 1}) f
    order by rank, at desc, row_id, part limit ${add(limit)} offset ${add(offset)}
  ) page
  join search_entries e on e.kind = $1 and e.row_id = page.row_id and e.part = page.part
  left join orgs o on o.id = e.unit_id
  order by page.rank, page.at desc, page.row_id, page.part`;

const begin = (sight: SearchSight) => {
  const params = makeParams();
  params.add(sight.kind);
  return params;
};

/** Names that begin as typed: all there is to ask of a single letter. */
export function findNames(em: EntityManager, sight: SearchSight, typed: string, page: SearchPage) {
  const params = begin(sight);
  const begins = params.add(beginning(typed));
  return rowsOf<EntryRow>(
    em,
    `with found as materialized (
       select ${KEYS}, ${rankOf(params, typed, `array[${begins}]`)} as rank, array['%' || ${begins}] as patterns
       from search_entries e where e.kind = $1 and left(e.folded, 40) like ${begins} and ${inSight(params, sight)} limit ${NAMES})
     ${paged(params, page)}`,
    params.values,
  );
}

/** Entries that hold the words as typed, the best first and then the newest. */
export async function findExact(
  em: EntityManager,
  sight: SearchSight,
  typed: string,
  wanted: Wanted,
  page: SearchPage,
): Promise<EntryRow[]> {
  if (!sight.large) return findAmong(em, sight, typed, wanted, page, 'all');
  const newest = await findAmong(em, sight, typed, wanted, page, 'newest');
  const isCommon = (newest[0]?.total ?? 0) > MOST_HITS;
  return isCommon ? newest : findAmong(em, sight, typed, wanted, page, 'index');
}

/** The kinds with more entries than one looks through. */
export async function findLargeKinds(em: EntityManager): Promise<Set<SearchKind>> {
  const rows = await rowsOf<{ kind: SearchKind }>(
    em,
    `select k.kind from unnest($1::text[]) as k (kind)
     where exists (select 1 from search_entries e where e.kind = k.kind offset ${SMALL})`,
    [SEARCH_KINDS],
  );
  return new Set(rows.map(({ kind }) => kind));
}

/**
 * Where to look. A word that stands in every tenth entry is soon met among the newest, and its index would be long to
 * read; a rare one the index has at once. Either way no more is touched than the limits above say.
 */
function findAmong(
  em: EntityManager,
  sight: SearchSight,
  typed: string,
  { grams, patterns }: Wanted,
  page: SearchPage,
  where: 'all' | 'newest' | 'index',
): Promise<EntryRow[]> {
  const params = begin(sight);
  const likes = `${params.add(patterns)}::text[]`;
  const rank = rankOf(params, typed, likes);
  const seen = inSight(params, sight);
  const fits = `e.folded like all (${likes})`;
  const columns = `${KEYS}, ${rank} as rank, ${likes} as patterns`;
  const begins = () => params.add(beginning(typed));
  const found = {
    all: () => `
      select ${columns} from search_entries e
      where e.kind = $1 and search_grams(e.folded) @> ${params.add(grams)}::text[] and ${seen} and ${fits}`,
    newest: () => `
      select ${columns} from (
        select * from search_entries e where e.kind = $1 order by at desc, row_id, part limit ${NEWEST}) e
      where ${seen} and ${fits}
      union
      select ${columns} from (
        select * from search_entries e where e.kind = $1 and left(e.folded, 40) like ${begins()} limit ${NAMES}) e
      where ${seen} and ${fits}`,
    index: () => `
      select ${columns} from (
        select * from search_entries e
        where e.kind = $1 and search_grams(e.folded) @> ${params.add(grams)}::text[] and ${seen}) e
      where ${fits} limit ${SORTED}`,
  }[where]();
  return rowsOf<EntryRow>(em, `with found as materialized (${found}) ${paged(params, page)}`, params.values);
}

/** Entries one slip away from the words: of a large kind the newest first, as for the words themselves. */
export async function findNear(
  em: EntityManager,
  sight: SearchSight,
  slips: readonly Wanted[],
): Promise<EntryRow[]> {
  // many ways to slip are many looks at each entry, and a long word is rare: the index has it at once
  if (sight.large && slips.length <= FEW_SLIPS) {
    const newest = await findNearAmong(em, sight, slips, 'newest');
    if (newest.length === NEAR) return newest;
  }
  return findNearAmong(em, sight, slips, 'index');
}

function findNearAmong(
  em: EntityManager,
  sight: SearchSight,
  slips: readonly Wanted[],
  where: 'newest' | 'index',
): Promise<EntryRow[]> {
  const params = begin(sight);
  const given = params.add(JSON.stringify(slips));
  const seen = inSight(params, sight);
  const met = {
    newest: `
      select e.*, s.patterns from (
        select * from search_entries e where e.kind = $1 order by at desc, row_id, part limit ${NEAR_NEWEST}) e
      cross join lateral (select s.patterns from slips s where e.folded like all (s.patterns) limit 1) s
      where ${seen} limit ${NEAR}`,
    index: `
      select e.* from slips s cross join lateral (
        select e.*, s.patterns from search_entries e
        where e.kind = $1 and search_grams(e.folded) @> s.grams and ${seen} and e.folded like all (s.patterns)
        limit ${NEAR}) e
      limit ${NEAR}`,
  }[where];
  return rowsOf<EntryRow>(
    em,
    `with slips as materialized (
       select array(select jsonb_array_elements_text(s -> 'grams')) as grams, array(select jsonb_array_elements_text(s -> 'patterns')) as patterns
       from jsonb_array_elements(${given}::jsonb) s),
     found as materialized (
       select distinct on (row_id, part) n.row_id, n.part, n.at, n.patterns,
         case when left(n.folded, length(n.title)) like all (n.patterns) then 2 else 3 end as rank
       from (${met}) n
       order by row_id, part)
     ${paged(params, { offset: 0, limit: NEAR })}`,
    params.values,
  );
}
