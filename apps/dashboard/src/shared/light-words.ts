import type { InvestmentReason, Light, LightReason } from '@duban/contracts';
import type { LightWord } from '@duban/domain';
import { formatDay, formatMonth, formatNumber, ppText } from './format';
import { currentLang, type Lang } from './i18n/i18n';
import { defineMessages, textOf } from './i18n/messages';
import { shared } from './messages';

/** Why a light is what it is, as one sentence with its numbers. */
export const lightTexts = defineMessages('lights', {
  zh: {
    ahead: '超前',
    'on-plan': '符合序时',
    'slight-lag': '略滞后',
    lag: '滞后',
    'severe-lag': '严重滞后',
    quiet: '本月不亮灯',
    'no-plan': '没有年度计划',
    stale: '数据陈旧',
    finished: '已完成',
    'lag-again': '连续滞后',
    'in-time': '按期',
    'start-overdue': '未按期开工',
    'finish-overdue': '未按期竣工',
    'register-overdue': '未及时入库',
    'permit-overdue': '手续超期',
    'report-overdue': '直报逾期',
    'zero-growth': '零进度',
    'kind.investment': '投资',
    'kind.start': '开工',
    'kind.finish': '竣工',
    'kind.register': '入库',
    'kind.permit': '手续',
    'kind.late': '直报',
    'kind.zero': '零进度',
    'why.start': '计划 {{planned}} 开工，已过 {{months}} 个月仍未开工（{{rule}}）',
    'why.started': '计划 {{planned}} 开工，{{actual}} 已开工',
    'why.startAhead': '计划 {{planned}} 开工，当月未过',
    'why.finish': '计划 {{planned}} 竣工，已过 {{months}} 个月仍未竣工（{{rule}}）',
    'why.finishedOn': '计划 {{planned}} 竣工，{{actual}} 已竣工',
    'why.finishAhead': '计划 {{planned}} 竣工，尚未到期',
    'why.register': '{{start}} 开工，已满 {{months}} 个月仍未入库（{{rule}}）',
    'why.registered': '{{start}} 开工，{{actual}} 已入库',
    'why.registerAhead': '{{start}} 开工，还在入库期限内',
    'why.permit': '「{{name}}」计划 {{planned}} 办结，至今未办结；共 {{overdue}} 项超期（{{rule}}）',
    'why.permits': '手续节点无一超期',
    'why.late': '{{month}}直报应于 {{due}} 前报送，至今未报；共缺 {{missing}} 个月（{{rule}}）',
    'why.reported': '直报按时',
    'why.zero': '自{{month}}起连续 {{months}} 个月没有完成投资（{{rule}}）',
    'why.grew': '近月有投资完成',
    'course.again': '连续 {{count}} 个黄月，转红',
    'course.red': '连续 {{count}} 个月红灯，提请{{level}}',
    'course.waived': '已批准免亮{{light}}，至 {{until}}',
    'level.supervising-leader': '分管县领导',
    'level.county-leader': '主要领导',
    'rule.months': '规则：{{yellow}} 个月黄、{{red}} 个月红',
    'rule.days': '规则：{{yellow}} 天黄、{{red}} 天红',
    'rule.workdays': '规则：{{yellow}} 个工作日黄、{{red}} 个工作日红',
    'why.ratio': '完成率 {{rate}}，为序时 {{schedule}} 的 {{ratio}}（{{rule}}）',
    'why.ahead': '完成率 {{rate}}，比序时 {{schedule}} 超 {{pp}}',
    'why.points': '完成率 {{rate}}，较序时 {{schedule}} {{pp}}（{{rule}}）',
    'why.stale': '上一期没有按时报送，数据停在 {{month}}',
    'why.staleNever': '还没有报送过',
    'why.quiet': '规则从 3 月直报起判断，这之前不亮灯',
    'why.no-plan': '没有年度计划，无从比较',
    'why.finished': '全部投资已完成',
    'rule.ratio': '规则 {{yellow}}/{{red}}：低于序时 {{yellow}}% 黄、{{red}}% 红',
    'rule.points': '规则 {{yellow}}/{{red}}：落后 {{yellow}} 个百分点起黄、超过 {{red}} 红',
    'rule.other': '规则 {{rule}}',
  },
  en: {
    ahead: 'ahead',
    'on-plan': 'on schedule',
    'slight-lag': 'slightly behind',
    lag: 'behind',
    'severe-lag': 'far behind',
    quiet: 'no light this month',
    'no-plan': 'no plan for the year',
    stale: 'out of date',
    finished: 'finished',
    'lag-again': 'behind again',
    'in-time': 'in time',
    'start-overdue': 'start overdue',
    'finish-overdue': 'finish overdue',
    'register-overdue': 'not in the register',
    'permit-overdue': 'permit overdue',
    'report-overdue': 'report overdue',
    'zero-growth': 'standing still',
    'kind.investment': 'Investment',
    'kind.start': 'Start',
    'kind.finish': 'Finish',
    'kind.register': 'Register',
    'kind.permit': 'Permits',
    'kind.late': 'Reports',
    'kind.zero': 'Growth',
    'why.start': 'start planned for {{planned}}, not begun {{months}} months on ({{rule}})',
    'why.started': 'start planned for {{planned}}, begun on {{actual}}',
    'why.startAhead': 'start planned for {{planned}}, its month has not passed',
    'why.finish': 'finish planned for {{planned}}, not reached {{months}} months on ({{rule}})',
    'why.finishedOn': 'finish planned for {{planned}}, reached on {{actual}}',
    'why.finishAhead': 'finish planned for {{planned}}, not due yet',
    'why.register': 'begun on {{start}}, not in the statistics register {{months}} months on ({{rule}})',
    'why.registered': 'begun on {{start}}, in the register since {{actual}}',
    'why.registerAhead': 'begun on {{start}}, within the time to register',
    'why.permit':
      '"{{name}}" was planned for {{planned}} and is missing; {{overdue}} overdue in all ({{rule}})',
    'why.permits': 'no permit is overdue',
    'why.late':
      'the report of {{month}} was due on {{due}} and is missing; {{missing}} months in all ({{rule}})',
    'why.reported': 'reports are in time',
    'why.zero': 'no investment for {{months}} months, since {{month}} ({{rule}})',
    'why.grew': 'investment was done of late',
    'course.again': '{{count}} yellow months in a row make it red',
    'course.red': 'red for {{count}} months: a matter of the {{level}}',
    'course.waived': 'excused from {{light}} until {{until}}',
    'level.supervising-leader': 'leader in charge',
    'level.county-leader': 'county leader',
    'rule.months': 'rule: yellow at {{yellow}} months, red at {{red}}',
    'rule.days': 'rule: yellow at {{yellow}} days, red at {{red}}',
    'rule.workdays': 'rule: yellow at {{yellow}} working days, red at {{red}}',
    'why.ratio': '{{rate}} done, {{ratio}} of the scheduled {{schedule}} ({{rule}})',
    'why.ahead': '{{rate}} done, {{pp}} ahead of the scheduled {{schedule}}',
    'why.points': '{{rate}} done, {{pp}} against the scheduled {{schedule}} ({{rule}})',
    'why.stale': 'the last report is missing; data stopped at {{month}}',
    'why.staleNever': 'nothing reported yet',
    'why.quiet': 'judged from the March report on',
    'why.no-plan': 'no plan for the year to compare with',
    'why.finished': 'all investment is done',
    'rule.ratio': 'rule {{yellow}}/{{red}}: yellow below {{yellow}}% of schedule, red below {{red}}%',
    'rule.points': 'rule {{yellow}}/{{red}}: yellow from {{yellow}} points behind, red beyond {{red}}',
    'rule.other': 'rule {{rule}}',
  },
});

