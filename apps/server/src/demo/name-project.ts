import type { Firm } from './make-orgs';
import type { Place } from './places';
import type { Dice } from './random';
import { BRIDGED, PROJECT_NAMES, RIVERS, ROADS, type Sector } from './words';

const ORDINALS = ['二期', '三期', '四期', '五期', '六期'];

/** A name nobody has yet, and the enterprise that builds it where the name is an enterprise's. */
export function nameProject(
  dice: Dice,
  sector: Sector,
  place: Place,
  firms: readonly Firm[],
  used: Set<string>,
): { name: string; owner: Firm | null } {
  const pattern = dice.pick(PROJECT_NAMES[sector]);
  const owner = pattern.includes('{牌}') ? dice.pick(firms) : null;
  const base = pattern
    .replace('{牌}', owner?.brand ?? '')
    .replace('{品}', () => dice.pick(owner?.products ?? []))
    .replace('{地}', place.short.replace(/[镇乡]$/u, ''))
    .replace('{路}', () => `${place.short.replace(/[镇乡]$/u, '')}${dice.pick(ROADS)}`)
    .replace('{桥}', () => dice.pick(BRIDGED))
    .replace('{河}', () => dice.pick(RIVERS));
  const name = [
    base,
    ...ORDINALS.map((ordinal) => `${base}${ordinal}`),
    `${base}（${used.size}号地块）`,
  ].find((candidate) => !used.has(candidate)) as string;
  used.add(name);
  return { name, owner };
}
