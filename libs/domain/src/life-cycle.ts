import type { Fen } from './money';
import { foreignRegion } from './project-code';
import { yearOf, type Day } from './time';

/** 储备 → 签约 → 前期 → 在建 → 竣工 → 投产 → 达产, and beside it 停缓建 and 终止退库. */
export const LIFE_CYCLE = [
  'reserve',
  'signed',
  'preparing',
  'building',
  'completed',
  'operating',
  'at-capacity',
  'paused',
  'ended',
] as const;
export type LifeStage = (typeof LIFE_CYCLE)[number];

/** What is checked of a project. Amounts in fen, days in Asia/Shanghai. */
export type ProjectFacts = {
  code: string | null;
  stage: LifeStage;
  yearClass: 'new' | 'continued' | 'finishing' | 'preparatory';
  totalFen: Fen;
  fundingFen: readonly Fen[];
  plannedStart: Day | null;
  plannedFinish: Day | null;
  plannedOperation: Day | null;
  actualStart: Day | null;
  actualFinish: Day | null;
  actualOperation: Day | null;
  registeredOn: Day | null;
};
/** `error`: cannot be, refused. `warning`: may have its reason, told to whoever looks. */
export type ProjectDoubt = {
  field: keyof ProjectFacts | 'funding';
  code: string;
  level: 'error' | 'warning';
  facts: Record<string, string | number>;
};

/**
 * Where the fields of a project contradict each other. `county`: its region code, null when it has none. Contradictions
 * in time are errors, everything a county may have a reason for is a warning: a wall would only teach people to lie.
 */
export function doubtsOf(project: ProjectFacts, today: Day, county: string | null): ProjectDoubt[] {
  return [
    ...orderOf(project),
    ...futureOf(project, today),
    ...stageOf(project),
    ...yearClassOf(project, yearOf(today)),
    ...registerOf(project),
    ...fundingOf(project),
    ...codeOf(project, county),
  ];
}

const error = (
  field: ProjectDoubt['field'],
  code: string,
  facts: ProjectDoubt['facts'] = {},
): ProjectDoubt => ({ field, code, level: 'error', facts });
const warning = (
  field: ProjectDoubt['field'],
  code: string,
  facts: ProjectDoubt['facts'] = {},
): ProjectDoubt => ({ field, code, level: 'warning', facts });

function orderOf(p: ProjectFacts): ProjectDoubt[] {
  const pairs = [
    ['plannedStart', 'plannedFinish', 'before-start'],
    ['actualStart', 'actualFinish', 'before-start'],
    ['plannedStart', 'plannedOperation', 'before-start'],
    ['actualStart', 'actualOperation', 'before-start'],
  ] as const;
  return pairs.flatMap(([from, to, code]) => {
    const [start, end] = [p[from], p[to]];
    return start && end && end < start ? [error(to, code, { start })] : [];
  });
}

/** What has happened has happened by today. */
function futureOf(p: ProjectFacts, today: Day): ProjectDoubt[] {
  return (['actualStart', 'actualFinish', 'actualOperation', 'registeredOn'] as const).flatMap((field) => {
    const day = p[field];
    return day && day > today ? [error(field, 'in-future', { today })] : [];
  });
}

const BEFORE: readonly LifeStage[] = ['reserve', 'signed', 'preparing'];
const BUILT: readonly LifeStage[] = ['completed', 'operating', 'at-capacity'];

function stageOf(p: ProjectFacts): ProjectDoubt[] {
  const { stage } = p;
  const found: ProjectDoubt[] = [];
  if (BEFORE.includes(stage) && p.actualStart)
    found.push(warning('stage', 'stage-behind-start', { stage, day: p.actualStart }));
  if ((stage === 'building' || BUILT.includes(stage)) && !p.actualStart)
    found.push(warning('actualStart', 'stage-needs-start', { stage }));
  if ((stage === 'building' || BEFORE.includes(stage)) && p.actualFinish)
    found.push(warning('stage', 'stage-behind-finish', { stage, day: p.actualFinish }));
  if (BUILT.includes(stage) && !p.actualFinish)
    found.push(warning('actualFinish', 'stage-needs-finish', { stage }));
  if ((stage === 'operating' || stage === 'at-capacity') && !p.actualOperation)
    found.push(warning('actualOperation', 'stage-needs-operation', { stage }));
  if (p.actualOperation && p.actualFinish && p.actualOperation < p.actualFinish)
    found.push(warning('actualOperation', 'before-finish', { finish: p.actualFinish }));
  return found;
}

/** 竣工 = begun before, done this year · 续建 = begun before · 新开工 = begins this year · 预备 = not begun (DOMAIN §3.1). */
function yearClassOf(p: ProjectFacts, year: number): ProjectDoubt[] {
  const { yearClass } = p;
  const start = p.actualStart ?? p.plannedStart;
  const began = start ? yearOf(start) : null;
  const done = p.actualFinish ?? p.plannedFinish;
  const wrong =
    (yearClass === 'new' && began !== null && began !== year) ||
    (yearClass === 'continued' && began !== null && began >= year) ||
    (yearClass === 'finishing' && done !== null && yearOf(done) !== year) ||
    (yearClass === 'preparatory' && p.actualStart !== null);
  return wrong ? [warning('yearClass', 'year-class-against-dates', { yearClass, year })] : [];
}

/** 先入库,后有数: the register wants a project that has begun. */
function registerOf(p: ProjectFacts): ProjectDoubt[] {
  if (!p.registeredOn) return [];
  if (!p.actualStart) return [warning('registeredOn', 'registered-not-begun', { day: p.registeredOn })];
  return p.registeredOn < p.actualStart
    ? [warning('registeredOn', 'registered-before-start', { start: p.actualStart })]
    : [];
}

function fundingOf(p: ProjectFacts): ProjectDoubt[] {
  if (p.fundingFen.length === 0) return [];
  const sum = p.fundingFen.reduce((a, b) => a + b, 0n);
  return sum === p.totalFen
    ? []
    : [warning('funding', 'funding-not-total', { sumFen: `${sum}`, totalFen: `${p.totalFen}` })];
}

function codeOf(p: ProjectFacts, county: string | null): ProjectDoubt[] {
  if (!p.code) return p.stage === 'building' ? [warning('code', 'no-code', { stage: p.stage })] : [];
  const region = county && foreignRegion(p.code, county);
  return region ? [warning('code', 'code-region', { region, county })] : [];
}
