import { afterEach, expect, it } from '@jest/globals';
import type { EventLine } from '@duban/contracts';
import { EVENT_TYPES } from '@duban/domain';
import { eventTexts } from './event-messages';
import { eventSentence } from './event-sentence';
import { type Lang, setLang } from './i18n/i18n';
import { textOf } from './i18n/messages';

afterEach(() => setLang('zh'));

const event = (type: string, data: EventLine['data'], more: Partial<EventLine> = {}): EventLine => ({
  seq: 1,
  at: '2026-11-22T02:23:00Z',
  type,
  actor: '陈静',
  subject: { type: 'notice', id: 'n1' },
  rootId: 'p1',
  data,
  ...more,
});
const say = (line: EventLine, lang: Lang = 'zh') => {
  setLang(lang);
  return eventSentence(line, textOf(eventTexts), lang);
};

it.each<[string, EventLine['data'], string, string]>([
  [
    'notice.issued',
    { title: '甲', number: '〔2026〕58号', dueDay: '2026-12-21' },
    '陈静 签发 甲，督办〔2026〕58号，12-21 周一 到期',
    '陈静 issued 甲 as 〔2026〕58号, due Mon 21 Dec',
  ],
  [
    'notice.pause-ended',
    { title: '甲', day: '2026-11-20' },
    '甲 挂起到 11-20 周五 期满，应恢复或另批；时钟仍停着',
    'The suspension of 甲 was until Fri 20 Nov: resume it or grant another; its clock still stands',
  ],
  ['notice.dismissed', { title: '甲', reason: 'recovered' }, '陈静 撤回拟发的 甲：已补回进度', ''],
  ['notice.dismissed', { title: '甲', reason: '已协调' }, '陈静 不发 甲：已协调', ''],
  ['notice.signed', { title: '甲', inTime: false }, '陈静 逾期签收 甲', '陈静 signed late for 甲'],
  ['notice.replied', { title: '甲', reply: 2, inTime: true }, '陈静 就 甲 提交反馈 v2', ''],
  ['notice.reminded', { title: '甲', rung: 'sign-overdue' }, '甲 到期未签收，催签', ''],
  [
    'notice.extended',
    { title: '甲', days: 5, from: '2026-11-16', to: '2026-11-23', opinion: '准予' },
    '陈静 批准 甲 延期 5 个工作日，11-16 周一 → 11-23 周一：准予',
    '陈静 extended 甲 by 5 working days, Mon 16 Nov → Mon 23 Nov: 准予',
  ],
  ['notice.reason-rejected', { title: '甲', color: 'yellow' }, '陈静 认为 甲 逾期理由不成立，升为黄单', ''],
  [
    'notice.reprojected',
    { title: '甲', from: '2027-01-05', to: '2027-01-06', reason: '国办通知' },
    '工作日历有变，甲 到期日 01-05 周二 → 01-06 周三：国办通知',
    '',
  ],
  [
    'notice.reprojected',
    { title: '甲', what: 'answer', from: '2027-01-05', to: '2027-01-05', certain: true, reason: '国办通知' },
    '放假安排公布，甲 到期日 01-05 周二 不再暂定：国办通知',
    '',
  ],
  [
    'notice.reprojected',
    { title: '甲', what: 'answer', from: '2026-05-18', to: '2026-05-18', certain: false, reason: '夏季作息' },
    '工作日历有变，甲 仍于 05-18 周一 到期，时刻和阶梯按新日历：夏季作息',
    '',
  ],
  [
    'notice.reprojected',
    { title: '甲', what: 'feedback', from: '2026-05-18', to: '2026-05-19', reason: '防汛' },
    '工作日历有变，甲 的进展反馈 05-18 周一 → 05-19 周二：防汛',
    'The calendar changed: the progress of 甲 Mon 18 May → Tue 19 May, 防汛',
  ],
  [
    'calendar.changed',
    { what: 'day', day: '2026-05-15', kind: 'off', name: '防汛', moved: 3, certain: 0, reason: '全县防汛' },
    '陈静 将 05-15 周五 改为休息（防汛），3 件期限移动：全县防汛',
    '陈静 made Fri 15 May a day off (防汛); 3 terms move: 全县防汛',
  ],
  [
    'calendar.changed',
    { what: 'year', year: 2027, status: 'announced', moved: 1, certain: 12, reason: '国办通知' },
    '陈静 导入 2027 年放假安排（已公布），1 件期限移动，12 件期限转为确定：国办通知',
    '陈静 entered the holidays of 2027 (announced); 1 term moves, 12 terms become certain: 国办通知',
  ],
  [
    'calendar.changed',
    { what: 'hours', hours: '08:00–18:00', moved: 0, certain: 0, reason: '夏季作息' },
    '陈静 将作息时间改为 08:00–18:00，没有期限移动：夏季作息',
    '',
  ],
  [
    'report.rescheduled',
    { period: '2026-05', from: '2026-05-25', to: '2026-05-26', reason: '防汛' },
    '工作日历有变，5月直报截止 05-25 周一 → 05-26 周二：防汛',
    '',
  ],
  [
    'settings.changed',
    { key: 'ladder-policy', version: 2, reason: '收紧催办' },
    '陈静 启用阶梯方案第 2 版：收紧催办',
    '陈静 put version 2 of the ladder in force: 收紧催办',
  ],
  [
    'notice.rung-skipped',
    { title: '甲', rung: 'leader' },
    '甲 呈报县领导到时，无人可通知，跳过并报管理员',
    '',
  ],
  ['notice.withdrawn', { title: '甲', reason: '项目停建' }, '陈静 终止 甲：项目停建', ''],
  ['notice.reminded', { title: '甲', rung: 'reminder-2' }, '甲 逾期，二次催办', ''],
  ['notice.escalated', { title: '甲', rung: 'leader' }, '甲 逾期未办结，呈报县领导', ''],
  ['card.proposed', { title: '甲', color: 'red' }, '甲 逾期，拟发红牌', '甲 is overdue: Red card proposed'],
  [
    'card.proposed',
    { title: '甲', color: 'yellow', text: '反馈不实' },
    '陈静 就 甲 拟发黄牌',
    '陈静 on 甲: Yellow card proposed',
  ],
  [
    'card.served',
    { number: '黄牌〔2026〕9号', explainDay: '2026-11-23' },
    '陈静 登记 黄牌〔2026〕9号 送达，11-23 周一 前说明',
    '陈静 recorded the service of 黄牌〔2026〕9号; explanation due Mon 23 Nov',
  ],
  [
    'card.explained',
    { number: '黄牌〔2026〕9号', inTime: false },
    '陈静 就 黄牌〔2026〕9号 逾期提交说明',
    '陈静 explained 黄牌〔2026〕9号 late',
  ],
  [
    'card.revoked',
    { number: '红牌〔2026〕2号', text: '计时有误' },
    '陈静 撤销 红牌〔2026〕2号：计时有误',
    '陈静 revoked 红牌〔2026〕2号: 计时有误',
  ],
  ['light.changed', { name: '甲', from: 'green', to: 'red' }, '甲 由绿灯转红灯', ''],
  ['light.changed', { name: '甲', from: null, to: 'yellow' }, '甲 亮黄灯', '甲 is Yellow'],
  [
    'report.submitted',
    { name: '甲', period: '2026-10', version: 1, monthFen: '12300000000', late: false },
    '陈静 报送 甲 10月直报，当月完成 1.2 亿元',
    '陈静 reported Oct for 甲: ¥123m done',
  ],
  [
    'report.submitted',
    { name: '甲', period: '2026-10', version: 2, monthFen: '0' },
    '陈静 更正 甲 10月直报，当月完成 0 万元',
    '',
  ],
  [
    'project.left',
    { name: '甲', what: 'terminated', reason: '资金未落实', day: '2026-11-20' },
    '陈静 登记 甲 终止退库：资金未落实',
    '陈静 recorded 甲 as terminated: 资金未落实',
  ],
  ['project.changed', { name: '甲', fields: { a: 1, b: 2 } }, '陈静 修改 甲，共 2 项', ''],
])('%s %j', (type, data, zh, en) => {
  expect(say(event(type, data)).text).toBe(zh);
  if (en) expect(say(event(type, data), 'en').text).toBe(en);
});

