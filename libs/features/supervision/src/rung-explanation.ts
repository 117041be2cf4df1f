import type { Answer, explainRung } from '@duban/contracts';
import {
  addWorkingDays,
  explainThrough,
  ledgerAt,
  recipientsOf,
  type Calendar,
  type Instant,
  type RungRecipient,
  type RungRule,
} from '@duban/domain';
import { DomainError } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import { ledgerOf } from './notice-clocks';
import { findEmptyPlaces, findPeople, findTold, type Person } from './notice-parts.queries';
import type { Skippable } from './notices.presenter';
import type { NoticeRow } from './notices.queries';
import { findPlaces, type Places } from './recipients';
import type { Terms } from './replan';

type Explained = Answer<typeof explainRung>;

/**
 * Why a rung falls on its day, and who was told. One that fired is explained by the ledger as it stood then; one that
 * is ahead names who would be told today.
 */
export async function explainOneRung(
  em: EntityManager,
  parts: { row: NoticeRow; rungs: Skippable[]; terms: Terms },
  key: string,
  cal: Calendar,
  now: Instant,
): Promise<Explained> {
  const { row } = parts;
  const rung = parts.rungs.find((one) => one.key === key);
  const rule = row.policy?.rungs.find((one) => one.key === key);
  const ledger = ledgerOf(row, parts.terms);
  if (!rung || !rule || !row.policy || !ledger) throw new DomainError('not-found');
  const { firedAt, day, at, skipped, provisional } = rung;
  const { lines, dueDay } = explainThrough(cal, ledgerAt(ledger, firedAt ?? now), day);
  const count = (effect: string) => lines.filter((line) => line.effect === effect).length;
  return {
    key: rung.key,
    round: row.round,
    day,
    at: new Date(at).toISOString(),
    firedAt: firedAt === null ? null : new Date(firedAt).toISOString(),
    skipped,
    provisional,
    anchor: rule.anchor,
    anchorDay: anchorDay(cal, row, rule, day, dueDay),
    offset: rule.offset,
    policy: row.policy.version,
    lines,
    sums: {
      counted: count('counted'),
      credited: count('credited'),
      paused: count('paused'),
      skipped: count('skipped'),
    },
    told: await whoKnows(em, row, rung, recipientsOf(row.policy, key)),
  };
}

function anchorDay(
  cal: Calendar,
  row: NoticeRow,
  { anchor, offset }: RungRule,
  day: string,
  dueDay: string,
): string {
  if (anchor === 'due') return dueDay;
  return anchor === 'sign-due' && row.sign_due_day ? row.sign_due_day : addWorkingDays(cal, day, -offset);
}

async function whoKnows(
  em: EntityManager,
  row: NoticeRow,
  { key, firedAt }: Skippable,
  places: readonly RungRecipient[],
): Promise<Explained['told']> {
  const holders = (await findPlaces(em, [row.unit_id])).get(row.unit_id) ?? {};
  if (firedAt === null) {
    const people = await findPeople(em, [...new Set(places.flatMap((place) => holders[place] ?? []))]);
    return places.map((place) => {
      const names = people.filter(({ id }) => holders[place]?.includes(id)).map(({ name }) => name);
      return { place, names, empty: names.length === 0 };
    });
  }
  const people = await findTold(em, `rung:${row.id}:${row.round}:${key}`);
  const empty = await findEmptyPlaces(em, row.id, key);
  return places.map((place) => ({
    place,
    names: people
      .filter((person) => placesOf(person, row, holders, places).includes(place))
      .map(({ name }) => name),
    empty: empty.includes(place),
  }));
}

/** For which place somebody was told: the one he holds, or must have held by his roles if he holds it no more. */
function placesOf(
  { id, roles, org_id }: Person,
  row: NoticeRow,
  holders: Places,
  places: readonly RungRecipient[],
): RungRecipient[] {
  const held = places.filter((place) => holders[place]?.includes(id));
  if (held.length > 0) return held;
  const before: RungRecipient =
    org_id === row.unit_id && roles.includes('handler')
      ? 'unit-handlers'
      : roles.includes('leader')
        ? 'county-leader'
        : roles.includes('monitor') || roles.includes('office-head')
          ? 'office'
          : 'unit-head';
  return places.includes(before) ? [before] : places.slice(0, 1);
}
