import type { Answer, Call, search, SearchGroup, SearchHit } from '@duban/contracts';
import {
  exactly,
  foldText,
  markPieces,
  nearly,
  scopeOf,
  SEARCHED,
  SEARCH_KINDS,
  searchWords,
  snippetOf,
  type SearchKind,
} from '@duban/domain';
import { hasRole, visibleOrgs, type Actor } from '@duban/platform';
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  findExact,
  findLargeKinds,
  findNames,
  findNear,
  MOST_HITS,
  totalOf,
  type EntryRow,
  type SearchPage,
  type SearchSight,
} from './search.queries';

/** With fewer hits than this what is near is shown too, unless a whole name or number was typed and is there. */
const FEW = 3;
const LARGE_MS = 60_000;
/** A search is answered at once or not at all; and a helper process takes longer to start than it saves. */
const BOUNDS = `select set_config('statement_timeout', '2000', true), set_config('max_parallel_workers_per_gather', '0', true),
  set_config('jit', 'off', true)`;

/** One box for everything: each kind within the right by which its rows are read, so that nothing shows in counts either. */
@Injectable()
export class SearchReader {
  private large: { at: number; kinds: ReadonlySet<SearchKind> } = { at: -Infinity, kinds: new Set() };

  constructor(private readonly source: DataSource) {}

  async search(
    actor: Actor,
    { q, kind, page, limit }: Call<typeof search>['query'],
  ): Promise<Answer<typeof search>> {
    const words = searchWords(q);
    const wanted = exactly(words);
    const beginsOnly = wanted.grams.length === 0;
    const typed = foldText(q).trim().replace(/\s+/g, ' ');
    const seen = (kind ? [kind] : SEARCH_KINDS)
      .filter((one) => scopeOf(actor.roles, SEARCHED[one]) !== null)
      .map((one) => ({ kind: one, orgIds: orgsOf(actor, one) }));
    if (words.length === 0 || seen.length === 0) return { groups: [], beginsOnly };

    return this.source.transaction('REPEATABLE READ', async (em) => {
      await em.query(BOUNDS);
      const large = await this.largeKinds(em);
      const sights = seen.map((one): SearchSight => ({ ...one, large: large.has(one.kind) }));
      const offset = (page - 1) * limit;
      const place: SearchPage = { offset, limit: Math.max(0, Math.min(limit, MOST_HITS - offset)) };
      const found = beginsOnly
        ? await findNames(em, sights, typed, place)
        : await findExact(em, sights, typed, wanted, place);
      const hits = [...found.values()].reduce((sum, rows) => sum + totalOf(rows), 0);
      const isWhole = [...found.values()].some(([first]) => first?.rank === 0);
      const near =
        page === 1 && hits < FEW && !isWhole && !beginsOnly
          ? await findNear(em, sights, nearly(words))
          : null;
      const groups = sights
        .map((sight) => groupOf(sight.kind, found.get(sight.kind) ?? [], near?.get(sight.kind) ?? [], limit))
        .filter((group) => group.total > 0);
      return { groups, beginsOnly };
    });
  }

  /** Asked now and then: a kind grows slowly, and where it is looked for changes how long that takes, not what is found. */
  private async largeKinds(em: EntityManager): Promise<ReadonlySet<SearchKind>> {
    if (performance.now() - this.large.at > LARGE_MS)
      this.large = { at: performance.now(), kinds: await findLargeKinds(em) };
    return this.large.kinds;
  }
}

/** Whose entries somebody may see. What an enterprise reports is known by a mark of its own: nobody above it has it. */
function orgsOf(actor: Actor, kind: SearchKind): readonly string[] | null {
  const orgIds = visibleOrgs(actor, SEARCHED[kind]);
  if (orgIds === null || kind !== 'complaint' || !hasRole(actor, 'enterprise')) return orgIds;
  return actor.orgId === null ? [] : [ownMark(actor.orgId)];
}

/** As `search_own` of the database. */
const ownMark = (orgId: string) =>
  createHash('md5')
    .update(`own ${orgId}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

const keyOf = (row: EntryRow) => `${row.row_id}${row.part && ` ${row.part}`}`;

function groupOf(kind: SearchKind, exact: EntryRow[], near: EntryRow[], limit: number): SearchGroup {
  const known = new Set(exact.map(keyOf));
  const others = near.filter((row) => !known.has(keyOf(row)));
  const total = totalOf(exact);
  return {
    kind,
    hits: [
      ...exact.map((row) => presentHit(kind, row, false)),
      ...others.map((row) => presentHit(kind, row, true)),
    ].slice(0, limit),
    total: Math.min(total, MOST_HITS) + others.length,
    atLeast: total > MOST_HITS,
  };
}

function presentHit(kind: SearchKind, row: EntryRow, near: boolean): SearchHit {
  const title = markPieces(row.title, row.patterns);
  const elsewhere = row.patterns.filter(
    (pattern) => !markPieces(row.title, [pattern]).some(({ found }) => found),
  );
  return {
    key: `${kind} ${keyOf(row)}`,
    kind,
    pageId: row.page_id,
    title,
    snippet: snippetOf(row.body, elsewhere),
    unit:
      row.unit_id && row.unit_name
        ? { id: row.unit_id, name: row.unit_name, shortName: row.unit_short_name ?? row.unit_name }
        : null,
    place: row.place,
    at: row.at.toISOString(),
    near,
  };
}
