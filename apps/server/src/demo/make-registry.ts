import {
  addDays,
  firstDayOf,
  milestoneTemplate,
  templateDay,
  yearOf,
  type Day,
  type MilestoneTopic,
} from '@duban/domain';
import type { DemoOrg, Firm, Orgs } from './make-orgs';
import type { DemoProject } from './make-projects';
import { Dice } from './random';
import type { Sector } from './words';

/** The row as `projectRow` makes it, as far as the rest follows from it. */
export type BaseRow = {
  id: string;
  category: string;
  actual_start: Day | null;
  actual_finish: Day | null;
  leader_name: string;
  labels: string[];
};
type Category = 'industry' | 'infrastructure' | 'livelihood' | 'ecology';

const INDUSTRIES: Record<Sector, readonly string[]> = {
  manufacturing: ['C26', 'C27', 'C29', 'C34', 'C35', 'C36', 'C38', 'C39', 'C14', 'C30'],
  'energy-water': ['D44', 'D45', 'D46'],
  'transport-logistics': ['G54', 'G59', 'E48'],
  'education-health': ['P83', 'Q84', 'Q85'],
  agriculture: ['A01', 'A03', 'A05', 'C13'],
  ecology: ['N76', 'N77'],
  urban: ['E48', 'N78', 'K70'],
  services: ['F52', 'I65', 'L72', 'H61'],
};
const REGULATORS: Record<Sector, string> = {
  manufacturing: '经信局',
  'energy-water': '水务局',
  'transport-logistics': '交通运输局',
  'education-health': '卫健委',
  agriculture: '农业农村局',
  ecology: '生态环境分局',
  urban: '住建局',
  services: '商务局',
};
const SCALES: Record<Sector, (dice: Dice) => string> = {
  manufacturing: (dice) => `新建厂房 ${dice.int(2, 18)} 万平方米，生产线 ${dice.int(1, 8)} 条`,
  'energy-water': (dice) => `日处理能力 ${dice.int(1, 12)} 万吨，管网 ${dice.int(6, 60)} 公里`,
  'transport-logistics': (dice) => `全长 ${dice.int(2, 19)} 公里，双向${dice.pick(['四', '六'])}车道`,
  'education-health': (dice) => `总建筑面积 ${dice.int(1, 9)} 万平方米`,
  agriculture: (dice) => `高标准设施 ${dice.int(300, 5000)} 亩`,
  ecology: (dice) => `治理河道 ${dice.int(3, 28)} 公里`,
  urban: (dice) => `改造面积 ${dice.int(2, 30)} 万平方米`,
  services: (dice) => `总建筑面积 ${dice.int(1, 12)} 万平方米`,
};
/** Leaders who sponsor projects; the first one has an account. */
const LEADERS = ['周国栋', '方明远', '许秀兰', '程志刚', '何永昌', '潘慧敏', '丁学军', '陶文斌'];
const FEN = 1_000_000n;

/** Everything else that is registered of a project. It has dice of its own, so that the county stays the one it was. */
export function registryRow(
  dice: Dice,
  project: DemoProject,
  row: BaseRow,
  orgs: Orgs,
  leaderId: string | null,
) {
  const { sector, owner, totalWan, unit } = project;
  const isPublic = owner === null || (sector !== 'manufacturing' && dice.chance(0.25));
  const leader = project.large ? dice.pick(LEADERS) : dice.chance(0.5) ? dice.pick(LEADERS) : row.leader_name;
  const estimateWan = Math.round((totalWan * dice.between(0.86, 1.02)) / 10) * 10;
  const begun = row.actual_start;
  return {
    legal_name: owner?.name ?? `${unit.short_name}建设投资有限公司`,
    credit_code: (owner as Firm | null)?.credit_code ?? null,
    industry: dice.pick(INDUSTRIES[sector]),
    scale: SCALES[sector](dice),
    government_funded: isPublic,
    labels: row.labels.filter((label) => label !== '亿元'),
    funding: fundingOf(dice, totalWan, isPublic),
    estimate_fen: isPublic || dice.chance(0.4) ? `${BigInt(estimateWan) * FEN}` : null,
    budget_fen: isPublic && begun ? `${BigInt(totalWan) * FEN}` : null,
    counting: dice.chance(0.12) ? 'payment' : 'physical',
    regulator_id: (orgs.departments.get(REGULATORS[sector]) as DemoOrg).id,
    leader_name: leader,
    leader_id: leader === LEADERS[0] ? leaderId : null,
    planned_operation: row.category === 'industry' ? addDays(project.plannedFinish, dice.int(45, 150)) : null,
    actual_operation: null,
    // most are counted by the statistics soon after they have begun
    registered_on: begun && dice.chance(0.97) ? addDays(begun, dice.int(3, 26)) : null,
  };
}

