import type {
  AnalysisFilters,
  AnalysisGroupBy,
  AnalysisHead,
  Answer,
  Call,
  getAnalysisCurve,
  getAnalysisHeat,
  getAnalysisReplans,
  getAnalysisScatter,
  getAnalysisTable,
} from '@duban/contracts';
import {
  closedPeriod,
  dayOf,
  investmentRule,
  lastDayOf,
  SMALL_GROUP,
  yearOf,
  type Period,
} from '@duban/domain';
import { Calendars, Clock, rowsOf, Settings, visibleOrgs, type Actor } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AnalysisSight } from './analysis-rows';
import {
  curveOf,
  heatRows,
  monthRows,
  periodIn,
  rankedRows,
  rowOf,
  wholeOf,
  yearRows,
  type At,
  type NamedYear,
} from './assemble-analysis';
import { findReplans } from './replans.queries';
import { findScatter } from './scatter.queries';
import { groupYearOf } from './year-course';
import { findYearGroups, findYears, type YearGroups } from './year-groups.queries';

type Query<E> = Call<E> extends { query: infer Q } ? Q : never;
type Asked = AnalysisFilters & { measure: 'first' | 'current'; period?: Period };
/** Where a view is made: one snapshot of the database, whose sight, which month. */
export type Place = At & {
  em: EntityManager;
  sight: AnalysisSight;
  filters: AnalysisFilters;
  measure: 'first' | 'current';
  year: number;
  head: Omit<AnalysisHead, 'currency' | 'otherCurrencies' | 'snapshots'>;
};
/** Earlier years by which a forecast is tried. */
const YEARS_BACK = 5;

