import type { FindingLine } from '@duban/contracts';
import { FINDING_CHECKS, type FindingCheck } from '@duban/domain';
import { formatMonth, formatNumber, wanText } from './format';
import { currentLang } from './i18n/i18n';
import { defineMessages, textOf } from './i18n/messages';

/** 核查发现: names of the checks, and what each found as one sentence with its numbers. No blame: something to look at. */
export const findingTexts = defineMessages('findings-words', {
  zh: {
    'name.negative-total': '累计为负',
    'name.fell-total': '累计下降',
    'name.unchanged': '累计不变',
    'name.same-text': '文字雷同',
    'name.year-end-jump': '年末突增',
    'name.month-over-plan': '单月过大',
    'name.paid-above-reported': '付款超完成',
    'name.ahead-of-physical': '超前形象进度',
    'name.physical-fell': '形象进度下降',
    'name.round-number': '整数',
    'name.before-start': '开工前有投资',
    'name.over-total': '超总投资',
    'name.over-budget': '超概算',
    'name.estimate-exceeded': '概算超估算',
    'say.negative-total': '自开工累计 {{total}}，是负数',
    'say.fell-total': '自开工累计 {{total}}，比{{before}}的 {{beforeAmount}} 少 {{less}}',
    'say.unchanged': '自开工累计 {{total}}，自{{from}}起连续 {{months}} 个月没有变化',
    'say.same-text': '形象进度文字与{{before}}一字不差：「{{text}}」',
    'say.year-end-jump': '12 月完成 {{month}}，是此前月均 {{average}} 的 {{times}} 倍',
    'say.month-over-plan': '当月完成 {{month}}，占全年计划 {{plan}} 的 {{percent}}%',
    'say.paid-above-reported': '资金到位累计 {{paid}}，多于完成投资累计 {{total}}',
    'say.ahead-of-physical': '投资完成总投资的 {{money}}，形象进度只有 {{physical}}',
    'say.physical-fell': '形象进度 {{physical}}，低于{{before}}的 {{beforePhysical}}',
    'say.round-number': '当月完成 {{month}}，恰为 {{round}} 万元的整倍',
    'say.before-start': '尚未开工，当月报完成 {{month}}',
    'say.before-startDay': '{{start}} 才开工，当月已报完成 {{month}}',
    'say.over-total': '自开工累计 {{done}}，超过计划总投资 {{total}}',
    'say.over-budget': '{{what}} {{reached}}，超过批复概算 {{budget}}{{law}}',
    'say.estimate-exceeded': '概算 {{budget}}，比估算 {{estimate}} 高 {{percent}}%{{law}}',
    'what.done': '自开工累计',
    'what.planned': '计划总投资',
    'law.23': '（政府投资条例第 23 条）',
    'law.12': '（政府投资条例第 12 条）',
    'state.open': '待核',
    'state.dismissed': '已核实',
    'state.noticed': '已转督办',
    'state.cleared': '已更正',
  },
  en: {
    'name.negative-total': 'Negative sum',
    'name.fell-total': 'Sum fell',
    'name.unchanged': 'Sum unchanged',
    'name.same-text': 'Same text',
    'name.year-end-jump': 'Year-end jump',
    'name.month-over-plan': 'Large month',
    'name.paid-above-reported': 'Paid above reported',
    'name.ahead-of-physical': 'Ahead of the works',
    'name.physical-fell': 'Works fell',
    'name.round-number': 'Round number',
    'name.before-start': 'Before the start',
    'name.over-total': 'Above the total',
    'name.over-budget': 'Above the budget',
    'name.estimate-exceeded': 'Estimate exceeded',
    'say.negative-total': 'The sum since the start is {{total}}, below zero',
    'say.fell-total':
      'The sum since the start is {{total}}, {{less}} less than the {{beforeAmount}} of {{before}}',
    'say.unchanged': 'The sum since the start is {{total}}, unchanged for {{months}} months since {{from}}',
    'say.same-text': 'The progress is told in the very words of {{before}}: "{{text}}"',
    'say.year-end-jump': '{{month}} in December, {{times}} times the {{average}} of an average month before',
    'say.month-over-plan': '{{month}} in one month, {{percent}}% of the plan of the year, {{plan}}',
    'say.paid-above-reported': 'Funds received come to {{paid}}, more than the {{total}} reported as done',
    'say.ahead-of-physical': '{{money}} of the investment is done, and only {{physical}} of the works',
    'say.physical-fell': 'The works stand at {{physical}}, below the {{beforePhysical}} of {{before}}',
    'say.round-number': '{{month}} in the month, a whole multiple of {{round}} × 10,000 yuan',
    'say.before-start': '{{month}} reported for the month, and the building has not begun',
    'say.before-startDay': '{{month}} reported for the month, before the start on {{start}}',
    'say.over-total': '{{done}} done since the start, above the planned total of {{total}}',
    'say.over-budget': '{{what}} {{reached}}, above the approved budget of {{budget}}{{law}}',
    'say.estimate-exceeded': 'A budget of {{budget}}, {{percent}}% above the estimate of {{estimate}}{{law}}',
    'what.done': 'Done since the start:',
    'what.planned': 'Planned total:',
    'law.23': ' (Government Investment Regulation, art. 23)',
    'law.12': ' (Government Investment Regulation, art. 12)',
    'state.open': 'to look at',
    'state.dismissed': 'looked into',
    'state.noticed': 'made a notice',
    'state.cleared': 'put right',
  },
});

