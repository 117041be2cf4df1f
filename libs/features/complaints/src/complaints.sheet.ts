import type { ComplaintLine } from '@duban/contracts';
import { dayOf } from '@duban/domain';
import type { Column } from '@duban/platform';
import { SOMEBODY } from './complaint-steps';

type Words<K extends string> = Record<K, string>;

const CATEGORY: Words<ComplaintLine['category']> = {
  'permit-refused-or-late': '许可服务不受理或超时',
  'arbitrary-fees': '乱收费',
  'policy-not-honoured': '政策不兑现',
  extortion: '吃拿卡要',
  'forced-agency': '指定中介/强制服务',
  'unlawful-inspection': '违规检查处罚',
  'unlawful-stoppage': '违法停产断供',
  'unfair-tender': '招投标不公',
  'payment-arrears': '合同款拖欠',
  inputs: '要素保障',
  conduct: '工作作风',
  'policy-question': '政策咨询',
  other: '其他',
};
const KIND: Words<ComplaintLine['kind']> = {
  consultation: '咨询',
  help: '求助',
  suggestion: '建议',
  complaint: '投诉',
  disclosure: '举报',
};
const CHANNEL: Words<ComplaintLine['channel']> = {
  platform: '平台',
  'contact-point': '监测联系点',
  hotline: '热线',
  visit: '走访',
  letter: '来信来访',
};
const CONFIDENTIALITY: Words<ComplaintLine['confidentiality']> = {
  open: '公开',
  sealed: '隐名',
  anonymous: '匿名',
};
const STAGE: Words<ComplaintLine['stage']> = {
  filed: '待受理',
  accepted: '已受理',
  refused: '不予受理',
  assigned: '已转办',
  acting: '办理中',
  answered: '已答复',
  reworking: '不满意重办',
  'with-leader': '提级办理',
  settled: '已办结',
  unrated: '未评价',
  withdrawn: '已撤回',
  dropped: '撤回办结',
  archived: '已归档',
};
const OUTCOME: Words<NonNullable<ComplaintLine['outcome']>> = {
  solved: '已解决',
  partly: '部分解决',
  'not-solved': '未解决',
};
const GRADE = ['', '非常不满意', '不满意', '基本满意', '满意', '非常满意'];
const names = (orgs: readonly { name: string }[]) => orgs.map(({ name }) => name).join('、') || null;

/** 诉求台账: complaints as a table for a spreadsheet. A name stands in it only of open ones. */
export const COMPLAINT_SHEET: Column<ComplaintLine>[] = [
  { head: '编号', width: 18, of: (c) => c.number },
  { head: '标题', width: 40, of: (c) => c.title },
  { head: '企业', width: 30, of: (c) => (c.confidentiality === 'open' && c.senderName) || SOMEBODY },
  { head: '类别', width: 20, of: (c) => CATEGORY[c.category] },
  { head: '类型', width: 8, of: (c) => KIND[c.kind] },
  { head: '渠道', width: 12, of: (c) => CHANNEL[c.channel] },
  { head: '保密', width: 8, of: (c) => CONFIDENTIALITY[c.confidentiality] },
  { head: '被反映单位', width: 26, of: (c) => names(c.complainedOf) },
  { head: '主办单位', width: 22, of: (c) => c.lead && c.lead.name },
  { head: '协办单位', width: 26, of: (c) => names(c.co) },
  { head: '状态', width: 12, of: (c) => STAGE[c.stage] },
  { head: '收到日期', width: 12, of: (c) => dayOf(Date.parse(c.filedAt)) },
  { head: '到期日', width: 12, of: (c) => c.clock && c.clock.dueDay },
  { head: '逾期次数', width: 10, of: (c) => c.missed },
  { head: '重办次数', width: 10, of: (c) => c.reworks },
  { head: '结果', width: 10, of: (c) => c.outcome && OUTCOME[c.outcome] },
  { head: '评价', width: 12, of: (c) => c.grade && (GRADE[c.grade] ?? null) },
  { head: '办结日期', width: 12, of: (c) => c.closedAt && dayOf(Date.parse(c.closedAt)) },
];
