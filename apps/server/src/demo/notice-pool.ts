import type { Instant } from '@duban/domain';
import type { County } from './make-county';
import type { DemoReport } from './make-figures';
import type { DemoOrg, Orgs } from './make-orgs';
import type { DemoProject } from './make-projects';
import type { Case, Desk } from './notice-cases';
import type { Dice } from './random';

/** Which project a notice is about: one that lags where there is one, each at most once. */
export class Pool {
  private readonly lagging: DemoProject[];
  private readonly others: DemoProject[];
  private readonly light = new Map<string, DemoReport>();
  private readonly figures: County['figures'];

  constructor(
    dice: Dice,
    private readonly orgs: Orgs,
    { projects, figures }: County,
  ) {
    this.figures = figures;
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

  /** The yellow or red light that stood then; none when it did not lag yet. */
  lagBefore({ id }: DemoProject, at: Instant): DemoReport | null {
    const report = this.figures
      .get(id)
      ?.reports.filter((each) => each.at < at)
      .at(-1);
    return report && ['yellow', 'red'].includes(report.light.color) ? report : null;
  }

  desk(at: Desk): DemoOrg {
    const { places, departments } = this.orgs;
    const desk = {
      cuozhen: places.get('340122101'),
      zone: places.get('340122401'),
      zhujianju: departments.get('住建局'),
    }[at];
    if (!desk) throw new Error(`nobody sits at ${at}`);
    return desk;
  }

  /** On the desk of a handler of the demonstration, or on one of the others. */
  private isAt(at: Case['at']): (project: DemoProject) => boolean {
    const desk = at && this.desk(at);
    return ({ unit }) =>
      desk ? unit.id === desk.id : unit.kind !== 'department' || unit.short_name !== '住建局';
  }

  takeFor(at: Case['at']): DemoProject {
    return this.take(this.isAt(at));
  }

  forCase({ at }: Case): { project: DemoProject; isLagging: boolean } {
    const isThere = this.isAt(at);
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
