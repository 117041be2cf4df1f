import type { Board, BoardGroup, Measure, NoticeLine } from '@duban/contracts';
import {
  assessInvestment,
  dayOf,
  divideRounded,
  groupSchedule,
  lastDayOf,
  monthOf,
  percentTenths,
  pointsTenths,
  scheduleTenths,
  SMALL_GROUP,
  yearOf,
  type Day,
  type Instant,
  type InvestmentRule,
  type LightColor,
  type Period,
  type Remaining,
  type Schedule,
} from '@duban/domain';
import { eventLine, type EventLineRow } from '@duban/platform';
import type { FilingRow, SumRow, Sums } from './board.queries';
import type { ComplaintSums } from './complaint-sums.queries';
import { OPEN, UNISSUED, type NoticeSums } from './notice-sums.queries';

/** Everything a board is made of, as the queries answer it. */
export type BoardParts = {
  scope: 'all' | 'org';
  now: Instant;
  /** The last event it contains. */
  version: number;
  closed: Period;
  measure: Measure;
  /** By which groups are coloured, as projects are. */
  rule: InvestmentRule;
  sums: Sums;
  left: Board['left'];
  lightsBefore: { color: LightColor; count: number }[];
  filing: FilingRow & { period: Period; dueDay: Day; provisional: boolean; remaining: Remaining };
  notices: NoticeSums;
  cards: Board['cards'];
  complaints: ComplaintSums;
  nextRungs: number;
  queue: NoticeLine[];
  events: EventLineRow[];
};

/** A board but for the engine, which is asked each time: a kept board must not hide that nobody sweeps. */
export type KeptBoard = Omit<Board, 'engine'>;

const COLORS: LightColor[] = ['green', 'yellow', 'red', 'stale', 'none', 'waived'];
/** The board of a scope. Same parts, same board. */
export function assembleBoard(parts: BoardParts): KeptBoard {
  const { sums, closed } = parts;
  return {
    version: parts.version,
    scope: parts.scope,
    at: new Date(parts.now).toISOString(),
    period: closed,
    // a month may be closed before it is over: nothing is known of days that have not come
    periodEnd: [lastDayOf(closed), dayOf(parts.now)].sort()[0] ?? lastDayOf(closed),
    currency: sums.currency ?? 'CNY',
    otherCurrencies: sums.others,
    money: moneyOf(sums.whole, closed),
    measure: parts.measure,
    projects: { count: sums.whole.projects + sums.others, large: sums.whole.large },
    left: parts.left,
    filing: {
      period: parts.filing.period,
      filed: parts.filing.filed,
      owed: parts.filing.owed,
      filedFen: parts.filing.filed_fen,
      dueDay: parts.filing.dueDay,
      provisional: parts.filing.provisional,
      remaining: parts.filing.remaining,
    },
    lights: COLORS.map((color) => ({
      color,
      count: countOf(sums.lights, color) ?? 0,
      before: beforeOf(parts.lightsBefore, color),
    })),
    notices: noticesOf(parts),
    cards: parts.cards,
    complaints: complaintsOf(parts.complaints),
    months: monthsOf(sums, closed),
    townships: ranked(sums.townships.map((row) => groupOf(row, closed, parts.rule))),
    sectors: ranked(sums.sectors.map((row) => groupOf(row, closed, parts.rule))),
    queue: parts.queue,
    events: parts.events.map(eventLine),
    nextRungs: parts.nextRungs,
  };
}

/** What the office has not issued is its own paper: an organisation's board has no place for it. */
function noticesOf({ scope, notices }: BoardParts): Board['notices'] {
  const stages = scope === 'all' ? [...UNISSUED, ...OPEN] : OPEN;
  const byState = stages.map(
    (state) => notices.by_state.find((row) => row.state === state) ?? { state, count: 0, overdue: 0 },
  );
  const open = byState.filter(({ state }) => !UNISSUED.includes(state));
  const sum = (amounts: number[]) => amounts.reduce((a, b) => a + b, 0);
  return {
    open: sum(open.map(({ count }) => count)),
    overdue: sum(open.map(({ overdue }) => overdue)),
    proposed: sum(byState.map(({ state, count }) => (UNISSUED.includes(state) ? count : 0))),
    requests: notices.requests,
    pausesEnded: notices.pauses_ended,
    issuedThisYear: notices.issued,
    closedThisYear: notices.closed,
    onTime: { num: notices.in_time, den: notices.closed },
    byState,
  };
}

