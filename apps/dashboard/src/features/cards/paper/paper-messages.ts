import { defineMessages } from '../../../shared/i18n/messages';

export const paperTexts = defineMessages('cards-paper', {
  zh: {
    'title.yellow': '黄牌通知书',
    'title.red': '红牌通知书',
    to: '{{unit}}：',
    byRung:
      '你单位承办的{{notice}}《{{title}}》，应于{{dueDay}}前办结。至{{rungDay}}仍未办结，督办已到第 {{level}} 级（{{rung}}）。经研究，决定予以{{card}}。',
    byHand: '你单位承办的{{notice}}《{{title}}》，{{reason}} 经研究，决定予以{{card}}。',
    notice: '督办{{number}}',
    rule_other:
      '本牌自送达之日起计 {{count}} 分，计入 {{year}} 年度。请自送达之日起 {{explain}}内书面说明情况和整改措施；如有异议，可自送达之日起 {{appeal}}内申诉一次，由未参与拟发、签发的人员在 {{review}}内复核。送达当日不计。整改经核查到位后解除，当年记分保留。',
    served: '本牌已于{{day}}送达：说明截至{{explainDay}}，申诉截至{{appealDay}}。',
    appealed: '{{day}}你单位提出申诉，复核截至{{reviewDay}}。',
    upheld: '{{day}}经复核，维持本牌。{{text}}',
    lowered: '{{day}}经复核，降为黄牌。{{text}}',
    revoked: '{{day}}本牌撤销，不计分。{{text}}',
    lifted: '{{day}}经核查整改到位，本牌解除。{{text}}',
    foot: '{{who}} {{at}} 打印，状态：{{state}}',
  },
  en: {
    'title.yellow': 'Notice of a yellow card',
    'title.red': 'Notice of a red card',
    to: 'To {{unit}}',
    byRung:
      'The matter “{{title}}” ({{notice}}) was due on {{dueDay}}. On {{rungDay}} it was still not done, and the supervision had reached rung {{level}} ({{rung}}). A {{card}} is hereby given.',
    byHand: 'On the matter “{{title}}” ({{notice}}): {{reason}} A {{card}} is hereby given.',
    notice: 'notice {{number}}',
    rule_one:
      'From its service on this card counts {{count}} point in {{year}}. Explain what happened and what is being done within {{explain}} of the service; you may appeal once within {{appeal}} of it, and the appeal is reviewed within {{review}} by somebody who neither proposed nor issued the card. The day of the service is not counted. The card is lifted once the matter was mended and verified; its points stay for the year.',
    rule_other:
      'From its service on this card counts {{count}} points in {{year}}. Explain what happened and what is being done within {{explain}} of the service; you may appeal once within {{appeal}} of it, and the appeal is reviewed within {{review}} by somebody who neither proposed nor issued the card. The day of the service is not counted. The card is lifted once the matter was mended and verified; its points stay for the year.',
    served: 'Served on {{day}}: to be explained by {{explainDay}}, appealed by {{appealDay}}.',
    appealed: 'Appealed on {{day}}, to be reviewed by {{reviewDay}}.',
    upheld: 'Upheld on review, {{day}}. {{text}}',
    lowered: 'Lowered to yellow on review, {{day}}. {{text}}',
    revoked: 'Revoked on {{day}}; it counts no points. {{text}}',
    lifted: 'Lifted on {{day}}, mended and verified. {{text}}',
    foot: 'printed by {{who}}, {{at}}; state: {{state}}',
  },
});
