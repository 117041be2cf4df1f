type Lang = 'zh' | 'en';
type Facts = Record<string, unknown>;
/** Of a field, what a sentence about it needs. */
type ImportField = { choices: readonly { zh: string; en: string }[] };
type Words = Record<Lang, (facts: Facts, field: ImportField | undefined) => string>;

const said = (facts: Facts, key: string): string => {
  const value = facts[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
const found = (facts: Facts): string => {
  const text = said(facts, 'found');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};
const allowed = (field: ImportField | undefined, lang: Lang): string =>
  (field?.choices ?? []).map((choice) => choice[lang]).join(lang === 'zh' ? '、' : ', ');
const fixed = (zh: string, en: string): Words => ({ zh: () => zh, en: () => en });

/** What is wrong with a cell and what is allowed: on the screen, and in the marked copy of the file. */
const FAULTS: Record<string, Words> = {
  required: fixed('必填，不能为空', 'must be there'),
  'not-to-be-empty': fixed('必填，不能清空', 'must not be emptied'),
  merged: fixed('合并单元格读不准：请取消合并，每行都填', 'merged cells: unmerge them and fill in each row'),
  'cell-error': {
    zh: (facts) => `公式出错（${found(facts)}）：请改成值`,
    en: (facts) => `the formula failed (${found(facts)}): write the value`,
  },
  'formula-blank': fixed(
    '公式没有算出值：请在表格软件里打开保存一次，或改成值',
    'the formula has no value: open and save the file in a spreadsheet program, or write the value',
  ),
  'too-long': {
    zh: (f) => `过长，最多 ${said(f, 'limit')} 字`,
    en: (f) => `too long, ${said(f, 'limit')} letters at most`,
  },
  'unreadable-text': fixed('含有不能保存的字符', 'holds letters that cannot be kept'),
  'too-many-cells': fixed(
    '本行的单元格多于表头：可能有分隔符写进了内容，请给该内容加引号',
    'more cells than heads: a separator may stand in a text; put it in quotes',
  ),
  'not-a-number': {
    zh: (f) => `“${found(f)}”不是数字，只写数字，可带千分位逗号`,
    en: (f) => `“${found(f)}” is no number; digits only, thousands may have commas`,
  },
  'too-exact': {
    zh: (f) => `“${found(f)}”小数位太多：金额精确到分，百分比到两位小数`,
    en: (f) => `“${found(f)}” has too many decimals: amounts to a cent, per cents to two decimals`,
  },
  'too-large': fixed('数值过大', 'too large'),
  'photo-required': fixed(
    '在建项目每月须有现场照片：请先打开这个项目的直报，拍照或选照片（随草稿保存），再导入',
    'a project under construction needs a site photograph: open its report, take or choose one (the draft keeps it), then import again',
  ),
  negative: {
    zh: (f) => `“${found(f) || said(f, 'fen')}”不能为负数`,
    en: (f) => `“${found(f) || said(f, 'fen')}” must not be negative`,
  },
  'not-a-share': {
    zh: (f) => `“${found(f)}”应在 0 到 100 之间（百分比）`,
    en: (f) => `“${found(f)}” must be between 0 and 100 per cent`,
  },
  'not-a-year': {
    zh: (f) => `“${found(f)}”不是年份，如 2026`,
    en: (f) => `“${found(f)}” is no year, as 2026`,
  },
  'not-a-month': {
    zh: (f) => `“${found(f)}”不是月份，如 2026-05`,
    en: (f) => `“${found(f)}” is no month, as 2026-05`,
  },
  'not-a-day': {
    zh: (f) => `“${found(f)}”不是日期，如 2026-05-31 或 2026年5月31日`,
    en: (f) => `“${found(f)}” is no day, as 2026-05-31`,
  },
  'out-of-range': {
    zh: (f) => `“${found(f)}”应在 ${said(f, 'from')} 到 ${said(f, 'to')} 之间`,
    en: (f) => `“${found(f)}” must be between ${said(f, 'from')} and ${said(f, 'to')}`,
  },
  'not-a-choice': {
    zh: (f, field) => `“${found(f)}”不在可选值内：${allowed(field, 'zh')}`,
    en: (f, field) => `“${found(f)}” is none of: ${allowed(field, 'en')}`,
  },
  'not-yes-no': { zh: (f) => `“${found(f)}”只能写“是”或“否”`, en: (f) => `“${found(f)}” must be yes or no` },
  twice: {
    zh: (f) =>
      `与第 ${said(f, 'line') || '其他'} 行重复：同一个项目（同一个月、同一项）在一个文件里只能有一行`,
    en: (f) => `the same as line ${said(f, 'line')}: one row for each in a file`,
  },
  'unknown-org': {
    zh: (f) => `“${found(f)}”不在单位名册里：写全称或简称，新单位请管理员先建`,
    en: (f) =>
      `“${found(f)}” is not among the organisations: its full or short name; new ones are entered by the administrator`,
  },
  'many-orgs': {
    zh: (f) => `有几个单位都叫“${found(f)}”：请写全称`,
    en: (f) => `several organisations are called “${found(f)}”: write the full name`,
  },
  'unknown-place': {
    zh: (f) => `“${found(f)}”不是本县的乡镇园区`,
    en: (f) => `“${found(f)}” is no township or zone of the county`,
  },
  'unknown-project': {
    zh: (f) => `项目代码“${found(f)}”不在登记库，或不归您办`,
    en: (f) => `project code “${found(f)}” is not in the register, or not yours`,
  },
  'unknown-milestone': fixed(
    '登记库里没有这一项，新增须写责任单位和计划日期',
    'not registered yet: a new one needs who owes it and by when',
  ),
  forbidden: fixed('您无权修改这一项', 'you may not change this'),
  'project-code': fixed(
    '不是项目代码：24 位，如 2305-340122-04-01-123456',
    'no project code: 24 characters, as 2305-340122-04-01-123456',
  ),
  'credit-code': fixed(
    '统一社会信用代码校验不过：18 位，请核对',
    'the unified social credit code does not check: 18 characters',
  ),
  industry: fixed('不是国民经济行业大类，如 C38', 'no division of GB/T 4754, as C38'),
  'too-small': fixed('过短', 'too short'),
  'too-big': fixed('过长，或超出范围', 'too long, or out of range'),
  'in-future': fixed('日期晚于今天', 'later than today'),
  'before-start': fixed('早于开工', 'before the start'),
  'not-the-sum': fixed(
    '十二个月的计划之和不等于年度计划',
    'the twelve months do not sum up to the plan of the year',
  ),
  'months-without-year': fixed('写了月度计划，没有写年度计划投资', 'months are planned and the year is not'),
  'some-months': fixed('月度计划要么不写，要么十二个月都写', 'plan none of the months, or all twelve'),
  'period-not-open': {
    zh: (f) => `${said(f, 'period')} 还没到，不能填报`,
    en: (f) => `${said(f, 'period')} has not come yet and cannot be filed`,
  },
  'later-negative': {
    zh: (f) => `这样改，${said(f, 'laterPeriod')} 的累计数会小于零`,
    en: (f) => `with this the running total of ${said(f, 'laterPeriod')} would fall below zero`,
  },
  'not-started': fixed(
    '项目还没有实际开工日期，不能有完成投资',
    'nothing can be done before the project has started',
  ),
  'physical-fell': fixed('形象进度低于上月', 'physical progress is below last month’s'),
  'physical-range': fixed(
    '形象进度应在 0 到 100% 之间',
    'physical progress must be between 0 and 100 per cent',
  ),
  'text-too-short': fixed('进展情况太短，请写明本月做了什么', 'say what was done this month'),
  'forbidden-move': fixed('这一项已取消，不能再填', 'it was dropped before'),
  'reason-needed': fixed('改计划日期或责任单位须写理由', 'who moves the day or the unit says why'),
};

/** A fault as a sentence. */
export function faultWords(
  fault: { code: string; facts: Facts },
  field: ImportField | undefined,
  lang: Lang,
): string {
  const words = FAULTS[fault.code];
  if (words) return words[lang](fault.facts, field);
  return lang === 'zh' ? `与其他内容矛盾（${fault.code}）` : `contradicts the rest (${fault.code})`;
}