const tenths = (value: number | null): string => (value === null ? '—' : `${formatNumber(value / 10, 1)}%`);

/** "规则 80/60：…" from a version like "ratio-80-60/1". */
export function ruleWords(version: string): string {
  const t = textOf(lightTexts);
  const [, kind = '', yellow = '', red = ''] =
    /^(ratio|points|start|finish|register|permit|late|zero)-(\d+)-(\d+)/.exec(version) ?? [];
  const values = { yellow, red };
  if (kind === 'ratio' || kind === 'points') return t(`rule.${kind}`, values);
  if (kind === 'permit') return t('rule.days', values);
  if (kind === 'late') return t('rule.workdays', values);
  return kind ? t('rule.months', values) : t('rule.other', { rule: version });
}

type Clock = Exclude<LightReason, InvestmentReason>;
const isClock = (reason: LightReason): reason is Clock => 'facts' in reason;

/** What a clock says: planned and actual days, months and names. */
function clockSentence({ code, rule, facts }: Clock, kind: Light['kind'], lang: Lang): string {
  const t = textOf(lightTexts);
  const day = (key: string) => (typeof facts[key] === 'string' ? formatDay(facts[key], lang) : '');
  const fullDay = (key: string) => (typeof facts[key] === 'string' ? facts[key] : '');
  const values = {
    months: Number(facts.months) || 0,
    overdue: Number(facts.overdue) || 0,
    missing: Number(facts.missing) || 0,
    name: String(facts.name ?? ''),
    planned: fullDay('plannedDay'),
    actual: fullDay('actualDay') || fullDay('registeredOn'),
    start: fullDay('actualStart'),
    due: day('dueDay'),
    month: formatMonth(String(facts.period ?? facts.from ?? '2000-01'), lang),
    rule: ruleWords(rule),
  };
  const isOver = code !== 'in-time';
  switch (kind) {
    case 'start':
      return t(isOver ? 'why.start' : values.actual ? 'why.started' : 'why.startAhead', values);
    case 'finish':
      return t(isOver ? 'why.finish' : values.actual ? 'why.finishedOn' : 'why.finishAhead', values);
    case 'register':
      return t(isOver ? 'why.register' : values.actual ? 'why.registered' : 'why.registerAhead', values);
    case 'permit':
      return t(isOver ? 'why.permit' : 'why.permits', values);
    case 'late':
      return t(isOver ? 'why.late' : 'why.reported', values);
    case 'zero':
      return t(isOver ? 'why.zero' : 'why.grew', values);
    default:
      return t(code);
  }
}

