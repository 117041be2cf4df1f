import { ANALYSIS_DIMENSIONS } from '@duban/domain';
import { z } from 'zod';
import { DayText, FenText, Id, LightColor, PeriodText, PlaceRef, Tally } from './common';
import { CSV, endpoint, ListFormat, XLSX } from './endpoint';
import { Category, Currency, Measure, ProjectLevel, Sector, YearClass } from './project-fields';

export const AnalysisDimension = z.enum(ANALYSIS_DIMENSIONS);
export type AnalysisDimension = z.infer<typeof AnalysisDimension>;
/** What can stand beside a month in a heat map, or be ranked: everything but time itself. */
export const AnalysisGroupBy = z.enum(
  ANALYSIS_DIMENSIONS.filter((name) => name !== 'month' && name !== 'year'),
);
export type AnalysisGroupBy = z.infer<typeof AnalysisGroupBy>;

/** What narrows every view; each is a filter of the register too, so that a figure opens the list that makes it. */
export const AnalysisFilters = z.object({
  unitId: Id.optional(),
  township: z.string().max(20).optional(),
  sector: Sector.optional(),
  /** GB/T 4754-2017: a section. */
  industry: z
    .string()
    .regex(/^[A-T]$/)
    .optional(),
  category: Category.optional(),
  yearClass: YearClass.optional(),
  level: ProjectLevel.optional(),
  leader: z.string().trim().min(1).max(40).optional(),
  light: LightColor.optional(),
});
export type AnalysisFilters = z.infer<typeof AnalysisFilters>;

/** The filters, against which plan, and at which month: the last closed one where nothing is said, and never a later one. */
const AnalysisQuery = AnalysisFilters.extend({
  measure: Measure.default('current'),
  period: PeriodText.optional(),
});

/** What is common to all views: of what and of when they are. */
const AnalysisHead = z.object({
  period: PeriodText,
  /** The day its figures stand at: the month's last one, or today while that is not over. */
  periodEnd: DayText,
  /** The last month whose report was due: views go no further. */
  closed: PeriodText,
  /** The years there are figures of, up to the closed month's. */
  years: z.array(z.int()),
  measure: Measure,
  currency: Currency,
  /** Projects in other currencies, counted and never added. */
  otherCurrencies: z.int(),
  /** Projects whose last figures are a snapshot of their whole life: they have no year to add. */
  snapshots: z.int(),
});
export type AnalysisHead = z.infer<typeof AnalysisHead>;

/** A share of cases: the year's plan for it, what should have been by the month, what has been. */
const CaseRate = Tally.extend({
  /** Cases due by the month. */
  due: z.int(),
  rateTenths: z.int().nullable(),
  /** Done ÷ all less due ÷ all. */
  pointsTenths: z.int().nullable(),
  /** Too few cases for a rate to be printed. */
  small: z.boolean(),
});
export const AnalysisRow = z.object({
  key: z.string(),
  name: z.string().nullable(),
  projects: z.int(),
  planFen: FenText,
  doneFen: FenText,
  scheduledFen: FenText,
  rateTenths: z.int().nullable(),
  scheduleTenths: z.int(),
  pointsTenths: z.int().nullable(),
  color: LightColor,
  /** Too few projects to be ranked. */
  small: z.boolean(),
  /** Its place among those that are ranked, by percentage points ahead of schedule. */
  rank: z.int().nullable(),
  /** 开工率: of the projects whose start was planned for the year. */
  start: CaseRate,
  /** 竣工率: of those whose completion was. */
  finish: CaseRate,
  /** 入库率: of the projects that have begun, those the statistics count. */
  register: z.object({ num: z.int(), den: z.int(), rateTenths: z.int().nullable(), small: z.boolean() }),
  /** 资金到位率: received in the year ÷ the plans of those whose reports tell of it; null where none does. */
  funds: z.object({ fen: FenText, planFen: FenText, rateTenths: z.int().nullable() }).nullable(),
});
export type AnalysisRow = z.infer<typeof AnalysisRow>;

export const getAnalysisTable = endpoint({
  name: 'getAnalysisTable',
  summary: 'Rates of plan, start, completion, register and funds, by a dimension',
  method: 'GET',
  path: '/analysis/table',
  needs: 'board:read',
  query: AnalysisQuery.extend({ by: AnalysisDimension.default('unit') }),
  returns: AnalysisHead.extend({
    by: AnalysisDimension,
    /** Groups of fewer projects are not ranked. */
    smallBelow: z.int(),
    whole: AnalysisRow,
    /** Ranked ones first, the farthest ahead first; months and years in their order. */
    rows: z.array(AnalysisRow),
  }),
});

