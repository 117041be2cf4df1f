import { rowsOf, type RowFault } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import { findLeaders } from '../project-choices.queries';

export type KnownOrg = {
  id: string;
  name: string;
  short_name: string;
  kind: string;
  region_code: string | null;
  credit_code: string | null;
};
type Found = { id: string } | { fault: Omit<RowFault, 'field'> };

/** What names in a file mean, read once for all its rows. Nothing is made that is not there. */
export class Lookups {
  private readonly byName = new Map<string, KnownOrg[]>();
  private readonly places = new Map<string, { code: string; name: string }>();
  private readonly leaders = new Map<string, string[]>();
  private readonly orgs = new Map<string, KnownOrg>();

  static async read(em: EntityManager): Promise<Lookups> {
    const known = new Lookups();
    const orgs = await rowsOf<KnownOrg>(
      em,
      'select id, name, short_name, kind, region_code, credit_code from orgs where active order by created_at, id',
    );
    for (const org of orgs) known.addOrg(org);
    for (const { id, name } of await findLeaders(em))
      known.leaders.set(name, [...(known.leaders.get(name) ?? []), id]);
    return known;
  }

  /** By its full name, else by its short one. */
  org(name: string, { isUnit = false }: { isUnit?: boolean } = {}): Found {
    const found = (this.byName.get(plain(name)) ?? []).filter(({ kind }) => !isUnit || kind !== 'enterprise');
    const full = found.filter((org) => plain(org.name) === plain(name));
    const [one, other] = full.length > 0 ? full : found;
    if (!one) return { fault: { code: 'unknown-org', facts: { found: name } } };
    return other ? { fault: { code: 'many-orgs', facts: { found: name } } } : { id: one.id };
  }

  orgOf = (id: string | null): KnownOrg | null => (id === null ? null : (this.orgs.get(id) ?? null));

  /** A township or zone, by name or code. */
  place(text: string): { code: string; name: string } | null {
    return this.places.get(plain(text)) ?? null;
  }

  /** The account of a leader of this name, if exactly one has it. */
  leader(name: string): string | null {
    const [id, other] = this.leaders.get(name) ?? [];
    return id && !other ? id : null;
  }

  private addOrg(org: KnownOrg): void {
    this.orgs.set(org.id, org);
    for (const name of new Set([plain(org.name), plain(org.short_name)]))
      this.byName.set(name, [...(this.byName.get(name) ?? []), org]);
    if (!org.region_code || (org.kind !== 'township' && org.kind !== 'zone')) return;
    const place = { code: org.region_code, name: org.short_name };
    for (const word of [org.region_code, org.name, org.short_name])
      if (!this.places.has(plain(word))) this.places.set(plain(word), place);
  }
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
