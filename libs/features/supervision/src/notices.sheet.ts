import type { NoticeLine } from '@duban/contracts';
import { dayOf, type NoticeRequest, type RungKey } from '@duban/domain';
import type { Column } from '@duban/platform';

type Words<K extends string> = Record<K, string>;

const STATE: Words<NoticeLine['state']> = {
  proposed: '拟发',
  approved: '待签发',
  issued: '待签收',
  signed: '已签收',
  acting: '办理中',
  replied: '反馈待审',
  returned: '退回重办',
  accepted: '待销号',
  closed: '已销号',
  archived: '已归档',
  suspended: '挂起',
  withdrawn: '已终止',
  dismissed: '不发',
};
const SEVERITY: Words<NoticeLine['severity']> = {
  'extra-urgent': '特急',
  urgent: '紧急',
  important: '重要',
  normal: '一般',
};
const SOURCE: Words<NoticeLine['source']> = {
  light: '亮灯',
  'late-report': '直报逾期',
  problem: '企业诉求',
  inspection: '检查',
  instruction: '批示',
  meeting: '会议',
  visit: '走访',
  'by-hand': '自行登记',
};
const COLOR: Words<NoticeLine['color']> = { blue: '蓝单', yellow: '黄单', red: '红单' };
const RUNG: Words<RungKey> = {
  'sign-overdue': '催签',
  warning: '预警',
  'reminder-1': '一次催办',
  'reminder-2': '二次催办',
  criticism: '通报批评',
  leader: '呈报县领导',
};
const REQUEST: Words<NoticeRequest> = {
  objection: '异议退单',
  extension: '延期',
  suspension: '挂起',
  reason: '逾期理由',
};

const dayIn = (instant: string | null) => (instant === null ? null : dayOf(Date.parse(instant)));
/** Working days: what is left, and below nought how many it is late. */
const leftOf = ({ remaining, stopped }: NoticeLine): number | null =>
  stopped
    ? stopped.workingDays
    : remaining && (remaining.state === 'overdue' ? -remaining.workingDays : remaining.workingDays);
const lastRung = ({ rungs }: NoticeLine) => rungs.filter(({ fired }) => fired).at(-1)?.key;

/** 督办清单: notices as a table for a spreadsheet. */
export const NOTICE_SHEET: Column<NoticeLine>[] = [
  { head: '文号', width: 16, of: (n) => n.number },
  { head: '督办事项', width: 40, of: (n) => n.title },
  { head: '状态', width: 10, of: (n) => STATE[n.state] },
  { head: '缓急', width: 8, of: (n) => SEVERITY[n.severity] },
  { head: '颜色', width: 8, of: (n) => COLOR[n.color] },
  { head: '来源', width: 12, of: (n) => SOURCE[n.source] },
  { head: '责任单位', width: 22, of: (n) => n.unit.name },
  { head: '项目', width: 36, of: (n) => n.subject.name },
  { head: '登记日', width: 12, of: (n) => dayIn(n.proposedAt) },
  { head: '签发日', width: 12, of: (n) => dayIn(n.issuedAt) },
  { head: '到期日', width: 12, of: (n) => n.dueDay },
  { head: '暂定', width: 8, of: (n) => (n.provisional ? '是' : '否') },
  { head: '剩余工作日', width: 12, of: leftOf },
  { head: '已到阶梯（级）', width: 14, of: (n) => n.level },
  { head: '最近一级', width: 12, of: (n) => RUNG[lastRung(n) as RungKey] ?? null },
  { head: '下一级', width: 12, of: (n) => n.next && RUNG[n.next.key] },
  { head: '下一级日期', width: 12, of: (n) => n.next && n.next.day },
  { head: '待决申请', width: 16, of: (n) => n.pending.map((kind) => REQUEST[kind]).join('、') || null },
];
