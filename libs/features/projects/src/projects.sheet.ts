import type { ProjectLine } from '@duban/contracts';
import { industryName, wanText, type Departure } from '@duban/domain';
import type { Column } from '@duban/platform';
import type { presentFields } from './projects.presenter';
import { CATEGORY, COUNTING, FUNDING, SECTOR, STAGE, YEAR_CLASS } from './register-words';

/** A line of the register with everything written of it. */
export type RegisterRow = ProjectLine & ReturnType<typeof presentFields>;

type Words<K extends string> = Record<K, string>;

const LIGHT: Words<ProjectLine['light']['color']> = {
  green: '绿灯',
  yellow: '黄灯',
  red: '红灯',
  stale: '陈旧',
  waived: '免责',
  none: '无灯',
};
const LEFT: Words<Departure> = {
  terminated: '终止退库',
  'below-threshold': '降到亿元以下',
  'import-undone': '导入撤销',
};

/** 万元: 15 digits at most, which a spreadsheet keeps exactly. */
const wan = (fen: string): number => Number(wanText(BigInt(fen)));
const wanOrNull = (fen: string | null): number | null => (fen === null ? null : wan(fen));
const yes = (is: boolean): string => (is ? '是' : '否');
const industryOf = (code: string | null): string | null =>
  code && `${code} ${industryName(code)?.zh ?? ''}`.trim();
const fundingOf = (funding: RegisterRow['funding']): string | null =>
  funding.length === 0 ? null : funding.map(({ kind, fen }) => `${FUNDING[kind]} ${wan(fen)}`).join('；');
const tenths = (value: number | null): number | null => (value === null ? null : value / 10);

/** 项目清单: the register as a table for a spreadsheet. Behind what the list shows stands everything that is registered. */
export const PROJECT_COLUMNS: Column<RegisterRow>[] = [
  { head: '项目代码', width: 24, of: (p) => p.code },
  { head: '项目名称', width: 36, of: (p) => p.name },
  { head: '灯', width: 8, of: (p) => LIGHT[p.light.color] },
  { head: '责任单位', width: 22, of: (p) => p.unit.name },
  { head: '业主单位', width: 26, of: (p) => p.owner?.name ?? null },
  { head: '乡镇园区', width: 14, of: (p) => p.township.name },
  { head: '行业', width: 12, of: (p) => SECTOR[p.sector] },
  { head: '阶段', width: 10, of: (p) => STAGE[p.stage] },
  { head: '年度类别', width: 10, of: (p) => YEAR_CLASS[p.yearClass] },
  { head: '亿元项目', width: 10, of: (p) => yes(p.large) },
  { head: '币种', width: 8, of: (p) => p.currency },
  { head: '总投资（万元）', width: 16, of: (p) => wan(p.totalFen) },
  { head: '年计划（万元）', width: 16, of: (p) => wan(p.planFen) },
  { head: '已完成（万元）', width: 16, of: (p) => wan(p.done.fen) },
  { head: '完成率（%）', width: 12, of: (p) => tenths(p.rateTenths) },
  { head: '较序时（百分点）', width: 16, of: (p) => tenths(p.pointsTenths) },
  { head: '最近一期', width: 10, of: (p) => p.lastPeriod },
  { head: '数据截至', width: 12, of: (p) => p.done.asOf },
  { head: '数据口径', width: 10, of: (p) => p.done.basis && COUNTING[p.done.basis] },
  { head: '数据陈旧', width: 10, of: (p) => yes(p.done.stale) },
  { head: '在办督办（件）', width: 14, of: (p) => p.openNotices },
  { head: '退出', width: 14, of: (p) => p.left && LEFT[p.left.what] },
  { head: '退出理由', width: 30, of: (p) => p.left && `${p.left.day} ${p.left.by}：${p.left.reason}` },
  { head: '法人单位', width: 26, of: (p) => p.legalName || null },
  { head: '统一社会信用代码', width: 22, of: (p) => p.creditCode },
  { head: '国民经济行业', width: 26, of: (p) => industryOf(p.industry) },
  { head: '项目类别', width: 10, of: (p) => CATEGORY[p.category] },
  { head: '建设性质', width: 14, of: (p) => p.nature || null },
  { head: '标签', width: 20, of: (p) => p.labels.join('；') || null },
  { head: '地址', width: 26, of: (p) => p.address || null },
  { head: '建设内容', width: 40, of: (p) => p.description || null },
  { head: '建设规模', width: 30, of: (p) => p.scale || null },
  { head: '政府投资', width: 10, of: (p) => yes(p.governmentFunded) },
  { head: '资金来源（万元）', width: 36, of: (p) => fundingOf(p.funding) },
  { head: '估算（万元）', width: 14, of: (p) => wanOrNull(p.estimateFen) },
  { head: '概算（万元）', width: 14, of: (p) => wanOrNull(p.budgetFen) },
  { head: '计划开工', width: 12, of: (p) => p.plannedStart },
  { head: '计划竣工', width: 12, of: (p) => p.plannedFinish },
  { head: '计划投产', width: 12, of: (p) => p.plannedOperation },
  { head: '实际开工', width: 12, of: (p) => p.actualStart },
  { head: '实际竣工', width: 12, of: (p) => p.actualFinish },
  { head: '实际投产', width: 12, of: (p) => p.actualOperation },
  { head: '入库时间', width: 12, of: (p) => p.registeredOn },
  { head: '行业主管', width: 22, of: (p) => p.regulator?.name ?? null },
  { head: '包保领导', width: 12, of: (p) => p.leaderName || null },
  { head: '项目专员', width: 12, of: (p) => p.officerName || null },
];
