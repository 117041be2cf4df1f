import { defineMessages } from '../../../shared/i18n/messages';

export const proposeTexts = defineMessages('notice-propose', {
  zh: {
    'propose.title': '新建督办',
    'propose.scope': '登记后由负责人批准立项，签发前单位看不到',
    'propose.project': '项目',
    'propose.search': '按名称、代码或单位搜索项目',
    'propose.none': '没有找到这样的项目',
    'propose.change': '换一个项目',
    'propose.pick': '请先选定项目',
    'propose.submit': '登记督办',
    'propose.done': '已登记，待批准立项',
    'propose.unit': '主办单位',
    'propose.unitOfProject': '项目责任单位（{{unit}}）',
    'propose.follows': '进入“待批待发”：批准立项后签发，签发后才编号、送达、计时。',
  },
  en: {
    'propose.title': 'New notice',
    'propose.scope': 'The head approves it, the office issues it; until then the unit does not see it',
    'propose.project': 'Project',
    'propose.search': 'Find a project by name, code or unit',
    'propose.none': 'No such project',
    'propose.change': 'Another project',
    'propose.pick': 'Choose the project first',
    'propose.submit': 'Register the notice',
    'propose.done': 'Registered; it waits for approval',
    'propose.unit': 'Lead unit',
    'propose.unitOfProject': 'the unit of the project ({{unit}})',
    'propose.follows':
      'It waits under “To issue”: approved first; number, service and clock come with the issue.',
  },
});
