import type {
  AnalysisDimension,
  AnalysisRow,
  Answer,
  getAnalysisCurve,
  getAnalysisHeat,
  getAnalysisReplans,
} from '@duban/contracts';
import { industryName, wanText } from '@duban/domain';
import type { Column } from '@duban/platform';
import type { ScatterRow } from './scatter.queries';

type Words = Record<string, string>;
const SECTOR: Words = {
  manufacturing: '制造业',
  'energy-water': '能源水务',
  'transport-logistics': '交通物流',
  'education-health': '教育医疗',
  agriculture: '现代农业',
  ecology: '生态水利',
  urban: '城镇建设',
  services: '商贸服务',
  other: '其他',
};
const CATEGORY: Words = { industry: '产业', infrastructure: '基础设施', livelihood: '民生', ecology: '生态' };
const CLASS: Words = { new: '新开工', continued: '续建', finishing: '计划竣工', preparatory: '前期' };
const LEVEL: Words = { province: '省重点', city: '市重点', county: '县重点', none: '未列级' };
const LIGHT: Words = {
  green: '绿灯',
  yellow: '黄灯',
  red: '红灯',
  stale: '陈旧',
  waived: '免责',
  none: '无灯',
};
const HEAD: Record<AnalysisDimension, string> = {
  unit: '责任单位',
  township: '乡镇园区',
  sector: '行业',
  industry: '国民经济行业',
  category: '项目类别',
  yearClass: '年度类别',
  level: '级次',
  leader: '包保领导',
  month: '月份',
  year: '年份',
};
const NONE = '（未填）';

/** What a group is called in Chinese papers. */
export function groupName(
  by: AnalysisDimension,
  { key, name }: { key: string; name: string | null },
): string {
  if (name !== null) return name;
  if (key === '') return NONE;
  const words: Partial<Record<AnalysisDimension, Words>> = {
    sector: SECTOR,
    category: CATEGORY,
    yearClass: CLASS,
    level: LEVEL,
  };
  if (by === 'industry') return `${key} ${industryName(key)?.zh ?? ''}`.trim();
  return words[by]?.[key] ?? key;
}

const wan = (fen: string): number => Number(wanText(BigInt(fen)));
const tenths = (value: number | null): number | null => (value === null ? null : value / 10);

/** 指标表: every rate with its numerator and denominator. */
export const tableColumns = (by: AnalysisDimension): Column<AnalysisRow>[] => [
  { head: HEAD[by], width: 20, of: (row) => groupName(by, row) },
  { head: '位次', width: 8, of: (row) => row.rank },
  { head: '项目数', width: 8, of: (row) => row.projects },
  { head: '样本小', width: 8, of: (row) => (row.small ? '是' : '否') },
  { head: '年计划（万元）', width: 16, of: (row) => wan(row.planFen) },
  { head: '已完成（万元）', width: 16, of: (row) => wan(row.doneFen) },
  { head: '序时应完成（万元）', width: 18, of: (row) => wan(row.scheduledFen) },
  { head: '完成率（%）', width: 12, of: (row) => tenths(row.rateTenths) },
  { head: '序时进度（%）', width: 14, of: (row) => tenths(row.scheduleTenths) },
  { head: '较序时（百分点）', width: 16, of: (row) => tenths(row.pointsTenths) },
  { head: '已开工', width: 8, of: (row) => row.start.num },
  { head: '计划开工', width: 10, of: (row) => row.start.den },
  { head: '开工率（%）', width: 12, of: (row) => tenths(row.start.rateTenths) },
  { head: '已竣工', width: 8, of: (row) => row.finish.num },
  { head: '计划竣工', width: 10, of: (row) => row.finish.den },
  { head: '竣工率（%）', width: 12, of: (row) => tenths(row.finish.rateTenths) },
  { head: '已入库', width: 8, of: (row) => row.register.num },
  { head: '应入库', width: 8, of: (row) => row.register.den },
  { head: '入库率（%）', width: 12, of: (row) => tenths(row.register.rateTenths) },
  { head: '资金到位（万元）', width: 16, of: (row) => row.funds && wan(row.funds.fen) },
  { head: '填报项目年计划（万元）', width: 20, of: (row) => row.funds && wan(row.funds.planFen) },
  { head: '资金到位率（%）', width: 14, of: (row) => tenths(row.funds?.rateTenths ?? null) },
];

