import type { Light } from '@duban/contracts';
import { formatMonth, formatNumber, ppText } from './format';
import { currentLang } from './i18n/i18n';
import { defineMessages, textOf } from './i18n/messages';

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
  const parts = /^(ratio|points)-(\d+)-(\d+)/.exec(version);
  if (!parts) return t('rule.other', { rule: version });
  return t(parts[1] === 'ratio' ? 'rule.ratio' : 'rule.points', {
    yellow: parts[2] ?? '',
    red: parts[3] ?? '',
  });
}

export function lightSentence({ word, period, reason }: Light): string {
  const t = textOf(lightTexts);
  const lang = currentLang();
  if (word === 'stale')
    return period ? t('why.stale', { month: formatMonth(period, lang) }) : t('why.staleNever');
  if (word === 'quiet' || word === 'no-plan' || word === 'finished') return t(`why.${word}`);
  if (!reason) return t(word);
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