/** What several months or a waiver made of it, said after the rest. */
function courseSentence(reason: LightReason, lang: Lang): string {
  const t = textOf(lightTexts);
  const { yellowMonths, redMonths, level, would, waivedUntil } = reason;
  const said = [
    ...(yellowMonths ? [t('course.again', { count: yellowMonths })] : []),
    ...(redMonths && level ? [t('course.red', { count: redMonths, level: t(`level.${level}`) })] : []),
    ...(would && waivedUntil
      ? [t('course.waived', { light: textOf(shared)(`light.${would}`), until: waivedUntil })]
      : []),
  ];
  return said.map((sentence) => (lang === 'zh' ? `；${sentence}` : `; ${sentence}`)).join('');
}

const KIND_OF: Partial<Record<LightWord, Light['kind']>> = {
  'start-overdue': 'start',
  'finish-overdue': 'finish',
  'register-overdue': 'register',
  'permit-overdue': 'permit',
  'report-overdue': 'late',
  'zero-growth': 'zero',
};

export const kindWord = (kind: NonNullable<Light['kind']>) => textOf(lightTexts)(`kind.${kind}`);

export function lightSentence(light: Light): string {
  const said = plainSentence(light);
  return light.reason && light.word !== 'stale' ? said + courseSentence(light.reason, currentLang()) : said;
}

function plainSentence({ word, period, reason, kind }: Light): string {
  const t = textOf(lightTexts);
  const lang = currentLang();
  if (word === 'stale')
    return period ? t('why.stale', { month: formatMonth(period, lang) }) : t('why.staleNever');
  if (word === 'quiet' || word === 'no-plan' || word === 'finished') return t(`why.${word}`);
  if (!reason) return t(word);
  if (isClock(reason)) return clockSentence(reason, kind ?? KIND_OF[word], lang);
  const values = {
    rate: tenths(reason.rateTenths),
    schedule: tenths(reason.scheduleTenths),
    pp: ppText((reason.pointsTenths ?? 0) / 10, lang),
    rule: ruleWords(reason.rule),
    // cut off, never rounded up: 79.9 % is below 80 %
    ratio: `${formatNumber(Math.floor((reason.ratioPerMille ?? 0) / 10))}%`,
  };
  if (word === 'ahead' || word === 'on-plan')
    return t('why.ahead', { ...values, pp: values.pp.replace(/^\+/, '') });
  return t(reason.rule.startsWith('points') ? 'why.points' : 'why.ratio', values);
}

/** Green, but behind schedule. */
export const isLagging = (light: Light): boolean => light.color === 'green' && light.word === 'slight-lag';
