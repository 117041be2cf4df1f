import { defineMessages } from '../../shared/i18n/messages';

export const tabTexts = defineMessages('leader-tabs', {
  zh: {
    tabs: '县里看什么',
    'tab.decisions': '待决定',
    'tab.month': '本月变化',
    'tab.problems': '待协调问题',
    'tab.paper': '调度会材料',
  },
  en: {
    tabs: 'What the county sees',
    'tab.decisions': 'Decisions',
    'tab.month': "The month's changes",
    'tab.problems': 'To be coordinated',
    'tab.paper': 'Meeting paper',
  },
});
