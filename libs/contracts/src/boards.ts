import { z } from 'zod';
import {
  DayText,
  EventLine,
  FenText,
  Id,
  InstantText,
  LightColor,
  OrgRef,
  PeriodText,
  Tally,
} from './common';
import { endpoint } from './endpoint';
import { ActionName } from './identity';
import { EngineState } from './engine';
import { NoticeLine, NoticeStateName } from './notices';
import { Currency, Measure } from './project-fields';
import { DepartureMark } from './projects';
import { Remaining } from './terms';

/** A row of a breakdown. `small`: too few cases to be ranked. Rates are exact ratios rounded to tenths. */
export const BoardGroup = z.object({
  key: z.string(),
  name: z.string().nullable(),
  projects: z.int(),
  planFen: FenText,
  doneFen: FenText,
  rateTenths: z.int().nullable(),
  pointsTenths: z.int().nullable(),
  color: LightColor,
  small: z.boolean(),
});

/** Everything the live board shows, for one scope. `version` is the last event it contains. */
export const Board = z.object({
  version: z.int(),
  scope: z.enum(['all', 'org']),
  at: InstantText,
  /** The last month whose report was due: what plan and actual are compared at. */
  period: PeriodText,
  /** The day its figures stand at: its last one, or today while it is not over. */
  periodEnd: DayText,
  currency: Currency,
  otherCurrencies: z.int(),
  money: z.object({
    doneFen: FenText,
    planFen: FenText,
    scheduledFen: FenText,
    rateTenths: z.int().nullable(),
    scheduleTenths: z.int(),
    pointsTenths: z.int().nullable(),
    totalFen: FenText,
    /** Projects in the sum whose last figure is too old to judge by, and those that count what was paid. */
    stale: z.int(),
    paid: z.int(),
  }),
  /** Which plan of the year `money`, `months` and the groups are held against. */
  measure: Measure,
  projects: z.object({ count: z.int(), large: z.int() }),
  /** 今年退出: what left this year and has not come back, the latest first: nothing goes from a board without a mark. */
  left: z.object({
    count: z.int(),
    latest: z.array(DepartureMark.extend({ projectId: Id, name: z.string() })),
  }),
  /** Direct reports of the open month: filed, and still owed. */
  filing: z.object({
    period: PeriodText,
    filed: z.int(),
    owed: z.int(),
    filedFen: FenText,
    dueDay: DayText,
    /** Its year is not announced: the day may move. */
    provisional: z.boolean(),
    remaining: Remaining,
  }),
  lights: z.array(z.object({ color: LightColor, count: z.int(), before: z.int().nullable() })),
  notices: z.object({
    open: z.int(),
    overdue: z.int(),
    /** Registered or approved, and not yet issued. */
    proposed: z.int(),
    /** Those with something asked that waits for the office. */
    requests: z.int(),
    /** Suspended, and the day that was granted has come: the office is to resume them. */
    pausesEnded: z.int(),
    issuedThisYear: z.int(),
    closedThisYear: z.int(),
    onTime: Tally,
    byState: z.array(z.object({ state: NoticeStateName, count: z.int(), overdue: z.int() })),
  }),
  /** Proposed: what waits for a decision. In force: served and not yet over. */
  cards: z.object({
    proposedYellow: z.int(),
    proposedRed: z.int(),
    yellowInForce: z.int(),
    redInForce: z.int(),
    appealed: z.int(),
  }),
  /** 企业诉求 filed this year, and those of them that were taken back, whatever came of it. */
  complaints: z.object({
    filed: z.int(),
    withdrawn: z.int(),
    /** Of each unit that leads and lost some so: the greatest share first; too few cases for a rate stand below. */
    units: z.array(z.object({ unit: OrgRef, withdrawn: Tally, small: z.boolean() })),
  }),
  months: z.array(
    z.object({
      period: PeriodText,
      planFen: FenText,
      doneFen: FenText.nullable(),
      monthFen: FenText.nullable(),
    }),
  ),
  townships: z.array(BoardGroup),
  sectors: z.array(BoardGroup),
  queue: z.array(NoticeLine),
  events: z.array(EventLine),
  /** Rungs that fire in the next 30 days if nobody does anything, in the scope of the board. */
  nextRungs: z.int(),
  /** As it is when asked, never kept; null for who may not know. */
  engine: EngineState.nullable(),
});
export type Board = z.infer<typeof Board>;
export type BoardGroup = z.infer<typeof BoardGroup>;

export const getBoard = endpoint({
  name: 'getBoard',
  summary: 'The live board in the scope of the viewer',
  method: 'GET',
  path: '/board',
  needs: 'board:read',
  query: z.object({ measure: Measure.default('current') }),
  returns: z.object({ board: Board, can: z.array(ActionName) }),
});

/** Counts for the rail: only what this viewer owes. */
export const getDuties = endpoint({
  name: 'getDuties',
  summary: 'How many things wait for this viewer, by page',
  method: 'GET',
  path: '/duties',
  needs: 'session',
  returns: z.object({
    reports: z.int(),
    /** Direct reports that wait for review. */
    reviews: z.int(),
    notices: z.int(),
    cards: z.int(),
    /** Of enterprises: what waits for the office, the unit or the leader, and for an enterprise what it may rate. */
    complaints: z.int(),
    /** Lights that others ask to be excused, for who decides on it. */
    waivers: z.int(),
    /** Enterprises that ask for an account, for who confirms them. */
    enrolments: z.int(),
    inbox: z.int(),
  }),
});
