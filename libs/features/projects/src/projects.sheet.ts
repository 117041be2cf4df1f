import type { ProjectLine } from '@duban/contracts';
import { wanText, type Departure } from '@duban/domain';
import type { Column } from '@duban/platform';

type Words<K extends string> = Record<K, string>;

const LIGHT: Words<ProjectLine['light']['color']> = {
  green: '绿灯',
  yellow: '黄灯',
  red: '红灯',
  stale: '陈旧',
  waived: '免责',
  none: '无灯',
};
const STAGE: Words<ProjectLine['stage']> = {
  reserve: '储备',
  signed: '签约',
  preparing: '前期',
  building: '在建',
  completed: '竣工',
  operating: '投产',
  paused: '停建缓建',
  ended: '终止',
};
const YEAR_CLASS: Words<ProjectLine['yearClass']> = {
  new: '新开工',
  continued: '续建',
  finishing: '计划竣工',
  preparatory: '前期',
};
const SECTOR: Words<ProjectLine['sector']> = {
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
const LEFT: Words<Departure> = { terminated: '终止退库', 'below-threshold': '降到亿元以下' };

/** 万元: 15 digits at most, which a spreadsheet keeps exactly. */
const wan = (fen: string): number => Number(wanText(BigInt(fen)));
const tenths = (value: number | null): number | null => (value === null ? null : value / 10);

/** 项目清单: the register as a table for a spreadsheet. */
export const PROJECT_COLUMNS: Column<ProjectLine>[] = [
  { head: '项目代码', width: 24, of: (p) => p.code },
  { head: '项目名称', width: 36, of: (p) => p.name },
  { head: '灯', width: 8, of: (p) => LIGHT[p.light.color] },
  { head: '责任单位', width: 22, of: (p) => p.unit.name },
  { head: '业主单位', width: 26, of: (p) => p.owner?.name ?? null },
  { head: '乡镇园区', width: 14, of: (p) => p.township.name },
  { head: '行业', width: 12, of: (p) => SECTOR[p.sector] },
  { head: '阶段', width: 10, of: (p) => STAGE[p.stage] },
  { head: '年度类别', width: 10, of: (p) => YEAR_CLASS[p.yearClass] },
  { head: '亿元项目', width: 10, of: (p) => (p.large ? '是' : '否') },
  { head: '币种', width: 8, of: (p) => p.currency },
  { head: '总投资（万元）', width: 16, of: (p) => wan(p.totalFen) },
  { head: '年计划（万元）', width: 16, of: (p) => wan(p.planFen) },
  { head: '已完成（万元）', width: 16, of: (p) => wan(p.doneFen) },
  { head: '完成率（%）', width: 12, of: (p) => tenths(p.rateTenths) },
  { head: '较序时（百分点）', width: 16, of: (p) => tenths(p.pointsTenths) },
  { head: '最近一期', width: 10, of: (p) => p.lastPeriod },
  { head: '在办督办（件）', width: 14, of: (p) => p.openNotices },
  { head: '退出', width: 14, of: (p) => p.left && LEFT[p.left.what] },
  { head: '退出理由', width: 30, of: (p) => p.left && `${p.left.day} ${p.left.by}：${p.left.reason}` },
];
