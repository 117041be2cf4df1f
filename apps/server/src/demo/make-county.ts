import { monthOf, yearOf } from '@duban/domain';
import {
  makePlans,
  makeReports,
  scheduledWan,
  type DemoFigures,
  type DemoPlan,
  type Season,
} from './make-figures';
import type { Orgs } from './make-orgs';
import { makeProjects, type DemoProject } from './make-projects';
import type { Dice } from './random';

/** How the county stands: about 80% of the year's plan when 83.3% is scheduled, 8% of the lights red, 13% yellow. */
const YEAR_PLAN_WAN = 2_776_000;
const RATIO = 0.97;
const RED = 0.078;
const YELLOW = 0.132;
const STALE = 9;
const STALE_LARGE = 3;

export type County = { projects: DemoProject[]; figures: Map<string, DemoFigures> };

/** Projects, their plans and everything they have filed. */
export function makeCounty(dice: Dice, orgs: Orgs, season: Season): County {
  const projects = makeProjects(dice, orgs, season.closed);
  chooseStale(dice, projects, season);
  const plans = makeAllPlans(dice, projects, season);
  const ratios = makeRatios(dice, projects, plans, season);
  const filesOpen = chooseFilers(dice, projects, season);
  const figures = new Map(
    projects.map((project) => {
      const own = plans.get(project.id) ?? [];
      const ratio = ratios.get(project.id) ?? 1;
      const reports = makeReports(dice, project, own, season, {
        ratio,
        filesOpen: filesOpen.has(project.id),
      });
      return [project.id, { plans: own, reports }];
    }),
  );
  return { projects, figures };
}

const isRunning = ({ yearClass, stage, fate }: DemoProject) =>
  fate.part === null && stage === 'building' && yearClass !== 'preparatory';

function chooseStale(dice: Dice, projects: DemoProject[], { closed }: Season): void {
  const year = `${yearOf(closed)}-01`;
  const able = dice.shuffled(projects.filter((project) => isRunning(project) && project.start < year));
  const large = able.filter((project) => project.large).slice(0, STALE_LARGE);
  const small = able.filter((project) => !project.large).slice(0, STALE - STALE_LARGE);
  for (const { fate } of [...large, ...small]) fate.stale = true;
}

function makeAllPlans(dice: Dice, projects: DemoProject[], season: Season): Map<string, DemoPlan[]> {
  const planned = projects.filter(({ yearClass }) => yearClass !== 'preparatory');
  const shares = planned.map(({ yearClass }) =>
    yearClass === 'new'
      ? dice.between(0.2, 0.45)
      : yearClass === 'finishing'
        ? dice.between(0.15, 0.3)
        : dice.between(0.16, 0.36),
  );
  const sum = planned.reduce((total, project, i) => total + project.totalWan * (shares[i] as number), 0);
  return new Map(
    planned.map((project, i) => {
      const share = Math.min(0.42, ((shares[i] as number) * YEAR_PLAN_WAN) / sum);
      return [project.id, makePlans(dice, project, season, share)];
    }),
  );
}

/**
 * How much of what is scheduled each project has done. The slowest places and the unlucky come last; the last ones are
 * red, the next ones yellow, and the rest is laid so that the county as a whole comes out where it should.
 */
function makeRatios(
  dice: Dice,
  projects: DemoProject[],
  plans: Map<string, DemoPlan[]>,
  { closed }: Season,
): Map<string, number> {
  const scheduled = (project: DemoProject) => scheduledWan(plans.get(project.id) ?? [], closed);
  const rated = projects
    .filter((project) => isRunning(project) && !project.fate.stale && scheduled(project) > 0)
    .map((project) => ({ project, score: project.fate.pace + dice.bell() * 0.2 }))
    .sort((a, b) => a.score - b.score)
    .map(({ project }) => project);
  const red = Math.round(projects.length * RED);
  const yellow = red + Math.round(projects.length * YELLOW) - 1;
  const ratios = new Map<string, number>();
  for (const [i, { id }] of rated.entries()) {
    const rank = i < yellow ? 0 : (i - yellow) / Math.max(1, rated.length - yellow);
    ratios.set(
      id,
      i < red
        ? dice.between(0.28, 0.58)
        : i < yellow
          ? dice.between(0.62, 0.785)
          : 0.88 + rank * 0.36 + dice.between(-0.05, 0.05),
    );
  }
  for (const { id, fate } of projects) {
    if (fate.part)
      ratios.set(id, { 'yellow-owed': 0.785, 'green-owed': 0.95, 'green-filed': 1.04 }[fate.part]);
    else if (fate.stale) ratios.set(id, dice.between(0.7, 1.05));
  }
  settleSum(projects, ratios, scheduled, closed);
  return ratios;
}

/** Moves the green ones together until what is done in the county fits what is scheduled. */
function settleSum(
  projects: DemoProject[],
  ratios: Map<string, number>,
  scheduled: (project: DemoProject) => number,
  closed: string,
): void {
  let [goal, fixed, green] = [0, 0, 0];
  for (const project of projects) {
    const ratio = ratios.get(project.id) ?? 1;
    const due = scheduled(project);
    goal += due * RATIO;
    if (project.finish) fixed += (due * 12) / monthOf(closed);
    else if (ratio >= 0.8 && !project.fate.part) green += due * ratio;
    else fixed += due * ratio;
  }
  const factor = green > 0 ? Math.min(1.15, Math.max(0.85, (goal - fixed) / green)) : 1;
  for (const { id, fate, finish } of projects) {
    const ratio = ratios.get(id);
    if (ratio !== undefined && ratio >= 0.8 && !fate.part && !finish)
      ratios.set(id, Math.max(0.815, ratio * factor));
  }
}

/** Who has filed the open month: more of the 亿元 projects as the month goes on, some 60% a few days before its end. */
function chooseFilers(dice: Dice, projects: DemoProject[], { today, closed, open }: Season): Set<string> {
  const day = Number(today.slice(8));
  const share = closed === open ? 1 : 0.615 * Math.min(1, (day - 1) / 20);
  const able = projects.filter(
    ({ large, fate, finish, stage }) =>
      large && fate.part === null && !fate.stale && !finish && stage !== 'reserve',
  );
  const direct = projects.filter(
    ({ large, finish, stage }) => large && !finish && stage !== 'reserve',
  ).length;
  const filers = dice.shuffled(able).slice(0, Math.max(0, Math.round(direct * share) - 1));
  const own = projects.filter(({ fate }) => fate.part === 'green-filed');
  return new Set([...filers, ...(share > 0 ? own : [])].map(({ id }) => id));
}
