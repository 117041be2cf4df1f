import {
  addMonths,
  addWorkingDays,
  endOfWork,
  instantAt,
  reportDueDay,
  type Day,
  type Instant,
  type Period,
  type Severity,
} from '@duban/domain';
import { LATE_CASES } from './card-cases';
import type { County } from './make-county';
import { owesClosed, type DemoReport, type Season } from './make-figures';
import { giveNumbers, liveThrough, type DemoNotice, type Matter } from './make-notices';
import type { Orgs } from './make-orgs';
import type { DemoProject } from './make-projects';
import {
  ARCHIVED,
  CLOSED_CASES,
  DISMISSED,
  OPEN_CASES,
  PROPOSED_BY_HAND,
  PROPOSED_BY_LIGHT,
  type Case,
} from './notice-cases';
import { Pool } from './notice-pool';
import { closedSteps, lateSteps, stepsOf } from './notice-steps';
import type { Step } from './notice-moves';
import { workTime } from './office-time';
import type { Dice } from './random';
import { DEMANDS, DISMISS_REASON, EVIDENCE, HAND_ISSUES, SOURCE_NOTES } from './words';

export type Notices = {
  notices: DemoNotice[];
  lastNumbers: Map<number, number>;
  late: { project: DemoProject; period: Period; dueDay: Day; at: Instant }[];
};

/** Some ninety notices: what is open now, what waits to be issued, what was closed in the year, what was let go. */
export function makeAllNotices(dice: Dice, orgs: Orgs, county: County, season: Season): Notices {
  const pool = new Pool(dice, orgs, county);
  const notices = OPEN_CASES.map((each) => makeCase(dice, pool, season, each));
  notices.push(...makeLate(dice, pool, season));
  const { proposed, late } = makeProposals(dice, pool, county, season);
  notices.push(...proposed, ...makeHandProposals(dice, pool, season));
  notices.push(...CLOSED_CASES.map((each) => makeCase(dice, pool, season, each)));
  notices.push(...makeArchived(dice, pool, season), ...makeDismissed(dice, pool, season));
  return { notices, lastNumbers: giveNumbers(notices), late };
}

function makeCase(dice: Dice, pool: Pool, season: Season, each: Case): DemoNotice {
  const { project, isLagging } = pool.forCase(each);
  const steps = stepsOf(dice, season, each, !isLagging, pool.desk('zhujianju'));
  const report = pool.lagBefore(project, steps[0]?.at ?? 0);
  const matter = !isLagging
    ? handMatter(dice, project)
    : report
      ? lagMatter(project, report)
      : closedLagMatter(project);
  const coUnits = each.coUnit ? [pool.desk(each.coUnit)] : [];
  return liveThrough(dice, season, { project, matter, severity: each.severity, steps, coUnits });
}

function lagMatter(project: DemoProject, report: DemoReport): Matter {
  const { color, reason } = report.light;
  return { ...closedLagMatter(project), facts: { color, period: report.period, ...reason } };
}

/** What a person registered: a matter of a meeting, an instruction, an inspection, a visit, or his own. */
function handMatter(dice: Dice, project: DemoProject): Matter {
  const source = dice.pick(['by-hand', 'by-hand', 'meeting', 'instruction', 'inspection', 'visit'] as const);
  return {
    source,
    note: SOURCE_NOTES[source],
    code: 'by-hand',
    facts: { by: '陈静' },
    title: `关于解决“${project.name}”${dice.pick(HAND_ISSUES)}问题的督办`,
    demands: DEMANDS.hand,
    evidence: EVIDENCE.hand,
  };
}

