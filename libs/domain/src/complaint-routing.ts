/** Who may have a complaint (DOMAIN §13.4): never the unit complained of, nor one that takes orders from it. */
export type OrgTree = ReadonlyMap<string, string | null>;

export type RoutingRefusal =
  | { code: 'unknown-unit'; orgId: string }
  | { code: 'complained-of'; orgId: string }
  | { code: 'below-complained-of'; orgId: string; of: string }
  | { code: 'named-twice'; orgId: string };

/** The units above, the nearest first. A tree that runs in a circle ends where it closes. */
export function orgsAbove(tree: OrgTree, orgId: string): string[] {
  const above: string[] = [];
  let next = tree.get(orgId) ?? null;
  while (next !== null && next !== orgId && !above.includes(next)) {
    above.push(next);
    next = tree.get(next) ?? null;
  }
  return above;
}

function refusalsOf(tree: OrgTree, orgId: string, complainedOf: readonly string[]): RoutingRefusal[] {
  if (!tree.has(orgId)) return [{ code: 'unknown-unit', orgId }];
  if (complainedOf.includes(orgId)) return [{ code: 'complained-of', orgId }];
  const of = orgsAbove(tree, orgId).find((above) => complainedOf.includes(above));
  return of === undefined ? [] : [{ code: 'below-complained-of', orgId, of }];
}

/** May it go to these units, one of which leads? Empty: it may. Every unit that may not is told, not the first only. */
export function mayAssign(
  tree: OrgTree,
  to: { lead: string; co: readonly string[] },
  complainedOf: readonly string[],
): RoutingRefusal[] {
  const units = [to.lead, ...to.co];
  const twice = units.filter((orgId, i) => units.indexOf(orgId) < i);
  return [
    ...[...new Set(units)].flatMap((orgId) => refusalsOf(tree, orgId, complainedOf)),
    ...[...new Set(twice)].map((orgId) => ({ code: 'named-twice' as const, orgId })),
  ];
}

/**
 * Who gets it one level up: the nearest unit above that may have it, else null: then the office has it, which is above
 * every unit in this matter.
 */
export function levelAbove(tree: OrgTree, orgId: string, complainedOf: readonly string[]): string | null {
  return orgsAbove(tree, orgId).find((above) => refusalsOf(tree, above, complainedOf).length === 0) ?? null;
}
