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
import type { County } from './make-county';
import type { DemoReport, Season } from './make-figures';
import { closedSteps, giveNumbers, liveThrough, stepsOf, type DemoNotice, type Matter } from './make-notices';
import type { Orgs } from './make-orgs';
import type { DemoProject } from './make-projects';
import { CLOSED, DISMISSED, OPEN_CASES, PROPOSED_BY_LIGHT, type Case } from './notice-cases';
import { workTime } from './office-time';
import type { Dice } from './random';
import { DEMANDS, DISMISS_REASON, HAND_ISSUES } from './words';

export type Notices = {
  notices: DemoNotice[];
  lastNumbers: Map<number, number>;
  late: { project: DemoProject; period: Period; dueDay: Day; at: Instant }[];
};

/** Some sixty notices: what is open now, what waits to be issued, what was closed in the year, what was let go. */
export function makeAllNotices(dice: Dice, orgs: Orgs, county: County, season: Season): Notices {
  const pool = new Pool(dice, orgs, county);
  const notices = OPEN_CASES.map((each) => {
    const { project, isLagging } = pool.forCase(each);
    const matter = isLagging ? lagMatter(project, pool.lastLight(project)) : handMatter(dice, project);
    return liveThrough(season, {
      id: dice.uuid(),
      project,
      matter,
      severity: each.severity,
      steps: stepsOf(dice, season, each),
    });
  });
  const { proposed, late } = makeProposals(dice, pool, county, season);
  notices.push(...proposed, ...makeClosed(dice, pool, season), ...makeDismissed(dice, pool, season));
  return { notices, lastNumbers: giveNumbers(notices), late };
}

/** Which project a notice is about: one that lags where there is one, each at most once. */
class Pool {
  private readonly lagging: DemoProject[];
  private readonly others: DemoProject[];
  private readonly light = new Map<string, DemoReport>();

  constructor(
    dice: Dice,
    private readonly orgs: Orgs,
    { projects, figures }: County,
  ) {
    for (const { id } of projects) {
      const last = figures.get(id)?.reports.at(-1);
      if (last) this.light.set(id, last);
    }
    const running = dice.shuffled(
      projects.filter(({ stage, fate }) => stage === 'building' && fate.part === null && !fate.stale),
    );
    const color = ({ id }: DemoProject) => this.light.get(id)?.light.color;
    this.lagging = [
      ...running.filter((p) => color(p) === 'red'),
      ...running.filter((p) => color(p) === 'yellow'),
    ];
    this.others = running.filter((project) => !this.lagging.includes(project));
  }

  lastLight(project: DemoProject): DemoReport {
    return this.light.get(project.id) as DemoReport;
  }

  forCase({ at }: Case): { project: DemoProject; isLagging: boolean } {
    const desk =
      at &&
      {
        cuozhen: this.orgs.places.get('340122101'),
        zone: this.orgs.places.get('340122401'),
        zhujianju: this.orgs.departments.get('住建局'),
      }[at];
    const isThere = ({ unit }: DemoProject) =>
      desk ? unit.id === desk.id : unit.kind !== 'department' || unit.short_name !== '住建局';
    const lagging = this.takeLagging(isThere);
    return lagging
      ? { project: lagging, isLagging: true }
      : { project: this.take(isThere), isLagging: false };
  }

  takeLagging(fits: (project: DemoProject) => boolean = () => true): DemoProject | null {
    const index = this.lagging.findIndex(fits);
    return index < 0 ? null : (this.lagging.splice(index, 1)[0] ?? null);
  }

  take(fits: (project: DemoProject) => boolean = () => true): DemoProject {
    const index = Math.max(0, this.others.findIndex(fits));
    const [project] = this.others.splice(index, 1);
    if (!project) throw new Error('no project is left to supervise');
    return project;
  }
}

function lagMatter(project: DemoProject, report: DemoReport): Matter {
  const { color, reason } = report.light;
  return {
    source: 'light',
    code: 'investment-lag',
    facts: { color, period: report.period, ...reason },
    title: `关于加快“${project.name}”建设进度的督办`,
    demands: DEMANDS.lag,
  };
}

function handMatter(dice: Dice, project: DemoProject): Matter {
  return {
    source: 'by-hand',
    code: 'by-hand',
    facts: { by: '陈静' },
    title: `关于解决“${project.name}”${dice.pick(HAND_ISSUES)}问题的督办`,
    demands: DEMANDS.hand,
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
    liveThrough(season, { id: dice.uuid(), project, matter, severity, steps: [{ kind: 'proposed', at }] });
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
  const missing = projects.filter(({ large, fate }) => large && fate.stale);
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
        { source: 'late-report', code: 'report-late', facts, title, demands: DEMANDS.late },
        'normal',
        at,
      );
    });
  return { proposed: [...byLight, ...byDelay], late };
}

function makeClosed(dice: Dice, pool: Pool, season: Season): DemoNotice[] {
  return Array.from({ length: CLOSED }, (_, i) => {
    const severity = dice.pick<Severity>([
      'normal',
      'normal',
      'important',
      'important',
      'urgent',
      'extra-urgent',
    ]);
    const project = pool.take();
    const matter = i % 3 === 0 ? handMatter(dice, project) : closedLagMatter(project);
    const steps = closedSteps(dice, season, 30 + i * 7 + dice.int(0, 4), severity);
    return liveThrough(season, { id: dice.uuid(), project, matter, severity, steps });
  });
}

/** It lagged then; it has caught up since. */
const closedLagMatter = (project: DemoProject): Matter => ({
  source: 'light',
  code: 'investment-lag',
  facts: { color: 'yellow' },
  title: `关于加快“${project.name}”建设进度的督办`,
  demands: DEMANDS.lag,
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
        reason: bySystem ? 'recovered' : DISMISS_REASON,
        bySystem,
      },
    ];
    return liveThrough(season, {
      id: dice.uuid(),
      project,
      matter: closedLagMatter(project),
      severity: 'normal',
      steps,
    });
  });
}
