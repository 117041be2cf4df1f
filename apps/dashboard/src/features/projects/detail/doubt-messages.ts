import { defineMessages } from '../../../shared/i18n/messages';

/** What does not fit, one sentence for each code of the domain. */
export const doubtTexts = defineMessages('project-doubts', {
  zh: {
    'before-start': '日期早于开工（{{start}}）',
    'in-future': '实际日期晚于今天（{{today}}）',
    'stage-behind-start': '已于 {{day}} 开工，阶段还是「{{stage}}」',
    'stage-needs-start': '阶段为「{{stage}}」，没有实际开工日期',
    'stage-behind-finish': '已于 {{day}} 竣工，阶段还是「{{stage}}」',
    'stage-needs-finish': '阶段为「{{stage}}」，没有实际竣工日期',
    'stage-needs-operation': '阶段为「{{stage}}」，没有实际投产日期',
    'before-finish': '投产早于竣工（{{finish}}）',
    'year-class-against-dates': '年度类别「{{yearClass}}」与 {{year}} 年的开工、竣工日期不符',
    'registered-not-begun': '{{day}} 已入库，但没有实际开工日期',
    'registered-before-start': '入库早于实际开工（{{start}}）',
    'funding-not-total': '资金来源合计 {{sumFen}}，与计划总投资 {{totalFen}} 不等',
    'no-code': '已在建，还没有项目代码',
    'code-region': '项目代码的地区 {{region}} 不在本省（本县 {{county}}）',
    other: '{{field}} 需要核对',
  },
  en: {
    'before-start': 'a date lies before the start ({{start}})',
    'in-future': 'an actual date lies after today ({{today}})',
    'stage-behind-start': 'begun on {{day}}, and the stage is still “{{stage}}”',
    'stage-needs-start': 'the stage is “{{stage}}”, without an actual start',
    'stage-behind-finish': 'completed on {{day}}, and the stage is still “{{stage}}”',
    'stage-needs-finish': 'the stage is “{{stage}}”, without an actual completion',
    'stage-needs-operation': 'the stage is “{{stage}}”, without an actual day of operation',
    'before-finish': 'operation before completion ({{finish}})',
    'year-class-against-dates':
      'the kind of year “{{yearClass}}” does not fit start and completion in {{year}}',
    'registered-not-begun': 'in the statistics since {{day}}, without an actual start',
    'registered-before-start': 'in the statistics before the actual start ({{start}})',
    'funding-not-total': 'the sources add up to {{sumFen}}, the total investment is {{totalFen}}',
    'no-code': 'under construction without a project code',
    'code-region': 'the code names region {{region}}, outside the province (the county is {{county}})',
    other: 'check {{field}}',
  },
});