export const getAnalysisHeat = endpoint({
  name: 'getAnalysisHeat',
  summary: 'Rates by group and month of the year',
  method: 'GET',
  path: '/analysis/heat',
  needs: 'board:read',
  query: AnalysisQuery.extend({ by: AnalysisGroupBy.default('unit') }),
  returns: AnalysisHead.extend({
    by: AnalysisGroupBy,
    periods: z.array(PeriodText),
    rows: z.array(
      z.object({
        key: z.string(),
        name: z.string().nullable(),
        projects: z.int(),
        small: z.boolean(),
        /** One for each month; null: nothing is scheduled by then. */
        cells: z.array(
          z
            .object({
              doneFen: FenText,
              scheduledFen: FenText,
              rateTenths: z.int().nullable(),
              pointsTenths: z.int().nullable(),
              color: LightColor,
            })
            .nullable(),
        ),
      }),
    ),
  }),
});

/** What a forecast said and what came of it. `errorTenths`: of what came, in tenths of a per cent; above it when positive. */
const PastForecast = z.object({
  madeAt: PeriodText,
  of: PeriodText,
  forecastFen: FenText,
  actualFen: FenText,
  errorTenths: z.int().nullable(),
  /** Whether what came was in the band of that forecast; null where it had none. */
  held: z.boolean().nullable(),
});
export const AnalysisForecast = z.object({
  points: z.array(
    z.object({
      period: PeriodText,
      fen: FenText,
      /** Where 80 of 100 past forecasts of this kind would have ended; null where too few can tell. */
      low: FenText.nullable(),
      high: FenText.nullable(),
    }),
  ),
  coverage: z.int(),
  /** From how many past cases of units the band at the end of the year is drawn, and of which kind. */
  samples: z.int(),
  basis: z.enum(['same-month', 'same-distance']).nullable(),
  /** Of the past forecasts with a band: those whose band held. */
  held: Tally.nullable(),
  past: z.array(PastForecast),
});
export const getAnalysisCurve = endpoint({
  name: 'getAnalysisCurve',
  summary: 'Plan against actual over the year, with the forecast to its end and how wrong it has been',
  method: 'GET',
  path: '/analysis/curve',
  needs: 'board:read',
  query: AnalysisQuery,
  returns: AnalysisHead.extend({
    months: z.array(
      z.object({
        period: PeriodText,
        planFen: FenText,
        /** The first plans, where they differ from the ones in force. */
        firstFen: FenText.nullable(),
        doneFen: FenText.nullable(),
        monthFen: FenText.nullable(),
      }),
    ),
    scheduledFen: FenText,
    rateTenths: z.int().nullable(),
    scheduleTenths: z.int(),
    pointsTenths: z.int().nullable(),
    forecast: AnalysisForecast.nullable(),
    /** Why there is no forecast. */
    why: z.enum(['too-early', 'year-over', 'no-plan']).nullable(),
  }),
});

export const getAnalysisReplans = endpoint({
  name: 'getAnalysisReplans',
  summary: 'From the first plans of the year to those in force, by reason or by unit',
  method: 'GET',
  path: '/analysis/replans',
  needs: 'board:read',
  query: AnalysisQuery.extend({ by: z.enum(['reason', 'unit']).default('reason') }),
  returns: AnalysisHead.extend({
    by: z.enum(['reason', 'unit']),
    firstFen: FenText,
    currentFen: FenText,
    /** Largest change first; what is beyond the largest stands together, with an empty key. */
    steps: z.array(
      z.object({
        key: z.string(),
        name: z.string().nullable(),
        changeFen: FenText,
        raised: z.int(),
        lowered: z.int(),
        projects: z.int(),
      }),
    ),
  }),
});

const ScatterPoint = z.object({
  projectId: Id,
  name: z.string(),
  unit: z.string(),
  township: PlaceRef,
  totalFen: FenText,
  /** Money done ÷ total investment, and the share of the work that stands, both since the beginning, in basis points. */
  moneyBp: z.int(),
  physicalBp: z.int(),
  color: LightColor,
});
export const getAnalysisScatter = endpoint({
  name: 'getAnalysisScatter',
  summary:
    'Money done against physical progress, project by project; of very many the outliers and a grid of counts',
  method: 'GET',
  path: '/analysis/scatter',
  needs: 'board:read',
  query: AnalysisQuery,
  returns: AnalysisHead.extend({
    /** How many projects tell both; how many do not. */
    total: z.int(),
    untold: z.int(),
    points: z.array(ScatterPoint),
    /** null while all are points: else how many stand in each square, its lower corner and side in basis points. */
    bins: z
      .object({
        side: z.int(),
        squares: z.array(z.object({ moneyBp: z.int(), physicalBp: z.int(), count: z.int() })),
      })
      .nullable(),
  }),
});

export const exportAnalysis = endpoint({
  name: 'exportAnalysis',
  summary: 'A view of the analysis as a spreadsheet or as CSV',
  method: 'GET',
  path: '/exports/analysis',
  needs: 'board:read',
  query: AnalysisQuery.extend({
    view: z.enum(['table', 'heat', 'curve', 'replans', 'scatter']),
    /** By what the table or the heat map is. */
    by: AnalysisDimension.default('unit'),
    /** By what the waterfall is. */
    steps: z.enum(['reason', 'unit']).default('reason'),
    format: ListFormat,
  }),
  file: [XLSX, CSV],
  returns: z.never(),
});