/** Sources that add up to the whole, but for a few where somebody has forgotten one. */
function fundingOf(dice: Dice, totalWan: number, isPublic: boolean): { kind: string; fen: string }[] {
  const share = dice.between(0.25, 0.6);
  const [first, second] = isPublic
    ? [dice.pick(['local', 'provincial', 'central']), dice.pick(['bonds', 'loan'])]
    : ['own', dice.pick(['loan', 'loan', 'foreign', 'other'])];
  const part = Math.round((totalWan * share) / 10) * 10;
  const rest = totalWan - part - (dice.chance(0.05) ? Math.round(totalWan / 20) : 0);
  return [
    { kind: second, fen: `${BigInt(part) * FEN}` },
    { kind: first, fen: `${BigInt(rest) * FEN}` },
  ];
}

const NAMES: Record<MilestoneTopic, string> = {
  approval: '立项批复',
  planning: '规划许可',
  land: '用地批复',
  environment: '环评批复',
  energy: '能评（节能审查）',
  design: '初步设计及概算',
  tendering: '招标',
  'construction-permit': '施工许可',
  start: '开工',
  'topping-out': '主体封顶',
  acceptance: '竣工验收',
  operation: '投产',
};

/** What each project has to have and to reach: done where it lies behind, a few late, one now and then dropped. */
export function milestoneRows(
  dice: Dice,
  projects: readonly DemoProject[],
  rows: ReadonlyMap<string, BaseRow & { government_funded: boolean }>,
  orgs: Orgs,
  { today, createdAt }: { today: Day; createdAt: string },
) {
  return projects.flatMap((project) => {
    const row = rows.get(project.id);
    // the smallest ones are not followed so closely
    if (!row || !(project.large || dice.chance(0.35))) return [];
    const start = row.actual_start ?? project.plannedStart;
    return milestoneTemplate(row.category as Category, row.government_funded).map((line) => {
      const { office } = line;
      const department = [...orgs.departments.values()].find(
        ({ name, short_name: short }) => office && (name.includes(office) || short.includes(office)),
      );
      const planned =
        templateDay(line, project.plannedStart, project.plannedFinish) ?? firstDayOf(project.start);
      const done = doneOn(dice, { line: line.topic, from: line.from, planned, start, row, today });
      const dropped = done === null && planned < today && dice.chance(0.3);
      return {
        id: dice.uuid(),
        project_id: project.id,
        kind: line.kind,
        topic: line.topic,
        name: NAMES[line.topic],
        unit_id: department?.id ?? project.unit.id,
        planned_day: planned,
        actual_day: done,
        dropped_day: dropped ? (addDays(planned, 5) < today ? addDays(planned, 5) : planned) : null,
        drop_reason: dropped ? '并入园区区域评估，不再单独办理' : null,
        note: '',
        version: 1,
        created_at: createdAt,
        updated_at: createdAt,
      };
    });
  });
}

function doneOn(
  dice: Dice,
  at: { line: MilestoneTopic; from: 'start' | 'finish'; planned: Day; start: Day; row: BaseRow; today: Day },
): Day | null {
  const { row, today } = at;
  if (at.line === 'start') return row.actual_start;
  if (at.line === 'acceptance') return row.actual_finish;
  const isBehind = at.from === 'start' ? row.actual_start !== null : row.actual_finish !== null;
  const day = addDays(at.planned, dice.chance(0.8) ? -dice.int(0, 12) : dice.int(1, 25));
  // before the building begins the permits are had, but for one in many
  if (at.from === 'start') {
    if (isBehind ? dice.chance(0.995) : at.planned < today && dice.chance(0.75))
      return day < today ? day : null;
    return null;
  }
  return isBehind && at.line !== 'operation' && day < today ? day : null;
}

/** Dice of its own for the registry of a day. */
export const registryDice = (today: Day): Dice => new Dice(`肥东 ${today} 台账 ${yearOf(today)}`);
