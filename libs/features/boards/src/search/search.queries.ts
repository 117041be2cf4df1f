import { SEARCH_KINDS, type SearchKind, type Wanted } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';

/** Whose entries: null for all of the county, else those of these organisations. `large`: more than one looks through. */
export type SearchSight = { kind: SearchKind; orgIds: readonly string[] | null; large: boolean };
export type SearchPage = { offset: number; limit: number };

export type EntryRow = {
  kind: SearchKind;
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

const KEYS = 'e.kind, e.row_id, e.part, e.at';
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

/** By kind: the page of what was found. */
export type Found = Map<SearchKind, EntryRow[]>;
export const totalOf = (rows: readonly EntryRow[] | undefined) => rows?.[0]?.total ?? 0;

/** All kinds in one statement: of what was `found` the page of each, whole. */
async function ask(
  em: EntityManager,
  { values, add }: Params,
  found: string,
  { offset, limit }: SearchPage,
): Promise<Found> {
  const rows = await rowsOf<EntryRow>(
    em,
    `with ${found}
     select e.kind, e.row_id, e.part, e.page_id, e.title, e.body, e.place, e.at, e.unit_id, o.name as unit_name,
       o.short_name as unit_short_name, page.patterns, page.total, page.rank
     from (
       select f.*, count(*) over (partition by kind)::int as total,
         row_number() over (partition by kind order by rank, at desc, row_id, part) as n
       from found f) page
     join search_entries e on e.kind = page.kind and e.row_id = page.row_id and e.part = page.part
     left join orgs o on o.id = e.unit_id
     where page.n > ${add(offset)} and page.n <= ${add(offset + limit)}
     order by page.rank, page.at desc, page.row_id, page.part`,
    values,
  );
  const pages: Found = new Map();
  for (const row of rows) {
    const page = pages.get(row.kind);
    if (page) page.push(row);
    else pages.set(row.kind, [row]);
  }
  return pages;
}
const once = (make: () => string) => {
  let made: string | null = null;
  return () => (made ??= make());
};
const all = (arms: string[]) => arms.map((arm) => `(${arm})`).join(' union all ');

/** Names that begin as typed: all there is to ask of a single letter. */
export function findNames(
  em: EntityManager,
  sights: readonly SearchSight[],
  typed: string,
  page: SearchPage,
): Promise<Found> {
  const params = makeParams();
  const begins = params.add(beginning(typed));
  const rank = rankOf(params, typed, `array[${begins}]`);
  const arms = sights.map(
    (sight) => `
      select ${KEYS}, ${rank} as rank, array['%' || ${begins}] as patterns from search_entries e
      where e.kind = ${params.add(sight.kind)} and left(e.folded, 40) like ${begins} and ${inSight(params, sight)}
      limit ${NAMES}`,
  );
  return ask(em, params, `found as materialized (${all(arms)})`, page);
}

/** Entries that hold the words as typed, the best first and then the newest. */
export async function findExact(
  em: EntityManager,
  sights: readonly SearchSight[],
  typed: string,
  wanted: Wanted,
  page: SearchPage,
): Promise<Found> {
  const found = await findAmong(em, sights, typed, wanted, page, ({ large }) => (large ? 'newest' : 'all'));
  const rare = sights.filter(({ kind, large }) => large && totalOf(found.get(kind)) <= MOST_HITS);
  if (rare.length === 0) return found;
  for (const { kind } of rare) found.delete(kind);
  return new Map([...found, ...(await findAmong(em, rare, typed, wanted, page, () => 'index'))]);
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
  sights: readonly SearchSight[],
  typed: string,
  { grams, patterns }: Wanted,
  page: SearchPage,
  where: (sight: SearchSight) => 'all' | 'newest' | 'index',
): Promise<Found> {
  const params = makeParams();
  const likes = `${params.add(patterns)}::text[]`;
  // a value that no arm asks for must not be sent
  const pairs = once(() => `${params.add(grams)}::text[]`);
  const begins = once(() => params.add(beginning(typed)));
  const fits = `e.folded like all (${likes})`;
  const columns = `${KEYS}, ${rankOf(params, typed, likes)} as rank, ${likes} as patterns`;
  const arms = sights.map((sight) => {
    const kind = params.add(sight.kind);
    const seen = inSight(params, sight);
    const arm = {
      all: () => `
        select ${columns} from search_entries e
        where e.kind = ${kind} and search_grams(e.folded) @> ${pairs()} and ${seen} and ${fits}`,
      newest: () => `
        select ${columns} from (
          select * from search_entries e where e.kind = ${kind} order by at desc, row_id, part limit ${NEWEST}) e
        where ${seen} and ${fits}
        union
        select ${columns} from (
          select * from search_entries e where e.kind = ${kind} and left(e.folded, 40) like ${begins()} limit ${NAMES}) e
        where ${seen} and ${fits}`,
      index: () => `
        select ${columns} from (
          select * from search_entries e
          where e.kind = ${kind} and search_grams(e.folded) @> ${pairs()} and ${seen}) e
        where ${fits} limit ${SORTED}`,
    };
    return arm[where(sight)]();
  });
  return ask(em, params, `found as materialized (${all(arms)})`, page);
}

/** Entries one slip away from the words: of a large kind the newest first, as for the words themselves. */
export async function findNear(
  em: EntityManager,
  sights: readonly SearchSight[],
  slips: readonly Wanted[],
): Promise<Found> {
  if (slips.length === 0) return new Map();
  // many ways to slip are many looks at each entry, and a long word is rare: the index has it at once
  const large = slips.length <= FEW_SLIPS ? sights.filter((sight) => sight.large) : [];
  const newest: Found = large.length > 0 ? await findNearAmong(em, large, slips, 'newest') : new Map();
  const rest = sights.filter(({ kind }) => newest.get(kind)?.length !== NEAR);
  if (rest.length === 0) return newest;
  for (const { kind } of rest) newest.delete(kind);
  return new Map([...newest, ...(await findNearAmong(em, rest, slips, 'index'))]);
}

function findNearAmong(
  em: EntityManager,
  sights: readonly SearchSight[],
  slips: readonly Wanted[],
  where: 'newest' | 'index',
): Promise<Found> {
  const params = makeParams();
  const given = params.add(JSON.stringify(slips));
  const arms = sights.map((sight) => {
    const kind = params.add(sight.kind);
    const seen = inSight(params, sight);
    return {
      newest: `
        select e.*, s.patterns from (
          select * from search_entries e where e.kind = ${kind} order by at desc, row_id, part limit ${NEAR_NEWEST}) e
        cross join lateral (select s.patterns from slips s where e.folded like all (s.patterns) limit 1) s
        where ${seen} limit ${NEAR}`,
      index: `
        select e.* from slips s cross join lateral (
          select e.*, s.patterns from search_entries e
          where e.kind = ${kind} and search_grams(e.folded) @> s.grams and ${seen} and e.folded like all (s.patterns)
          limit ${NEAR}) e
        limit ${NEAR}`,
    }[where];
  });
  const found = `
    slips as materialized (
      select array(select jsonb_array_elements_text(s -> 'grams')) as grams, array(select jsonb_array_elements_text(s -> 'patterns')) as patterns
      from jsonb_array_elements(${given}::jsonb) s),
    found as materialized (
      select distinct on (kind, row_id, part) n.kind, n.row_id, n.part, n.at, n.patterns,
        case when left(n.folded, length(n.title)) like all (n.patterns) then 2 else 3 end as rank
      from (${all(arms)}) n
      order by kind, row_id, part)`;
  return ask(em, params, found, { offset: 0, limit: NEAR });
}