/** 撤回占比: the greatest share first; units with too few cases for a rate below, unranked. */
function complaintsOf({ filed, withdrawn, units }: ComplaintSums): Board['complaints'] {
  const shares = units.map((row) => ({
    unit: row.unit,
    withdrawn: { num: row.withdrawn, den: row.filed },
    small: row.filed < SMALL_GROUP,
  }));
  // as whole numbers: shares that are the same are the same
  const lead = (a: Tally, b: Tally) => b.num * a.den - a.num * b.den;
  shares.sort(
    (a, b) =>
      Number(a.small) - Number(b.small) ||
      (a.small ? b.withdrawn.num - a.withdrawn.num : lead(a.withdrawn, b.withdrawn)) ||
      b.withdrawn.den - a.withdrawn.den ||
      (a.unit.id < b.unit.id ? -1 : 1),
  );
  return { filed, withdrawn, units: shares };
}
type Tally = { num: number; den: number };

const countOf = (rows: { color: LightColor; count: number }[], color: LightColor) =>
  rows.find((row) => row.color === color)?.count;

/** A month without lights has nothing to compare with. Grey and unlit are not always written down: then unknown. */
function beforeOf(rows: { color: LightColor; count: number }[], color: LightColor): number | null {
  const isWritten = rows.length > 0 && color !== 'stale' && color !== 'none';
  return countOf(rows, color) ?? (isWritten ? 0 : null);
}

const scheduleOf = (row: SumRow, closed: Period): Schedule =>
  groupSchedule(BigInt(row.plan_fen), BigInt(row.scheduled_twelfths), closed);

function moneyOf(row: SumRow, closed: Period): Board['money'] {
  const [planFen, doneFen] = [BigInt(row.plan_fen), BigInt(row.done_fen)];
  const schedule = scheduleOf(row, closed);
  return {
    doneFen: row.done_fen,
    planFen: row.plan_fen,
    scheduledFen: divideRounded(BigInt(row.scheduled_twelfths), 12n).toString(),
    rateTenths: percentTenths(doneFen, planFen),
    scheduleTenths: scheduleTenths(schedule),
    pointsTenths: pointsTenths(doneFen, planFen, schedule),
    totalFen: row.total_fen,
    stale: row.stale,
    paid: row.paid,
  };
}

function groupOf(row: SumRow, closed: Period, rule: InvestmentRule): BoardGroup {
  const [planFen, doneFen] = [BigInt(row.plan_fen), BigInt(row.done_fen)];
  const schedule = scheduleOf(row, closed);
  const light = assessInvestment({ doneFen, planFen, schedule, period: closed, rule });
  return {
    key: row.key ?? '',
    name: row.name,
    projects: row.projects,
    planFen: row.plan_fen,
    doneFen: row.done_fen,
    rateTenths: percentTenths(doneFen, planFen),
    pointsTenths: pointsTenths(doneFen, planFen, schedule),
    color: light.color,
    small: row.projects < SMALL_GROUP,
  };
}

/** The farthest ahead first; small groups, which are not ranked, below. */
const ranked = (groups: BoardGroup[]) =>
  [...groups].sort(
    (a, b) =>
      Number(a.small) - Number(b.small) ||
      (b.pointsTenths ?? -Infinity) - (a.pointsTenths ?? -Infinity) ||
      (a.key < b.key ? -1 : 1),
  );

/** Plan and actual of the year, cumulative: even plans by twelfths, plans by month as set; nothing done in the future. */
function monthsOf(sums: Sums, closed: Period): Board['months'] {
  const ofMonth = (rows: { month: number; fen: string }[], month: number) =>
    BigInt(rows.find((row) => row.month === month)?.fen ?? '0');
  let planned = 0n;
  let done = 0n;
  return Array.from({ length: 12 }, (_, i) => {
    const month = i + 1;
    const added = ofMonth(sums.done_by_month, month);
    const isPast = month <= monthOf(closed);
    planned += ofMonth(sums.planned_by_month, month);
    done += added;
    const evenly = BigInt(sums.planned_evenly) * BigInt(month);
    return {
      period: `${yearOf(closed)}-${String(month).padStart(2, '0')}`,
      planFen: divideRounded(12n * planned + evenly, 12n).toString(),
      doneFen: isPast ? done.toString() : null,
      monthFen: isPast ? added.toString() : null,
    };
  });
}
