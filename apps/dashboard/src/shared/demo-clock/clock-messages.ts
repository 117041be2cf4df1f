import { defineMessages } from '../i18n/messages';

export const clockTexts = defineMessages('clock', {
  zh: {
    demo: '演示',
    demoName: '演示环境，日期 {{date}}',
    title: '演示时钟',
    today: '演示日期',
    explain: '往前拨，沿途到期的事按顺序发生：催办、拟发、升级。只能往前。',
    forward_other: '+{{count}} 个工作日',
    to: '到…',
    toDate: '拨到哪一天',
    go: '拨到 {{date}}',
    moving: '正在走过每个时限…',
    moved: '现在是 {{date}}。',
    fired_other: '沿途触发 {{count}} 件。',
    quiet: '沿途没有到期的事。',
    failed: '没有拨动：{{why}}',
  },
  en: {
    demo: 'Demo',
    demoName: 'Demonstration, date {{date}}',
    title: 'Demonstration clock',
    today: 'Demonstration date',
    explain:
      'Go forward, and everything due on the way happens in order: reminders, proposals, escalation. Forward only.',
    forward_one: '+{{count}} working day',
    forward_other: '+{{count}} working days',
    to: 'To…',
    toDate: 'To which day',
    go: 'Go to {{date}}',
    moving: 'passing every deadline…',
    moved: 'It is now {{date}}.',
    fired_one: '{{count}} thing happened on the way.',
    fired_other: '{{count}} things happened on the way.',
    quiet: 'Nothing was due on the way.',
    failed: 'Not moved: {{why}}',
  },
});
