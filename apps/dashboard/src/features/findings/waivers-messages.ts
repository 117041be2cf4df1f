import { defineMessages } from '../../shared/i18n/messages';

export const waiversPageTexts = defineMessages('waivers-page', {
  zh: {
    title: '免亮申请',
    scope_other: '{{count}} 项',
    states: '状态',
    'state.asked': '待批',
    'state.granted': '已同意',
    'state.refused': '未同意',
    'state.ended': '已到期',
    'state.all': '全部',
    empty: '没有这样的申请',
    emptyText: '责任单位在项目页申请免亮，由另一位监督员答复。',
  },
  en: {
    title: 'Lights to excuse',
    scope_one: '{{count}} request',
    scope_other: '{{count}} requests',
    states: 'State',
    'state.asked': 'Waiting',
    'state.granted': 'Excused',
    'state.refused': 'Not excused',
    'state.ended': 'Over',
    'state.all': 'All',
    empty: 'No such request',
    emptyText: 'A unit asks on the page of its project; another person of the office answers.',
  },
});
