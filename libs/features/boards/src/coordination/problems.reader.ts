import type { Answer, Call, listWaitingProblems, WaitingProblem } from '@duban/contracts';
import {
  addMonths,
  COORDINATION_LEVELS,
  dayOf,
  DEFAULT_POLICY,
  endOfWork,
  levelOfNotice,
  levelOfTold,
  monthsTold,
  noticeNumber,
  openPeriod,
  remaining,
  reportDueDay,
  riseOfNotice,
  workingDaysBetween,
  type Calendar,
  type CoordinationLevel,
  type Day,
  type Instant,
  type Period,
} from '@duban/domain';
import { Calendars, Clock, visibleOrgs, type Actor } from '@duban/platform';
import { problemMark } from '@duban/supervision';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { matterOf } from '../matter';
import { findOpenNotices, findTold, type OpenNoticeRow, type ToldRow } from './problems.queries';

/** So many of each level are shown beside the others; of one level alone, so many. */
const FEW = 10;
const MOST = 1000;

type Ground = { cal: Calendar; now: Instant };
type Problems = Answer<typeof listWaitingProblems>;

/** 待协调问题: what waits for coordination, by level, for the rows of the viewer. */
@Injectable()
export class ProblemsReader {
  constructor(
    private readonly source: DataSource,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, { level }: Call<typeof listWaitingProblems>['query']): Promise<Problems> {
    return this.read(actor, level, level === undefined ? FEW : MOST);
  }

  /** Nothing left out: what goes on paper. */
  all(actor: Actor, level?: CoordinationLevel): Promise<Problems> {
    return this.read(actor, level, Infinity);
  }

  private async read(actor: Actor, asked: CoordinationLevel | undefined, most: number): Promise<Problems> {
    const orgs = visibleOrgs(actor, 'board:read');
    const ground = { cal: await this.calendars.current(), now: await this.clock.read() };
    const [told, notices] = await this.source.transaction('REPEATABLE READ', async (em) => [
      await findTold(em, orgs),
      await findOpenNotices(em, orgs),
    ]);
    const all = [
      ...told.flatMap((row) => ofReport(ground, row)),
      ...notices.map((row) => ofNotice(ground, row)),
    ].sort(byDanger);
    const of = (level: CoordinationLevel) => all.filter((problem) => problem.level === level);
    return {
      at: new Date(ground.now).toISOString(),
      levels: COORDINATION_LEVELS.map((level) => sumOf(level, of(level))),
      items: COORDINATION_LEVELS.filter((level) => asked === undefined || asked === level).flatMap((level) =>
        of(level).slice(0, most),
      ),
    };
  }
}

function sumOf(level: CoordinationLevel, problems: readonly WaitingProblem[]): Problems['levels'][number] {
  const told = problems.filter(({ kind }) => kind === 'told').length;
  return {
    level,
    count: problems.length,
    told,
    notices: problems.length - told,
    overdue: problems.filter(({ notice }) => notice !== null && notice.late !== null).length,
    longest: Math.max(0, ...problems.map(({ waiting }) => waiting)),
  };
}

/** What goes up next comes first, of two alike what has waited longest; what can go no higher has waited its turn. */
function byDanger(a: WaitingProblem, b: WaitingProblem): number {
  const [x, y] = [a.until?.day ?? '', b.until?.day ?? ''];
  return x === y ? b.waiting - a.waiting : x < y ? -1 : 1;
}

const holderOf = (level: CoordinationLevel, { head, supervisor }: Pick<ToldRow, 'head' | 'supervisor'>) =>
  level === 2 ? head : level === 3 ? supervisor : null;

const until = (
  { cal, now }: Ground,
  what: NonNullable<WaitingProblem['until']>['what'],
  day: Day,
  to: CoordinationLevel | null = null,
): WaitingProblem['until'] => ({ what, day, remaining: remaining(cal, now, endOfWork(cal, day)), to });

const waitingSince = ({ cal, now }: Ground, since: Instant) => ({
  since: new Date(since).toISOString(),
  waiting: workingDaysBetween(cal, dayOf(since), dayOf(now)),
});

/** When the month after this one is due; where it was not filed, the next month that is still to come. */
function nextReportDay({ cal, now }: Ground, period: Period): Day {
  const today = dayOf(now);
  const coming = [addMonths(period, 1), openPeriod(today), addMonths(openPeriod(today), 1)].map((month) =>
    reportDueDay(cal, month),
  );
  return coming.find((day) => day >= today) ?? today;
}

/** The problems of a newest report, but for those a notice has taken up. The next month that tells of it takes it up. */
function ofReport(ground: Ground, row: ToldRow): WaitingProblem[] {
  return row.problems
    .filter((problem) => !row.raised.includes(problemMark(problem)))
    .map(({ category, text, urgency = 'normal', wantedUnit = '' }) => {
      const { months, since } = monthsTold(category, row.before);
      const first = row.before.find(({ period }) => period === since);
      const level = levelOfTold(months);
      const next = levelOfTold(months + 1);
      return {
        kind: 'told',
        level,
        notice: null,
        told: { period: row.period, months, category, urgency, wantedUnit },
        text,
        project: { id: row.project_id, name: row.name },
        complaint: null,
        unit: row.unit,
        holder: holderOf(level, row),
        ...waitingSince(ground, first ? Date.parse(first.at) : row.submitted_at.getTime()),
        until: next === level ? null : until(ground, 'rises', nextReportDay(ground, row.period), next),
      };
    });
}

function ofNotice(ground: Ground, row: OpenNoticeRow): WaitingProblem {
  const policy = row.policy ?? DEFAULT_POLICY;
  const level = levelOfNotice(policy, row.fired);
  return {
    kind: 'notice',
    level,
    notice: {
      id: row.id,
      number: row.number_year && row.number_seq ? noticeNumber(row.number_year, row.number_seq) : null,
      severity: row.severity,
      late: isLate(ground, row) ? workingDaysBetween(ground.cal, row.due_day, dayOf(ground.now)) : null,
    },
    told: null,
    text: row.title,
    ...matterOf(row),
    unit: row.unit,
    holder: holderOf(level, row),
    ...waitingSince(ground, row.issued_at.getTime()),
    until: untilOf(ground, row),
  };
}

const isLate = ({ now }: Ground, { state, due_at }: OpenNoticeRow) =>
  state !== 'suspended' && now > due_at.getTime();

function untilOf(ground: Ground, row: OpenNoticeRow): WaitingProblem['until'] {
  // the clock stands still: it is nobody's until it runs again
  if (row.state === 'suspended')
    return row.pause_ends_day === null ? null : until(ground, 'resumes', row.pause_ends_day);
  if (!isLate(ground, row)) return until(ground, 'due', row.due_day);
  const rise = riseOfNotice(row.policy ?? DEFAULT_POLICY, row);
  return rise && until(ground, 'rises', rise.day, rise.level);
}