it('leaves out the frame that every title of a notice has', () => {
  expect(say(event('notice.signed', { title: '关于加快“甲园”建设进度的督办' })).text).toBe(
    '陈静 签收 加快“甲园”建设进度',
  );
});

it('names the machine, and leads to what it is about', () => {
  const line = event('notice.proposed', { title: '甲' }, { actor: null });
  expect(say(line)).toEqual({
    text: '系统按规则 拟发 甲',
    parts: ['系统按规则 拟发 ', '甲', ''],
    to: '/notices/n1',
  });
  expect(say(event('light.changed', {}, { subject: { type: 'light', id: 'p1' } })).to).toBe('/projects/p1');
  expect(
    say(event('session.opened', {}, { subject: { type: 'account', id: 'a' }, rootId: null })).to,
  ).toBeNull();
});

it.each([...EVENT_TYPES, 'something.new'])('%s leaves no hole in either language', (type) => {
  for (const lang of ['zh', 'en'] as const) {
    const { text } = say(event(type, {}, { actor: null }), lang);
    expect(text).not.toMatch(/\{\{|\[\[|undefined|NaN/);
    expect(text.length).toBeGreaterThan(1);
  }
});

it.each<[string, EventLine['data'], string, string]>([
  [
    'notices',
    { filters: { view: 'open', q: '管线' }, rows: 214 },
    '陈静 导出督办清单，214 行（筛选 view=open，q=管线）',
    '陈静 exported the list of notices, rows: 214 (filters: view=open, q=管线)',
  ],
  [
    'projects',
    { filters: {}, rows: 1 },
    '陈静 导出项目清单，1 行',
    '陈静 exported the register of projects, rows: 1',
  ],
])('an exported list of %s', (id, data, zh, en) => {
  const line = event('list.exported', data, { subject: { type: 'list', id }, rootId: null });
  expect([say(line).text, say(line).to, say(line, 'en').text]).toEqual([zh, null, en]);
});
