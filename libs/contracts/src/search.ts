import { SEARCH_KINDS } from '@duban/domain';
import { z } from 'zod';
import { Id, InstantText, OrgRef } from './common';
import { endpoint } from './endpoint';

export const SearchKindName = z.enum(SEARCH_KINDS);

/** Plain text in pieces, those that were searched for marked: never HTML. */
const Pieces = z.array(z.object({ text: z.string(), found: z.boolean() }));

export const SearchHit = z.object({
  /** One hit of all. */
  key: z.string(),
  kind: SearchKindName,
  /** What opens: the project, the unit, the notice. */
  pageId: Id,
  title: Pieces,
  /** The part of a code or a text that was found; empty where the title says it all. */
  snippet: Pieces,
  unit: OrgRef.nullable(),
  /** The township; empty where there is none. */
  place: z.string(),
  at: InstantText,
  /** Not as typed: one letter differs. */
  near: z.boolean(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchGroup = z.object({
  kind: SearchKindName,
  /** As typed first, then what is near. */
  hits: z.array(SearchHit),
  total: z.int(),
  /** Counting stopped at `total`: there are more. */
  atLeast: z.boolean(),
});
export type SearchGroup = z.infer<typeof SearchGroup>;

export const search = endpoint({
  name: 'search',
  summary:
    'Find projects, units, notices, reports, replies and complaints by any part of their words: everything the viewer may open, and nothing else',
  method: 'GET',
  path: '/search',
  needs: 'session',
  query: z.object({
    q: z.string().trim().min(1).max(80),
    /** One kind alone, a page at a time. */
    kind: SearchKindName.optional(),
    page: z.coerce.number().int().min(1).max(20).default(1),
    limit: z.coerce.number().int().min(1).max(50).default(5),
  }),
  returns: z.object({
    /** Kinds in which something was found, each with its first hits. */
    groups: z.array(SearchGroup),
    /** One letter alone: only names that begin with it were looked for. */
    beginsOnly: z.boolean(),
  }),
});
