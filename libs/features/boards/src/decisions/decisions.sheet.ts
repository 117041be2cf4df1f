import type { DecisionLine } from '@duban/contracts';
import { dayOf, type ChoiceKey, type DecisionKind } from '@duban/domain';
import type { Column } from '@duban/platform';

const KIND: Record<DecisionKind, string> = {
  'card-issue': '拟发牌',
  'card-review': '牌的申诉',
  'notice-issue': '督办单待签发',
  reply: '反馈待审核',
  closing: '申请销号',
  'pause-ended': '挂起到期',
  objection: '异议退单',
  extension: '申请延期',
  suspension: '申请挂起',
  reason: '逾期理由',
  waiver: '申请免亮',
  escalated: '呈报县领导',
  complaint: '诉求提级',
};
const CHOICE: Record<ChoiceKey, string> = {
  issue: '签发',
  dismiss: '不发',
  uphold: '维持',
  lower: '改为黄牌',
  revoke: '撤销',
  accept: '通过',
  return: '退回重办',
  close: '同意销号',
  resume: '恢复计时',
  grant: '同意',
  refuse: '不同意',
  coordinate: '上会协调',
  rule: '作出答复',
  wait: '再等',
};

/** 待决定: what waits for a decision as a table for a spreadsheet. */
export const DECISION_SHEET: Column<DecisionLine>[] = [
  { head: '待决定', width: 16, of: ({ kind }) => KIND[kind] },
  { head: '事项', width: 40, of: ({ title }) => title },
  { head: '文号', width: 18, of: ({ number }) => number },
  { head: '牌', width: 8, of: ({ color }) => color && (color === 'red' ? '红牌' : '黄牌') },
  {
    head: '项目或诉求',
    width: 36,
    of: ({ project, complaint }) => project?.name ?? complaint?.number ?? null,
  },
  { head: '责任单位', width: 22, of: ({ unit }) => unit.name },
  { head: '申请或理由', width: 40, of: ({ text }) => text || null },
  { head: '牵头、分管', width: 12, of: ({ sponsored }) => (sponsored ? '是' : null) },
  { head: '起始日期', width: 12, of: ({ since }) => since && dayOf(Date.parse(since)) },
  { head: '已等（工作日）', width: 14, of: ({ waiting }) => waiting },
  { head: '应决定日期', width: 12, of: ({ untilDay }) => untilDay },
  { head: '可选', width: 24, of: ({ choices }) => choices.map(({ key }) => CHOICE[key]).join('、') },
];