/** What the lights and the missing reports proposed: not yet issued. */
function makeProposals(
  dice: Dice,
  pool: Pool,
  { projects, figures }: County,
  season: Season,
): { proposed: DemoNotice[]; late: Notices['late'] } {
  const { cal, closed, today } = season;
  const propose = (project: DemoProject, matter: Matter, severity: Severity, at: number) =>
    liveThrough(dice, season, { project, matter, severity, steps: [{ kind: 'proposed', at }] });
  const byLight = Array.from({ length: PROPOSED_BY_LIGHT }, () => pool.takeLagging()).flatMap((project) => {
    if (!project) return [];
    const report = pool.lastLight(project);
    return [
      propose(
        project,
        lagMatter(project, report),
        report.light.color === 'red' ? 'important' : 'normal',
        report.at,
      ),
    ];
  });
  const missing = projects.filter(
    (project) => project.large && (project.fate.stale || owesClosed(project, season)),
  );
  const late = missing.map((project) => {
    const period = addMonths(figures.get(project.id)?.reports.at(-1)?.period ?? closed, 1);
    const dueDay = reportDueDay(cal, period);
    return { project, period, dueDay, at: endOfWork(cal, dueDay) + 1000 };
  });
  const byDelay = late
    .filter(({ at }) => at < instantAt(today, '00:00'))
    .map(({ project, period, dueDay, at }) => {
      const title = `关于补报“${project.name}”${Number(period.slice(5))}月直报的督办`;
      const facts = { period, dueDay };
      return propose(
        project,
        {
          source: 'late-report',
          note: '',
          code: 'report-late',
          facts,
          title,
          demands: DEMANDS.late,
          evidence: [],
        },
        'normal',
        at,
      );
    });
  return { proposed: [...byLight, ...byDelay], late };
}

/** What people registered yesterday: two wait for the head, one is approved and waits to be issued. */
function makeHandProposals(dice: Dice, pool: Pool, season: Season): DemoNotice[] {
  const yesterday = addWorkingDays(season.cal, season.today, -1);
  return Array.from({ length: PROPOSED_BY_HAND + 1 }, (_, i) => {
    const project = pool.take();
    const steps: Step[] = [{ kind: 'proposed', at: workTime(dice, yesterday, 'morning') }];
    if (i === PROPOSED_BY_HAND)
      steps.push({ kind: 'approved', at: workTime(dice, yesterday, 'afternoon'), opinion: '同意立项。' });
    const matter = handMatter(dice, project);
    return liveThrough(dice, season, { project, matter, severity: 'important', steps });
  });
}

function makeArchived(dice: Dice, pool: Pool, season: Season): DemoNotice[] {
  return Array.from({ length: ARCHIVED }, (_, i) => {
    const severity = dice.pick<Severity>([
      'normal',
      'normal',
      'important',
      'important',
      'urgent',
      'extra-urgent',
    ]);
    const project = pool.take();
    const byHand = i % 3 === 0;
    const matter = byHand ? handMatter(dice, project) : closedLagMatter(project);
    const steps = closedSteps(dice, season, { age: 36 + i * 7 + dice.int(0, 4), severity, byHand });
    return liveThrough(dice, season, { project, matter, severity, steps });
  });
}

/** Answered too late, so that the ladder proposed cards; what became of them stands in their cases. */
function makeLate(dice: Dice, pool: Pool, season: Season): DemoNotice[] {
  return LATE_CASES.map((each) => {
    const project = pool.takeFor(each.at);
    const steps = lateSteps(dice, season, each);
    const { severity, cards } = each;
    const matter = handMatter(dice, project);
    return liveThrough(dice, season, { project, matter, severity, steps, cards });
  });
}

/** It lagged then; it has caught up since. */
const closedLagMatter = (project: DemoProject): Matter => ({
  source: 'light',
  note: '',
  code: 'investment-lag',
  facts: { color: 'yellow' },
  title: `关于加快“${project.name}”建设进度的督办`,
  demands: DEMANDS.lag,
  evidence: EVIDENCE.lag,
});

function makeDismissed(dice: Dice, pool: Pool, season: Season): DemoNotice[] {
  const { cal, today } = season;
  return Array.from({ length: DISMISSED }, (_, i) => {
    const project = pool.take();
    const proposed = addWorkingDays(cal, today, -(24 + i * 20));
    const bySystem = i > 0;
    const steps = [
      { kind: 'proposed' as const, at: workTime(dice, proposed) },
      {
        kind: 'dismissed' as const,
        at: workTime(dice, addWorkingDays(cal, proposed, bySystem ? 18 : 2)),
        text: bySystem ? 'recovered' : DISMISS_REASON,
        bySystem,
      },
    ];
    return liveThrough(dice, season, {
      project,
      matter: closedLagMatter(project),
      severity: 'normal',
      steps,
    });
  });
}
