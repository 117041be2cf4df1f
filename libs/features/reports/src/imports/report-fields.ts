import type { KindField } from '@duban/platform';

type Told = Partial<KindField> & Pick<KindField, 'key' | 'type' | 'name' | 'what' | 'example'>;
const READERS = { zh: '亮灯、核查与各类汇总', en: 'lights, checks and all sums' };
const f = (told: Told): KindField => ({
  required: null,
  usedBy: READERS,
  choices: [],
  synonyms: [],
  ...told,
});

/** 月报: a row is a project and a month. Sums are computed, never read. */
export const REPORT_FIELDS: readonly KindField[] = [
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
    key: 'period',
    type: 'month',
    required: 'always',
    name: { zh: '月份', en: 'Month' },
    what: {
      zh: '填报哪个月；一个文件里可以有几个月，按先后填报',
      en: 'Which month; several are filed one after the other',
    },
    example: '2026-05',
    synonyms: ['报告期', '填报月份', '月度', '统计月份', '期别'],
  }),
  f({
    key: 'monthFen',
    type: 'money',
    required: 'new',
    name: { zh: '本月完成投资', en: 'Done this month' },
    what: {
      zh: '当月完成的投资，没有写 0；累计由系统算',
      en: 'Investment of the month, 0 for none; sums are computed',
    },
    example: '1520.5',
    synonyms: ['当月完成投资', '本月完成', '当月完成', '本月投资', '月度完成投资'],
  }),
  f({
    key: 'fundsFen',
    type: 'money',
    name: { zh: '本月到位资金', en: 'Funds received' },
    what: { zh: '当月到位的资金', en: 'Funds that came this month' },
    example: '800',
    synonyms: ['到位资金', '当月到位资金', '资金到位'],
  }),
  f({
    key: 'physicalBp',
    type: 'percent',
    required: 'new',
    name: { zh: '形象进度', en: 'Physical progress' },
    what: {
      zh: '到月底做成的工程量占全部的百分比；开工以后必填',
      en: 'Share of the work that stands; required from the start on',
    },
    example: '36.5',
    synonyms: ['形象进度百分比', '工程进度', '进度'],
  }),
  f({
    key: 'progressStep',
    type: 'text',
    name: { zh: '进度节点', en: 'Step' },
    what: { zh: '现在做到哪一步', en: 'Which step it is at' },
    example: '主体',
    synonyms: ['当前节点', '施工阶段'],
  }),
  f({
    key: 'progressText',
    type: 'text',
    required: 'new',
    name: { zh: '进展情况', en: 'Progress' },
    what: { zh: '本月做了什么', en: 'What was done this month' },
    example: '主体封顶，安装进场',
    synonyms: ['本月进展', '形象进度描述', '工作进展', '进展', '进度描述'],
  }),
  f({
    key: 'noProgressReason',
    type: 'text',
    name: { zh: '无进展原因', en: 'Why nothing moved' },
    what: { zh: '本月没有进展的，为什么', en: 'Where nothing was done' },
    example: '',
    synonyms: ['未完成原因', '滞后原因'],
  }),
  f({
    key: 'problemCategory',
    type: 'text',
    name: { zh: '问题类别', en: 'Kind of problem' },
    what: { zh: '用地、规划、资金、管线等；与问题一起写', en: 'Land, planning, funds …; with the problem' },
    example: '用地',
    synonyms: ['困难类别'],
  }),
  f({
    key: 'problemText',
    type: 'text',
    name: { zh: '存在问题', en: 'Problem' },
    what: { zh: '需要协调的问题', en: 'What holds it up' },
    example: '尚有 3 户未搬迁',
    synonyms: ['问题', '困难', '存在的问题', '需协调问题', '困难问题'],
  }),
  f({
    key: 'nextPlanFen',
    type: 'money',
    name: { zh: '下月计划投资', en: 'Planned for next month' },
    what: { zh: '下个月计划完成的投资', en: 'Investment planned for the month after' },
    example: '1800',
    synonyms: ['下月计划', '次月计划投资'],
  }),
  f({
    key: 'nextPlanText',
    type: 'text',
    name: { zh: '下月打算', en: 'Next steps' },
    what: { zh: '下个月做什么', en: 'What comes next' },
    example: '安装调试',
    synonyms: ['下步打算', '下一步工作', '下月工作计划'],
  }),
  f({
    key: 'ownLight',
    type: 'choice',
    name: { zh: '自评灯', en: 'Own light' },
    what: {
      zh: '单位自己怎么看，不改变系统亮灯',
      en: 'What the unit thinks itself; beside the computed light',
    },
    example: '绿',
    choices: [
      { value: 'green', zh: '绿', en: 'green' },
      { value: 'yellow', zh: '黄', en: 'yellow' },
      { value: 'red', zh: '红', en: 'red' },
    ],
    synonyms: ['自评', '自评等次'],
  }),
];
