import type { LineRow } from '@duban/contracts';
import { dayOf } from '@duban/domain';
import type { Column } from '@duban/platform';

const STATE: Record<LineRow['state'], string> = {
  missing: '逾期未报',
  owed: '待报',
  returned: '已退回',
  unreviewed: '未审核',
  accepted: '审核通过',
  filed: '已报',
};

/** 直报: the line of a month as a table for a spreadsheet. */
export const LINE_SHEET: Column<LineRow>[] = [
  { head: '项目', width: 36, of: (row) => row.projectName },
  { head: '责任单位', width: 22, of: (row) => row.unit.name },
  { head: '填报单位', width: 22, of: (row) => row.owner && row.owner.name },
  { head: '状态', width: 10, of: (row) => STATE[row.state] },
  { head: '逾期', width: 8, of: (row) => (row.late ? '是' : null) },
  { head: '当月完成（万元）', width: 18, of: (row) => row.monthFen && Number(row.monthFen) / 1_000_000 },
  { head: '报送日期', width: 20, of: (row) => row.submittedAt && dayOf(Date.parse(row.submittedAt)) },
  { head: '报送人', width: 12, of: (row) => row.submittedBy },
  { head: '审核期限', width: 12, of: (row) => row.reviewDueDay },
  { head: '进入直报', width: 12, of: (row) => row.enteredDay },
  { head: '最近催报', width: 12, of: (row) => row.chasedDay },
];
