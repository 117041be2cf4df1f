import type { Answer, listLightGaps } from '@duban/contracts';
import {
  addMonths,
  closedPeriod,
  dayOf,
  gapsOf,
  type LightColor,
  type OwnLight,
  type Period,
} from '@duban/domain';
import { Calendars, Clock, rowsOf, visibleOrgs, type Actor } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

type Row = {
  unit_id: string;
  name: string;
  short_name: string;
  period: Period;
  own: OwnLight;
  computed: LightColor;
  count: number;
};
const MONTHS = 12;

/** The last light of the money of that month; a waiver hides none of it here. */
const COUNTS = `
select o.id as unit_id, o.name, o.short_name, r.period, r.content ->> 'ownLight' as own,
  coalesce(l.reason ->> 'would', l.color) as computed, count(*)::int as count
from reports r
join projects p on p.id = r.project_id
join orgs o on o.id = p.unit_id
join lateral (
  select l.color, l.reason from lights l
  where l.subject_id = r.project_id and l.kind = 'investment' and l.period = r.period order by l.id desc limit 1
) l on true
where r.state = 'submitted' and r.period between $1 and $2 and r.content ->> 'ownLight' in ('green', 'yellow', 'red')
group by 1, 2, 3, 4, 5, 6`;

/** Where units think better of themselves than the data do. */
@Injectable()
export class GapsReader {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
  ) {}

  async list(actor: Actor): Promise<Answer<typeof listLightGaps>> {
    visibleOrgs(actor, 'finding:read');
    const closed = closedPeriod(await this.calendars.current(), dayOf(await this.clock.read()));
    const periods = Array.from({ length: MONTHS }, (_, i) => addMonths(closed, i + 1 - MONTHS));
    const rows = await rowsOf<Row>(this.source, COUNTS, [periods[0], closed]);
    const gaps = gapsOf(rows.map(({ unit_id, ...row }) => ({ unitId: unit_id, ...row })));
    const units = [...gaps].flatMap(([id, cells]) => {
      const row = rows.find(({ unit_id }) => unit_id === id);
      if (!row) return [];
      const sum = (key: 'reports' | 'better') => cells.reduce((total, cell) => total + cell[key], 0);
      const unit = { id, name: row.name, shortName: row.short_name };
      return [{ unit, reports: sum('reports'), better: sum('better'), cells }];
    });
    // the widest gap first, by whole numbers
    units.sort((a, b) => b.better * a.reports - a.better * b.reports || (a.unit.name < b.unit.name ? -1 : 1));
    return { periods, units };
  }
}
