import type { EventType, RungKey } from '@duban/domain';

/** What a digest counts together, in the order in which it tells. */
export const GROUPS = {
  overdue: { title: '逾期', counted: (n: number) => `${n} 件督办逾期` },
  unsigned: { title: '未签收', counted: (n: number) => `${n} 件未签收` },
  warned: { title: '预警', counted: (n: number) => `${n} 件预警` },
  card: { title: '黄红牌', counted: (n: number) => `${n} 件黄红牌` },
  issued: { title: '新交办', counted: (n: number) => `${n} 件新交办` },
  asked: { title: '待处理', counted: (n: number) => `${n} 件待处理` },
  complaint: { title: '企业诉求', counted: (n: number) => `${n} 件企业诉求` },
  report: { title: '直报', counted: (n: number) => `${n} 条直报事项` },
  decided: { title: '有结果', counted: (n: number) => `${n} 件有结果` },
  system: { title: '系统告警', counted: (n: number) => `${n} 条系统告警` },
  other: { title: '其他', counted: (n: number) => `${n} 条其他消息` },
} as const;
export type Group = keyof typeof GROUPS;

const RUNGS: Record<RungKey, string> = {
  'sign-overdue': '到期未签收',
  warning: '即将到期',
  'reminder-1': '一次催办',
  'reminder-2': '二次催办',
  criticism: '通报批评',
  leader: '呈报县领导',
};
const rungOf = (data: Data): string => RUNGS[data.rung as RungKey] ?? '阶梯到级';
const cardOf = (data: Data): string => (data.color === 'red' ? '红牌' : '黄牌');

const monthOf = (data: Data): string => `${Number(String(data.period ?? '').slice(5))}月`;

type Data = Record<string, unknown>;
type Topic = { group: Group; says: (data: Data) => string };
const topic = (group: Group, says: string | ((data: Data) => string)): Topic => ({
  group,
  says: typeof says === 'string' ? () => says : says,
});

