import { colorInForce, pointsOf, type CountedCard, type UnitPoints } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { Card, StampedCardRules } from './card.entity';
import { HIDDEN, OVER, type Source } from './cards.queries';

/** What the board shows of cards: what waits for a decision, and what is served and not over. `orgs` null: all. */
export async function countCards(
  source: Source,
  orgs: readonly string[] | null,
): Promise<{
  proposedYellow: number;
  proposedRed: number;
  yellowInForce: number;
  redInForce: number;
  appealed: number;
}> {
  const rows = await rowsOf<Pick<Card, 'color' | 'lowered' | 'state'> & { n: number }>(
    source,
    `select c.color, c.lowered, c.state, count(*)::int as n from cards c
     where not ${OVER} and ($1::uuid[] is null or c.unit_id = any($1) and not ${HIDDEN}) group by 1, 2, 3`,
    [orgs],
  );
  const sum = (fits: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(fits).reduce((all, { n }) => all + n, 0);
  return {
    proposedYellow: sum(({ state, color }) => state === 'proposed' && color === 'yellow'),
    proposedRed: sum(({ state, color }) => state === 'proposed' && color === 'red'),
    yellowInForce: sum((row) => colorInForce(row) === 'yellow'),
    redInForce: sum((row) => colorInForce(row) === 'red'),
    appealed: sum(({ state }) => state === 'appealed'),
  };
}

export type UnitPointsRow = UnitPoints & { kind: string; name: string; shortName: string };

/** Points of the units in a year by their cards in force, the most first. `orgs` null: of all units. */
export async function findPoints(
  source: Source,
  year: number,
  orgs: readonly string[] | null,
): Promise<UnitPointsRow[]> {
  const rows = await rowsOf<
    Pick<Card, 'color' | 'lowered' | 'state'> & {
      unit_id: string;
      day: string;
      rules: StampedCardRules;
      kind: string;
      name: string;
      short_name: string;
    }
  >(
    source,
    `select c.unit_id, c.color, c.lowered, c.state, c.rules, to_char(c.issued_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
       o.kind, o.name, o.short_name
     from cards c join orgs o on o.id = c.unit_id
     where c.number_year = $1 and ($2::uuid[] is null or c.unit_id = any($2))`,
    [year, orgs],
  );
  const cards = rows.map((row): CountedCard => ({
    unitId: row.unit_id,
    color: row.color,
    lowered: row.lowered,
    state: row.state,
    issuedDay: row.day,
    points: row.rules.points,
  }));
  const units = new Map(rows.map((row) => [row.unit_id, row]));
  return pointsOf(cards, year)
    .map((unit) => {
      const { kind = '', name = '', short_name: shortName = '' } = units.get(unit.unitId) ?? {};
      return { ...unit, kind, name, shortName };
    })
    .sort((a, b) => b.points - a.points || (a.name < b.name ? -1 : 1));
}
