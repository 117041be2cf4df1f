import type { WaitingProblem } from '@duban/contracts';
import { dayOf } from '@duban/domain';
import type { Column } from '@duban/platform';

const LEVEL: Record<WaitingProblem['level'], string> = {
  1: '一级 项目分管领导',
  2: '二级 责任单位主要领导',
  3: '三级 分管县领导专题',
  4: '四级 县主要领导督办',
};
const UNTIL: Record<NonNullable<WaitingProblem['until']>['what'], string> = {
  due: '应反馈',
  rises: '升级',
  resumes: '挂起期满',
};

/** 待协调问题: what waits for coordination as a table for a spreadsheet. */
export const PROBLEM_SHEET: Column<WaitingProblem>[] = [
  { head: '协调级次', width: 22, of: ({ level }) => LEVEL[level] },
  { head: '问题', width: 44, of: ({ text }) => text },
  { head: '来源', width: 16, of: ({ told }) => (told ? `${told.period} 直报` : '督办') },
  { head: '文号', width: 16, of: ({ notice }) => notice && notice.number },
  { head: '类别', width: 14, of: ({ told }) => told && told.category },
  { head: '连续月数', width: 10, of: ({ told }) => told && told.months },
  { head: '希望协调单位', width: 18, of: ({ told }) => told && told.wantedUnit },
  {
    head: '项目或诉求',
    width: 36,
    of: ({ project, complaint }) => project?.name ?? complaint?.number ?? null,
  },
  { head: '责任单位', width: 22, of: ({ unit }) => unit.name },
  { head: '牵头人', width: 10, of: ({ holder }) => holder },
  { head: '提出日期', width: 12, of: ({ since }) => dayOf(Date.parse(since)) },
  { head: '已等（工作日）', width: 14, of: ({ waiting }) => waiting },
  { head: '逾期（工作日）', width: 14, of: ({ notice }) => notice && notice.late },
  { head: '下一步', width: 10, of: ({ until }) => until && UNTIL[until.what] },
  { head: '下一步日期', width: 12, of: ({ until }) => until && until.day },
];
