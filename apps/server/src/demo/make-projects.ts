import { addMonths, firstDayOf, addDays, lastDayOf, type Day, type Period } from '@duban/domain';
import type { DemoOrg, Firm, Orgs } from './make-orgs';
import { PLACES, type Place } from './places';
import type { Dice } from './random';
import { nameProject } from './name-project';
import { personName, type Sector } from './words';

export type Stage = 'reserve' | 'signed' | 'preparing' | 'building' | 'completed' | 'paused';
export type YearClass = 'new' | 'continued' | 'finishing' | 'preparatory';
/** How a project is meant to stand; figures are made to fit. `part` marks the projects of the demo reporter. */
export type Fate = {
  pace: number;
  stale: boolean;
  part: 'yellow-owed' | 'green-owed' | 'green-filed' | null;
};
export type DemoProject = {
  id: string;
  code: string;
  name: string;
  unit: DemoOrg;
  owner: Firm | null;
  place: Place;
  sector: Sector;
  stage: Stage;
  yearClass: YearClass;
  totalWan: number;
  large: boolean;
  /** First month of building; later than the closed month when it has not begun. */
  start: Period;
  /** The month it was completed, if it was. */
  finish: Period | null;
  plannedStart: Day;
  plannedFinish: Day;
  fate: Fate;
};

const LARGE = 120;
const LARGE_WAN = 9_350_000;
const SMALL_WAN = 900_000;
const YI_WAN = 10_000;

const IN_ZONES: [Sector, number][] = [
  ['manufacturing', 70],
  ['energy-water', 8],
  ['transport-logistics', 8],
  ['urban', 6],
  ['services', 8],
];
const IN_TOWNS: [Sector, number][] = [
  ['manufacturing', 24],
  ['urban', 16],
  ['transport-logistics', 14],
  ['education-health', 13],
  ['agriculture', 13],
  ['ecology', 10],
  ['energy-water', 6],
  ['services', 4],
];
const SUPERVISED_BY: Record<Sector, string[]> = {
  manufacturing: ['经信局', '投资促进中心'],
  'energy-water': ['水务局', '供电公司'],
  'transport-logistics': ['交通运输局'],
  'education-health': ['卫健委', '重点工程中心'],
  agriculture: ['农业农村局'],
  ecology: ['生态环境分局', '自然资源和规划局'],
  urban: ['住建局', '重点工程中心', '城管局'],
  services: ['商务局', '文旅体局', '数据资源局'],
};

/** The register: who builds what and where, and when it began. `closed` is the last month that was due. */
export function makeProjects(dice: Dice, orgs: Orgs, closed: Period): DemoProject[] {
  const used = new Set<string>();
  const places = PLACES.flatMap((place) => Array.from({ length: place.projects }, () => place));
  const projects = places.map((place, i) => makeProject(dice, orgs, closed, { place, used, serial: i }));
  giveToReporter(projects, orgs, closed);
  setSizes(dice, projects);
  return projects;
}

function makeProject(
  dice: Dice,
  orgs: Orgs,
  closed: Period,
  { place, used, serial }: { place: Place; used: Set<string>; serial: number },
): DemoProject {
  const isZone = place.kind === 'zone';
  const sector = dice.weighted(isZone ? IN_ZONES : IN_TOWNS);
  // The first firm belongs to the demo reporter and gets its projects below.
  const { name, owner } = nameProject(dice, sector, place, orgs.firms.slice(1), used);
  const yearClass = dice.weighted([
    ['continued', 51],
    ['new', 30],
    ['finishing', 15],
    ['preparatory', 4],
  ] as [YearClass, number][]);
  const home = orgs.places.get(place.code) as DemoOrg;
  const department = orgs.departments.get(dice.pick(SUPERVISED_BY[sector])) as DemoOrg;
  const { start, finish, stage } = course(dice, yearClass, closed);
  const plannedStart = addDays(firstDayOf(start), dice.int(0, 27));
  return {
    id: dice.uuid(),
    code: `${start.slice(2, 4)}${start.slice(5)}-340122-${dice.pick(['04', '89'])}-${dice.pick(['01', '02', '05'])}-${String(100_000 + serial * 2_749 + dice.int(0, 2_700)).slice(-6)}`,
    name,
    unit: dice.chance(isZone ? 0.86 : 0.66) ? home : department,
    owner,
    place,
    sector,
    stage,
    yearClass,
    totalWan: 0,
    large: false,
    start,
    finish,
    plannedStart,
    plannedFinish: lastDayOf(
      finish ?? addMonths(closed, yearClass === 'finishing' ? dice.int(1, 4) : dice.int(5, 26)),
    ),
    fate: { pace: place.pace, stale: false, part: null },
  };
}

/** When it began and how far it is. New ones begin in the year of the closed month, a few after it. */
function course(
  dice: Dice,
  yearClass: YearClass,
  closed: Period,
): { start: Period; finish: Period | null; stage: Stage } {
  const january = `${closed.slice(0, 4)}-01`;
  if (yearClass === 'preparatory')
    return {
      start: addMonths(closed, dice.int(3, 9)),
      finish: null,
      stage: dice.pick(['reserve', 'signed', 'preparing']),
    };
  if (yearClass === 'new') {
    const start = addMonths(january, dice.chance(0.08) ? dice.int(8, 10) : dice.int(0, 6));
    return { start, finish: null, stage: start <= closed ? 'building' : 'preparing' };
  }
  const start = addMonths(january, -dice.int(4, yearClass === 'finishing' ? 26 : 20));
  if (yearClass === 'continued' || dice.chance(0.65)) return { start, finish: null, stage: 'building' };
  const finish = addMonths(january, dice.int(0, Number(closed.slice(5)) - 1));
  return { start, finish, stage: 'completed' };
}

