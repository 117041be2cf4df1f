import type { Milestone } from '@duban/contracts';
import type { Column } from '@duban/platform';

const KIND: Record<Milestone['kind'], string> = { permit: '手续', milestone: '节点' };
const STATE: Record<Milestone['state'], string> = {
  open: '未到期',
  overdue: '已逾期',
  done: '已完成',
  dropped: '已取消',
};

/** 手续节点: what is owed as a table for a spreadsheet. */
export const MILESTONE_SHEET: Column<Milestone>[] = [
  { head: '项目', width: 36, of: (m) => m.projectName },
  { head: '类别', width: 8, of: (m) => KIND[m.kind] },
  { head: '名称', width: 22, of: (m) => m.name },
  { head: '责任单位', width: 22, of: (m) => m.unit.name },
  { head: '状态', width: 10, of: (m) => STATE[m.state] },
  { head: '计划日期', width: 12, of: (m) => m.plannedDay },
  { head: '完成日期', width: 12, of: (m) => m.actualDay },
  { head: '滞后（天）', width: 12, of: (m) => m.lateDays },
  { head: '取消日期', width: 12, of: (m) => m.dropped && m.dropped.day },
  { head: '取消理由', width: 30, of: (m) => m.dropped && m.dropped.reason },
  { head: '备注', width: 30, of: (m) => m.note || null },
];
