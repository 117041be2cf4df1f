import type { Org } from '@duban/contracts';

export type OrgNode = Org & { children?: OrgNode[] };
export type OrgKind = Org['kind'];

const ORDER: OrgKind[] = ['county', 'department', 'zone', 'township', 'enterprise'];
const compare = (a: Org, b: Org) =>
  ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.name.localeCompare(b.name, 'zh');

/** The flat list as a tree; what hangs below nothing that is shown stands at the top. */
export function toTree(orgs: readonly Org[]): OrgNode[] {
  const known = new Set(orgs.map((org) => org.id));
  const below = new Map<string | null, Org[]>();
  for (const org of orgs) {
    const parentId = org.parentId !== null && known.has(org.parentId) ? org.parentId : null;
    below.set(parentId, [...(below.get(parentId) ?? []), org]);
  }
  const grow = (parentId: string | null): OrgNode[] =>
    (below.get(parentId) ?? []).toSorted(compare).map((org) => {
      const children = grow(org.id);
      return children.length > 0 ? { ...org, children } : org;
    });
  return grow(null);
}

/** What may be put below an organisation of this kind. */
export const CHILD_KINDS: Record<OrgKind, OrgKind[]> = {
  county: ['department', 'township', 'zone', 'enterprise'],
  department: ['department', 'enterprise'],
  township: ['enterprise'],
  zone: ['enterprise'],
  enterprise: [],
};
