import { isCreditCode } from '@duban/domain';
import { DEPARTMENTS, PLACES, type Place } from './places';
import type { Dice } from './random';
import { enterpriseNames } from './words';

export type DemoOrg = {
  id: string;
  name: string;
  short_name: string;
  kind: 'county' | 'department' | 'township' | 'zone' | 'enterprise';
  parent_id: string | null;
  path: string[];
  region_code: string | null;
  credit_code: string | null;
  created_at: string;
};
export type Firm = DemoOrg & { brand: string; products: string[] };
export type Orgs = {
  county: DemoOrg;
  departments: Map<string, DemoOrg>;
  places: Map<string, DemoOrg>;
  firms: Firm[];
  all: DemoOrg[];
};

const ENTERPRISES = 60;
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

export function makeOrgs(dice: Dice, createdAt: string): Orgs {
  const make = (kind: DemoOrg['kind'], name: string, short: string, parent: DemoOrg | null): DemoOrg => {
    const id = dice.uuid();
    const path = [...(parent?.path ?? []), id];
    const codes = { region_code: null, credit_code: null };
    return {
      id,
      name,
      short_name: short,
      kind,
      parent_id: parent?.id ?? null,
      path,
      ...codes,
      created_at: createdAt,
    };
  };
  const county = { ...make('county', '肥东县', '肥东县', null), region_code: '340122' };
  const departments = new Map(
    DEPARTMENTS.map(([name, short]) => [short, make('department', name, short, county)]),
  );
  const places = new Map(PLACES.map((place) => [place.code, ofPlace(place)]));
  function ofPlace({ kind, name, short, code }: Place): DemoOrg {
    return { ...make(kind, name, short, county), region_code: code };
  }
  const firms = enterpriseNames(ENTERPRISES).map(({ name, short, brand, products }) => ({
    ...make('enterprise', name, short, county),
    credit_code: creditCode(dice),
    brand,
    products,
  }));
  const rows = firms.map(({ brand: _, products: __, ...row }) => row);
  return {
    county,
    departments,
    places,
    firms,
    all: [county, ...departments.values(), ...places.values(), ...rows],
  };
}

/** A unit of the county by its short name. */
export function unitOf({ departments, places }: Orgs, short: string | undefined): DemoOrg {
  const unit = [...departments.values(), ...places.values()].find(({ short_name }) => short_name === short);
  if (!unit) throw new Error(`the demonstration has no unit ${short}`);
  return unit;
}

/** A code of the right shape for the county, ending with the one check character that fits. */
export function creditCode(dice: Dice): string {
  const body = `91340122MA${Array.from({ length: 7 }, () => dice.pick([...LETTERS])).join('')}`;
  const code = [...LETTERS].map((check) => body + check).find(isCreditCode);
  if (!code) throw new Error('every body has a check character');
  return code;
}
