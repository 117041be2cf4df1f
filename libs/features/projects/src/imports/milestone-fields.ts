import { MILESTONE_TOPICS, type MilestoneTopic } from '@duban/domain';
import { fieldsFor, type KindField } from '@duban/platform';

const TOPIC: Record<MilestoneTopic, string> = {
  approval: '立项审批',
  planning: '规划许可',
  land: '用地',
  environment: '环评',
  energy: '能评',
  design: '初步设计',
  tendering: '招标',
  'construction-permit': '施工许可',
  start: '开工',
  'topping-out': '封顶',
  acceptance: '竣工验收',
  operation: '投产',
};
const KINDS = [
  { value: 'permit', zh: '手续', en: 'permit' },
  { value: 'milestone', zh: '节点', en: 'milestone' },
];
const f = fieldsFor({ zh: '责任单位与效能办：到期提醒、逾期亮灯', en: 'who owes it, and the office' });

/** 手续节点: a row is known by project, kind and name. */
export const MILESTONE_FIELDS: readonly KindField[] = [
  f({
    key: 'code',
    type: 'code',
    required: 'always',
    name: { zh: '项目代码', en: 'Project code' },
    what: { zh: '登记库里的项目代码', en: 'Of a project of the register' },
    example: '2305-340122-04-01-123456',
    synonyms: ['代码', '项目编码', '统一代码'],
  }),
  f({
    key: 'kind',
    type: 'choice',
    required: 'always',
    name: { zh: '类别', en: 'Kind' },
    what: { zh: '手续还是节点', en: 'A permit or a milestone' },
    example: '手续',
    choices: KINDS,
    synonyms: ['手续节点', '类型'],
  }),
  f({
    key: 'name',
    type: 'text',
    required: 'always',
    name: { zh: '名称', en: 'Name' },
    what: {
      zh: '手续或节点的名称；同一项目同一名称是同一项',
      en: 'The same name of the same project is the same one',
    },
    example: '施工许可证',
    synonyms: ['手续名称', '节点名称', '事项', '事项名称'],
  }),
  f({
    key: 'topic',
    type: 'choice',
    name: { zh: '事项', en: 'Topic' },
    what: { zh: '属于哪一类手续或节点', en: 'Which of the usual ones it is' },
    example: '施工许可',
    choices: MILESTONE_TOPICS.map((value) => ({ value, zh: TOPIC[value], en: value.replaceAll('-', ' ') })),
    synonyms: ['事项类别'],
  }),
  f({
    key: 'unitId',
    type: 'org',
    required: 'new',
    name: { zh: '责任单位', en: 'Unit' },
    what: { zh: '谁负责办，须在单位名册里', en: 'Who owes it' },
    example: '县住房和城乡建设局',
    synonyms: ['办理单位', '牵头单位', '责任部门', '主管部门'],
  }),
  f({
    key: 'plannedDay',
    type: 'day',
    required: 'new',
    name: { zh: '计划日期', en: 'Planned day' },
    what: { zh: '应当办成的日期；改了要有理由', en: 'By when; who moves it says why' },
    example: '2026-06-30',
    synonyms: ['计划完成时间', '完成时限', '时限', '计划完成日期', '计划办结时间'],
  }),
  f({
    key: 'actualDay',
    type: 'day',
    name: { zh: '完成日期', en: 'Done on' },
    what: { zh: '实际办成的日期', en: 'When it was had or reached' },
    example: '',
    synonyms: ['实际完成时间', '完成时间', '办结时间', '实际日期'],
  }),
  f({
    key: 'note',
    type: 'text',
    name: { zh: '备注', en: 'Note' },
    what: { zh: '说明', en: 'A word about it' },
    example: '等交地',
    synonyms: ['说明', '进展'],
  }),
  f({
    key: 'reason',
    type: 'text',
    name: { zh: '变更理由', en: 'Reason' },
    what: {
      zh: '改计划日期或责任单位的理由；不写用整个导入的理由',
      en: 'Why the day or the unit moves; otherwise the reason of the import',
    },
    example: '征地延后',
    synonyms: ['理由', '调整理由'],
  }),
];
