import type { SearchHit } from '@duban/contracts';
import type { Action } from '@duban/domain';

/** Where a hit opens: what belongs to a project or a notice opens with it, a unit shows its projects. */
export function hitAddress(
  { kind, pageId }: Pick<SearchHit, 'kind' | 'pageId'>,
  can: readonly Action[],
): string {
  if (kind === 'notice' || kind === 'reply') return `/notices/${pageId}`;
  if (kind === 'complaint') return `/complaints/${pageId}`;
  if (kind === 'unit') return can.includes('project:read') ? `/projects?unitId=${pageId}` : '/admin';
  return `/projects/${pageId}`;
}

/** The page of all hits, of one kind or of every one. */
export function searchAddress(q: string, kind?: SearchHit['kind'], page = 1): string {
  const params = new URLSearchParams({ q });
  if (kind) params.set('kind', kind);
  if (page > 1) params.set('page', String(page));
  return `/search?${params.toString()}`;
}
