import type { Category, Counting, FundingKind, ProjectLine } from '@duban/contracts';
import type { z } from 'zod';

type Words<K extends string> = Record<K, string>;

/** What spreadsheets call what we keep as codes: read and written alike. */
export const STAGE: Words<ProjectLine['stage']> = {
  reserve: '储备',
  signed: '签约',
  preparing: '前期',
  building: '在建',
  completed: '竣工',
  operating: '投产',
  'at-capacity': '达产',
  paused: '停建缓建',
  ended: '终止',
};
export const YEAR_CLASS: Words<ProjectLine['yearClass']> = {
  new: '新开工',
  continued: '续建',
  finishing: '计划竣工',
  preparatory: '前期',
};
export const SECTOR: Words<ProjectLine['sector']> = {
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
export const CATEGORY: Words<z.infer<typeof Category>> = {
  industry: '产业',
  infrastructure: '基础设施',
  livelihood: '民生',
  ecology: '生态',
};
export const FUNDING: Words<z.infer<typeof FundingKind>> = {
  central: '中央预算内',
  provincial: '省级资金',
  local: '市县财政',
  bonds: '专项债券',
  loan: '银行贷款',
  own: '企业自筹',
  foreign: '利用外资',
  other: '其他',
};
export const COUNTING: Words<z.infer<typeof Counting>> = { physical: '形象进度', payment: '财务支出' };