/** What the county has planned and done, from every side. Reads only; every figure of a view is of one moment. */
@Injectable()
export class AnalysisReader {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
    private readonly settings: Settings,
  ) {}

  table(actor: Actor, query: Query<typeof getAnalysisTable>): Promise<Answer<typeof getAnalysisTable>> {
    return this.at(actor, query, async (place) => {
      const { by } = query;
      const isTime = by === 'month' || by === 'year';
      const years = by === 'year' ? place.head.years : [place.year];
      const found = await findYearGroups(place.em, place.sight, place.filters, {
        by: isTime ? null : by,
        years,
        rates: true,
      });
      const groups = named(found, query.measure);
      const whole = wholeOf(groups, place.year);
      const rows =
        by === 'month'
          ? monthRows(whole, place)
          : by === 'year'
            ? yearRows(groups, place)
            : rankedRows(groups, place);
      return {
        ...headOf(place, found, whole.snapshots),
        by,
        smallBelow: SMALL_GROUP,
        whole: { ...rowOf({ ...whole, key: '', name: null }, place), rank: null },
        rows,
      };
    });
  }

  heat(actor: Actor, query: Query<typeof getAnalysisHeat>): Promise<Answer<typeof getAnalysisHeat>> {
    return this.at(actor, query, async (place) => {
      const found = await this.groups(place, query.by, [place.year]);
      const groups = named(found, query.measure);
      const whole = wholeOf(groups, place.year);
      return {
        ...headOf(place, found, whole.snapshots),
        by: query.by,
        periods: monthRows(whole, place).map(({ key }) => key),
        rows: heatRows(groups, place),
      };
    });
  }

  curve(actor: Actor, query: Query<typeof getAnalysisCurve>): Promise<Answer<typeof getAnalysisCurve>> {
    return this.at(actor, query, async (place) => {
      const { year, measure } = place;
      const years = Array.from({ length: YEARS_BACK + 1 }, (_, i) => year - i);
      const found = await this.groups(place, 'unit', years);
      const groups = named(found, measure);
      const whole = wholeOf(groups, year);
      const earlier = years.slice(1).map((past) => wholeOf(groups, past));
      // one unit alone has too short a past: how wrong the method is, all units of its kind can tell
      const { unitId, ...others } = place.filters;
      const units = unitId
        ? named(await this.groups({ ...place, filters: others }, 'unit', years), measure)
        : groups;
      return {
        ...headOf(place, found, whole.snapshots),
        ...curveOf(
          { whole, first: wholeOf(named(found, 'first'), year), earlier, units },
          place,
          place.sight.closed,
        ),
      };
    });
  }

  /** Every version of the year's plans counts, whenever it came: they stand at the end of the year, or now. */
  replans(actor: Actor, query: Query<typeof getAnalysisReplans>): Promise<Answer<typeof getAnalysisReplans>> {
    const period = query.period && periodIn(yearOf(query.period), 12);
    return this.at(actor, { ...query, period }, async (place) => {
      const found = await findYearGroups(place.em, place.sight, place.filters, {
        by: null,
        years: [place.year],
      });
      const whole = wholeOf(named(found, 'current'), place.year);
      const { by } = query;
      return {
        ...headOf(place, found, whole.snapshots),
        by,
        firstFen: `${wholeOf(named(found, 'first'), place.year).planFen}`,
        currentFen: `${whole.planFen}`,
        steps: await findReplans(place.em, place.sight, place.filters, {
          by,
          year: place.year,
          currency: found.currency,
        }),
      };
    });
  }

  /** By the last reports: sums since the beginning are kept for no earlier month. */
  scatter(actor: Actor, query: Query<typeof getAnalysisScatter>): Promise<Answer<typeof getAnalysisScatter>> {
    return this.at(actor, { ...query, period: undefined }, async (place) => {
      const found = await findYearGroups(place.em, place.sight, place.filters, {
        by: null,
        years: [place.year],
      });
      const { snapshots } = wholeOf(named(found, 'current'), place.year);
      return {
        ...headOf(place, found, snapshots),
        ...(await findScatter(place.em, place.sight, place.filters)),
      };
    });
  }

  /** Whose projects a view is of, for reading them one by one. */
  sightOf(actor: Actor, asked: Asked): Promise<Pick<Place, 'sight' | 'filters'>> {
    return this.at(actor, asked, ({ sight, filters }) => Promise.resolve({ sight, filters }));
  }

  private groups({ em, sight, filters }: Place, by: AnalysisGroupBy, years: readonly number[]) {
    return findYearGroups(em, sight, filters, { by, years });
  }

  /** Makes a view in one snapshot of the database. */
  private at<T>(actor: Actor, asked: Asked, make: (place: Place) => Promise<T>): Promise<T> {
    const orgIds = visibleOrgs(actor, 'board:read');
    return this.source.transaction('REPEATABLE READ', async (em) => {
      const sight = await this.sight(em, orgIds);
      return make(await this.place(em, sight, asked));
    });
  }

  private async sight(em: EntityManager, orgIds: readonly string[] | null): Promise<AnalysisSight> {
    const closed = closedPeriod(await this.calendars.current(em), dayOf(await this.clock.read(em)));
    const [kept] = await rowsOf<{ years: boolean; standings: boolean }>(
      em,
      `select exists (select 1 from project_year_head where year = $1) as years,
         exists (select 1 from standing_head where closed = $2) as standings`,
      [yearOf(closed), closed],
    );
    return { orgIds, closed, keptYears: !!kept?.years, keptStandings: !!kept?.standings };
  }

  private async place(em: EntityManager, sight: AnalysisSight, asked: Asked): Promise<Place> {
    const { measure, period: wanted, ...rest } = asked;
    const period = wanted && wanted < sight.closed ? wanted : sight.closed;
    const today = dayOf(await this.clock.read(em));
    const rules = await this.settings.current('light-rules', em);
    const [periodEnd = today] = [lastDayOf(period), today].sort();
    return {
      em,
      sight,
      filters: filtersOf(rest),
      measure,
      period,
      rule: investmentRule(rules.value, rules.version),
      year: yearOf(period),
      head: { period, periodEnd, closed: sight.closed, years: await findYears(em, sight), measure },
    };
  }
}

/** Of all that was asked, what narrows. */
function filtersOf(asked: AnalysisFilters): AnalysisFilters {
  const { unitId, township, sector, industry, category, yearClass, level, leader, light } = asked;
  return { unitId, township, sector, industry, category, yearClass, level, leader, light };
}

const named = ({ groups }: YearGroups, measure: 'first' | 'current'): NamedYear[] =>
  groups.map((row) => ({ ...groupYearOf(row, measure), key: row.key, name: row.name }));

const headOf = ({ head }: Place, { currency, others }: YearGroups, snapshots: number): AnalysisHead => ({
  ...head,
  currency: currency ?? 'CNY',
  otherCurrencies: others,
  snapshots,
});