export type HeatLine = Answer<typeof getAnalysisHeat>['rows'][number];
/** 单位×月份: the completion rate of each month. */
export const heatColumns = (by: AnalysisDimension, periods: readonly string[]): Column<HeatLine>[] => [
  { head: HEAD[by], width: 20, of: (row) => groupName(by, row) },
  { head: '项目数', width: 8, of: (row) => row.projects },
  ...periods.map((period, i) => ({
    head: `${period} 完成率（%）`,
    width: 18,
    of: (row: HeatLine) => tenths(row.cells[i]?.rateTenths ?? null),
  })),
];

type Curve = Answer<typeof getAnalysisCurve>;
export type CurveLine = Curve['months'][number] & {
  forecast: { fen: string; low: string | null; high: string | null } | null;
};
export const curveLines = ({ months, forecast }: Curve): CurveLine[] =>
  months.map((month) => ({
    ...month,
    forecast: forecast?.points.find(({ period }) => period === month.period) ?? null,
  }));
const wanOrNull = (fen: string | null | undefined): number | null => (fen ? wan(fen) : null);
/** 计划与完成: cumulative, with the forecast and its band. */
export const CURVE_COLUMNS: Column<CurveLine>[] = [
  { head: '月份', width: 10, of: (month) => month.period },
  { head: '计划累计（万元）', width: 18, of: (month) => wan(month.planFen) },
  { head: '首次计划累计（万元）', width: 20, of: (month) => wanOrNull(month.firstFen) },
  { head: '完成累计（万元）', width: 18, of: (month) => wanOrNull(month.doneFen) },
  { head: '当月完成（万元）', width: 18, of: (month) => wanOrNull(month.monthFen) },
  { head: '推算累计（万元）', width: 18, of: (month) => wanOrNull(month.forecast?.fen) },
  { head: '区间下限（万元）', width: 18, of: (month) => wanOrNull(month.forecast?.low) },
  { head: '区间上限（万元）', width: 18, of: (month) => wanOrNull(month.forecast?.high) },
];

export type ReplanLine = {
  what: string;
  changeFen: string | null;
  totalFen: string;
  raised: number | null;
  lowered: number | null;
};
type Replans = Answer<typeof getAnalysisReplans>;
/** From the first plans to those in force, with the sum after each step. */
export function replanLines({ by, firstFen, currentFen, steps }: Replans): ReplanLine[] {
  let total = BigInt(firstFen);
  const edge = (what: string, totalFen: string): ReplanLine => ({
    what,
    changeFen: null,
    totalFen,
    raised: null,
    lowered: null,
  });
  const lines = steps.map((step) => {
    total += BigInt(step.changeFen);
    const what = step.key === '' ? '其余合计' : by === 'unit' ? (step.name ?? step.key) : step.key;
    return {
      what,
      changeFen: step.changeFen,
      totalFen: `${total}`,
      raised: step.raised,
      lowered: step.lowered,
    };
  });
  return [edge('首次计划', firstFen), ...lines, edge('现行计划', currentFen)];
}
export const REPLAN_COLUMNS: Column<ReplanLine>[] = [
  { head: '调整', width: 40, of: (line) => line.what },
  { head: '增减（万元）', width: 16, of: (line) => wanOrNull(line.changeFen) },
  { head: '调整后（万元）', width: 16, of: (line) => wan(line.totalFen) },
  { head: '调增（次）', width: 10, of: (line) => line.raised },
  { head: '调减（次）', width: 10, of: (line) => line.lowered },
];

/** 投资×形象进度, project by project. */
export const SCATTER_COLUMNS: Column<ScatterRow>[] = [
  { head: '项目名称', width: 36, of: (row) => row.name },
  { head: '责任单位', width: 20, of: (row) => row.unit },
  { head: '乡镇园区', width: 14, of: (row) => row.township.name },
  { head: '总投资（万元）', width: 16, of: (row) => wan(row.totalFen) },
  { head: '投资完成率（%）', width: 16, of: (row) => row.moneyBp / 100 },
  { head: '形象进度（%）', width: 14, of: (row) => row.physicalBp / 100 },
  { head: '相差（百分点）', width: 14, of: (row) => (row.moneyBp - row.physicalBp) / 100 },
  { head: '灯', width: 8, of: (row) => LIGHT[row.color] ?? row.color },
];