/** What happened, in a few words: the fact, not a judgement. What is not here is told as "有新进展". */
const TOPICS: Partial<Record<EventType | 'engine.alarm', Topic>> = {
  'notice.warned': topic('warned', rungOf),
  'notice.reminded': topic('overdue', rungOf),
  'notice.escalated': topic('overdue', rungOf),
  'notice.issued': topic('issued', '已签发，请签收'),
  'notice.redispatched': topic('issued', '转派，请签收'),
  'notice.sign-expired': topic('unsigned', '签收后未办理，签收失效'),
  'notice.returned': topic('issued', '反馈被退回，请补充'),
  'notice.feedback-missed': topic('asked', '未按期反馈进展'),
  'notice.proposed': topic('asked', '拟发，待审批'),
  'notice.approved': topic('asked', '已批准，待签发'),
  'notice.fed-back': topic('asked', '反馈进展'),
  'notice.replied': topic('asked', '已反馈，待审核'),
  'notice.objected': topic('asked', '提出异议，待处理'),
  'notice.extension-asked': topic('asked', '申请延期，待决定'),
  'notice.suspension-asked': topic('asked', '申请挂起，待决定'),
  'notice.reason-stated': topic('asked', '说明逾期理由，待审查'),
  'notice.accepted': topic('asked', '反馈通过，待销号'),
  'notice.objection-overruled': topic('decided', '异议未采纳'),
  'notice.extended': topic('decided', '同意延期'),
  'notice.extension-refused': topic('decided', '未同意延期'),
  'notice.suspended': topic('decided', '同意挂起，停止计时'),
  'notice.pause-ended': topic('asked', '挂起期满，应恢复或另批'),
  'notice.suspension-refused': topic('decided', '未同意挂起'),
  'notice.resumed': topic('decided', '恢复计时'),
  'notice.reason-accepted': topic('decided', '逾期理由成立，改定期限'),
  'notice.reason-rejected': topic('decided', '逾期理由不成立'),
  'notice.reprojected': topic('decided', '日历调整，期限重新推算'),
  'notice.dismissed': topic('decided', '不发'),
  'notice.signed': topic('decided', '已签收'),
  'notice.acting': topic('decided', '开始办理'),
  'notice.closed': topic('decided', '已销号'),
  'notice.archived': topic('decided', '已归档'),
  'notice.withdrawn': topic('decided', '已终止'),
  'notice.rung-skipped': topic('system', (data) => `${rungOf(data)}无人接收，已跳过`),
  'card.proposed': topic('asked', (data) => `拟发${cardOf(data)}，待确认`),
  'card.dismissed': topic('decided', (data) => `${cardOf(data)}不发`),
  'card.issued': topic('card', (data) => `发出${cardOf(data)}，请签收`),
  'card.served': topic('card', (data) => `${cardOf(data)}已送达`),
  'card.explained': topic('asked', (data) => `${cardOf(data)}已说明，待核查`),
  'card.appealed': topic('asked', (data) =>
    data.nobody === true ? `${cardOf(data)}的申诉无人可复核，请指定` : `对${cardOf(data)}提出申诉，待复核`,
  ),
  'card.upheld': topic('card', (data) => `申诉复核：维持${cardOf(data)}`),
  'card.lowered': topic('card', '申诉复核：红牌降为黄牌'),
  'card.revoked': topic('card', (data) => `申诉复核：撤销${cardOf(data)}`),
  'card.verifying': topic('card', (data) => `${cardOf(data)}整改核查中`),
  'card.explain-missed': topic('card', (data) => `${cardOf(data)}到期未说明`),
  'card.appeal-ended': topic('card', (data) => `${cardOf(data)}申诉期满`),
  'card.review-late': topic('asked', (data) => `对${cardOf(data)}的申诉到期未复核`),
  'card.reprojected': topic('card', (data) => `日历调整，${cardOf(data)}期限重新推算`),
  'card.lifted': topic('card', (data) => `${cardOf(data)}解除`),
  'report.reminded': topic(
    'report',
    (data) => `${monthOf(data)}直报 ${Number(data.count)} 个项目待报，请按期报送`,
  ),
  'report.chased': topic('report', (data) => `催报：${monthOf(data)}直报 ${Number(data.count)} 个项目未报`),
  'report.reopened': topic(
    'report',
    (data) => `${monthOf(data)}直报已重新开放，至 ${String(data.until ?? '')} 止`,
  ),
  'report.returned': topic('report', (data) => `${monthOf(data)}直报被退回：${String(data.text ?? '')}`),
  'complaint.filed': topic('asked', '收到诉求，待受理'),
  'complaint.accepted': topic('complaint', '诉求已受理'),
  'complaint.refused': topic('complaint', '诉求不予受理'),
  'complaint.assigned': topic('complaint', '诉求已转办，请联系企业'),
  'complaint.contacted': topic('complaint', '承办单位联系企业'),
  'complaint.noted': topic('complaint', '有补充说明'),
  'complaint.answered': topic('complaint', '已答复，待评价'),
  'complaint.decided': topic('complaint', '县领导已批示答复'),
  'complaint.rated': topic('complaint', '企业已评价'),
  'complaint.verdict-recorded': topic('complaint', '已按企业所说记下评价'),
  'complaint.sent-up': topic('asked', '不满意重办，提级办理'),
  'complaint.unrated': topic('complaint', '企业未评价，办结'),
  'complaint.withdrawn': topic('asked', '企业撤回诉求，待回访'),
  'complaint.withdrawal-confirmed': topic('complaint', '撤回办结'),
  'complaint.taken-up': topic('asked', '撤回后恢复办理'),
  'complaint.called-back': topic('complaint', '已回访'),
  'complaint.archived': topic('complaint', '诉求已归档'),
  'complaint.clock-missed': topic('complaint', '诉求逾期'),
  'complaint.extension-asked': topic('asked', '诉求申请延期，待决定'),
  'complaint.extension-granted': topic('complaint', '同意诉求延期'),
  'complaint.extension-refused': topic('complaint', '未同意诉求延期'),
  'complaint.rescheduled': topic('complaint', '日历调整，诉求期限重新推算'),
  'complaint.unsealing-asked': topic('asked', '申请启封，待决定'),
  'complaint.unsealing-refused': topic('complaint', '未同意启封'),
  'complaint.unsealed': topic('complaint', '诉求已启封'),
  'calendar.changed': topic('other', '工作日历有变，部分期限重新推算'),
  'standings.repaired': topic('system', '项目汇总与重算不符，已更正'),
  'search.repaired': topic('system', '检索内容与数据不符，已更正'),
  'engine.alarm': topic('system', '有任务多次失败已搁置，请到引擎页处理'),
};

const topicOf = (code: string): Topic | undefined => TOPICS[code as EventType];

export function groupOf(code: string, data: Data): Group {
  if (code === 'notice.reminded' && data.rung === 'sign-overdue') return 'unsigned';
  return topicOf(code)?.group ?? 'other';
}

export const saysOf = (code: string, data: Data): string => topicOf(code)?.says(data) ?? '有新进展';
