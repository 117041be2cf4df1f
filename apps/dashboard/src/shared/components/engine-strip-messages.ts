import { defineMessages } from '../i18n/messages';

export const engineStripTexts = defineMessages('engine-strip', {
  zh: {
    stopped: '督办引擎停摆',
    since: '{{time}} 起没有巡检。',
    never: '还没有巡检过。',
    means: '到期的督办不会自动催办、升级，请立即通知系统管理员。',
    for: '已停 {{age}}',
    look: '查看引擎',
    back: '督办引擎已恢复巡检，到期的事项正在补办。',
  },
  en: {
    stopped: 'The engine has stopped',
    since: 'No sweep since {{time}}.',
    never: 'It has never swept.',
    means: 'Notices that fall due are not reminded or escalated. Tell the administrator now.',
    for: 'for {{age}}',
    look: 'See the engine',
    back: 'The engine sweeps again; what fell due is being done.',
  },
});