/** The name of a check; what is none is said as it is. */
export function checkWord(check: string): string {
  const known = FINDING_CHECKS.find((one) => one === check);
  return known ? textOf(findingTexts)(`name.${known}`) : check;
}

export const findingState = (state: FindingLine['state']) => textOf(findingTexts)(`state.${state}`);

/** What the check found, with the numbers it was found by. */
export function findingSentence(check: FindingCheck, facts: FindingLine['facts']): string {
  const t = textOf(findingTexts);
  const lang = currentLang();
  const amount = (key: string) => {
    const fen = facts[key];
    return typeof fen === 'string' && /^-?\d+$/.test(fen) ? wanText(fen, lang) : '—';
  };
  const less = () =>
    typeof facts.beforeFen === 'string' && typeof facts.totalFen === 'string'
      ? wanText(BigInt(facts.beforeFen) - BigInt(facts.totalFen), lang)
      : '—';
  const month = (key: string) => (typeof facts[key] === 'string' ? formatMonth(facts[key], lang) : '—');
  const share = (key: string) => `${formatNumber(Number(facts[key] ?? 0) / 100, 1)}%`;
  const law = (article: '12' | '23') => (facts.isLaw ? t(`law.${article}`) : '');
  const values = {
    total: amount('totalFen'),
    done: amount('doneFen'),
    month: amount('monthFen'),
    plan: amount('planFen'),
    paid: amount('paidFen'),
    average: amount('averageFen'),
    budget: amount('budgetFen'),
    estimate: amount('estimateFen'),
    reached: amount('reachedFen'),
    beforeAmount: amount('beforeFen'),
    before: month('before'),
    from: month('from'),
    less: less(),
    months: Number(facts.months ?? 0),
    percent: Number(facts.percent ?? 0),
    round: formatNumber(Number(facts.roundWan ?? 0)),
    times: formatNumber(Number(facts.timesTenths ?? 0) / 10, 1),
    physical: share('physicalBp'),
    beforePhysical: share('beforeBp'),
    money: share('moneyBp'),
    text: String(facts.text ?? ''),
    start: String(facts.actualStart ?? ''),
    what: t(facts.isDone ? 'what.done' : 'what.planned'),
    law: law(check === 'over-budget' ? '23' : '12'),
  };
  if (check === 'before-start' && facts.actualStart) return t('say.before-startDay', values);
  return t(`say.${check}`, values);
}