/** Four big projects of one firm in the zone: one whose light the next report turns, and one that a low report sinks. */
function giveToReporter(projects: DemoProject[], orgs: Orgs, closed: Period): void {
  const firm = orgs.firms[0] as Firm;
  const home = orgs.places.get('340122401') as DemoOrg;
  const roles: [Fate['part'], string][] = [
    ['yellow-owed', '特种纤维生产基地'],
    ['green-owed', '功能薄膜二期'],
    ['green-filed', '改性塑料智能化改造'],
    ['green-owed', '绝缘材料研发生产项目'],
  ];
  const own = projects
    .filter(({ place, owner }) => place.code === '340122401' && owner)
    .slice(0, roles.length);
  for (const [i, project] of own.entries()) {
    const [part, name] = roles[i] as [Fate['part'], string];
    Object.assign(project, {
      name: `${firm.brand}${name}`,
      owner: firm,
      unit: home,
      sector: 'manufacturing',
      stage: 'building',
      yearClass: 'continued',
      start: addMonths(`${closed.slice(0, 4)}-01`, -6 - i),
      finish: null,
      plannedFinish: lastDayOf(addMonths(closed, 10 + i)),
    } satisfies Partial<DemoProject>);
    project.fate = { pace: 1, stale: false, part };
  }
}

/** 120 projects of 亿元 and more, most of them in the zones and in manufacturing; sums as in such a county. */
function setSizes(dice: Dice, projects: DemoProject[]): void {
  const weight = (project: DemoProject) =>
    project.fate.part
      ? -1
      : dice.next() /
        ((project.place.kind === 'zone' ? 2.1 : 1) * (project.sector === 'manufacturing' ? 1.8 : 1));
  const ordered = projects
    .map((project) => ({ project, key: weight(project) }))
    .sort((a, b) => a.key - b.key);
  const scale = (group: DemoProject[], sum: number, low: number, high: number, spread: number) => {
    const raw = group.map(() => Math.exp(dice.bell() * spread));
    const unit = sum / raw.reduce((a, b) => a + b, 0);
    for (const [i, project] of group.entries())
      project.totalWan = Math.round(Math.min(high, Math.max(low, (raw[i] as number) * unit)) / 100) * 100;
  };
  const [large, small] = [ordered.slice(0, LARGE), ordered.slice(LARGE)].map((group) =>
    group.map(({ project }) => project),
  );
  scale(large ?? [], LARGE_WAN, YI_WAN, 600_000, 0.95);
  scale(small ?? [], SMALL_WAN, 500, YI_WAN - 100, 0.75);
  for (const project of projects) project.large = project.totalWan >= YI_WAN;
}

/** The row of the register. */
export function projectRow(dice: Dice, project: DemoProject, createdAt: string) {
  const { place, sector, stage, start, finish, totalWan, owner } = project;
  const labels = [
    ...(project.large ? ['亿元'] : []),
    ...(dice.chance(0.12) ? ['省重点'] : dice.chance(0.3) ? ['市重点'] : dice.chance(0.5) ? ['县重点'] : []),
    ...(owner ? ['招商引资'] : []),
    ...(dice.chance(0.15) ? ['大新专'] : []),
  ];
  const begun = stage === 'building' || stage === 'completed' || stage === 'paused';
  const address = `${place.name}${place.kind === 'zone' ? dice.pick(['龙泉路以北', '公园路以东', '燎原路以南', '祥和路以西']) : dice.pick(['镇区东侧', '工业集中区', '沿河片区', '中心村'])}`;
  const category = {
    manufacturing: 'industry',
    services: 'industry',
    agriculture: 'industry',
    'education-health': 'livelihood',
    ecology: 'ecology',
  };
  return {
    id: project.id,
    code: project.code,
    name: project.name,
    unit_id: project.unit.id,
    owner_id: owner?.id ?? null,
    township: place.code,
    township_name: place.short,
    sector,
    category: (category as Partial<Record<Sector, string>>)[sector] ?? 'infrastructure',
    nature: dice.weighted([
      ['新建', 75],
      ['扩建', 12],
      ['改建和技术改造', 10],
      ['迁建', 3],
    ] as [string, number][]),
    stage,
    year_class: project.yearClass,
    labels,
    description: `计划总投资${totalWan.toLocaleString('en-US')}万元，建设内容包括主体工程及配套设施。`,
    address,
    leader_name: personName(dice),
    officer_name: personName(dice),
    total_fen: `${BigInt(totalWan) * 1_000_000n}`,
    currency: 'CNY',
    planned_start: project.plannedStart,
    planned_finish: project.plannedFinish,
    actual_start: begun ? addDays(firstDayOf(start), dice.int(3, 26)) : null,
    actual_finish: finish ? addDays(firstDayOf(finish), dice.int(8, 26)) : null,
    source: 'demo',
    search: [project.name, project.code, address].join(' '),
    version: 1,
    created_at: createdAt,
    updated_at: createdAt,
  };
}
